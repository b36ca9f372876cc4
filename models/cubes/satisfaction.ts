import {adds, type Cube, minus, ratio, share} from './cube.ts';

const table = 'satisfaction_by_month';
const answers = adds(table, 'service_answers', 'count');
const satisfied = adds(table, 'satisfied_answers', 'count');
const promoters = adds(table, 'promoters', 'count');
const passives = adds(table, 'passives', 'count');
const detractors = adds(table, 'detractors', 'count');

/** What customers say of us. */
export const satisfaction = {
  table,
  dimensions: {month: {table, column: 'month'}},
  measures: {
    service_answers: answers,
    service_satisfaction: share(satisfied, answers),
    net_promoter_score: ratio([promoters, minus(detractors)], [promoters, passives, detractors], {
      unit: 'points',
      scale: 100,
    }),
  },
} satisfies Cube;
