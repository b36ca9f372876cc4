import {
  type ClosedSegmentMonth,
  closedSegmentMonths,
} from '../../../models/portfolio/closed_segment_questions.ts';
import {type ClassSums, classSums, stageSums} from '../../../models/portfolio/segment_questions.ts';
import {requireClosed} from '../../html/closed_month_chooser.ts';
import {jsonHead} from '../../json_rows.ts';
import {knowsPortfolio} from '../../known_tables.ts';
import {levelInJson} from '../../levels.ts';
import type {Asked} from '../../page.ts';
import {groupsOf} from '../customer_link.ts';
import {isKept, type SegmentsQuestion} from './question.ts';

export type AskedHere = Asked<SegmentsQuestion>;

export interface SegmentsAnswer {
  classes: ClassSums[];
  /** The months of which it is kept to what customers belonged, oldest first, and the one that is asked for. */
  closedMonths: ClosedSegmentMonth[];
  closed: ClosedSegmentMonth | null;
  /** Which of those that count as one customer are groups. */
  groups: ReadonlySet<string>;
  missing: 'older_snapshot' | 'no_customers' | null;
}

/** Whether there is anybody to be grouped, and the classes. */
export async function readSegments(asked: AskedHere): Promise<SegmentsAnswer> {
  const {db, question} = asked;
  const groups = await groupsOf(asked);
  const none = {classes: [], closedMonths: [], closed: null, groups};
  if (!(await knowsPortfolio(db))) return {...none, missing: 'older_snapshot'};
  const [classes, stages, months] = await Promise.all([
    classSums(db),
    stageSums(db),
    closedSegmentMonths(db),
  ]);
  const closed =
    question.month && isKept(question.view) ? requireClosed(question.month, months) : null;
  const missing = stages.length === 0 && !closed ? 'no_customers' : null;
  return {classes, closedMonths: months, closed, groups, missing};
}

/** What JSON says before its rows, whatever the view. */
export const segmentsHead = (asked: AskedHere, {missing, closed}: SegmentsAnswer) => ({
  ...jsonHead(asked),
  ...levelInJson(asked.level),
  no_data_reason: missing,
  ...(closed && {closed}),
});
