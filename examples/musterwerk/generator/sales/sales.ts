import {type Customer, unknownCustomerNumber} from '../customers/customers.ts';
import {appetite} from '../customers/spans.ts';
import {
  affordable,
  type Catalogue,
  listPrice,
  type Product,
  standardCost,
} from '../products/products.ts';
import {
  calendarMonth,
  fiscalYearOf,
  type Month,
  workingDayFrom,
  workingDays,
} from '../world/calendar.ts';
import {contractIndex, partsDemand, REFERENCE_CUSTOMERS, yearFactor} from '../world/economy.ts';
import {
  between,
  chance,
  lognormal,
  pick,
  poisson,
  type Random,
  type Streams,
  weighted,
} from '../world/random.ts';
import {type Delivery, type Document, document, type Line, line} from './documents.ts';

/** What a month's sales to a customer are drawn from. */
export interface Sales {
  streams: Streams;
  catalogue: Catalogue;
  customerCount: number;
}

export interface Sale {
  document: Document;
  delivery?: Delivery;
}

const ORDERS_PER_YEAR = 12.6;
const COLLECTIVE_ORDERS = 850;
const ORDER_VALUE = 93_000;
/** Whole pieces cost more than the drawn order value; this takes the surplus back. */
const ROUNDING_SURPLUS = 0.94;

/** Orders of spare and wear parts: one delivery and one invoice each. */
export function* partsOrders(sales: Sales, customer: Customer, month: Month): Generator<Sale> {
  const appetiteNow = appetite(customer.spans, month);
  if (appetiteNow === 0) return;
  const random = sales.streams('parts orders', customer.index, month);
  const yearly =
    customer.kind === 'collective'
      ? (COLLECTIVE_ORDERS * sales.customerCount) / REFERENCE_CUSTOMERS
      : ORDERS_PER_YEAR * Math.sqrt(customer.size) * customer.partsTaste;
  for (let n = poisson(random, (yearly / 12) * appetiteNow * partsDemand(month)); n > 0; n--) {
    yield partsOrder(random, sales, customer, month);
  }
}

/** So that 0.15 % of all lines carry a number that master data does not know. */
const UNKNOWN_CUSTOMER = 0.0018;

function partsOrder(random: Random, {catalogue}: Sales, customer: Customer, month: Month): Sale {
  const ordered = pick(random, workingDays(month));
  const delivered = workingDayFrom(ordered + between(random, 0, 5));
  const count = 1 + poisson(random, 2.2);
  const mean = ORDER_VALUE * customer.size ** 0.3 * ROUNDING_SURPLUS;
  const value = lognormal(random, mean, 1);
  const shares = Array.from({length: count}, () => 0.15 + random());
  const total = shares.reduce((sum, share) => sum + share, 0);
  const lines = shares.map(share =>
    partsLine(random, catalogue, customer, month, (value * share) / total),
  );
  const customerNumber = chance(random, UNKNOWN_CUSTOMER)
    ? unknownCustomerNumber(random)
    : customer.number;
  return {
    document: document(random, {
      kind: 'RE',
      stream: 'parts',
      documentDay: workingDayFrom(delivered + between(random, 0, 2)),
      customer,
      customerNumber,
      lines,
    }),
    delivery: {day: delivered, customerNumber, lines: count},
  };
}

/** A product that fits the value (cents at price index 1), and as many of it as come near the value. */
function partsLine(
  random: Random,
  catalogue: Catalogue,
  customer: Customer,
  month: Month,
  value: number,
): Line {
  const choice = affordable(catalogue.parts, value);
  const product = catalogue.parts[Math.floor(choice * (1 - 0.7 * random() ** 2) - 1e-9)] as Product;
  const wanted = value / product.price;
  const quantity =
    product.unit === 'M'
      ? Math.max(500, Math.round(wanted * 2) * 500)
      : Math.max(1000, Math.round(wanted) * 1000);
  const list = Math.round((listPrice(product, month) * quantity) / 1000);
  const cost = standardCost(product, quantity, workingDays(month)[0] as number);
  return line(customer, product, quantity, list, customer.discounts.parts, cost);
}

const CALL_OUTS_PER_YEAR = 1.5;
const CALL_OUT_VALUE = 195_000;

/** How many call-outs a month brings; the invoices and the technicians' visits agree on it. */
export function callOutCount(streams: Streams, customer: Customer, month: Month): number {
  const now = appetite(customer.spans, month);
  if (now === 0 || customer.kind === 'collective') return 0;
  const mean = (CALL_OUTS_PER_YEAR * Math.sqrt(customer.size) * customer.intensity * now) / 12;
  return poisson(streams('call-out count', customer.index, month), mean);
}

