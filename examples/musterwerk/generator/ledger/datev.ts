import {delimited, type Format} from '../files/format.ts';
import {datevMoney} from '../files/german.ts';
import {type Day, dayOf, fiscalYearOf, isoDay, monthOf} from '../world/calendar.ts';

/** So much debits one account and credits the other. In cents, never negative. */
export interface Booking {
  day: Day;
  cents: number;
  debit: string;
  credit: string;
  document: string;
  text: string;
  costCentre?: string | undefined;
  /** The document that it takes back, by the same accounts (Generalumkehr). */
  reverses?: string | undefined;
}

/** A Buchungsstapel has room for so many bookings. */
export const LARGEST_STACK = 99_999;

const COLUMNS =
  'Umsatz (ohne Soll/Haben-Kz);Soll/Haben-Kennzeichen;WKZ Umsatz;Kurs;Basis-Umsatz;WKZ Basis-Umsatz;Konto;' +
  'Gegenkonto (ohne BU-Schlüssel);BU-Schlüssel;Belegdatum;Belegfeld 1;Belegfeld 2;Skonto;Buchungstext;' +
  'Postensperre;Diverse Adressnummer;Geschäftspartnerbank;Sachverhalt;Zinssperre;Beleglink;' +
  'Beleginfo - Art 1;Beleginfo - Inhalt 1;Beleginfo - Art 2;Beleginfo - Inhalt 2;Beleginfo - Art 3;' +
  'Beleginfo - Inhalt 3;Beleginfo - Art 4;Beleginfo - Inhalt 4;Beleginfo - Art 5;Beleginfo - Inhalt 5;' +
  'Beleginfo - Art 6;Beleginfo - Inhalt 6;Beleginfo - Art 7;Beleginfo - Inhalt 7;Beleginfo - Art 8;' +
  'Beleginfo - Inhalt 8;KOST1 - Kostenstelle;KOST2 - Kostenstelle;Kost-Menge;' +
  'EU-Land u. UStID (Bestimmung);EU-Steuersatz (Bestimmung);Generalumkehr (GU)';

const plain = delimited('windows-1252', ';', '\r\n');

const digits = (day: Day) => isoDay(day).replaceAll('-', '');

/**
 * A Buchungsstapel in the DATEV format, category 21, version 12, with its columns up to those that
 * we fill. `stack` tells the stacks of one day apart.
 */
export function buchungsstapel(
  [from, to]: readonly [Day, Day],
  made: Day,
  stack: number,
  title: string,
): Format {
  const year = dayOf(2023 + fiscalYearOf(monthOf(from)), 10, 1);
  const time = String(60_000_000 + stack * 1000).padStart(9, '0');
  const head = [
    '"EXTF";700;21;"Buchungsstapel";12',
    `${digits(made)}${time};;"RE";"";"";29098;55003`,
    `${digits(year)};4;${digits(from)};${digits(to)}`,
    `"${title}";"MW";1;0;0;"EUR";;"";;;"04";;;"";""`,
  ].join(';');
  return {...plain, file: rows => [head, COLUMNS, ...rows]};
}

/** Columns between the text and the cost centre, and behind it, of which we fill none. */
const BEFORE_COST_CENTRE = `;0${';'.repeat(21)}`;
const BEHIND_COST_CENTRE = '"";;"";';

/** The line of a booking. A reversal (Generalumkehr) names the same sides as what it takes back. */
export function bookingLine(booking: Booking): string {
  const {cents, debit, credit, document, text, costCentre = '', reverses} = booking;
  const iso = isoDay(booking.day);
  const day = `${iso.slice(8)}${iso.slice(5, 7)}`;
  const before = `${datevMoney(cents)};"S";"EUR";;;;${debit};${credit};;${day};"${document}";`;
  const after = `"${reverses ?? ''}";;"${text}"${BEFORE_COST_CENTRE};"${costCentre}"`;
  return `${before}${after};${BEHIND_COST_CENTRE};${reverses === undefined ? '0' : '1'}`;
}
