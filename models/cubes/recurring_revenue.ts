import {atEnd, type Cube, minus, ratio} from './cube.ts';

const table = 'mrr_retention_by_month';
const money = (column: string) => atEnd(table, column, 'money');
const percent = {unit: 'percent', scale: 100} as const;
const [start, churned, contraction, expansion] = [
  money('mrr_start'),
  money('mrr_churned'),
  money('mrr_contraction'),
  money('mrr_expansion'),
];

/** What became of last year's recurring revenue (MRR). */
export const recurringRevenue = {
  table,
  reliable: 'has_mrr_year',
  dimensions: {month: {table, column: 'month'}},
  measures: {
    mrr_start: start,
    mrr_end: money('mrr_end'),
    gross_mrr_retention: ratio([start, minus(churned), minus(contraction)], [start], percent),
    net_mrr_retention: ratio(
      [start, minus(churned), minus(contraction), expansion],
      [start],
      percent,
    ),
  },
} satisfies Cube;
