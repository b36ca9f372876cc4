import type {Customer} from '../customers/customers.ts';
import {appetite} from '../customers/life.ts';
import {affordable, type Catalogue, type Product} from '../products/products.ts';
import {type Day, type Month, monthOf, workingDayFrom, workingDays} from '../world/calendar.ts';
import {REFERENCE_CUSTOMERS, SEASON, season, yearFactor} from '../world/economy.ts';
import {
  between,
  chance,
  chooser,
  lognormal,
  normal,
  pick,
  poisson,
  type Random,
  type Streams,
} from '../world/random.ts';
import {type Document, document, type Line, line, RANGE, sum, taxOn} from './documents.ts';
import type {OrderLine} from './orders.ts';
import type {Sales} from './sales.ts';

/** A machine order; revenue comes on acceptance. */
export interface MachineOrder {
  customer: Customer;
  /** Of all orders, over all years; the serial number follows from it. */
  serial: string;
  acceptance: Month;
  accepted: Day;
  ordered: Day;
  delivered: Day;
  /** Cents, before discount. */
  list: number;
  /** The machine and its options, with what they really cost. */
  lines: Line[];
  /** Whether the project cost more than it was planned to. */
  overrun: number;
}

/** List value of a reference year in cents. Orders are scaled to it, so that no seed decides a year. */
const LIST_PER_YEAR = 3_820_000_000;
const ORDERS_PER_SIZE = 0.131;
const MEAN_LIST = 17_400_000;
const PRICE_SIGMA = 0.75;

/** Orders accepted in a fiscal year; drawn year by year, because the year's list value is calibrated. */
export function drawMachineOrders(
  streams: Streams,
  catalogue: Catalogue,
  customers: readonly Customer[],
  customerCount: number,
  fiscalYear: number,
): MachineOrder[] {
  const orders = customers.flatMap(customer => customerOrders(streams, customer, fiscalYear));
  const total = orders.reduce((sum, order) => sum + order.list, 0);
  const target = (LIST_PER_YEAR * yearFactor(fiscalYear) * customerCount) / REFERENCE_CUSTOMERS;
  // With a handful of orders the target would bend a price beyond belief.
  const scale = Math.min(1.6, Math.max(0.6, target / Math.max(1, total)));
  for (const order of orders) {
    order.list = Math.round((order.list * scale) / 1000) * 1000;
    addLines(streams, catalogue, order);
  }
  return orders;
}

function customerOrders(streams: Streams, customer: Customer, fiscalYear: number): MachineOrder[] {
  if (customer.kind === 'collective') return [];
  const random = streams('machine orders', customer.index, fiscalYear + 10);
  const mean = ORDERS_PER_SIZE * customer.size * customer.machineTaste;
  const orders: MachineOrder[] = [];
  for (let count = poisson(random, mean); count > 0; count--) {
    const acceptance = fiscalYear * 12 + acceptancePeriod(random);
    const accepted = pick(random, workingDays(acceptance));
    const list = lognormal(random, MEAN_LIST, PRICE_SIGMA);
    const ordered = workingDayFrom(accepted - between(random, 150, 270));
    const delivered = workingDayFrom(accepted - between(random, 12, 26));
    if (!chance(random, Math.min(1, appetite(customer.life, acceptance)))) continue;
    const serial = `M${customer.number.slice(-6)}${String(fiscalYear + 24).slice(-2)}${count}`;
    orders.push({
      customer,
      serial,
      acceptance,
      accepted,
      ordered,
      delivered,
      list,
      lines: [],
      overrun: 1,
    });
  }
  return orders;
}

/** 0 is October. */
const acceptancePeriod = chooser(
  SEASON.machines.map((_, period) => [period, season('machines', period)] as const),
);

/**
 * Order, delivery and documents: 30 % at order and 60 % before delivery as down payments, then a
 * final invoice over the whole. Down payments are no revenue.
 */
