import {
  type Quality,
  qualities,
  silentCustomers,
  type Warned,
  warned,
} from '../../../models/churn/questions.ts';
import {isRatio, type Measure} from '../../../models/cubes/cube.ts';
import {customers} from '../../../models/cubes/customers.ts';
import {monthly} from '../../../models/cubes/monthly.ts';
import {retention} from '../../../models/cubes/retention.ts';
import {
  type StandingWarning,
  type WarningEntry,
  warningHistory,
  warningsOf,
} from '../../../pipelines/early_warnings.ts';
import type {Warehouse} from '../../../warehouse/query.ts';
import {knowsChurn} from '../../known_tables.ts';
import type {Asked} from '../../page.ts';
import type {ChurnQuestion} from './question.ts';

export type AskedHere = Asked<ChurnQuestion>;

/** In percent; null where the history is too short, or there is nobody to divide by. */
export interface Rates {
  churn_rate: number | null;
  churn_rate_profitable: number | null;
  contribution_churn_rate: number | null;
  gross_revenue_retention: number | null;
  net_revenue_retention: number | null;
}

/** A warning, with what the application knows of it. */
export interface ListedWarning extends Warned {
  raised_on: string | null;
  answer: StandingWarning['answer'];
}

export interface ChurnAnswer {
  /** The month that the rates end with. */
  month: string | null;
  rates: Rates;
  silent_customers: number;
  qualities: Quality[];
  warnings: ListedWarning[];
  /** What happened to warnings, newest first. */
  history: WarningEntry[];
  missing: 'older_snapshot' | 'no_customers' | null;
}

const noRates: Rates = {
  churn_rate: null,
  churn_rate_profitable: null,
  contribution_churn_rate: null,
  gross_revenue_retention: null,
  net_revenue_retention: null,
};

/** How many leave, who may be next, and how far that can be relied on. */
export async function readChurn(asked: AskedHere, data: string): Promise<ChurnAnswer> {
  const {db, who} = asked;
  const empty: ChurnAnswer = {
    month: null,
    rates: noRates,
    silent_customers: 0,
    qualities: [],
    warnings: [],
    history: [],
    missing: null,
  };
  if (!(await knowsChurn(db))) return {...empty, missing: 'older_snapshot'};
  const found = await qualities(db);
  if (found.length === 0) return {...empty, missing: 'no_customers'};
  const [churn, profitable, weighted, gross, net, silent, list] = await Promise.all([
    rateOf(db, customers.measures.churn_rate, 12),
    rateOf(db, customers.measures.churn_rate_profitable, 12),
    rateOf(db, customers.measures.contribution_churn_rate, 12),
    rateOf(db, retention.measures.gross_revenue_retention, 1),
    rateOf(db, retention.measures.net_revenue_retention, 1),
    silentCustomers(db),
    warned(db, who.personal),
  ]);
  const standing = new Map(warningsOf(data).map(each => [each.customer, each]));
  return {
    month: churn.month,
    rates: {
      churn_rate: churn.rate,
      churn_rate_profitable: profitable.rate,
      contribution_churn_rate: weighted.rate,
      gross_revenue_retention: gross.rate,
      net_revenue_retention: net.rate,
    },
    silent_customers: silent,
    qualities: found,
    warnings: list.map(each => listed(each, standing.get(each.customer_id), who.personal)),
    history: warningHistory(data)
      .map(each => (who.personal ? each : {...each, note: ''}))
      .toReversed(),
    missing: null,
  };
}

/** What somebody wrote may tell of persons. */
function listed(
  each: Warned,
  known: StandingWarning | undefined,
  personal: boolean,
): ListedWarning {
  const answer = known?.answer;
  return {
    ...each,
    raised_on: known?.raised_on ?? null,
    answer: answer && (personal ? answer : {...answer, note: ''}),
  };
}

async function rateOf(db: Warehouse, measure: Measure, months: number) {
  const {rows} = await monthly(measure, months).execute(db);
  const last = rows.at(-1);
  const denominator = Number(last?.denominator ?? 0);
  const scale = isRatio(measure) ? measure.scale : 1;
  const isKnown = last?.is_reliable && denominator > 0;
  return {
    month: last?.month ?? null,
    rate: isKnown ? (Number(last.numerator) / denominator) * scale : null,
  };
}
