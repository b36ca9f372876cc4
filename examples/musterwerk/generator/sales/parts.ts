import type {Customer} from '../customers/customer.ts';
import {unknownCustomerNumber} from '../customers/numbers.ts';
import {affordable, listPrice, type Product, standardCost} from '../products/products.ts';
import {type Day, type Month, workingDayFrom, workingDays} from '../world/calendar.ts';
import {between, chance, chooser, pick, poisson, type Random} from '../world/random.ts';
import {document, type Line, line, RANGE, sum} from './documents.ts';
import type {Entry, OrderLine} from './orders.ts';
import {instead} from './pairs.ts';
import {orderValues} from './parts_orders.ts';
import type {Sales} from './sales.ts';

/**
 * From the second year on, orders below 250 € cost 25 € more, unless they come by shop or EDI. Of
 * those that would, so many are avoided: most of these move to the shop, the others are not placed.
 */
export const SURCHARGE = {from: 12, below: 25_000, amount: 2_500, avoided: 0.22, toShop: 2 / 3};

/** Orders of spare and wear parts of a month, delivered and invoiced. */
export function sellParts(sales: Sales, customer: Customer, month: Month, index: number): number {
  let next = index;
  const {count, isDue} = sales.partsOrders(customer, month);
  if (count === 0) return next;
  const random = sales.streams('parts orders', customer.index, month);
  const value = orderValues(sales.streams, customer, month);
  for (let n = count; n > 0; n--)
    order(random, sales, customer, month, {index: next++, value: value(), isDue});
  return next;
}

/** So that 0.15 % of all lines carry a number that master data does not know. */
const UNKNOWN_CUSTOMER = 0.0018;

const drawManualEntry = chooser<Entry>([
  ['Mail', 52],
  ['Telefon', 28],
  ['Fax', 12],
  ['Besuch', 8],
]);
const drawElectronicEntry = chooser<Entry>([
  ['Shop', 62],
  ['EDI', 38],
]);

const FREIGHT_COST = 2_350;
const EXPRESS_COST = 1_900;
const CHARGED_FREIGHT = 990;
const FREE_FROM = 50_000;

function order(
  random: Random,
  sales: Sales,
  customer: Customer,
  month: Month,
  {index, value, isDue}: {index: number; value: number; isDue: boolean},
): void {
  const day = pick(random, workingDays(month));
  const count = 1 + poisson(random, 2.2);
  const lines = drawLines(random, sales, customer, month, value, count);
  const isElectronic = chance(random, customer.electronic);
  const express = chance(random, 0.18);
  const unknown = chance(random, UNKNOWN_CUSTOMER);
  const habit = isElectronic ? drawElectronicEntry(random) : drawManualEntry(random);
  const [avoids, moves] = [random(), random()];
  const plan = drawPlan(random, day, count, express);
  const isCancelled = chance(random, 0.011) && !isDue;
  const cancelled = isCancelled ? workingDayFrom(day + between(random, 0, 2)) : null;

  const isSmall = sum(lines, 'net') < SURCHARGE.below;
  const isSurcharged = isSmall && !isElectronic && month >= SURCHARGE.from;
  const isAvoided = isSurcharged && avoids < SURCHARGE.avoided;
  const isMoved = isAvoided && (isDue || moves < SURCHARGE.toShop);
  if (isAvoided && !isMoved) return;
  const entry = isMoved ? 'Shop' : habit;
  const isCharged = isSurcharged && !isMoved;
  if (isCharged) {
    const {surcharge} = sales.catalogue;
    lines.push(line(customer, surcharge, 1000, SURCHARGE.amount, 0, 0));
  }
  lines.forEach((each, at) => {
    each.position = (at + 1) * 10;
  });
  const customerNumber = unknown ? unknownCustomerNumber(random) : customer.number;
  const number = sales.books.numbers(RANGE.order, day);
  const employee = entry === 'Shop' || entry === 'EDI' ? '' : sales.clerk(random, month);
  if (!unknown) sales.recommend({customer, day, index, entry, employee, lines});
  sales.writeOrder({
    number,
    day,
    customer,
    customerNumber,
    entry,
    express,
    cancelled,
    quote: '',
    employee,
    lines: lines.map((each, at): OrderLine => {
      const {requested, confirmed, moved} = plan[Math.min(at, count - 1)]!;
      const surcharge = each.product === sales.catalogue.surcharge ? each.net : 0;
      return {line: each, project: 0, surcharge, requested, confirmed, moved};
    }),
  });
  if (cancelled !== null) return;
  const [begin, last] = [plan[0]!.delivered, plan.at(-1)!.delivered];
  for (const delivered of begin === last ? [last] : [begin, last]) {
    const parts: (readonly [position: number, quantity: number])[] = [];
    for (let at = 0; at < count; at++) {
      const {quantity, position = 0} = lines[at]!;
      if (plan[at]!.delivered === delivered) parts.push([position, quantity]);
    }
    const freight = FREIGHT_COST + (express ? EXPRESS_COST : 0);
    sales.deliver({
      day: delivered,
      customer,
      customerNumber,
      order: number,
      express,
      freight,
      lines: parts,
    });
  }
  sales.books.post(
    document(random, {
      kind: 'RE',
      stream: 'parts',
      documentDay: workingDayFrom(last + between(random, 0, 2)),
      customer,
      customerNumber,
      lines,
      freight: sum(lines, 'net') < FREE_FROM ? CHARGED_FREIGHT : 0,
      order: number,
      buyer: unknown ? '' : sales.buyers.ordering(customer, day, index),
    }),
    customer.index * 1000 + index,
  );
}

