import {adds, type BaseMeasure, type Cube, ratio} from './cube.ts';

const table = 'customer_profitability';
const netRevenue = adds(table, 'net_revenue', 'money');
const contribution1 = adds(table, 'contribution_1', 'money');
/** What is left after the activities of each later step. */
const contributions = {
  contribution_2: adds(table, 'contribution_2', 'money'),
  contribution_3: adds(table, 'contribution_3', 'money'),
  contribution_4: adds(table, 'contribution_4', 'money'),
  contribution_5: adds(table, 'contribution_5', 'money'),
  contribution_6: adds(table, 'contribution_6', 'money'),
  profit: adds(table, 'profit', 'money'),
};
const rateOf = (measure: BaseMeasure) =>
  ratio([measure], [netRevenue], {unit: 'percent', scale: 100});
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
    contribution_1_rate: rateOf(contribution1),
    contribution_2: contributions.contribution_2,
    contribution_2_rate: rateOf(contributions.contribution_2),
    contribution_3: contributions.contribution_3,
    contribution_3_rate: rateOf(contributions.contribution_3),
    contribution_4: contributions.contribution_4,
    contribution_4_rate: rateOf(contributions.contribution_4),
    contribution_5: contributions.contribution_5,
    contribution_5_rate: rateOf(contributions.contribution_5),
    contribution_6: contributions.contribution_6,
    contribution_6_rate: rateOf(contributions.contribution_6),
    profit: contributions.profit,
    profit_rate: rateOf(contributions.profit),
    activity_cost: adds(table, 'activity_cost', 'money'),
    rebates: adds(table, 'rebates', 'money'),
    skonto: adds(table, 'skonto', 'money'),
    net_revenue_by_origin: adds(table, 'net_revenue_by_origin', 'money'),
    contribution_1_by_origin: adds(table, 'contribution_1_by_origin', 'money'),
    revenue_without_cost: adds(table, 'revenue_without_cost', 'money'),
    invoices: adds(table, 'invoices', 'count'),
  },
} satisfies Cube;
