import {bytesOf, delimited} from '../files/format.ts';
import {datevMoney} from '../files/german.ts';
import type {Difference} from '../files/manifest.ts';
import {addRow, type Page} from '../files/page.ts';
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
const BEFORE_COST_CENTRE = `0${';'.repeat(21)}`;
const BEHIND_COST_CENTRE = '"";;"";';

/** Adds the line of a booking. A reversal (Generalumkehr) names the same sides as what it takes back. */
export function addBooking(stack: Page, booking: Booking): void {
  const {cents, debit, credit, document, text, costCentre = '', reverses} = booking;
  addRow(stack, FORMAT, [
    datevMoney(cents),
    '"S";"EUR";;;',
    debit,
    credit,
    '',
    dayAndMonth(booking.day),
    `"${document}"`,
    reverses === undefined ? '""' : `"${reverses}"`,
    '',
    `"${text}"`,
    BEFORE_COST_CENTRE,
    `"${costCentre}"`,
    BEHIND_COST_CENTRE,
    reverses === undefined ? '0' : '1',
  ]);
}

const dayAndMonth = (day: Day) => isoDay(day).slice(8) + isoDay(day).slice(5, 7);
