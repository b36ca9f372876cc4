import {adds, type Cube, ratio, share} from './cube.ts';

const table = 'service_by_month';
const cases = adds(table, 'cases', 'count');
const answeredWithin2h = adds(table, 'answered_within_2h', 'count');
const justifiedComplaints = adds(table, 'justified_complaints', 'count');
const deliveries = adds(table, 'deliveries', 'count');
const visits = adds(table, 'service_visits', 'count');

/** How customers were served. */
export const service = {
  table,
  dimensions: {month: {table, column: 'month'}},
  measures: {
    cases,
    cases_answered_within_2h: answeredWithin2h,
    justified_complaints: justifiedComplaints,
    deliveries,
    service_visits: visits,
    answered_within_2h: share(answeredWithin2h, cases),
    complaint_rate: ratio([justifiedComplaints], [deliveries, visits], {
      unit: 'per_hundred',
      scale: 100,
    }),
  },
} satisfies Cube;
