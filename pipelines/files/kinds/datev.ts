import type {FileFormat} from '../../../company/sources/file.ts';
import type {ValueFormat} from '../../../company/sources/values.ts';
import {shownNames} from '../../names.ts';
import {amountOf} from '../amount.ts';
import {delimitedRows} from '../delimited.ts';
import {distinct, named} from '../layout.ts';
import {askAgain, FileError, type SourceRow, type SourceTable, type TableReader} from '../table.ts';
import {grossLines} from './datev_gross.ts';

/**
 * The DATEV format (EXTF, or DTVF from DATEV's own programs). A line of a Buchungsstapel debits one
 * account and credits another, and gives a row for each, so that a ledger comes out whole and sums
 * to zero. Debits are positive. Tax that an account or BU-Schlüssel computes is not split off:
 * amounts are as booked, and these lines are told. Kontenbeschriftungen and Debitoren/Kreditoren stay as they are.
 * Source: developer.datev.de, DATEV-Format, Header and Buchungsstapel.
 */
export const datev: TableReader = async (file, {format, values}) => {
  const {category, first, names, batches} = await opened(file, format);
  const rows = ofOneWidth(batches, names.length);
  if (category !== bookings) return {header: distinct(names), rows, skipped: () => 0};
  return ledger(names, rows, stackOf(first), values);
};

const bookings = '21';
const plainCategories = ['16', '20'];

/** The first line, which says what the file is, the names on the second, and all after them. */
async function opened(file: string, format: FileFormat) {
  const source = delimitedRows(file, format);
  const start: SourceRow[] = [];
  while (start.length < 2) {
    const {value, done} = await source.next();
    if (done) break;
    start.push(...value);
  }
  const [head, second, ...others] = start;
  if (!head) throw new FileError('the file is empty', askAgain);
  const first = head.fields.map(field => field?.trim() ?? '');
  const category = categoryOf(first);
  if (!second) throw new FileError('the names of the columns are missing on line 2', askAgain);

  async function* batches() {
    yield others;
    yield* source;
  }
  return {category, first, names: named(second.fields), batches: batches()};
}

function categoryOf([mark = '', , category = '']: readonly string[]): string {
  if (mark !== 'EXTF' && mark !== 'DTVF') {
    throw new FileError(
      'the file does not begin with EXTF or DTVF, as the DATEV format does',
      'Export it in the DATEV format, or declare what it is, such as kind: csv, in sources.yaml.',
    );
  }
  if (category === bookings || plainCategories.includes(category)) return category;
  throw new FileError(
    `it is of ${/^\d\d?$/.test(category) ? `the category ${category}` : 'no category of DATEV'}, which is not read`,
    'Export a Buchungsstapel (21), Kontenbeschriftungen (20) or Debitoren/Kreditoren (16).',
  );
}

/**
 * Some systems leave the columns at the end away. They do so on every line: one of another width
 * than the first was damaged.
 */
async function* ofOneWidth(
  batches: AsyncIterable<SourceRow[]>,
  columns: number,
): AsyncGenerator<SourceRow[]> {
  let width: number | undefined;
  const widened = (row: SourceRow): SourceRow => {
    const found = row.fields.length;
    width ??= found;
    if (found !== width || row.fields.slice(columns).some(Boolean)) {
      const refused = `is not a row: has ${found} fields, expected ${Math.min(width, columns)}`;
      return {...row, refused};
    }
    if (found === columns) return row;
    return {...row, fields: Array.from({length: columns}, (_, at) => row.fields[at] ?? null)};
  };
  for await (const batch of batches) yield batch.map(widened);
}

/** What the first line says of all bookings. Days are eight digits, which sort as they come. */
interface Stack {
  /** When it was made, or else its period: what tells the bookings of two stacks apart. */
  mark: string;
  yearBegin: string;
  from: string;
  to: string;
  currency: string;
  /** DATEV's number of the chart of accounts; empty where none is said. */
  chart: string;
}

function stackOf(first: readonly string[]): Stack {
  const [yearBegin = '', , from = '', to = ''] = first.slice(12, 16);
  const yearEnd = isDay(yearBegin) ? lastOfYear(yearBegin) : '';
  const days = [yearBegin, from || yearBegin, to || yearEnd, yearEnd] as const;
  const isInOrder = days.every((day, at) => isDay(day) && (days[at - 1] ?? '') <= day);
  const mark = first[5] || `${days[1]}-${days[2]}`;
  const said = {currency: first[21] || 'EUR', chart: first[26] ?? ''};
  if (isInOrder) return {mark, yearBegin, from: days[1], to: days[2], ...said};
  throw new FileError(
    `line 1 says WJ-Beginn ${shownDay(yearBegin)}, Datum von ${shownDay(from)} and Datum bis ${shownDay(to)}, which is no part of one fiscal year`,
    'Without it, no day of a booking has a year. Have the export made for one fiscal year.',
  );
}

