import {adds, type Cube, ratio, share} from './cube.ts';

const table = 'promise_by_month';
const judged = adds(table, 'judged_requests', 'count');
const kept = adds(table, 'kept_requests', 'count');
const answered = adds(table, 'answered_requests', 'count');
const solved = adds(table, 'solved_requests', 'count');

/** The mean of so many requests, in working hours. */
const hours = (minutes: string, of: typeof judged) =>
  ratio([adds(table, minutes, 'count')], [of], {unit: 'count', scale: 1 / 60});

/** How contracts' promises of answers and solutions were kept. */
export const promises = {
  table,
  dimensions: {
    tier: {table, column: 'tier'},
    service_level: {table, column: 'service_level'},
    customer: {table, column: 'customer_id'},
    month: {table, column: 'month'},
  },
  measures: {
    requests: adds(table, 'requests', 'count'),
    judged_requests: judged,
    kept_requests: kept,
    promise_kept: share(kept, judged),
    response_hours: hours('response_minutes', answered),
    promised_response_hours: hours('promised_response_minutes', answered),
    resolution_hours: hours('resolution_minutes', solved),
    promised_resolution_hours: hours('promised_resolution_minutes', solved),
  },
} satisfies Cube;
