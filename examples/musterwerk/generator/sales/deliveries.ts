import type {Customer} from '../customers/customer.ts';
import {delimited, type Format, windows} from '../files/format.ts';
import {numberText} from '../files/notation.ts';
import type {Outbox} from '../files/outbox.ts';
import {type Day, germanDay, monthName} from '../world/calendar.ts';
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
const padded = (fields: readonly string[]) => [
  '',
  ...fields.map((field, at) => (at < 3 ? field.padEnd(WIDTHS[at]!) : field.padStart(WIDTHS[at]!))),
  '',
];
const framed = (fields: readonly string[]) => padded(fields).join('|');

const rule = '-'.repeat(WIDTHS.reduce((sum, width) => sum + width + 1, 1));

const told = (mark: string, quantity: number) =>
  framed([mark, '', '', '', '', numberText(quantity, 'quantity')]);

/**
 * A list as SAP saves it "unkonvertiert": pages with headings and what is carried over, a sum below
 * each day (*) and below all (**), and the number of rows at the end.
 */
const POSITIONS: Format = {
  ...delimited('windows-1252', '|', '\r\n'),
  list: {
    lines(rows, month = 0) {
      const heading = [rule, framed(TITLES), rule];
      const lines = [`Lieferpositionen ${monthName(month)}`, '', ...heading];
      let [all, ofDay] = [0, 0];
      rows.forEach((row, at) => {
        if (at > 0 && at % ROWS_PER_PAGE === 0)
          lines.push(told('Übertrag', all), rule, '', ...heading, told('Übertrag', all), rule);
        lines.push(row);
        const quantity = quantityOf(row);
        all += quantity;
        ofDay += quantity;
        if (isLastOfDay(rows, at)) {
          lines.push(told('*', ofDay));
          ofDay = 0;
        }
      });
      lines.push(told('**', all), rule, '', `Anzahl selektierter Sätze: ${rows.length}`);
      return lines;
    },
    between(rows) {
      const pages = Math.ceil(rows.length / ROWS_PER_PAGE);
      const days = rows.filter((_, at) => isLastOfDay(rows, at)).length;
      return {headings: pages - 1, carried: 2 * (pages - 1), sums: days + 1};
    },
  },
};

/** Thousandths, from a row as it is written. */
function quantityOf(row: string): number {
  let quantity = 0;
  for (let at = QUANTITY; at < row.length - 1; at++) {
    const digit = row.charCodeAt(at) - ZERO;
    if (digit >= 0 && digit <= 9) quantity = quantity * 10 + digit;
  }
  return quantity;
}
const ZERO = '0'.charCodeAt(0);
const dayIn = (row: string | undefined) => row?.slice(DAY, DAY + WIDTHS[2]!);
const isLastOfDay = (rows: readonly string[], at: number) =>
  dayIn(rows[at]) !== dayIn(rows[at + 1]);

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
    lines.forEach(([position, quantity], at) => {
      const fields = [
        number,
        String((at + 1) * 10).padStart(4, '0'),
        germanDay(day),
        delivery.order,
        String(position).padStart(6, '0'),
        numberText(quantity, 'quantity'),
      ];
      positions.row(day, padded(fields));
    });
    seen(delivery);
  };
}
