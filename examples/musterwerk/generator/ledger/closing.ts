import type {Difference} from '../files/manifest.ts';
import {type Document, type RevenueStream, sum} from '../sales/documents.ts';
import {
  COMMISSIONS,
  COST_CENTRES,
  COST_OF_SALES,
  type CostCentre,
  exists,
  FREIGHT,
  WARRANTY,
} from '../staff/cost_centres.ts';
import type {Roster} from '../staff/employees.ts';
import {
  type Day,
  fiscalYearOf,
  lastDay,
  type Month,
  monthName,
  periodOf,
} from '../world/calendar.ts';
import {costIndex, REFERENCE_CUSTOMERS, REFERENCE_REVENUE} from '../world/economy.ts';
import {between, chance, normal, type Streams} from '../world/random.ts';
import {accountName, COST_ACCOUNT, DEFERRED, PROVISIONS, REVENUE_ACCOUNT} from './accounts.ts';
import type {Journal} from './journal.ts';

/** Debit is positive, credit negative; in cents. */
export interface Entry {
  account: string;
  costCentre?: string;
  cents: number;
}

export interface Posting {
  number: string;
  day: Day;
  text: string;
  why?: Difference | undefined;
  /** They add up to nothing. */
  entries: readonly Entry[];
}

/** Books a posting in pairs of accounts, which is all that a DATEV booking can say. */
export function bookPosting(journal: Journal, {number, day, text, why, entries}: Posting): void {
  const debits = entries.filter(({cents}) => cents > 0).map(entry => ({...entry}));
  const credits = entries.filter(({cents}) => cents < 0).map(entry => ({...entry}));
  const balance = entries.reduce((sum, {cents}) => sum + cents, 0);
  if (balance !== 0) throw new Error(`closing.ts: posting ${number} is off by ${balance} cents`);
  for (let debit = debits.shift(), credit = credits.shift(); debit && credit; ) {
    const cents = Math.min(debit.cents, -credit.cents);
    const costCentre = debit.costCentre ?? credit.costCentre;
    const accounts = {debit: debit.account, credit: credit.account};
    journal.book({day, cents, ...accounts, document: number, text, costCentre, why});
    debit.cents -= cents;
    credit.cents += cents;
    if (debit.cents === 0) debit = debits.shift();
    if (credit.cents === 0) credit = credits.shift();
  }
}

/** What a month's documents add up to; the closing entries follow from it. In cents. */
export interface MonthTotals {
  cost: Record<RevenueStream, number>;
  machineList: number;
  agentMachineNet: number;
  /** What carriers take. */
  freight: number;
  /** Cents by revenue account that are put off to later months; negative ones come from earlier. */
  deferred: Map<string, number>;
}

export const noTotals = (): MonthTotals => ({
  cost: {machines: 0, parts: 0, service: 0, contracts: 0, retrofit: 0},
  machineList: 0,
  agentMachineNet: 0,
  freight: 0,
  deferred: new Map(),
});

export function addDeferral({deferred}: MonthTotals, account: string, cents: number): void {
  deferred.set(account, (deferred.get(account) ?? 0) + cents);
}

export function addToTotals(totals: MonthTotals, document: Document): void {
  if (document.kind === 'AZ') return;
  totals.cost[document.stream] += sum(document.lines, 'cost');
  if (document.stream !== 'machines' || document.kind !== 'SR') return;
  totals.machineList += sum(document.lines, 'list');
  if (document.customer.channel === 'Vertreter')
    totals.agentMachineNet += sum(document.lines, 'net');
}

export interface Closing {
  streams: Streams;
  roster: Roster;
  customerCount: number;
}

/** Everything that is no customer document: cost of sales, payroll, supplier invoices, direct selling costs. */
export function* closingPostings(
  closing: Closing,
  totals: MonthTotals,
  month: Month,
): Generator<Posting> {
  const number = numbers(month);
  const head = (prefix: string, text: string, entries: Entry[]): Posting => ({
    number: number(prefix),
    day: lastDay(month),
    text,
    entries,
  });
  yield head('HK', 'Herstellkosten des Umsatzes', costOfSales(closing, totals, month));
  yield {...head('PRA', 'Rechnungsabgrenzung', deferrals(totals)), why: 'put off'};
  yield {...head('MB', 'Erlöskorrektur ohne Beleg', byHand(closing, month)), why: 'booked by hand'};
  yield head('UR', 'Veränderung Urlaubsrückstellung', holidays(closing, month));
  yield head('DV', 'Direkte Vertriebskosten', directCosts(closing, totals, month));
  let production = 0;
  for (const costCentre of COST_CENTRES) {
    if (!exists(costCentre, month)) continue;
    const payroll = payrollOf(closing, costCentre, month);
    if (payroll.length > 0) yield head('LG', 'Löhne und Gehälter', payroll);
    for (const {account, cents, day} of supplierInvoices(closing, costCentre, month)) {
      const entries = [
        {account, costCentre: costCentre.code, cents},
        {account: '3300', cents: -cents},
      ];
      if (costCentre.kind === 'production') production += cents;
      yield {...head('ER', `Eingangsrechnung ${accountName(account)}`, entries), day};
    }
    if (costCentre.kind === 'production') production += expense(payroll);
  }
  yield head('VF', 'Verrechnete Fertigungskosten', absorbed(closing, production, month));
}

const expense = (entries: readonly Entry[]) =>
  entries.filter(({cents}) => cents > 0).reduce((total, {cents}) => total + cents, 0);

function numbers(month: Month): (prefix: string) => string {
  let last = 0;
  return prefix =>
    `${prefix}${monthName(month).replace('-', '')}${String(++last).padStart(5, '0')}`;
}