const asDay = (text: string): Date =>
  new Date(`${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}T00:00:00Z`);
const digitsOf = (day: Date): string => day.toISOString().slice(0, 10).replaceAll('-', '');

/** A Date takes 30 February for 2 March. */
const isDay = (text: string): boolean =>
  /^\d{8}$/.test(text) && !Number.isNaN(asDay(text).getTime()) && digitsOf(asDay(text)) === text;

/** What is no day, may be anything. */
const shownDay = (text: string) => (isDay(text) || text === '' ? `"${text}"` : 'what is no day');

function lastOfYear(begin: string): string {
  const day = asDay(begin);
  day.setUTCFullYear(day.getUTCFullYear() + 1, day.getUTCMonth(), day.getUTCDate() - 1);
  return digitsOf(day);
}

/** Where the columns of a booking stand; the names differ between systems and versions. */
const spellings = {
  amount: ['Umsatz (ohne Soll/Haben-Kz)', 'Umsatz'],
  side: ['Soll/Haben-Kennzeichen', 'Soll-/Haben-Kennzeichen'],
  account: ['Konto'],
  contra: ['Gegenkonto (ohne BU-Schlüssel)', 'Gegenkonto'],
  day: ['Belegdatum'],
  currency: ['WKZ Umsatz'],
  baseAmount: ['Basis-Umsatz', 'Basisumsatz'],
  baseCurrency: ['WKZ Basis-Umsatz', 'WKZ Basisumsatz'],
  key: ['BU-Schlüssel'],
  reversal: ['Generalumkehr (GU)', 'Generalumkehr'],
  skonto: ['Skonto'],
};
type Part = keyof typeof spellings;
const required: Part[] = ['amount', 'side', 'account', 'contra', 'day'];

type Booking = Record<Part, string>;

/** Reads a line by the names of its columns; what a file does not have is empty. */
function bookingReader(names: readonly string[]): (row: SourceRow) => Booking {
  const parts = Object.entries(spellings) as [Part, string[]][];
  const places = parts.map(([part, known]) => {
    const at = names.findIndex(name => known.includes(name));
    if (at === -1 && required.includes(part)) {
      throw new FileError(
        `there is no column "${known[0]}" on line 2; it has ${shownNames(names, Object.values(spellings).flat())}`,
        'Have the columns exported with the names of the DATEV format, or declare the encoding.',
      );
    }
    return [part, at] as const;
  });
  return ({fields}) => {
    const booking = {} as Booking;
    for (const [part, at] of places) booking[part] = fields[at]?.trim() ?? '';
    return booking;
  };
}

/** Short files leave them away; the ledger has them empty then. */
const useful = ['Buchungstext', 'KOST1 - Kostenstelle'];

const derived = [
  'Buchung',
  'Position',
  'Zeile',
  'Seite',
  'Kontonummer',
  'Betrag',
  'Datum',
  'WJ-Beginn',
  'Buchungsperiode',
];

function ledger(
  names: string[],
  rows: AsyncIterable<SourceRow[]>,
  stack: Stack,
  values: ValueFormat,
): SourceTable {
  const read = bookingReader(names);
  const dayOf = daysOf(stack, values);
  const absent = useful.filter(name => !names.includes(name));
  const nothing = absent.map(() => null);
  const gross = grossLines(stack.chart);

  function bothSides(row: SourceRow): SourceRow[] {
    if (row.refused) return [row];
    const booking = read(row);
    const amount = baseAmount(booking, stack.currency, values);
    const days = dayOf(booking.day);
    const fault = faultOf(booking) ?? amount.fault ?? (days ? undefined : outside(booking, stack));
    if (!days || fault)
      return [{...row, refused: `is not a row: ${fault?.what}`, value: fault?.value ?? null}];
    gross.look(row, booking);
    const side = (position: 1 | 2, account: string, isCredit: boolean): SourceRow => {
      const money = signed(amount.text, isCredit !== isReversal(booking), values);
      const places = [`${stack.mark}/${row.place}`, String(position), String(row.place)];
      const own = [...places, position === 1 ? 'Konto' : 'Gegenkonto', account, money, ...days];
      return {place: row.place, fields: row.fields.concat(nothing, own)};
    };
    const isCredit = booking.side === 'H';
    return [side(1, booking.account, isCredit), side(2, booking.contra, !isCredit)];
  }

  async function* sides(): AsyncGenerator<SourceRow[]> {
    for await (const batch of rows) yield batch.flatMap(bothSides);
  }
  const own = distinct([...derived, ...names, ...absent]).slice(derived.length);
  return {
    header: [...own, ...derived],
    rows: sides(),
    skipped: () => 0,
    warnings: gross.warnings,
  };
}

