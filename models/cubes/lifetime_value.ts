import {adds, atEnd, type Cube, ratio} from './cube.ts';

const table = 'lifetime_value_by_month';
const equity = atEnd(table, 'active_clv', 'money');

/** What customers are still worth, at the ends of months. */
export const lifetimeValue = {
  table,
  reliable: 'is_told',
  dimensions: {month: {table, column: 'month'}},
  measures: {
    customer_equity: equity,
    first_clv: adds(table, 'first_clv', 'money'),
    lifetime_value_per_customer: ratio([equity], [atEnd(table, 'active_customers', 'count')], {
      unit: 'money',
    }),
  },
} satisfies Cube;
