import {atEnd, type Cube, minus, ratio} from './cube.ts';

const table = 'retention_by_month';
const money = (column: string) => atEnd(table, column, 'money');
const percent = {unit: 'percent', scale: 100} as const;

const [start, churned, contraction, expansion] = [
  money('revenue_start'),
  money('revenue_churned'),
  money('revenue_contraction'),
  money('revenue_expansion'),
];
const [ownStart, ownChurned, ownContraction, ownExpansion] = [
  money('profitable_revenue_start'),
  money('profitable_revenue_churned'),
  money('profitable_revenue_contraction'),
  money('profitable_revenue_expansion'),
];
const [earnedStart, earnedChurned, earnedContraction, earnedExpansion] = [
  money('contribution_start'),
  money('contribution_churned'),
  money('contribution_contraction'),
  money('contribution_expansion'),
];

/** What became of last year's revenue and contribution. */
export const retention = {
  table,
  reliable: 'has_two_years',
  dimensions: {month: {table, column: 'month'}},
  measures: {
    revenue_start: start,
    revenue_churned: churned,
    revenue_contraction: contraction,
    revenue_expansion: expansion,
    revenue_gained: money('revenue_gained'),
    revenue_end: money('revenue_end'),
    contribution_churned: earnedChurned,
    gross_revenue_retention: ratio([start, minus(churned), minus(contraction)], [start], percent),
    net_revenue_retention: ratio(
      [start, minus(churned), minus(contraction), expansion],
      [start],
      percent,
    ),
    gross_retention_of_profitable: ratio(
      [ownStart, minus(ownChurned), minus(ownContraction)],
      [ownStart],
      percent,
    ),
    net_retention_of_profitable: ratio(
      [ownStart, minus(ownChurned), minus(ownContraction), ownExpansion],
      [ownStart],
      percent,
    ),
    gross_contribution_retention: ratio(
      [earnedStart, minus(earnedChurned), minus(earnedContraction)],
      [earnedStart],
      percent,
    ),
    net_contribution_retention: ratio(
      [earnedStart, minus(earnedChurned), minus(earnedContraction), earnedExpansion],
      [earnedStart],
      percent,
    ),
  },
} satisfies Cube;
