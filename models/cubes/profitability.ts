import {contributionsOf} from './contributions.ts';
import {adds, type Cube} from './cube.ts';
import {ofCustomer} from './of_customer.ts';

const table = 'customer_profitability';
/** What customers bought and what is left of it. */
export const profitability = {
  table,
  dimensions: {
    customer: {table, column: 'customer_id'},
    month: {table, column: 'month'},
    ...ofCustomer,
  },
  measures: {
    ...contributionsOf(table),
    rebates: adds(table, 'rebates', 'money'),
    skonto: adds(table, 'skonto', 'money'),
    net_revenue_by_origin: adds(table, 'net_revenue_by_origin', 'money'),
    contribution_1_by_origin: adds(table, 'contribution_1_by_origin', 'money'),
    revenue_without_cost: adds(table, 'revenue_without_cost', 'money'),
    invoices: adds(table, 'invoices', 'count'),
  },
} satisfies Cube;
