import {adds, type Cube, ratio} from './cube.ts';

const table = 'cost_by_method';
const quantity = adds(table, 'quantity', 'count');
const timeDriven = adds(table, 'time_driven_cost', 'money');
const rateBased = adds(table, 'rate_based_cost', 'money');
const process = adds(table, 'process_cost', 'money');

/** What activities, and one unit of each, cost by the three methods. */
export const costMethods = {
  table,
  dimensions: {
    activity: {table, column: 'activity'},
    cost_pool: {table, column: 'cost_pool'},
    month: {table, column: 'month'},
  },
  measures: {
    time_driven_cost: timeDriven,
    rate_based_cost: rateBased,
    process_cost: process,
    process_levy: adds(table, 'process_levy', 'money'),
    time_driven_rate: ratio([timeDriven], [quantity], {unit: 'money'}),
    rate_based_rate: ratio([rateBased], [quantity], {unit: 'money'}),
    process_rate: ratio([process], [quantity], {unit: 'money'}),
  },
} satisfies Cube;
