import {adds, type Cube, ratio} from './cube.ts';

const table = 'customer_profitability';
const netRevenue = adds(table, 'net_revenue', 'money');
const contribution1 = adds(table, 'contribution_1', 'money');
const customer = (column: string) =>
  ({table: 'dim_customer', column, joinedBy: 'customer_key'}) as const;

/** What customers bought and what is left of it. */
export const profitability = {
  table,
  dimensions: {
    customer: {table, column: 'customer_id'},
    month: {table, column: 'month'},
    counted: customer('counted'),
    affiliated: customer('affiliated'),
    collective: customer('collective'),
    country: customer('country'),
    industry: customer('industry'),
    segment: customer('segment'),
    channel: customer('channel'),
  },
  measures: {
    net_revenue: netRevenue,
    product_cost: adds(table, 'product_cost', 'money'),
    contribution_1: contribution1,
    contribution_1_rate: ratio([contribution1], [netRevenue], {unit: 'percent', scale: 100}),
    rebates: adds(table, 'rebates', 'money'),
    skonto: adds(table, 'skonto', 'money'),
    net_revenue_by_origin: adds(table, 'net_revenue_by_origin', 'money'),
    contribution_1_by_origin: adds(table, 'contribution_1_by_origin', 'money'),
    revenue_without_cost: adds(table, 'revenue_without_cost', 'money'),
    invoices: adds(table, 'invoices', 'count'),
  },
} satisfies Cube;