/** The lines' cost to the cent, and what prices and usage differed from the standard (0.8 and 0.5 %). */
function costOfSales(closing: Closing, totals: MonthTotals, month: Month): Entry[] {
  const random = closing.streams('variances', month);
  const streams = Object.keys(totals.cost) as RevenueStream[];
  const all = streams.reduce((total, stream) => total + totals.cost[stream], 0);
  const entries: Entry[] = streams.map(stream => ({
    account: COST_ACCOUNT[stream],
    costCentre: COST_OF_SALES,
    cents: totals.cost[stream],
  }));
  const price = Math.round(all * 0.008 * normal(random));
  const usage = Math.round(all * 0.005 * normal(random));
  entries.push({account: '5880', costCentre: COST_OF_SALES, cents: price});
  entries.push({account: '5890', costCentre: COST_OF_SALES, cents: usage});
  return [...entries, {account: '1100', cents: -(all + price + usage)}];
}

/** What production cost is part of the products' cost already; only a small over- or under-absorption stays. */
function absorbed(closing: Closing, production: number, month: Month): Entry[] {
  const random = closing.streams('absorption', month);
  const cents = Math.round(production * (1 + 0.013 * normal(random)));
  return [
    {account: '5900', costCentre: COST_OF_SALES, cents: -cents},
    {account: '1100', cents},
  ];
}

/** Freight as the carriers bill it, warranty 2.1 % of machine list, commission 3.5 %. */
function directCosts(closing: Closing, totals: MonthTotals, month: Month): Entry[] {
  const random = closing.streams('direct selling costs', month);
  const about = (cents: number) => Math.round(cents * (1 + 0.05 * normal(random)));
  const {freight} = totals;
  const warranty = about(0.021 * totals.machineList);
  const commissions = Math.round(0.035 * totals.agentMachineNet);
  return [
    {account: '6740', costCentre: FREIGHT, cents: freight},
    {account: '6790', costCentre: WARRANTY, cents: warranty},
    {account: '6770', costCentre: COMMISSIONS, cents: commissions},
    {account: '3300', cents: -freight - commissions},
    {account: '3070', cents: -warranty},
  ];
}

/** So much of a month's revenue is booked without a document, as more revenue or as less. */
const BY_HAND = 0.002;

function byHand({streams, customerCount}: Closing, month: Month): Entry[] {
  const random = streams('booked by hand', month);
  const revenue = (REFERENCE_REVENUE * customerCount) / REFERENCE_CUSTOMERS / 12;
  const size = Math.round(revenue * BY_HAND * (0.5 + random()));
  const cents = chance(random, 0.5) ? size : -size;
  return [
    {account: REVENUE_ACCOUNT.parts, cents: -cents},
    {account: PROVISIONS, cents},
  ];
}

/** Twelve salaries, and 0.6 more in November; social security is 21 % on top of the salary. */
export const payrollShare = (month: Month) => (periodOf(month) === 2 ? 1.6 : 1) / 12.6;

const deferrals = ({deferred}: MonthTotals): Entry[] =>
  [...deferred].flatMap(([account, cents]) => [
    {account, cents},
    {account: DEFERRED, cents: -cents},
  ]);

/** What is owed in holidays grows until spring, and is taken in summer and at Christmas. */
const HOLIDAYS_OWED = [0.6, 0.7, 0.2, 0.35, 0.5, 0.65, 0.7, 0.7, 0.6, 0.4, 0, 0.3];

function holidays({customerCount}: Closing, month: Month): Entry[] {
  const owed = (at: Month) => {
    const full = (42_000_000 * customerCount) / REFERENCE_CUSTOMERS;
    return Math.round(full * (HOLIDAYS_OWED[((at % 12) + 12) % 12] as number));
  };
  const cents = owed(month) - owed(month - 1);
  return [
    {account: '6130', costCentre: '5120', cents},
    {account: '3079', cents: -cents},
  ];
}

function payrollOf(closing: Closing, {code, salary}: CostCentre, month: Month): Entry[] {
  const people = closing.roster(code, month);
  const degrees = people.reduce((total, {degree}) => total + degree, 0);
  // Degrees are hundredths, the salary is in euro: their product is in cents.
  const cost = degrees * salary * payrollShare(month) * costIndex(fiscalYearOf(month));
  if (cost === 0) return [];
  const wages = Math.round(cost / 1.21);
  const social = Math.round(cost) - wages;
  return [
    {account: '6020', costCentre: code, cents: wages},
    {account: '6110', costCentre: code, cents: social},
    {account: '3720', cents: -wages - social},
  ];
}

/** A month's budget of each account, in one to three invoices. */
function* supplierInvoices(closing: Closing, costCentre: CostCentre, month: Month) {
  const random = closing.streams('supplier invoices', Number(costCentre.code), month);
  for (const [account, budget] of otherCosts(costCentre, closing.customerCount, month)) {
    const total = Math.round(budget * (1 + 0.12 * normal(random)));
    const parts = between(random, 1, 3);
    for (let part = 0; part < parts; part++) {
      const share =
        part === 0 ? total - Math.round(total / parts) * (parts - 1) : Math.round(total / parts);
      yield {account, cents: share, day: lastDay(month) - between(random, 0, 27)};
    }
  }
}

/** Expected cents a month by account, without payroll. */
export function otherCosts(
  costCentre: CostCentre,
  customerCount: number,
  month: Month,
): [string, number][] {
  const scale = (customerCount / REFERENCE_CUSTOMERS) * costIndex(fiscalYearOf(month));
  const weights = costCentre.accounts.reduce((total, [, weight]) => total + weight, 0);
  return costCentre.accounts.map(([account, weight]) => [
    account,
    ((costCentre.other * 100 * scale) / 12) * (weight / weights),
  ]);
}
