import type {Customer} from '../customers/customer.ts';
import {appetite, isSettled} from '../customers/life.ts';
import type {Part} from '../customers/part.ts';
import {FIRST_DRAWN, type Month} from '../world/calendar.ts';
import {partsDemand, REFERENCE_CUSTOMERS} from '../world/economy.ts';
import {lognormal, poisson, type Streams} from '../world/random.ts';

const ORDERS_PER_YEAR = 12.6;
const COLLECTIVE_ORDERS = 850;

/** Machines wear: nobody who stays goes without parts for more than so many months. */
const LONGEST_PAUSE = 4;

/** How many orders of parts a month brings, and whether it is the one that cannot wait any longer. */
export type PartsOrders = (customer: Customer, month: Month) => {count: number; isDue: boolean};

/** One order that cannot wait. */
const DUE = -1;

const ORDER_VALUE = 93_000;
/** Whole pieces cost more than the drawn order value; this takes the surplus back. */
const ROUNDING_SURPLUS = 0.955;

/** What the orders of a month come to, in cents of list at index 1, each when it is asked for. */
export function orderValues(streams: Streams, {index, size}: Customer, month: Month): () => number {
  const random = streams('parts order values', index, month);
  return () => lognormal(random, ORDER_VALUE * size ** 0.3 * ROUNDING_SURPLUS, 1);
}

export function drawPartsOrders(
  streams: Streams,
  customers: readonly Customer[],
  part: Part,
  months: Month,
): PartsOrders {
  const known = customers.map(customer => countsOf(streams, customer, part, months));
  return ({index}, month) => {
    const count = known[index - part.first]?.[month - FIRST_DRAWN] ?? 0;
    return {count: Math.abs(count), isDue: count === DUE};
  };
}

function countsOf(streams: Streams, customer: Customer, part: Part, months: Month): Int16Array {
  const counts = new Int16Array(months - FIRST_DRAWN);
  const {index, kind, life} = customer;
  const yearly =
    kind === 'collective'
      ? (COLLECTIVE_ORDERS * part.size) / REFERENCE_CUSTOMERS
      : ORDERS_PER_YEAR * Math.sqrt(customer.size) * customer.partsTaste;
  let pause = index % LONGEST_PAUSE;
  for (let month = FIRST_DRAWN; month < months; month++) {
    const now = appetite(life, month);
    if (now === 0) {
      pause = 0;
      continue;
    }
    const random = streams('parts order count', index, month);
    const count = poisson(random, (yearly / 12) * now * partsDemand(month));
    const isDue = count === 0 && pause >= LONGEST_PAUSE && isSettled(life, month);
    counts[month - FIRST_DRAWN] = isDue ? DUE : count;
    pause = isDue || count > 0 ? 0 : pause + 1;
  }
  return counts;
}
