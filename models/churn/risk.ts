import type {Warehouse} from '../../warehouse/query.ts';
import type {Tables} from '../../warehouse/tables.ts';
import {type Accuracy, accuracy, type Predicted} from './accuracy.ts';
import {fitLogistic, type Logistic, type Pattern, probability, recentred} from './logistic.ts';

/** What is known of a customer, each a column of int_churn_feature. */
const terms = [
  'silence_ratio',
  'silence_months',
  'tenure',
  'is_new',
  'purchase_pace',
  'purchase_trend',
  'service_contacts',
  'complaints',
  'slow_complaints',
  'slow_answers',
  'payment_delay',
  'cancelled_services',
  'contact_change',
  'group_change',
  'usage_trend',
] as const;

type Term = (typeof terms)[number];

/** Why no risk is told, or why all customers have the same one. */
type NoRisk = 'short_history' | 'nobody_lost' | 'all_lost' | 'too_few' | 'no_better_than_chance';

/** How much each term moves the risk, for each unit by which it is not as usual. */
export interface RiskFit {
  logistic: Logistic;
  terms: {term: Term; usual: number; coefficient: number; error: number}[];
}

/** What was learnt of customers of one kind, and how well it foretold a later day. */
export interface Risk {
  basis: Basis;
  reason: NoRisk | null;
  /** Share of the lost on the newest day whose outcome is known; null where there is none. */
  baseRate: number | null;
  customers: number;
  lost: number;
  /** From all days whose outcome is known. */
  today: RiskFit | undefined;
  /** From the days whose outcome was known on the day of the test, and what that foretold. */
  atTest: RiskFit | undefined;
  testedOn: string | undefined;
  tested: Predicted[];
  accuracy: Accuracy | undefined;
}

type Basis = Tables['int_churn_basis']['basis'];
type Row = Pattern & {asOf: string; role: Tables['int_churn_pattern']['role']};

const fewestOfEach = 30;
const fewestTested = 10;

/**
 * Half the penalty on the sum of squared coefficients of standardised terms: as if we expected them to
 * be within ±0.7 before we have looked.
 */
const ridge = 1;

/** Learns the risks of customers who buy and of those with contracts, each where there are any. */
export async function learnRisks(db: Warehouse): Promise<Risk[]> {
  const bases = await db.selectFrom('int_churn_basis').select('basis').orderBy('basis').execute();
  const rows = await db
    .selectFrom('int_churn_pattern')
    .select(['basis', 'as_of', 'role', 'customers', 'lost', ...terms])
    .$call(query => terms.reduce((sorted, term) => sorted.orderBy(term), query.orderBy('as_of')))
    .execute();
  return bases.map(({basis}) => learn(basis, rows.filter(row => row.basis === basis).map(pattern)));
}

const pattern = (row: Tables['int_churn_pattern']): Row => ({
  asOf: row.as_of,
  role: row.role,
  x: terms.map(term => row[term]),
  rows: row.customers,
  events: row.lost,
});

function learn(basis: Basis, rows: readonly Row[]): Risk {
  const train = rows.filter(({role}) => role === 'train');
  const test = rows.filter(({role}) => role === 'test');
  const [customers, lost] = [count(rows), countLost(rows)];
  const nothing = {
    basis,
    baseRate: customers === 0 ? null : countLost(newestOf(rows)) / count(newestOf(rows)),
    customers,
    lost,
    today: undefined,
    atTest: undefined,
    testedOn: undefined,
    tested: [],
    accuracy: undefined,
  };
  const missing = whatIsMissing(rows, train, test);
  if (missing) return {...nothing, reason: missing};
  const [today, atTest] = [fitOf(rows), fitOf(train)];
  const tested = test.map(row => ({
    risk: riskOf(atTest, row.x),
    rows: row.rows,
    events: row.events,
  }));
  const found = accuracy(tested);
  const isChance = found.auc - 1.96 * found.aucError <= 0.5;
  const reason = isChance ? 'no_better_than_chance' : null;
  return {...nothing, reason, today, atTest, testedOn: test[0]!.asOf, tested, accuracy: found};
}

function whatIsMissing(
  all: readonly Row[],
  train: readonly Row[],
  test: readonly Row[],
): NoRisk | undefined {
  const [customers, lost] = [count(all), countLost(all)];
  if (customers === 0) return 'short_history';
  if (lost === 0) return 'nobody_lost';
  if (lost === customers) return 'all_lost';
  if (fewerOf(all) < fewestOfEach) return 'too_few';
  if (train.length === 0) return 'short_history';
  return fewerOf(train) < fewestOfEach || fewerOf(test) < fewestTested ? 'too_few' : undefined;
}

const count = (rows: readonly Row[]) => rows.reduce((sum, each) => sum + each.rows, 0);
const countLost = (rows: readonly Row[]) => rows.reduce((sum, each) => sum + each.events, 0);
const fewerOf = (rows: readonly Row[]) => Math.min(countLost(rows), count(rows) - countLost(rows));

/**
 * Terms that are the same for everybody can't tell anything, and stay out. What all days teach holds
 * for each; how many are lost in all is told by the newest of them, because that moves with the times.
 */
function fitOf(rows: readonly Row[]): RiskFit {
  const total = count(rows);
  const columns = terms.flatMap((term, at) => {
    const usual = rows.reduce((sum, each) => sum + each.rows * each.x[at]!, 0) / total;
    const variance =
      rows.reduce((sum, each) => sum + each.rows * (each.x[at]! - usual) ** 2, 0) / total;
    return variance > 1e-9 ? [{term, at, usual, spread: Math.sqrt(variance)}] : [];
  });
  const standardised = ({x, rows: own, events}: Row): Pattern => ({
    x: columns.map(({at, usual, spread}) => (x[at]! - usual) / spread),
    rows: own,
    events,
  });
  const newest = newestOf(rows);
  const fitted = fitLogistic(rows.map(standardised), ridge);
  const isClear = fewerOf(newest) >= fewestTested;
  const logistic = isClear ? recentred(fitted, newest.map(standardised)) : fitted;
  return {
    logistic,
    terms: columns.map(({term, usual, spread}, at) => ({
      term,
      usual,
      coefficient: logistic.coefficients[at]! / spread,
      error: logistic.errors[at + 1]! / spread,
    })),
  };
}

function newestOf(rows: readonly Row[]): Row[] {
  const days = rows.map(({asOf}) => asOf).sort();
  return rows.filter(({asOf}) => asOf === days.at(-1));
}

function riskOf({logistic, terms: own}: RiskFit, x: readonly number[]): number {
  const at = (term: Term) => x[terms.indexOf(term)]!;
  const perUnit = {...logistic, coefficients: own.map(({coefficient}) => coefficient)};
  return probability(
    perUnit,
    own.map(({term, usual}) => at(term) - usual),
  );
}