interface Plan {
  requested: Day;
  confirmed: Day;
  moved: OrderLine['moved'];
  delivered: Day;
}

/**
 * When each line was asked for, promised and delivered. 19 % of deliveries are a part of an order; 87 %
 * of lines come by the day that was confirmed first.
 */
function drawPlan(random: Random, day: Day, count: number, express: boolean): Plan[] {
  const requested = workingDayFrom(day + (express ? 1 : between(random, 2, 8)));
  const confirmed = workingDayFrom(day + (express ? between(random, 1, 2) : between(random, 3, 6)));
  const early = workingDayFrom(Math.max(day, confirmed - between(random, 0, 2)));
  const isLate = chance(random, 0.094);
  const late = workingDayFrom(confirmed + between(random, 1, 8));
  const isSplit = count > 1 && chance(random, 0.118);
  const waits = workingDayFrom(confirmed + between(random, 3, 12));
  const isKnown = chance(random, 0.55);
  const move = (to: Day): OrderLine['moved'] => ({
    to,
    on: workingDayFrom(Math.max(day, confirmed - 1)),
  });
  const first: Plan = isLate
    ? {requested, confirmed, moved: move(late), delivered: late}
    : {requested, confirmed, moved: null, delivered: early};
  const plan = Array<Plan>(count).fill(first);
  if (!isSplit) return plan;
  const rest = Math.max(waits, first.delivered + 1);
  const second = workingDayFrom(rest);
  // What we know to be short is promised later from the start.
  const later: Plan = isKnown
    ? {requested, confirmed: second, moved: null, delivered: second}
    : {requested, confirmed, moved: move(second), delivered: second};
  return plan.fill(later, Math.ceil(count / 2));
}

function drawLines(
  random: Random,
  sales: Sales,
  customer: Customer,
  month: Month,
  value: number,
  count: number,
): Line[] {
  const shares: number[] = [];
  let total = 0;
  for (let n = 0; n < count; n++) {
    const share = 0.15 + random();
    shares.push(share);
    total += share;
  }
  const lines: Line[] = [];
  for (const share of shares) {
    const given = instead(random, sales.catalogue, month, lines.at(-1)?.product);
    lines.push(drawLine(random, sales, customer, month, (value * share) / total, given));
  }
  return lines;
}

/** A product that fits the value (cents at price index 1), and as many of it as come near the value. */
function drawLine(
  random: Random,
  {catalogue}: Sales,
  customer: Customer,
  month: Month,
  value: number,
  given: Product | undefined,
): Line {
  const choice = affordable(catalogue.parts, value);
  const place = Math.floor(choice * (1 - 0.7 * random() ** 2) - 1e-9);
  const product = given ?? (catalogue.parts[place] as Product);
  const wanted = value / product.price;
  const quantity =
    product.unit === 'M'
      ? Math.max(500, Math.round(wanted * 2) * 500)
      : Math.max(1000, Math.round(wanted) * 1000);
  const list = Math.round((listPrice(product, month) * quantity) / 1000);
  const cost = standardCost(product, quantity, workingDays(month)[0] as number);
  return line(customer, product, quantity, list, customer.discounts.parts, cost);
}
