import {adds, atEnd, atStart, type Cube, minus, ratio, share} from './cube.ts';

const table = 'churn_by_month';
const start = atStart(table, 'customers_start', 'count');
const end = atEnd(table, 'customers_end', 'count');
const won = adds(table, 'new_customers', 'count');
const wonBack = adds(table, 'won_back_customers', 'count');
const lost = adds(table, 'lost_customers', 'count');
const profitableStart = atStart(table, 'profitable_customers_start', 'count');
const lostProfitable = adds(table, 'lost_profitable_customers', 'count');
const revenueStart = atStart(table, 'revenue_start', 'money');
const lostRevenue = adds(table, 'lost_revenue', 'money');
const earnedStart = atStart(table, 'contribution_start', 'money');
const lostEarned = adds(table, 'lost_contribution', 'money');

/** Customers won, lost and won back. */
export const customers = {
  table,
  reliable: 'is_measurable',
  dimensions: {month: {table, column: 'month'}},
  measures: {
    customers_start: start,
    customers_end: end,
    new_customers: won,
    won_back_customers: wonBack,
    lost_customers: lost,
    churn_rate: share(lost, start),
    churn_rate_profitable: share(lostProfitable, profitableStart),
    revenue_churn_rate: ratio([lostRevenue], [revenueStart], {unit: 'percent', scale: 100}),
    contribution_churn_rate: ratio([lostEarned], [earnedStart], {unit: 'percent', scale: 100}),
    net_customer_growth: ratio([won, wonBack, minus(lost)], [start], {unit: 'percent', scale: 100}),
  },
} satisfies Cube;
