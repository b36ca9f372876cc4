import {type Document, type RevenueStream, sum} from '../sales/documents.ts';
import {
  COMMISSIONS,
  COST_CENTRES,
  COST_OF_SALES,
  type CostCentre,
  FREIGHT,
  WARRANTY,
} from '../staff/cost_centres.ts';
import type {Roster} from '../staff/employees.ts';
import {fiscalYearOf, lastDay, type Month, monthName, periodOf} from '../world/calendar.ts';
import {costIndex, REFERENCE_CUSTOMERS} from '../world/economy.ts';
import {between, normal, type Streams} from '../world/random.ts';
import {accountName, COST_ACCOUNT} from './accounts.ts';
import type {Entry, Posting} from './ledger.ts';

/** What a month's documents add up to; the closing entries follow from it. In cents. */
export interface MonthTotals {
  cost: Record<RevenueStream, number>;
  machineList: number;
  agentMachineNet: number;
  deliveries: number;
}

export const noTotals = (): MonthTotals => ({
  cost: {machines: 0, parts: 0, service: 0, contracts: 0, retrofit: 0},
  machineList: 0,
  agentMachineNet: 0,
  deliveries: 0,
});

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
    posted: lastDay(month),
    documentDay: lastDay(month),
    text,
    scenario: 'Ist',
    entries,
  });
  yield head('HK', 'Herstellkosten des Umsatzes', costOfSales(closing, totals, month));
  yield head('DV', 'Direkte Vertriebskosten', directCosts(closing, totals, month));
  let production = 0;
  for (const costCentre of COST_CENTRES) {
    const payroll = payrollOf(closing, costCentre, month);
    if (payroll.length > 0) yield head('LG', 'Löhne und Gehälter', payroll);
    for (const {account, cents, day} of supplierInvoices(closing, costCentre, month)) {
      const entries = [
        {account, costCentre: costCentre.code, cents},
        {account: '3300', cents: -cents},
      ];
      if (costCentre.kind === 'production') production += cents;
      yield {
        ...head('ER', `Eingangsrechnung ${accountName(account)}`, entries),
        posted: day,
        documentDay: day,
      };
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

/** Freight 1.7 % of machine list and 16.50 € a delivery, warranty 2.1 % of list, commission 3.5 %. */
function directCosts(closing: Closing, totals: MonthTotals, month: Month): Entry[] {
  const random = closing.streams('direct selling costs', month);
  const about = (cents: number) => Math.round(cents * (1 + 0.05 * normal(random)));
  const freight = about(0.017 * totals.machineList + 1650 * totals.deliveries);
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

/** Twelve salaries, and 0.6 more in November; social security is 21 % on top of the salary. */
export const payrollShare = (month: Month) => (periodOf(month) === 2 ? 1.6 : 1) / 12.6;

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
