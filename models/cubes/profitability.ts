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
    contribution_2: adds(table, 'contribution_2', 'money'),
    contribution_3: adds(table, 'contribution_3', 'money'),
    contribution_4: adds(table, 'contribution_4', 'money'),
    contribution_5: adds(table, 'contribution_5', 'money'),
    contribution_6: adds(table, 'contribution_6', 'money'),
    profit: adds(table, 'profit', 'money'),
    activity_cost: adds(table, 'activity_cost', 'money'),
    rebates: adds(table, 'rebates', 'money'),
    skonto: adds(table, 'skonto', 'money'),
    net_revenue_by_origin: adds(table, 'net_revenue_by_origin', 'money'),
    contribution_1_by_origin: adds(table, 'contribution_1_by_origin', 'money'),
    revenue_without_cost: adds(table, 'revenue_without_cost', 'money'),
    invoices: adds(table, 'invoices', 'count'),
  },
} satisfies Cube;
