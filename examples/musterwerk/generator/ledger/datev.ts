import {bytesOf, delimited} from '../files/format.ts';
import type {Difference} from '../files/manifest.ts';
import {endRow, type Page, putNumberOn, putText} from '../files/page.ts';
import {
  type Day,
  dayOf,
  fiscalYearOf,
  isoDay,
  monthOf,
  rememberedByDay,
} from '../world/calendar.ts';

/** So much debits one account and credits the other. In cents, never negative. */
export interface Booking {
  day: Day;
  cents: number;
  debit: string;
  credit: string;
  document: string;
  text: string;
  costCentre?: string | undefined;
  /** Why revenue moves without an invoice line. */
  why?: Difference | undefined;
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

const FORMAT = delimited('windows-1252', ';', '\r\n');

const digits = (day: Day) => isoDay(day).replaceAll('-', '');

/**
 * The head of a Buchungsstapel in the DATEV format, category 21, version 12, with its columns up to
 * those that we fill. `stack` tells the stacks of one day apart.
 */
export function stackHead(
  [from, to]: readonly [Day, Day],
  made: Day,
  stack: number,
  title: string,
): Buffer {
  const year = dayOf(2023 + fiscalYearOf(monthOf(from)), 10, 1);
  const time = String(60_000_000 + stack * 1000).padStart(9, '0');
  const head = [
    '"EXTF";700;21;"Buchungsstapel";12',
    `${digits(made)}${time};;"RE";"";"";29098;55003`,
    `${digits(year)};4;${digits(from)};${digits(to)}`,
    `"${title}";"MW";1;0;0;"EUR";;"";;;"04";;;"";""`,
  ].join(';');
  return bytesOf(FORMAT, [head, COLUMNS]);
}

/** Columns between the text and the cost centre, and behind it, of which we fill none. */
const BEFORE_COST_CENTRE = `";0${';'.repeat(22)}"`;
const BEHIND_COST_CENTRE = '";"";;"";;';

const [BOOKED, REVERSED] = [`${BEHIND_COST_CENTRE}0`, `${BEHIND_COST_CENTRE}1`];

/** Adds the line of a booking. A reversal (Generalumkehr) names the same sides as what it takes back. */
export function addBooking(stack: Page, booking: Booking): void {
  const {cents, debit, credit, document, text, costCentre = '', reverses} = booking;
  const {encoding} = FORMAT;
  putNumberOn(stack, cents, 'DATEV money');
  putText(stack, ';"S";"EUR";;;;', encoding);
  putText(stack, debit, encoding);
  putText(stack, ';', encoding);
  putText(stack, credit, encoding);
  putText(stack, ';;', encoding);
  putText(stack, dayAndMonth(booking.day), encoding);
  putText(stack, ';"', encoding);
  putText(stack, document, encoding);
  putText(stack, '";"', encoding);
  putText(stack, reverses ?? '', encoding);
  putText(stack, '";;"', encoding);
  putText(stack, text, encoding);
  putText(stack, BEFORE_COST_CENTRE, encoding);
  putText(stack, costCentre, encoding);
  putText(stack, reverses === undefined ? BOOKED : REVERSED, encoding);
  endRow(stack, FORMAT);
}

const dayAndMonth = rememberedByDay(day => isoDay(day).slice(8) + isoDay(day).slice(5, 7));