/** A stack has thousands of bookings and a few days, so each is understood once. */
function daysOf(stack: Stack, values: ValueFormat) {
  const known = new Map<string, readonly [day: string, yearBegin: string, period: string] | null>();
  return (text: string) => {
    let days = known.get(text);
    if (days === undefined) {
      const day = dayWithin(text, stack);
      const yearBegin = written(stack.yearBegin, values);
      days = day ? [written(day, values), yearBegin, period(day, stack)] : null;
      if (known.size < mostDays) known.set(text, days);
    }
    return days;
  };
}

/** More than a year has; what is no day must not fill the memory. */
const mostDays = 1_000;

/** Why a line is no booking, and the text that is to blame. */
interface Fault {
  what: string;
  value?: string;
}

function faultOf({amount, side, account, contra, reversal}: Booking): Fault | undefined {
  if (amount === '') return {what: 'Umsatz is empty'};
  if (side !== 'S' && side !== 'H') {
    return {what: 'Soll/Haben-Kennzeichen is neither S nor H', value: side};
  }
  if (account === '' || contra === '') {
    return {what: `${account ? 'Gegenkonto' : 'Konto'} is empty`};
  }
  if (!['', '0', '1', 'G'].includes(reversal)) {
    return {what: 'Generalumkehr is not one of G, 1, 0 or nothing', value: reversal};
  }
  return undefined;
}

/** An amount in foreign currency is no amount of the ledger, so it never stands in for one. */
function baseAmount(
  {amount, currency, baseAmount: inBase, baseCurrency}: Booking,
  stackCurrency: string,
  values: ValueFormat,
): {text: string; fault?: Fault} {
  const base = baseCurrency || stackCurrency;
  const isForeign = (currency || stackCurrency) !== base;
  if (isForeign && inBase === '') {
    const value = `${amount} ${currency}`;
    return {text: '', fault: {what: 'Umsatz in a foreign currency has no Basis-Umsatz', value}};
  }
  const text = isForeign ? inBase : amount;
  const read = amountOf(text, values);
  const isAmount = read !== undefined && read >= 0n;
  const name = isForeign ? 'Basis-Umsatz' : 'Umsatz';
  return isAmount
    ? {text}
    : {text, fault: {what: `${name} is no amount without sign`, value: text}};
}

/**
 * A Generalumkehr takes a booking back on the same side with a negative amount, so that debits and
 * credits show what was meant. Keys of two digits say it by the first one, the Berichtigungsschlüssel.
 */
const isReversal = ({reversal, key}: Booking): boolean =>
  reversal === '' ? /^[23678]\d$/.test(key) : reversal !== '0';

/** A Belegdatum has no year: it is the one in which the day lies within the period of the stack. */
function dayWithin(text: string, {from, to}: Stack): string | undefined {
  const [, day = '', month = ''] = /^(\d{1,2})(\d{2})$/.exec(text) ?? [];
  const years = [from.slice(0, 4), to.slice(0, 4)];
  return years
    .map(year => `${year}${month}${day.padStart(2, '0')}`)
    .find(each => from <= each && each <= to && isDay(each));
}

const outside = ({day}: Booking, {from, to}: Stack): Fault => ({
  what: `Belegdatum is no day between ${from} and ${to}`,
  value: day,
});

/** 1 is the month in which the fiscal year begins. */
function period(day: string, {yearBegin}: Stack): string {
  const months = (text: string) => Number(text.slice(0, 4)) * 12 + Number(text.slice(4, 6));
  return String(months(day) - months(yearBegin) + 1);
}

const written = (day: string, {date: [form = '%Y-%m-%d']}: ValueFormat): string =>
  form
    .replaceAll('%Y', day.slice(0, 4))
    .replaceAll('%m', day.slice(4, 6))
    .replaceAll('%d', day.slice(6));

function signed(text: string, isNegative: boolean, {minus}: ValueFormat): string {
  if (!isNegative || !/[1-9]/.test(text)) return text;
  if (minus.includes('leading')) return `-${text}`;
  return minus.includes('trailing') ? `${text}-` : `(${text})`;
}
