import type {RevenueStream} from '../sales/documents.ts';
import {
  COMMISSIONS,
  COST_CENTRES,
  COST_OF_SALES,
  FREIGHT,
  WARRANTY,
} from '../staff/cost_centres.ts';
import {calendarMonth, fiscalYearOf, lastDay, type Month, monthName} from '../world/calendar.ts';
import {
  contractIndex,
  costIndex,
  REFERENCE_CUSTOMERS,
  season,
  yearFactor,
} from '../world/economy.ts';
import {COST_ACCOUNT, CREDIT_NOTES, REVENUE_ACCOUNT} from './accounts.ts';
import {otherCosts, payrollShare} from './closing.ts';
import type {Entry, Posting} from './ledger.ts';

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

/** The plan of a month: expected revenue and cost by cost centre and account. */
export function planPosting(customerCount: number, month: Month): Posting {
  const scale = customerCount / REFERENCE_CUSTOMERS;
  return {
    number: `PLAN${monthName(month).replace('-', '')}`,
    posted: lastDay(month),
    documentDay: lastDay(month),
    text: 'Budget',
    scenario: 'Plan',
    entries: [...plannedSales(scale, month), ...plannedCosts(customerCount, month)],
  };
}

function plannedSales(scale: number, month: Month): Entry[] {
  const streams = Object.keys(EXPECTED) as RevenueStream[];
  const expected = streams.map(stream => {
    const share = (scale * monthShare(stream, month)) / 12;
    return {stream, revenue: EXPECTED[stream].revenue * share, cost: EXPECTED[stream].cost * share};
  });
  const revenue = expected.reduce((total, one) => total + one.revenue, 0);
  return [
    ...expected.map(one => planned(REVENUE_ACCOUNT[one.stream], '', -one.revenue, REVENUE_REACHED)),
    planned(CREDIT_NOTES, '', revenue * CREDITED, REVENUE_REACHED),
    ...expected.map(one =>
      planned(COST_ACCOUNT[one.stream], COST_OF_SALES, one.cost, COST_REACHED),
    ),
  ];
}

/** A month's share of a mean month, by season and growth. */
function monthShare(stream: RevenueStream, month: Month): number {
  const growth = yearFactor(fiscalYearOf(month));
  if (stream === 'machines' || stream === 'parts') return season(stream, month) * growth;
  if (stream !== 'contracts') return growth;
  // 45 % pay in January, April, July and October; the others are spread evenly.
  const quarter = calendarMonth(month) % 3 === 0 ? 3 : 0;
  return (0.45 * quarter + 0.55) * contractIndex(month);
}

function plannedCosts(customerCount: number, month: Month): Entry[] {
  const scale = customerCount / REFERENCE_CUSTOMERS;
  const machineList = (3_820_000_000 * scale * monthShare('machines', month)) / 12;
  const deliveries = (18_500 * scale * season('parts', month)) / 12;
  const entries = [
    planned('6740', FREIGHT, 0.017 * machineList + 1650 * deliveries, COST_REACHED),
    planned('6790', WARRANTY, 0.021 * machineList, COST_REACHED),
    planned('6770', COMMISSIONS, 0.035 * 0.18 * 0.8 * machineList, COST_REACHED),
  ];
  let production = 0;
  for (const costCentre of COST_CENTRES) {
    const {code, fte, salary, kind} = costCentre;
    const payroll =
      fte * scale * salary * 100 * payrollShare(month) * costIndex(fiscalYearOf(month));
    const costs: [string, number][] = [
      ['6020', payroll / 1.21],
      ['6110', payroll - payroll / 1.21],
      ...otherCosts(costCentre, customerCount, month),
    ];
    entries.push(...costs.map(([account, cents]) => planned(account, code, cents, COST_REACHED)));
    if (kind === 'production') production += costs.reduce((total, [, cents]) => total + cents, 0);
  }
  return [...entries, planned('5900', COST_OF_SALES, -production, COST_REACHED)];
}

const planned = (account: string, costCentre: string, cents: number, reached: number): Entry => ({
  account,
  costCentre,
  cents: Math.round(cents / reached),
});
