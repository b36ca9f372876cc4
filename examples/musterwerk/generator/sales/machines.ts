import type {Customer} from '../customers/customers.ts';
import {appetite} from '../customers/spans.ts';
import {affordable, type Catalogue, type Product} from '../products/products.ts';
import {type Day, type Month, workingDayFrom, workingDays} from '../world/calendar.ts';
import {REFERENCE_CUSTOMERS, SEASON, season, yearFactor} from '../world/economy.ts';
import {
  between,
  chance,
  lognormal,
  normal,
  pick,
  poisson,
  type Random,
  type Streams,
  weighted,
} from '../world/random.ts';
import {type Document, document, type Line, line, sum, taxOn} from './documents.ts';

/** A machine order; revenue comes on acceptance. */
export interface MachineOrder {
  customer: Customer;
  acceptance: Month;
  accepted: Day;
  ordered: Day;
  delivered: Day;
  /** Cents, before discount. */
  list: number;
}

/** List value of a reference year in cents. Orders are scaled to it, so that no seed decides a year. */
const LIST_PER_YEAR = 3_820_000_000;
const ORDERS_PER_SIZE = 0.131;
const MEAN_LIST = 17_400_000;
const PRICE_SIGMA = 0.75;

/** Orders accepted in a fiscal year; drawn year by year, because the year's list value is calibrated. */
export function drawMachineOrders(
  streams: Streams,
  customers: readonly Customer[],
  customerCount: number,
  fiscalYear: number,
): MachineOrder[] {
  const orders = customers.flatMap(customer => customerOrders(streams, customer, fiscalYear));
  const total = orders.reduce((sum, order) => sum + order.list, 0);
  const target = (LIST_PER_YEAR * yearFactor(fiscalYear) * customerCount) / REFERENCE_CUSTOMERS;
  // With a handful of orders the target would bend a price beyond belief.
  const scale = Math.min(1.6, Math.max(0.6, target / Math.max(1, total)));
  for (const order of orders) order.list = Math.round((order.list * scale) / 1000) * 1000;
  return orders;
}

function customerOrders(streams: Streams, customer: Customer, fiscalYear: number): MachineOrder[] {
  if (customer.kind === 'collective') return [];
  const random = streams('machine orders', customer.index, fiscalYear);
  const mean = ORDERS_PER_SIZE * customer.size * customer.machineTaste;
  const orders: MachineOrder[] = [];
  for (let count = poisson(random, mean); count > 0; count--) {
    const acceptance = fiscalYear * 12 + acceptancePeriod(random);
    const accepted = pick(random, workingDays(acceptance));
    const list = lognormal(random, MEAN_LIST, PRICE_SIGMA);
    const ordered = workingDayFrom(accepted - between(random, 150, 270));
    const delivered = workingDayFrom(accepted - between(random, 12, 26));
    if (chance(random, appetite(customer.spans, acceptance))) {
      orders.push({customer, acceptance, accepted, ordered, delivered, list});
    }
  }
  return orders;
}

/** 0 is October. */
const acceptancePeriod = (random: Random) =>
  weighted(
    random,
    SEASON.machines.map((_, period) => [period, season('machines', period)] as const),
  );

/**
 * 30 % at order and 60 % before delivery as down payments, then a final invoice over the whole.
 * Down payments are no revenue.
 */
export function machineDocuments(
  streams: Streams,
  catalogue: Catalogue,
  order: MachineOrder,
  index: number,
): Document[] {
  const random = streams('machine documents', order.acceptance, index);
  const {customer} = order;
  const lines = machineLines(random, catalogue, order);
  const head = lines[0] as Line;
  const downPayment = (share: number, documentDay: Day) =>
    document(random, {
      kind: 'AZ',
      stream: 'machines',
      documentDay,
      customer,
      lines: [downPaymentLine(customer, head.product, Math.round(sum(lines, 'net') * share))],
    });
  const first = downPayment(0.3, workingDayFrom(order.ordered + 3));
  const second = downPayment(0.6, workingDayFrom(order.delivered - between(random, 5, 20)));
  const final = document(random, {
    kind: 'SR',
    stream: 'machines',
    documentDay: order.accepted,
    customer,
    lines,
    settles: [first, second],
  });
  return [first, second, final];
}

const downPaymentLine = (customer: Customer, product: Product, net: number): Line => ({
  product,
  quantity: 1000,
  list: net,
  discount: 0,
  net,
  tax: taxOn(customer, net),
  cost: 0,
});

/** The machine and up to four options; overruns of the project are in the cost of each. */
function machineLines(random: Random, catalogue: Catalogue, order: MachineOrder): Line[] {
  const {customer} = order;
  const overrun = drawOverrun(random, customer.demanding);
  const options = Math.min(4, poisson(random, 2.2));
  const parts: [Product, number][] = [];
  let rest = order.list;
  for (let k = 0; k < options; k++) {
    const list = Math.round((order.list * (0.02 + 0.08 * random())) / 1000) * 1000;
    parts.push([pick(random, catalogue.options), list]);
    rest -= list;
  }
  const model = catalogue.machines[affordable(catalogue.machines, rest) - 1] as Product;
  return [[model, rest] as [Product, number], ...parts].map(([product, list]) => {
    const share = product.costShare * overrun * (1 + 0.03 * normal(random));
    return line(
      customer,
      product,
      1000,
      list,
      customer.discounts.machines,
      Math.round(list * share),
    );
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
    months.set(customer.index, [...(months.get(customer.index) ?? []), acceptance]);
  }
  return (customer, from, to) =>
    (months.get(customer.index) ?? []).filter(month => from <= month && month < to).length;
}
