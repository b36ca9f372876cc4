import {adds, type Cube, ratio} from './cube.ts';
import {customers} from './customers.ts';

const table = 'revenue_by_month';
const netRevenue = adds(table, 'net_revenue', 'money');
const contribution1 = adds(table, 'contribution_1', 'money');

/** Revenue of the customers that count in ranks and rates, by month. */
export const revenue = {
  table,
  dimensions: {month: {table, column: 'month'}},
  measures: {
    net_revenue: netRevenue,
    contribution_1: contribution1,
    remainder_net_revenue: adds(table, 'remainder_net_revenue', 'money'),
    contribution_1_rate: ratio([contribution1], [netRevenue], {unit: 'percent', scale: 100}),
    revenue_per_customer: ratio([netRevenue], [customers.measures.customers_end], {unit: 'money'}),
  },
} satisfies Cube;
