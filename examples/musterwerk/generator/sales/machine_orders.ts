import type {Customer} from '../customers/customer.ts';
import {appetite} from '../customers/life.ts';
import {WORST_PROJECTS} from '../customers/loss_makers.ts';
import type {Part} from '../customers/part.ts';
import {affordable, type Catalogue, type Product} from '../products/products.ts';
import {type Day, type Month, workingDayFrom, workingDays} from '../world/calendar.ts';
import {REFERENCE_CUSTOMERS, SEASON, season, yearFactor} from '../world/economy.ts';
import {lognormalQuantile, poissonQuantile} from '../world/quantiles.ts';
import {between, chance, chooser, normal, pick, poisson, type Streams} from '../world/random.ts';
import {spread} from '../world/spread.ts';
import {type Line, line} from './documents.ts';

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
/**
 * The specification's work for a machine is that for one of 222 a year. Ours are 256 smaller ones, over
 * many seeds, and all of them together make as much work.
 */
export const WORK_PER_MACHINE = 222 / 256;
const PRICE_SIGMA = 0.75;
/** The dearest line that anybody has ever ordered, with all options. */
const DEAREST = 95_000_000;
/** Of so many orders in a row, one has a price of each kind, and as many go wrong as should. */
const ALIKE = 16;

/** Orders accepted in a fiscal year; drawn year by year, because the year's list value is calibrated. */
export function drawMachineOrders(
  streams: Streams,
  catalogue: Catalogue,
  all: readonly Customer[],
  part: Part,
  fiscalYear: number,
): MachineOrder[] {
  const customers = all.filter(({life}) => life.start < (fiscalYear + 1) * 12);
  const keys = [part.number, fiscalYear + 10] as const;
  const counts = drawCounts(streams, part, customers, fiscalYear);
  const orders = customers.flatMap((customer, at) =>
    customerOrders(streams, customer, fiscalYear, counts[at]!),
  );
  const prices = spread(streams('machine prices', ...keys), orders.length, ALIKE);
  const overruns = spread(streams('overruns', ...keys), orders.length, ALIKE);
  orders.forEach((order, at) => {
    order.list = lognormalQuantile(prices[at]!, MEAN_LIST, PRICE_SIGMA);
    order.overrun = overrun(overruns[at]!, order.customer);
  });
  const total = orders.reduce((sum, order) => sum + order.list, 0);
  const target = (LIST_PER_YEAR * yearFactor(fiscalYear) * part.size) / REFERENCE_CUSTOMERS;
  // With a handful of orders the target would bend a price beyond belief.
  const scale = Math.min(1.6, Math.max(0.6, target / Math.max(1, total)));
  for (const order of orders) {
    order.list = Math.min(DEAREST, Math.round((order.list * scale) / 1000) * 1000);
    addLines(streams, catalogue, order);
  }
  return orders;
}

/** Two of three machines replace older ones, and come as regularly as these wear out. */
const REPLACING = 0.65;

/**
 * How many machines each customer wants in a year. Of those that replace others there is one wherever
 * the sum over the customers passes a whole number; the rest is Poisson. The three largest loss-makers
 * buy as many each year, since they decide much.
 */
function drawCounts(
  streams: Streams,
  part: Part,
  customers: readonly Customer[],
  fiscalYear: number,
): number[] {
  const means = customers.map(({kind, size, machineTaste}) =>
    kind === 'collective' ? 0 : ORDERS_PER_SIZE * size * machineTaste,
  );
  const byMean = means.map((_, at) => at).sort((a, b) => means[b]! - means[a]!);
  const counts: number[] = [];
  let replaced = inYear(streams('machine counts', part.number)(), fiscalYear);
  for (const at of byMean) {
    const before = Math.floor(replaced);
    replaced += REPLACING * means[at]!;
    const luck = inYear(streams('machine luck', customers[at]!.index)(), fiscalYear);
    const others = poissonQuantile(luck, (1 - REPLACING) * means[at]!);
    const isPlanted = customers[at]!.lossCause !== null;
    counts[at] = isPlanted ? Math.round(means[at]!) : Math.floor(replaced) - before + others;
  }
  return counts;
}

/** Steps of the golden ratio: whoever is lucky in one year is not so in the next ones. */
const inYear = (luck: number, fiscalYear: number) => (luck + 0.6180339887 * (fiscalYear + 10)) % 1;

function customerOrders(
  streams: Streams,
  customer: Customer,
  fiscalYear: number,
  wanted: number,
): MachineOrder[] {
  const random = streams('machine orders', customer.index, fiscalYear + 10);
  const orders: MachineOrder[] = [];
  for (let count = wanted; count > 0; count--) {
    const acceptance = fiscalYear * 12 + acceptancePeriod(random);
    const accepted = pick(random, workingDays(acceptance));
    const ordered = workingDayFrom(accepted - between(random, 150, 270));
    const delivered = workingDayFrom(accepted - between(random, 12, 26));
    const stays = chance(random, Math.min(1, appetite(customer.life, acceptance)));
    if (!stays || ordered < customer.since) continue;
    const serial = `M${customer.number.slice(-6)}${String(fiscalYear + 24).slice(-2)}${count}`;
    orders.push({
      customer,
      serial,
      acceptance,
      accepted,
      ordered,
      delivered,
      list: 0,
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

/** The machine and up to four options; overruns of the project are in the cost of each. */
function addLines(streams: Streams, catalogue: Catalogue, order: MachineOrder): void {
  const {customer} = order;
  const random = streams('machine lines', customer.index, order.accepted);
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
function overrun(share: number, {demanding, lossCause}: Customer): number {
  const {from, to} = WORST_PROJECTS;
  if (lossCause === 'projects') return from + (to - from) * share;
  if (lossCause !== null) return 1;
  const failing = demanding ? 0.45 : 0.139;
  return share < failing ? 1.15 + (0.4 * share) / failing : 1;
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
