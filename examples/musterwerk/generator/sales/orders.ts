import type {Customer} from '../customers/customer.ts';
import {windows} from '../files/format.ts';
import type {Feed, Outbox} from '../files/outbox.ts';
import type {Field} from '../files/page.ts';
import type {Day} from '../world/calendar.ts';
import type {Rates} from './currency.ts';
import type {Line} from './documents.ts';

const HEADER = windows(
  'Auftrag;Position;Auftragsdatum;Kundennummer;Artikelnummer;Eingang;Menge;Listenbetrag;Kundenrabatt;' +
    'Projektrabatt;Zuschlag;Nettobetrag;Währung;Wunschtermin;Bestätigt zuerst;Bestätigt zuletzt;' +
    'Express;Storniert am;Angebot;Bearbeiter',
  {
    'German day': 'Auftragsdatum;Wunschtermin;Bestätigt zuerst;Bestätigt zuletzt;Storniert am',
    quantity: 'Menge',
    money: 'Listenbetrag;Kundenrabatt;Projektrabatt;Zuschlag;Nettobetrag',
  },
);

export type Entry = 'Shop' | 'EDI' | 'Mail' | 'Telefon' | 'Fax' | 'Besuch';

/** What a customer ordered, and what we promised. */
interface Order {
  number: string;
  day: Day;
  customer: Customer;
  customerNumber: string;
  entry: Entry;
  express: boolean;
  cancelled: Day | null;
  quote: string;
  employee: string;
  lines: readonly OrderLine[];
}

export interface OrderLine {
  line: Line;
  /** Part of the discount that was given for this one deal. */
  project: number;
  surcharge: number;
  requested: Day;
  confirmed: Day;
  /** The last promise, and when it was made; the first one where it was kept. */
  moved: {to: Day; on: Day} | null;
}

export type WriteOrder = (order: Order) => void;

export function openOrders(outbox: Outbox, rates: Rates): WriteOrder {
  const feed = outbox.feed('erp/auftraege_*.csv.gz', HEADER);
  return order => {
    const rate = rates(order.customer.currency, order.day);
    for (let at = 0; at < order.lines.length; at++)
      writeLine(feed, order, order.lines[at] as OrderLine, at + 1, rate);
  };
}

function writeLine(feed: Feed, order: Order, each: OrderLine, at: number, rate: number): void {
  const {moved} = each;
  if (moved === null && order.cancelled === null) {
    feed.row(order.day, fields(order, each, at, rate, order.day));
    return;
  }
  const days = [order.day, moved?.on ?? order.day, order.cancelled ?? order.day].sort(
    (a, b) => a - b,
  );
  feed.states(days, state => fields(order, each, at, rate, days[state] as Day));
}

/** A line as it stood on a day. */
function fields(order: Order, each: OrderLine, at: number, rate: number, day: Day): Field[] {
  const {line, moved} = each;
  return [
    order.number,
    at * 10,
    order.day,
    order.customerNumber,
    line.product.number,
    order.entry,
    line.quantity,
    amount(line.list, rate),
    amount(line.discount - each.project, rate),
    amount(each.project, rate),
    each.surcharge === 0 ? '' : amount(each.surcharge, rate),
    amount(line.net, rate),
    order.customer.currency,
    each.requested,
    each.confirmed,
    moved && day >= moved.on ? moved.to : each.confirmed,
    order.express ? 'J' : 'N',
    order.cancelled !== null && day >= order.cancelled ? order.cancelled : '',
    order.quote,
    order.employee,
  ];
}

const amount = (cents: number, rate: number) =>
  rate === 10_000 ? cents : Math.round((cents * 10_000) / rate);
