import type {Measure} from '../../company/portfolio.ts';

/** A sum over complete months, from `first` months before the day to `first + months - 1` before it. */
interface WindowSum {
  column: string;
  value: string;
  /** 0 is the newest complete month. */
  first: number;
  months: number;
  how?: 'sum' | 'max';
  type: string;
}

/** A table of customers and months, and what is summed up of it. */
export interface Part {
  alias: string;
  table: string;
  sums: WindowSum[];
}

const money = 'decimal(18, 4)';
const count = 'bigint';
const always = {first: 0, months: 36};
const year = {first: 0, months: 12};
const twoYears = {first: 0, months: 24};

const sum = (column: string, value: string, window: object, type = count): WindowSum => ({
  column,
  value,
  type,
  ...(window as {first: number; months: number}),
});

/** What measures are made of. */
export const parts: Part[] = [
  {
    alias: 'earned',
    table: 'customer_profitability',
    sums: [
      sum('revenue_12', 's.net_revenue', year, money),
      sum('revenue_before', 's.net_revenue', {first: 12, months: 12}, money),
      sum('revenue_36', 's.net_revenue', always, money),
      sum('contribution_1_36', 's.contribution_1', always, money),
      sum('contribution_4_36', 's.contribution_4', always, money),
      sum('profit_36', 's.profit', always, money),
    ],
  },
  {
    alias: 'purchases',
    table: `(
        select customer_id, cast(date_trunc('month', invoiced_on) as date) as month
        from int_purchase_day
    )`,
    sums: [sum('purchase_days', '1', year)],
  },
  {
    alias: 'promises',
    table: 'promise_by_month',
    sums: [
      sum('judged_requests', 's.judged_requests', year),
      sum('kept_requests', 's.kept_requests', year),
    ],
  },
  {
    alias: 'cases',
    table: 'fct_service_case',
    sums: [
      sum('complaints', "case when s.kind = 'complaint' then 1 else 0 end", year),
      sum('complaints_24', "case when s.kind = 'complaint' then 1 else 0 end", twoYears),
    ],
  },
  {
    alias: 'answers',
    table: 'fct_survey_response',
    sums: [
      sum('answers', '1', twoYears),
      sum(
        'nps_answers',
        "case when s.kind = 'nps' and s.score is not null then 1 else 0 end",
        twoYears,
      ),
      sum('nps_points', "case when s.kind = 'nps' then s.score end", twoYears),
    ],
  },
  {
    alias: 'referrals',
    table: 'fct_referral',
    sums: [sum('referrals', '1', twoYears)],
  },
  {
    alias: 'delays',
    table: 'fct_receivable_month',
    sums: [{...sum('days_overdue', 's.days_overdue', {first: 0, months: 3}), how: 'max'}],
  },
];

/** What is made of parts, in the words of a customer's row. */
interface Formula {
  sql: string;
  /** Columns of parts, or aliases of what else it reads. */
  reads: string[];
}

const ratio = (over: string, under: string) =>
  `case when ${under} > 0 then cast(100 * (${over}) as double) / nullif(${under}, 0) end`;

/** Of the measures that are known as of any day; percent are 0 to 100. */
export const formulas: Record<Exclude<Measure, 'lifetime_value' | 'churn_risk'>, Formula> = {
  net_revenue: {sql: 'cast(coalesce(revenue_12, 0) as double)', reads: ['revenue_12']},
  revenue_growth: {
    sql: ratio(
      'coalesce(revenue_12, 0) - revenue_before',
      'case when is_comparable then revenue_before end',
    ),
    reads: ['revenue_12', 'revenue_before', 'history'],
  },
  contribution_1: {
    sql: 'cast(coalesce(contribution_1_36, 0) as double)',
    reads: ['contribution_1_36'],
  },
  contribution_4: {
    sql: 'cast(coalesce(contribution_4_36, 0) as double)',
    reads: ['contribution_4_36'],
  },
  profit: {sql: 'cast(coalesce(profit_36, 0) as double)', reads: ['profit_36']},
  contribution_rate: {
    sql: ratio('contribution_4_36', 'revenue_36'),
    reads: ['contribution_4_36', 'revenue_36'],
  },
  cost_to_serve_rate: {
    sql: ratio('contribution_1_36 - contribution_4_36', 'revenue_36'),
    reads: ['contribution_1_36', 'contribution_4_36', 'revenue_36'],
  },
  potential: {sql: 'cast(need as double)', reads: ['needs']},
  share_of_wallet: {sql: ratio('coalesce(revenue_12, 0)', 'need'), reads: ['revenue_12', 'needs']},
  order_frequency: {sql: 'cast(coalesce(purchase_days, 0) as double)', reads: ['purchase_days']},
  product_lines: {sql: 'cast(bought_lines as double)', reads: ['lines']},
  unbought_lines: {
    sql: 'cast(unbought_lines as double)',
    reads: ['usual_lines', 'own_usual_lines'],
  },
  tenure: {sql: "cast(date_diff('day', since, as_of) as double) / 365.25", reads: []},
  silence: {
    sql: "cast(date_diff('day', last_purchase_on, as_of) as double) / 30.4375",
    reads: ['last_purchases'],
  },
  payment_delay: {sql: 'cast(days_overdue as double)', reads: ['days_overdue']},
  service_promise: {
    sql: ratio('kept_requests', 'judged_requests'),
    reads: ['kept_requests', 'judged_requests'],
  },
  complaints: {sql: 'cast(coalesce(complaints, 0) as double)', reads: ['complaints']},
  satisfaction: {
    sql: 'case when nps_answers > 0 then cast(nps_points as double) / nullif(nps_answers, 0) end',
    reads: ['nps_answers', 'nps_points'],
  },
  referrals: {sql: 'cast(coalesce(referrals, 0) as double)', reads: ['referrals']},
  feedback: {
    sql: 'cast(coalesce(answers, 0) + coalesce(complaints_24, 0) as double)',
    reads: ['answers', 'complaints_24'],
  },
};

export const measureNames = Object.keys(formulas) as (keyof typeof formulas)[];

/** What is known of today only: of forecasts and of others, nobody remembers what they were. */
export const nowOnly: ReadonlySet<string> = new Set([
  'lifetime_value',
  'churn_risk',
  'unbought_lines',
]);