export function sellMachine(sales: Sales, order: MachineOrder, index: number): void {
  const random = sales.streams('machine documents', order.acceptance + 100, index);
  const {customer, lines} = order;
  const number = sales.books.numbers(RANGE.order, order.ordered);
  const head = lines[0] as Line;
  lines.forEach((each, at) => {
    each.position = (at + 1) * 10;
  });
  const promised = workingDayFrom(order.delivered + between(random, -12, 6));
  const confirmed = promised < order.ordered ? order.delivered : promised;
  const moved =
    order.delivered > confirmed
      ? {to: order.delivered, on: workingDayFrom(confirmed - between(random, 5, 30))}
      : null;
  sales.writeOrder({
    number,
    day: order.ordered,
    customer,
    customerNumber: customer.number,
    entry: 'Besuch',
    express: false,
    cancelled: null,
    quote: '',
    employee: sales.clerk(random, monthOf(order.ordered)),
    lines: lines.map(
      (each): OrderLine => ({
        line: each,
        project: Math.round(each.discount * 0.4),
        surcharge: 0,
        requested: confirmed,
        confirmed,
        moved,
      }),
    ),
  });
  sales.deliver({
    day: order.delivered,
    customer,
    customerNumber: customer.number,
    order: number,
    express: false,
    freight: Math.round(order.list * 0.017 * (0.7 + 0.6 * random())),
    lines: lines.map(({position = 0, quantity}) => [position, quantity] as const),
  });
  const downPayment = (share: number, documentDay: Day): Document => {
    const net = Math.round(sum(lines, 'net') * share);
    return document(random, {
      kind: 'AZ',
      stream: 'machines',
      documentDay,
      customer,
      order: number,
      lines: [
        {
          ...head,
          quantity: 1000,
          list: net,
          discount: 0,
          net,
          tax: taxOn(customer, net),
          cost: 0,
        },
      ],
    });
  };
  const first = downPayment(0.3, workingDayFrom(order.ordered + 3));
  const second = downPayment(0.6, workingDayFrom(order.delivered - between(random, 5, 20)));
  const final = document(random, {
    kind: 'SR',
    stream: 'machines',
    documentDay: order.accepted,
    customer,
    lines,
    order: number,
    settles: [first, second],
  });
  for (const each of [first, second, final]) sales.books.post(each, index);
}

/** The machine and up to four options; overruns of the project are in the cost of each. */
function addLines(streams: Streams, catalogue: Catalogue, order: MachineOrder): void {
  const {customer} = order;
  const random = streams('machine lines', customer.index, order.accepted);
  order.overrun = drawOverrun(random, customer.demanding);
  const options = Math.min(4, poisson(random, 2.2));
  const parts: [Product, number][] = [];
  let rest = order.list;
  for (let k = 0; k < options; k++) {
    const list = Math.round((order.list * (0.02 + 0.08 * random())) / 1000) * 1000;
    parts.push([pick(random, catalogue.options), list]);
    rest -= list;
  }
  const model = catalogue.machines[affordable(catalogue.machines, rest) - 1] as Product;
  order.lines = [[model, rest] as [Product, number], ...parts].map(([product, list]) => {
    const share = product.costShare * order.overrun * (1 + 0.03 * normal(random));
    const cost = Math.round(list * share);
    return line(customer, product, 1000, list, customer.discounts.machines, cost);
  });
}

/** 16 % of projects cost 15 to 55 % more than planned; with demanding customers 45 %. */
function drawOverrun(random: Random, demanding: boolean): number {
  const draw = random();
  const size = 1.15 + 0.4 * random();
  return draw < (demanding ? 0.45 : 0.125) ? size : 1;
}

/** Machines that a customer takes over between two months, the second one excluded. */
export type MachineCount = (customer: Customer, from: Month, to: Month) => number;

export function countMachines(orders: readonly MachineOrder[]): MachineCount {
  const months = new Map<number, Month[]>();
  for (const {customer, acceptance} of orders) {
    const known = months.get(customer.index);
    if (known) known.push(acceptance);
    else months.set(customer.index, [acceptance]);
  }
  return (customer, from, to) => {
    const known = months.get(customer.index);
    if (!known) return 0;
    let count = 0;
    for (const month of known) if (from <= month && month < to) count++;
    return count;
  };
}
