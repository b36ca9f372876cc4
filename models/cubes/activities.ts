import {adds, type Cube, ratio} from './cube.ts';

const table = 'activity_cost';
const minutes = adds(table, 'minutes', 'count');
const estimated = adds(table, 'estimated_minutes', 'count');

/** What our work for customers cost, activity by activity. */
export const activities = {
  table,
  dimensions: {
    activity: {table, column: 'activity'},
    cost_pool: {table, column: 'cost_pool'},
    step: {table, column: 'step'},
    customer: {table, column: 'customer_id'},
    month: {table, column: 'month'},
  },
  measures: {
    quantity: adds(table, 'quantity', 'count'),
    minutes,
    cost: adds(table, 'cost', 'money'),
    estimated_share: ratio([estimated], [minutes], {unit: 'percent', scale: 100}),
  },
} satisfies Cube;
