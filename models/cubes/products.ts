import {contributionsOf} from './contributions.ts';
import type {Cube} from './cube.ts';

const table = 'product_profitability';
const product = (column: string) =>
  ({table: 'dim_product', column, joinedBy: 'product_key'}) as const;

/** What products earned after the work that they caused; product: empty, what belongs to none. */
export const products = {
  table,
  dimensions: {
    product: {table, column: 'product_id'},
    month: {table, column: 'month'},
    product_line: product('product_line'),
    product_group: product('product_group'),
  },
  measures: contributionsOf(table),
} satisfies Cube;
