import type {Table} from '../../csv.ts';
import type {Html} from '../../html/html.ts';
import type {AskedHere, SegmentsAnswer} from './answer.ts';
import {classes} from './classes.ts';
import {closedCustomers} from './closed_customers.ts';
import {closedClasses, closedClusters, closedRfm, closedStages} from './closed_groups.ts';
import {clusters} from './clusters.ts';
import {customers} from './customers.ts';
import {lifecycle} from './lifecycle.ts';
import {isKept} from './question.ts';
import {rfm} from './rfm.ts';
import {scores} from './scores.ts';

/** What stands below the head of the page, in each form. */
export interface View {
  html(asked: AskedHere, answer: SegmentsAnswer): Promise<Html>;
  json(asked: AskedHere, answer: SegmentsAnswer): Promise<AsyncIterable<string>>;
  csv(asked: AskedHere, answer: SegmentsAnswer): Promise<Table>;
}

const views = {classes, rfm, clusters, lifecycle, scores, customers};

/** What they tell of the end of a closed month, which keeps no scores. */
const closedViews: Omit<typeof views, 'scores'> = {
  classes: closedClasses,
  rfm: closedRfm,
  clusters: closedClusters,
  lifecycle: closedStages,
  customers: closedCustomers,
};

/** The view that is asked for. */
export function viewOf({question: {view, month}}: AskedHere): View {
  const name = view ?? 'classes';
  return month && isKept(name) ? closedViews[name] : views[name];
}
