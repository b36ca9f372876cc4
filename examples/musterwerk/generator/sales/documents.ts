import type {Customer} from '../customers/customer.ts';
import type {Product} from '../products/products.ts';
import {
  type Day,
  firstDay,
  monthOf,
  remembered,
  rememberedByDay,
  workingDayFrom,
} from '../world/calendar.ts';
import {fourDigits, twoDigits} from '../world/digits.ts';
import {chance, type Random} from '../world/random.ts';

type DocumentKind = 'RE' | 'AZ' | 'SR' | 'GU' | 'ST';
export type RevenueStream = 'machines' | 'parts' | 'service' | 'contracts' | 'retrofit';
export type CreditReason = 'Preis' | 'Retoure' | 'Fehler' | 'Bonus';

/** Amounts in cents of our currency, quantity in thousandths. */
export interface Line {
  product: Product;
  quantity: number;
  list: number;
  discount: number;
  net: number;
  tax: number;
  /** What the line really cost us; follows the sign of the quantity. */
  cost: number;
  /** Position of the order that it invoices. */
  position: number | undefined;
}

export interface Document {
  kind: DocumentKind;
  stream: RevenueStream;
  /** Given when the document is posted. */
  number: string;
  documentDay: Day;
  postedDay: Day;
  customer: Customer;
  /** Not the customer's own where the ERP has one that master data does not know. */
  customerNumber: string;
  lines: Line[];
  /** Charged freight in cents, beside the lines. */
  freight: number;
  order: string;
  /** Who buys under an account of several. */
  buyer: string;
  corrects: Document | null;
  reason: CreditReason | '';
  /** Down payments that a final invoice settles. */
  settles: Document[];
  /** First and last day of the service that it is for. */
  service: readonly [Day, Day] | null;
}

/** 19 % at home; exports and deliveries within the EU are free of tax. */
export const taxOn = ({country}: Customer, net: number) =>
  country.code === 'DE' ? Math.round(net * 0.19) : 0;

/** A line in the customer's currency, so that it can be written there to the cent. */
export function line(
  customer: Customer,
  product: Product,
  quantity: number,
  list: number,
  rate: number,
  cost: number,
): Line {
  const discount = Math.round(list * rate);
  const net = list - discount;
  const tax = taxOn(customer, net);
  return {product, quantity, list, discount, net, tax, cost, position: undefined};
}

export function sum(lines: readonly Line[], field: 'list' | 'net' | 'tax' | 'cost'): number {
  let total = 0;
  for (const each of lines) total += each[field];
  return total;
}

export const gross = ({lines, freight, customer}: Document) =>
  sum(lines, 'net') + sum(lines, 'tax') + freight + taxOn(customer, freight);

export function document(
  random: Random,
  content: Pick<Document, 'kind' | 'stream' | 'documentDay' | 'customer' | 'lines'> &
    Partial<Omit<Document, 'number' | 'postedDay'>>,
): Document {
  // All of one shape, which is what makes reading them fast: no copy of what was given.
  const {kind, stream, documentDay, customer, lines} = content;
  return {
    kind,
    stream,
    number: '',
    documentDay,
    postedDay: postingDay(random, documentDay),
    customer,
    customerNumber: content.customerNumber ?? customer.number,
    lines,
    freight: content.freight ?? 0,
    order: content.order ?? '',
    buyer: content.buyer ?? '',
    corrects: content.corrects ?? null,
    reason: content.reason ?? '',
    settles: content.settles ?? [],
    service: content.service ?? null,
  };
}

/** 0.4 % of documents reach the ledger a period later than they are dated. */
function postingDay(random: Random, documentDay: Day): Day {
  if (!chance(random, 0.004)) return documentDay;
  return workingDayFrom(firstDay(monthOf(documentDay) + 1));
}

/**
 * Ten digits that rise with the day: what kind of document, the day, and how many of the kind there
 * were on it. So the number of a document follows from its own day, however long the history is.
 */
export type Numbers = (kind: number, day: Day) => string;

const FIRST_DAY = 14_000;

export function documentNumbers(part: number): Numbers {
  const head = part === 0 ? '' : twoDigits(part);
  const given = remembered(kind =>
    rememberedByDay(day => ({head: `${head}${kind}${day - FIRST_DAY}`, last: 0})),
  );
  return (kind, day) => {
    const number = given(kind)(day);
    return number.head + fourDigits(++number.last);
  };
}

/** The first two digits of a number. */
export const RANGE = {
  RE: 90,
  AZ: 91,
  SR: 92,
  GU: 93,
  ST: 94,
  order: 50,
  delivery: 80,
  receivable: 14,
  payment: 15,
  clearing: 16,
  quote: 20,
} as const;
