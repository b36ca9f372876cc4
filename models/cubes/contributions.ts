import {adds, type BaseMeasure, type MonthlyTable, ratio} from './cube.ts';

/** Revenue, cost, and what is left after each step of the scheme, in whatever table has them. */
export function contributionsOf(table: MonthlyTable) {
  const money = (column: string) => adds(table, column, 'money');
  const netRevenue = money('net_revenue');
  const rateOf = (measure: BaseMeasure) =>
    ratio([measure], [netRevenue], {unit: 'percent', scale: 100});
  return {
    net_revenue: netRevenue,
    product_cost: money('product_cost'),
    contribution_1: money('contribution_1'),
    contribution_1_rate: rateOf(money('contribution_1')),
    contribution_2: money('contribution_2'),
    contribution_2_rate: rateOf(money('contribution_2')),
    contribution_3: money('contribution_3'),
    contribution_3_rate: rateOf(money('contribution_3')),
    contribution_4: money('contribution_4'),
    contribution_4_rate: rateOf(money('contribution_4')),
    contribution_5: money('contribution_5'),
    contribution_5_rate: rateOf(money('contribution_5')),
    contribution_6: money('contribution_6'),
    contribution_6_rate: rateOf(money('contribution_6')),
    profit: money('profit'),
    profit_rate: rateOf(money('profit')),
    activity_cost: money('activity_cost'),
  };
}
