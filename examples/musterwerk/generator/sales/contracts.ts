import type {Customer} from '../customers/customer.ts';
import {appetite} from '../customers/life.ts';
import {windows} from '../files/format.ts';
import type {List} from '../files/list.ts';
import {ANSWERED_WITHIN, armOf, CONCLUDED_BY_ARM, WARTUNG_PLUS} from '../marketing/wartung_plus.ts';
import type {Catalogue, Product} from '../products/products.ts';
import {
  type Day,
  firstDay,
  germanDay,
  lastDay,
  type Month,
  workingDayFrom,
  workingDays,
} from '../world/calendar.ts';
import {contractIndex} from '../world/economy.ts';
import {beta, between, chance, chooser, pick, type Random, type Streams} from '../world/random.ts';
import {document, line} from './documents.ts';
import type {Sales} from './sales.ts';

type Tier = 'Basic' | 'Plus' | 'Premium';
const TIERS: readonly Tier[] = ['Basic', 'Plus', 'Premium'];

/** A maintenance contract: yearly fee in cents at index 1, and the months that it covers. */
export interface Contract {
  number: string;
  customer: Customer;
  product: Product;
  tier: Tier;
  fee: number;
  from: Month;
  /** The first month without it. */
  to: Month;
  /** Day and reason of the notice, where one was given. */
  cancelled: {on: Day; reason: string} | null;
}

/** Of the customers at the start. */
const CONTRACT_SHARE = 0.43;
const CONTRACT_FEE = 930_000;
/** Of customers without one, a year. */
const CONCLUDED = 0.05;
/** Chances to cancel at the end of a contract's year differ: beta (sBG), 5.5 % among those who stay. */
const CANCELLED = {alpha: 0.75, beta: 8};
const NEVER = 100_000;

const drawTier = chooser<0 | 1 | 2>([
  [0, 50],
  [1, 35],
  [2, 15],
]);

const REASONS = [
  'Preis',
  'Maschine stillgelegt',
  'Eigene Instandhaltung',
  'Wettbewerber',
  'Unzufrieden',
];

/** Who has a contract, and when; drawn month by month, so that a longer history continues. */
export function drawContracts(
  streams: Streams,
  catalogue: Catalogue,
  customer: Customer,
  horizon: Month,
): Contract[] {
  if (customer.kind !== 'ordinary' && customer.kind !== 'key') return [];
  const random = streams('contracts', customer.index);
  const tier = drawTier(random);
  const product = catalogue.contracts[between(random, 0, 3) * 3 + tier] as Product;
  const fee = Math.round(CONTRACT_FEE * Math.sqrt(customer.size) * customer.fee);
  const contracts: Contract[] = [];
  const sign = (from: Month, risk: number): Month => {
    const end = endOf(streams('contract ends', customer.index, from + 1000), customer, from, risk);
    const number = `W${customer.number.slice(-7)}-${contracts.length + 1}`;
    contracts.push({number, customer, product, tier: TIERS[tier]!, fee, from, ...end});
    return end.to;
  };
  let free: Month = 0;
  const isThere = customer.life.start < 0 && appetite(customer.life, 0) > 0;
  if (customer.contract < CONTRACT_SHARE && isThere) free = sign(...standing(random));
  const arm = armOf(streams, customer);
  const answered = between(streams('wartung plus answer', customer.index), 1, ANSWERED_WITHIN);
  for (let month = 0; month < horizon; month++) {
    const draw = random();
    if (month < free || appetite(customer.life, month) === 0) continue;
    const sinceOffer = month - WARTUNG_PLUS.month;
    const isOffered = arm !== undefined && sinceOffer > 0 && sinceOffer <= ANSWERED_WITHIN;
    const signs = isOffered
      ? sinceOffer === answered && customer.offer < CONCLUDED_BY_ARM[arm]
      : draw < CONCLUDED / 12;
    if (signs) free = sign(month, risk(random));
  }
  return contracts;
}

const risk = (random: Random) => beta(random, CANCELLED.alpha, CANCELLED.beta);

