import type {Customer} from '../customers/customers.ts';
import type {Product} from '../products/products.ts';
import {type Day, firstDay, type Month, monthOf, workingDayFrom} from '../world/calendar.ts';
import {chance, type Random} from '../world/random.ts';

export type DocumentKind = 'RE' | 'AZ' | 'SR' | 'GU' | 'ST';
export type RevenueStream = 'machines' | 'parts' | 'service' | 'contracts' | 'retrofit';

/** Amounts in cents, quantity in thousandths. */
export interface Line {
  product: Product;
  quantity: number;
  list: number;
  discount: number;
  net: number;
  tax: number;
  /** What the line really cost us; follows the sign of the quantity. */
  cost: number;
}

export interface Document {
  kind: DocumentKind;
  stream: RevenueStream;
  /** Given when the document is written, in order of posting. */
  number: string;
  documentDay: Day;
  postedDay: Day;
  customer: Customer;
  /** Not the customer's own where the ERP has one that master data does not know. */
  customerNumber: string;
  lines: Line[];
  corrects: Document | null;
  /** Down payments that a final invoice settles. */
  settles: Document[];
}

export interface Delivery {
  day: Day;
  customerNumber: string;
  lines: number;
}

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
  return {product, quantity, list, discount, net, tax: taxOn(customer, net), cost};
}

/** 19 % at home; exports and deliveries within the EU are free of tax. */
export const taxOn = (customer: Customer, net: number) =>
  customer.country.code === 'DE' ? Math.round(net * 0.19) : 0;

export const sum = (lines: readonly Line[], field: 'list' | 'net' | 'tax' | 'cost') =>
  lines.reduce((total, one) => total + one[field], 0);

export function document(
  random: Random,
  content: Pick<Document, 'kind' | 'stream' | 'documentDay' | 'customer' | 'lines'> &
    Partial<Pick<Document, 'corrects' | 'settles' | 'customerNumber'>>,
): Document {
  return {
    number: '',
    postedDay: postingDay(random, content.documentDay),
    customerNumber: content.customer.number,
    corrects: null,
    settles: [],
    ...content,
  };
}

/** 0.4 % of documents reach the ledger a period later than they are dated. */
function postingDay(random: Random, documentDay: Day): Day {
  if (!chance(random, 0.004)) return documentDay;
  return workingDayFrom(firstDay(monthOf(documentDay) + 1));
}

/** Things that wait for their month; taken once, so memory holds a few months only. */
export interface Waiting<T> {
  add(item: T): void;
  take(month: Month): T[];
}

export function waiting<T>(dayOf: (item: T) => Day): Waiting<T> {
  const months = new Map<Month, T[]>();
  return {
    add(item) {
      const month = monthOf(dayOf(item));
      const items = months.get(month);
      if (items) items.push(item);
      else months.set(month, [item]);
    },
    /** By day; what came first on a day stays first. */
    take(month) {
      const items = months.get(month) ?? [];
      months.delete(month);
      return items.sort((a, b) => dayOf(a) - dayOf(b));
    },
  };
}
