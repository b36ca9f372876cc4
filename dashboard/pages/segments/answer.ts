import {type ClassSums, classSums, stageSums} from '../../../models/portfolio/segment_questions.ts';
import {jsonHead} from '../../json_rows.ts';
import {knowsPortfolio} from '../../known_tables.ts';
import type {Asked} from '../../page.ts';
import type {SegmentsQuestion} from './question.ts';

export type AskedHere = Asked<SegmentsQuestion>;

export interface SegmentsAnswer {
  classes: ClassSums[];
  missing: 'older_snapshot' | 'no_customers' | null;
}

/** Whether there is anybody to be grouped, and the classes. */
export async function readSegments({db}: AskedHere): Promise<SegmentsAnswer> {
  if (!(await knowsPortfolio(db))) return {classes: [], missing: 'older_snapshot'};
  const [classes, stages] = await Promise.all([classSums(db), stageSums(db)]);
  return {classes, missing: stages.length === 0 ? 'no_customers' : null};
}

/** What JSON says before its rows, whatever the view. */
export const segmentsHead = (asked: AskedHere, {missing}: SegmentsAnswer) => ({
  ...jsonHead(asked),
  no_data_reason: missing,
});