/** A contract that runs already: 45 % began in January, and those who like to cancel have left. */
function standing(random: Random): [from: Month, risk: number] {
  const month = chance(random, 0.45) ? -9 : between(random, -12, -1);
  for (;;) {
    const years = between(random, 0, 8);
    const own = risk(random);
    if (chance(random, (1 - own) ** years)) return [month - 12 * years, own];
  }
}

/** It ends with a year of its own: by notice, or because the customer has left. */
function endOf(
  random: Random,
  customer: Customer,
  from: Month,
  risk: number,
): Pick<Contract, 'to' | 'cancelled'> {
  for (let to = from + 12; to < from + 30 * 12; to += 12) {
    const isCancelled = chance(random, risk) && to > 0;
    const notice = workingDayFrom(firstDay(to) - 92 - between(random, 0, 60));
    const reason = pick(random, REASONS);
    if (to <= 0) continue;
    if (isCancelled) return {to, cancelled: {on: notice, reason}};
    if (appetite(customer.life, to) === 0)
      return {to, cancelled: {on: notice, reason: 'Kunde verloren'}};
  }
  return {to: NEVER, cancelled: null};
}

export const runningContract = (
  contracts: readonly Contract[],
  month: Month,
): Contract | undefined => contracts.find(({from, to}) => from <= month && month < to);

/**
 * A year's fee in advance; it is earned by the days of the year. When the ERP was changed, with the
 * history's first month, running years were invoiced again up to their end.
 */
export function invoiceContract(
  sales: Sales,
  customer: Customer,
  month: Month,
  index: number,
): number {
  const contract = runningContract(sales.contracts(customer), month);
  if (!contract) return index;
  const over = (((month - contract.from) % 12) + 12) % 12;
  if (over !== 0 && month !== 0) return index;
  const random = sales.streams('contract invoices', customer.index, month);
  const yearly = contract.fee * contractIndex(month - over);
  const list = Math.round((yearly * (12 - over)) / 12);
  const cost = Math.round(list * contract.product.costShare * (0.7 + 0.6 * random()));
  sales.books.post(
    document(random, {
      kind: 'RE',
      stream: 'contracts',
      documentDay: workingDays(month)[between(random, 0, 4)] as Day,
      customer,
      lines: [line(customer, contract.product, 1000, list, customer.discounts.services, cost)],
      service: [firstDay(month), lastDay(month + 11 - over)],
    }),
    customer.index * 1000 + index,
  );
  return index + 1;
}

/** Older prices are not told. */
const FIRST_PRICE: Month = -24;

export const CONTRACTS = windows(
  'Vertrag;Kundennummer;Artikelnummer;Beginn;Ende;Monatsbetrag;Abrechnung;Stufe;Servicelevel;Kündbar bis;' +
    'Gekündigt am;Kündigungsgrund;Verlängert sich',
  {money: 'Monatsbetrag'},
);

/** One row for each price of a contract, as far as it is known by then. */
export function writeContracts(file: List, contracts: readonly Contract[], until: Day): void {
  for (const contract of contracts) {
    const {from, to, customer, product, cancelled} = contract;
    if (firstDay(from) > until) continue;
    const isTold = cancelled !== null && cancelled.on <= until;
    const end = isTold ? to : NEVER;
    const oldest = from + 12 * Math.max(0, Math.ceil((FIRST_PRICE - from) / 12));
    for (let start = oldest; start < end; ) {
      if (firstDay(start) > until) break;
      // The index rises each January; a contract has its new price with its next year.
      const next = start + 12;
      const fee = contract.fee * contractIndex(start) * (1 - customer.discounts.services);
      const ends = next >= end ? lastDay(end - 1) : lastDay(next - 1);
      const isLast = next >= end || firstDay(next) > until;
      file.row([
        contract.number,
        customer.number,
        product.number,
        germanDay(firstDay(start)),
        isLast && !isTold ? '' : germanDay(ends),
        Math.round(fee / 12),
        'jährlich',
        contract.tier,
        `SL-${contract.tier}`,
        germanDay(firstDay(next) - 92),
        isLast && isTold ? germanDay(cancelled.on) : '',
        isLast && isTold ? cancelled.reason : '',
        isTold ? 'N' : 'J',
      ]);
      start = next;
    }
  }
}
