import {windows} from '../files/format.ts';
import type {List} from '../files/list.ts';
import type {RevenueStream} from '../sales/documents.ts';
import {
  COMMISSIONS,
  COST_CENTRES,
  COST_OF_SALES,
  exists,
  FREIGHT,
  WARRANTY,
} from '../staff/cost_centres.ts';
import {type Day, firstDay, fiscalYearOf, germanDay, type Month} from '../world/calendar.ts';
import {
  contractIndex,
  costIndex,
  REFERENCE_CUSTOMERS,
  season,
  yearFactor,
} from '../world/economy.ts';
import {COST_ACCOUNT, CREDIT_NOTES, REVENUE_ACCOUNT} from './accounts.ts';
import {type Entry, otherCosts, payrollShare} from './closing.ts';
import {planVersions} from './plan_versions.ts';

/** Actual revenue comes out at 97 % of plan, actual cost at 102 %. */
const REVENUE_REACHED = 0.97;
const COST_REACHED = 1.02;

/** Net revenue of a mean year at 2,000 customers in cents, and its variable cost; measured over seeds. */
const EXPECTED: Record<RevenueStream, {revenue: number; cost: number}> = {
  machines: {revenue: 3_130_000_000, cost: 2_310_000_000},
  parts: {revenue: 1_585_000_000, cost: 815_000_000},
  service: {revenue: 410_000_000, cost: 95_000_000},
  contracts: {revenue: 570_000_000, cost: 73_000_000},
  retrofit: {revenue: 250_000_000, cost: 98_000_000},
};
const CREDITED = 0.006;

export const PLAN = windows('Version;Status;Eingefroren am;Monat;Kostenstelle;Konto;Betrag', {
  money: 'Betrag',
});

/** Every version that was frozen by then: by month, cost centre and account. Costs are positive. */
export function writePlan(file: List, customerCount: number, years: number, until: Day): void {
  for (let year = 0; year <= years; year++) {
    for (const {kind, name, status, frozen, factor, from} of planVersions(year)) {
      if (frozen > until) continue;
      for (let month = year * 12 + from - 1; month < year * 12 + 12; month++) {
        for (const {account, costCentre = '', cents} of plannedEntries(customerCount, month)) {
          const amount = Math.round(cents * factor);
          if (amount === 0) continue;
          const [frozenOn, first] = [germanDay(frozen), germanDay(firstDay(month))];
          file.row([`${kind} ${name}`, status, frozenOn, first, costCentre, account, amount]);
        }
      }
    }
  }
}

const plannedEntries = (customerCount: number, month: Month): Entry[] => [
  ...plannedSales(customerCount, month),
  ...plannedCosts(customerCount, month),
];

function plannedSales(customerCount: number, month: Month): Entry[] {
  const streams = plannedStreams(customerCount, month);
  const revenue = streams.reduce((total, one) => total + one.revenue, 0);
  return [
    ...streams.map(one => entry(REVENUE_ACCOUNT[one.stream], '', -one.revenue)),
    entry(CREDIT_NOTES, '', revenue * CREDITED),
    ...streams.map(one => entry(COST_ACCOUNT[one.stream], COST_OF_SALES, one.cost)),
  ];
}

/** Planned revenue of a month and its variable cost, in cents. */
export function plannedStreams(
  customerCount: number,
  month: Month,
): {stream: RevenueStream; revenue: number; cost: number}[] {
  const streams = Object.keys(EXPECTED) as RevenueStream[];
  return streams.map(stream => {
    const share = (customerCount / REFERENCE_CUSTOMERS / 12) * monthShare(stream, month);
    const {revenue, cost} = EXPECTED[stream];
    return {
      stream,
      revenue: (revenue * share) / REVENUE_REACHED,
      cost: (cost * share) / COST_REACHED,
    };
  });
}

/** A month's share of a mean month, by season and growth. */
function monthShare(stream: RevenueStream, month: Month): number {
  const growth = yearFactor(fiscalYearOf(month));
  if (stream === 'machines' || stream === 'parts') return season(stream, month) * growth;
  return stream === 'contracts' ? contractIndex(month) : growth;
}

function plannedCosts(customerCount: number, month: Month): Entry[] {
  const scale = customerCount / REFERENCE_CUSTOMERS;
  const machineList = (3_820_000_000 * scale * monthShare('machines', month)) / 12;
  const deliveries = (18_500 * scale * season('parts', month)) / 12;
  const entries = [
    planned('6740', FREIGHT, 0.017 * machineList + 1650 * deliveries),
    planned('6790', WARRANTY, 0.021 * machineList),
    planned('6770', COMMISSIONS, 0.035 * 0.18 * 0.8 * machineList),
  ];
  let production = 0;
  for (const costCentre of COST_CENTRES) {
    if (!exists(costCentre, month)) continue;
    const {code, fte, salary, kind} = costCentre;
    const payroll =
      fte * scale * salary * 100 * payrollShare(month) * costIndex(fiscalYearOf(month));
    const costs: [string, number][] = [
      ['6020', payroll / 1.21],
      ['6110', payroll - payroll / 1.21],
      ...otherCosts(costCentre, customerCount, month),
    ];
    entries.push(...costs.map(([account, cents]) => planned(account, code, cents)));
    if (kind === 'production') production += costs.reduce((total, [, cents]) => total + cents, 0);
  }
  return [...entries, planned('5900', COST_OF_SALES, -production)];
}

/** Costs are planned below what they come to. */
const planned = (account: string, costCentre: string, cents: number): Entry =>
  entry(account, costCentre, cents / COST_REACHED);

const entry = (account: string, costCentre: string, cents: number): Entry => ({
  account,
  costCentre,
  cents: Math.round(cents),
});
