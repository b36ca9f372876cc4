import {type Quality, qualities, type Warned, warned} from '../../../models/churn/questions.ts';
import {type SilentCounts, silentCounts} from '../../../models/churn/silent_questions.ts';
import {
  type StandingWarning,
  type WarningEntry,
  warningHistory,
  warningsOf,
} from '../../../pipelines/early_warnings.ts';
import {knowsChurn} from '../../known_tables.ts';
import {namesFor} from '../../levels.ts';
import type {Asked} from '../../page.ts';
import {groupsOf} from '../customer_link.ts';
import {isLevelled} from './levels.ts';
import type {ChurnQuestion} from './question.ts';
import {noRates, type RatesOfYear, ratesOfYear} from './rates.ts';

export type AskedHere = Asked<ChurnQuestion>;

/** A warning, with what the application knows of it. */
export interface ListedWarning extends Warned {
  raised_on: string | null;
  answer: StandingWarning['answer'];
}

export interface ChurnAnswer extends RatesOfYear, SilentCounts {
  qualities: Quality[];
  /** Empty in other views: they are told of customers, whatever counts as one. */
  warnings: ListedWarning[];
  /** What happened to warnings, newest first. */
  history: WarningEntry[];
  /** Which of those that count as one customer are groups. */
  groups: ReadonlySet<string>;
  missing: 'older_snapshot' | 'no_customers' | null;
}

/** How many leave, who may be next, and how far that can be relied on. */
export async function readChurn(asked: AskedHere, data: string): Promise<ChurnAnswer> {
  const {db, who} = asked;
  const empty: ChurnAnswer = {
    ...noRates,
    silent_customers: 0,
    objecting_customers: 0,
    qualities: [],
    warnings: [],
    history: [],
    groups: await groupsOf(asked),
    missing: null,
  };
  if (!(await knowsChurn(db))) return {...empty, missing: 'older_snapshot'};
  const found = await qualities(db);
  if (found.length === 0) return {...empty, missing: 'no_customers'};
  const [rates, silent, list] = await Promise.all([
    ratesOfYear(db),
    silentCounts(db),
    isLevelled(asked) ? [] : warned(db, namesFor(asked)),
  ]);
  const standing = new Map(warningsOf(data).map(each => [each.customer, each]));
  return {
    ...rates,
    ...silent,
    qualities: found,
    warnings: list.map(each => listed(each, standing.get(each.customer_id), who.personal)),
    history: warningHistory(data)
      .map(each => (who.personal ? each : {...each, note: ''}))
      .toReversed(),
    groups: empty.groups,
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
