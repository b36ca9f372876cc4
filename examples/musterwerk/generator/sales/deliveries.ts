import type {Customer} from '../customers/customer.ts';
import {delimited, type Format, windows} from '../files/format.ts';
import {numberText} from '../files/notation.ts';
import type {Outbox} from '../files/outbox.ts';
import {emptyPage, putBytes, putText} from '../files/page.ts';
import {type Day, monthName} from '../world/calendar.ts';
import {fourDigits} from '../world/digits.ts';
import {type Numbers, RANGE} from './documents.ts';

/** What left our house for an order on one day. */
export interface Delivery {
  day: Day;
  customer: Customer;
  customerNumber: string;
  order: string;
  express: boolean;
  /** What the carrier takes, in cents. */
  freight: number;
  /** Positions of the order with quantities in thousandths. */
  lines: readonly (readonly [position: number, quantity: number])[];
}

export type Deliver = (delivery: Delivery) => void;

const HEADS = windows(
  'Lieferschein;Lieferdatum;Kundennummer;Warenempfänger;Auftragszeilen;Express;Frachtkosten',
  {'German day': 'Lieferdatum', money: 'Frachtkosten'},
);

/** Numbers have two digits more where a company comes in parts. */
const WIDTHS = [12, 4, 10, 12, 6, 14];
const TITLES = ['Lieferung', 'Pos', 'LiefDatum', 'Auftrag', 'AufPos', 'Liefermenge'];
/** Where columns begin in a line, after their frame. */
const columnAt = (place: number) =>
  WIDTHS.slice(0, place).reduce((sum, width) => sum + width + 1, 1);
const DAY = columnAt(2);
const QUANTITY = columnAt(5);
const ROWS_PER_PAGE = 60;

/** Fields of equal width, with a bar before and behind them. */
const framed = (fields: readonly string[]) =>
  `|${fields.map((field, at) => (at < 3 ? leftOf(field, at) : rightOf(field, at))).join('|')}|`;
const leftOf = (field: string, place: number) => field.padEnd(WIDTHS[place]!);
const rightOf = (field: string, place: number) => field.padStart(WIDTHS[place]!);

const rule = '-'.repeat(columnAt(WIDTHS.length));
/** With the end of its line. */
const ROW_LENGTH = rule.length + 2;

const told = (mark: string, quantity: number) =>
  framed([mark, '', '', '', '', numberText(quantity, 'quantity')]);

/**
 * A list as SAP saves it "unkonvertiert": pages with headings and what is carried over, a sum below
 * each day (*) and below all (**), and the number of rows at the end.
 */
const POSITIONS: Format = {
  ...delimited('windows-1252', '|', '\r\n'),
  numbers: ['whole', 'whole', 'whole', 'German day'],
  list: {
    printed(rows, month = 0) {
      const file = emptyPage();
      const put = (...lines: string[]) => {
        for (const line of lines) putText(file, `${line}\r\n`, 'windows-1252');
      };
      const heading = [rule, framed(TITLES), rule];
      put(`Lieferpositionen ${monthName(month)}`, '', ...heading);
      const count = rows.length / ROW_LENGTH;
      let [all, ofDay, days] = [0, 0, 0];
      for (let at = 0; at < count; at++) {
        if (at > 0 && at % ROWS_PER_PAGE === 0)
          put(told('Übertrag', all), rule, '', ...heading, told('Übertrag', all), rule);
        const begin = at * ROW_LENGTH;
        putBytes(file, rows.subarray(begin, begin + ROW_LENGTH));
        const quantity = quantityIn(rows, begin);
        all += quantity;
        ofDay += quantity;
        if (!isLastOfDay(rows, begin)) continue;
        put(told('*', ofDay));
        ofDay = 0;
        days++;
      }
      put(told('**', all), rule, '', `Anzahl selektierter Sätze: ${count}`);
      const pages = Math.ceil(count / ROWS_PER_PAGE);
      return {file, between: {headings: pages - 1, carried: 2 * (pages - 1), sums: days + 1}};
    },
  },
};

/** Thousandths, from a row as it is written. */
function quantityIn(rows: Buffer, begin: number): number {
  let quantity = 0;
  for (let at = begin + QUANTITY; at < begin + rule.length - 1; at++) {
    const digit = rows[at]! - ZERO;
    if (digit >= 0 && digit <= 9) quantity = quantity * 10 + digit;
  }
  return quantity;
}
const ZERO = '0'.charCodeAt(0);

function isLastOfDay(rows: Buffer, begin: number): boolean {
  const next = begin + ROW_LENGTH;
  if (next >= rows.length) return true;
  for (let at = DAY; at < DAY + WIDTHS[2]!; at++) {
    if (rows[begin + at] !== rows[next + at]) return true;
  }
  return false;
}

/** Quantities as the list has them; there are few different ones. */
const quantities = new Map<number, string>();

function quantityText(quantity: number): string {
  const known = quantities.get(quantity);
  if (known !== undefined) return known;
  const text = rightOf(numberText(quantity, 'quantity'), 5);
  quantities.set(quantity, text);
  return text;
}

export function openDeliveries(
  outbox: Outbox,
  numbers: Numbers,
  seen: (delivery: Delivery) => void,
): Deliver {
  const heads = outbox.feed('erp/lieferungen_*.csv.gz', HEADS);
  const positions = outbox.feed('erp/lieferpositionen_*.txt.gz', POSITIONS);
  return delivery => {
    const {day, customer, customerNumber, lines} = delivery;
    const number = numbers(RANGE.delivery, day);
    heads.row(day, [
      number,
      day,
      customerNumber,
      customer.shipTo === customer ? '' : customer.shipTo.number,
      lines.length,
      delivery.express ? 'J' : 'N',
      delivery.freight,
    ]);
    const [head, order] = [leftOf(number, 0), rightOf(delivery.order, 3)];
    lines.forEach(([position, quantity], at) => {
      const line = fourDigits((at + 1) * 10);
      const ordered = `00${fourDigits(position)}`;
      positions.row(day, ['', head, line, day, order, ordered, quantityText(quantity), '']);
    });
    seen(delivery);
  };
}
