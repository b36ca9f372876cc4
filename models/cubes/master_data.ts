import {atEnd, type Cube, share} from './cube.ts';

const table = 'completeness_by_month';
const required = atEnd(table, 'required_fields', 'count');
const filled = atEnd(table, 'filled_fields', 'count');

/** How well customers are described. */
export const masterData = {
  table,
  dimensions: {month: {table, column: 'month'}},
  measures: {data_completeness: share(filled, required)},
} satisfies Cube;