/** Service calls that the customer pays: travel, hours, small material. */
export function* callOuts(sales: Sales, customer: Customer, month: Month): Generator<Sale> {
  const count = callOutCount(sales.streams, customer, month);
  if (count === 0) return;
  const random = sales.streams('call-outs', customer.index, month);
  const {technician, travel, serviceMaterial} = sales.catalogue;
  for (let n = count; n > 0; n--) {
    const level = yearFactor(fiscalYearOf(month));
    const value = lognormal(random, CALL_OUT_VALUE * level, 0.5);
    const material = Math.round(value * 0.35 * random());
    const fare = Math.round(travel.price * level);
    const hourPrice = Math.round(technician.price * level);
    const halfHours = Math.max(2, Math.round((2 * (value - material - fare)) / hourPrice));
    const priced = (product: Product, quantity: number, list: number) =>
      line(
        customer,
        product,
        quantity,
        list,
        customer.discounts.services,
        Math.round(list * product.costShare * (0.8 + 0.4 * random())),
      );
    yield {
      document: document(random, {
        kind: 'RE',
        stream: 'service',
        documentDay: pick(random, workingDays(month)),
        customer,
        lines: [
          priced(technician, halfHours * 500, Math.round((hourPrice * halfHours) / 2)),
          priced(travel, 1000, fare),
          ...(material > 2000 ? [priced(serviceMaterial, 1000, material)] : []),
        ],
      }),
    };
  }
}

/** A maintenance contract: yearly fee in cents at index 1 and the months that it covers. */
export interface Contract {
  product: Product;
  fee: number;
  from: Month;
  to: Month;
  /** Remainder by 3 of the calendar months in which a quarter begins. */
  quarterMonth: number;
}

const CONTRACT_SHARE = 0.43;
const CONTRACT_FEE = 930_000;
const CANCELLED = 0.055;
const CONCLUDED = 0.041;

/** Who has a contract, and when; drawn month by month, so that a longer history continues. */
export function drawContracts(sales: Sales, customer: Customer, horizon: Month): Contract[] {
  if (customer.kind === 'collective') return [];
  const random = sales.streams('contracts', customer.index);
  const tier = weighted(random, [
    [0, 50],
    [1, 35],
    [2, 15],
  ]);
  const product = sales.catalogue.contracts[between(random, 0, 3) * 3 + tier] as Product;
  const fee = Math.round(lognormal(random, CONTRACT_FEE * Math.sqrt(customer.size), 0.5));
  const quarterMonth = chance(random, 0.45) ? 0 : between(random, 0, 2);
  const contracts: Contract[] = [];
  let since: Month | null = chance(random, CONTRACT_SHARE) ? -1000 : null;
  for (let month = 0; month < horizon; month++) {
    const draw = random();
    if (since === null && draw < CONCLUDED / 12) since = month;
    else if (since !== null && draw < CANCELLED / 12) {
      contracts.push({product, fee, from: since, to: month, quarterMonth});
      since = null;
    }
  }
  if (since !== null) contracts.push({product, fee, from: since, to: horizon, quarterMonth});
  return contracts;
}

export const runningContract = (
  contracts: readonly Contract[],
  customer: Customer,
  month: Month,
) =>
  appetite(customer.spans, month) > 0
    ? contracts.find(({from, to}) => from <= month && month < to)
    : undefined;

/** A quarter's fee in advance. Deferral over its months is left to a later version. */
export function* contractInvoices(
  sales: Sales,
  customer: Customer,
  contracts: readonly Contract[],
  month: Month,
): Generator<Sale> {
  const contract = runningContract(contracts, customer, month);
  if (!contract || calendarMonth(month) % 3 !== contract.quarterMonth) return;
  const random = sales.streams('contract invoices', customer.index, month);
  const list = Math.round((contract.fee * contractIndex(month)) / 4);
  const cost = Math.round(list * contract.product.costShare * (0.7 + 0.6 * random()));
  yield {
    document: document(random, {
      kind: 'RE',
      stream: 'contracts',
      documentDay: workingDays(month)[between(random, 0, 4)] as number,
      customer,
      lines: [line(customer, contract.product, 1000, list, customer.discounts.services, cost)],
    }),
  };
}

const RETROFITS_PER_YEAR = 0.163;
const RETROFIT_VALUE = 1_150_000;

/** Retrofit, software and training. */
export function* retrofits(sales: Sales, customer: Customer, month: Month): Generator<Sale> {
  const now = appetite(customer.spans, month);
  if (now === 0 || customer.kind === 'collective') return;
  const random = sales.streams('retrofits', customer.index, month);
  for (let n = poisson(random, (RETROFITS_PER_YEAR * now) / 12); n > 0; n--) {
    const mean = RETROFIT_VALUE * yearFactor(fiscalYearOf(month));
    const value = Math.round(lognormal(random, mean, 0.7) / 1000) * 1000;
    const product = pick(random, sales.catalogue.retrofits);
    const cost = Math.round(value * product.costShare * (0.8 + 0.4 * random()));
    yield {
      document: document(random, {
        kind: 'RE',
        stream: 'retrofit',
        documentDay: pick(random, workingDays(month)),
        customer,
        lines: [line(customer, product, 1000, value, customer.discounts.services, cost)],
      }),
    };
  }
}
