import type {Buyers} from '../customers/buyers.ts';
import type {Customer} from '../customers/customer.ts';
import type {Catalogue} from '../products/products.ts';
import {POOLS} from '../staff/cost_centres.ts';
import type {Roster} from '../staff/employees.ts';
import type {Month} from '../world/calendar.ts';
import {pick, type Random, type Streams} from '../world/random.ts';
import type {Books} from './books.ts';
import {type Contract, invoiceContract} from './contracts.ts';
import type {Deliver} from './deliveries.ts';
import type {WriteOrder} from './orders.ts';
import {sellParts} from './parts.ts';
import type {PartsOrders} from './parts_orders.ts';
import type {Recommend} from './recommendations.ts';
import {sellRetrofits} from './retrofits.ts';
import {invoiceCallOuts} from './service_calls.ts';

/** What a month's sales to a customer are drawn from, and where they are written down. */
export interface Sales {
  streams: Streams;
  catalogue: Catalogue;
  books: Books;
  writeOrder: WriteOrder;
  deliver: Deliver;
  recommend: Recommend;
  contracts: (customer: Customer) => readonly Contract[];
  partsOrders: PartsOrders;
  buyers: Buyers;
  /** Somebody of the inside sales staff. */
  clerk: (random: Random, month: Month) => string;
}

export const clerks =
  (roster: Roster): Sales['clerk'] =>
  (random, month) => {
    const people = roster(POOLS.insideSales, Math.max(0, month));
    return people.length > 0 ? pick(random, people).number : '';
  };

/** All that a customer buys in a month, but machines: these are ordered long before. */
export function sellTo(sales: Sales, customer: Customer, month: Month): void {
  let index = sellParts(sales, customer, month, 0);
  index = invoiceCallOuts(sales, customer, month, index);
  index = invoiceContract(sales, customer, month, index);
  sellRetrofits(sales, customer, month, index);
}
