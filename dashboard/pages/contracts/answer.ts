import {ask} from '../../../models/cubes/ask.ts';
import {contracts} from '../../../models/cubes/contracts.ts';
import {promises} from '../../../models/cubes/promises.ts';
import type {Months} from '../../../models/profitability/whale_curve.ts';
import {
  allServiceMinutes,
  customersWithoutIncluded,
  tierCounts,
  type VerdictCount,
  verdictCounts,
} from '../../../models/service/contract_customers.ts';
import type {Decimal} from '../../../warehouse/decimal.ts';
import {knowsContracts} from '../../known_tables.ts';
import type {Asked} from '../../page.ts';
import {groupsOf} from '../customer_link.ts';
import {completeMonths, periodOf} from '../period.ts';
import type {ContractsQuestion} from './question.ts';

type AskedHere = Asked<ContractsQuestion>;
type Amount = Decimal | number | null;

export interface TierSums {
  contracts: Amount;
  contract_revenue: Amount;
  included_minutes: Amount;
  used_minutes: Amount;
  /** Percent of the included minutes. */
  use_rate: number | null;
  service_cost: Amount;
  /** What the contracts earn less that; empty where nobody knows the cost. */
  contribution: number | null;
}

export interface Tier extends TierSums {
  has_contract: boolean;
  tier: string | null;
  customers: number;
}

/** What contracts of a tier promise, and how it was kept; in working hours. */
export interface Promise_ {
  tier: string | null;
  service_level: string | null;
  judged_requests: Amount;
  promise_kept: number | null;
  response_hours: number | null;
  promised_response_hours: number | null;
  resolution_hours: number | null;
  promised_resolution_hours: number | null;
}

interface Cuts {
  kept: number;
  exceeded: number;
  requests: number;
}

export interface ContractsAnswer {
  period: Months | null;
  months: string[];
  tiers: Tier[];
  total: TierSums | null;
  /** Minutes of all work that contracts include, of all customers, to which the total's must be equal. */
  service_minutes: Decimal | null;
  promises: Promise_[];
  verdicts: VerdictCount[];
  cuts: Cuts | null;
  /** Customers with a contract of which nobody knows what it includes. */
  customers_without_included: number;
  /** Which of the customers are groups of companies. */
  groups: ReadonlySet<string>;
  missing: 'older_snapshot' | 'no_months' | 'no_contracts' | null;
}

const measures = [
  'contracts',
  'contract_revenue',
  'included_minutes',
  'used_minutes',
  'use_rate',
  'service_cost',
] as const;

const kept = [
  'judged_requests',
  'promise_kept',
  'response_hours',
  'promised_response_hours',
  'resolution_hours',
  'promised_resolution_hours',
] as const;

/** What contracts of each tier include and use in a period, and how their promises are kept. */
export async function readContracts(asked: AskedHere): Promise<ContractsAnswer> {
  const {db, customers, question} = asked;
  const months = await completeMonths(asked);
  const period = periodOf(months, question);
  const empty: ContractsAnswer = {
    period,
    months,
    tiers: [],
    total: null,
    service_minutes: null,
    promises: [],
    verdicts: [],
    cuts: null,
    customers_without_included: 0,
    groups: await groupsOf(asked),
    missing: null,
  };
  if (!period) return {...empty, missing: 'no_months'};
  if (!(await knowsContracts(customers))) return {...empty, missing: 'older_snapshot'};
  const [tiers, total, counts, minutes, promised, judged, cuts, unknown] = await Promise.all([
    ask(db, contracts, {measures, by: ['has_contract', 'tier'], ...period}).execute(),
    ask(db, contracts, {measures, ...period}).executeTakeFirstOrThrow(),
    tierCounts(db, period),
    allServiceMinutes(customers, period),
    ask(db, promises, {measures: kept, by: ['tier', 'service_level'], ...period}).execute(),
    verdictCounts(db, period),
    db.selectFrom('set_service_promise').selectAll().executeTakeFirstOrThrow(),
    customersWithoutIncluded(db, period),
  ]);
  if (!tiers.some(each => each.has_contract)) return {...empty, missing: 'no_contracts'};
  const sized = tiers.map(each => ({
    ...(each as unknown as Tier),
    contribution: afterService(each),
    customers: counts.find(one => one.tier === each.tier && one.has_contract === each.has_contract)!
      .customers,
  }));
  return {
    ...empty,
    tiers: sized.sort(byRevenue),
    total: {...(total as TierSums), contribution: afterService(total)},
    service_minutes: minutes,
    promises: (promised as unknown as Promise_[])
      .filter(each => each.service_level !== null)
      .sort((a, b) => (a.promised_response_hours ?? 0) - (b.promised_response_hours ?? 0)),
    verdicts: judged,
    cuts,
    customers_without_included: unknown,
  };
}

function afterService({
  contract_revenue: revenue,
  service_cost: cost,
}: Record<'contract_revenue' | 'service_cost', Amount>) {
  return cost === null ? null : Math.round((Number(revenue) - Number(cost)) * 10_000) / 10_000;
}

/** Who has no contract comes last. */
const byRevenue = (a: Tier, b: Tier) =>
  Number(b.has_contract) - Number(a.has_contract) ||
  Number(b.contract_revenue) - Number(a.contract_revenue);
