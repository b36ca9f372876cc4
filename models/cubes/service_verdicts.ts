import {atEnd, type Cube, share} from './cube.ts';

const table = 'service_verdict_by_month';
const judged = atEnd(table, 'judged_customers', 'count');
const worse = atEnd(table, 'worse_customers', 'count');
const better = atEnd(table, 'better_customers', 'count');

/** Customers with a contract that were served worse, or better, than agreed within 12 months. */
export const serviceVerdicts = {
  table,
  dimensions: {month: {table, column: 'month'}},
  measures: {
    judged_customers: judged,
    worse_customers: worse,
    better_customers: better,
    underserved_share: share(worse, judged),
    overserved_share: share(better, judged),
  },
} satisfies Cube;
