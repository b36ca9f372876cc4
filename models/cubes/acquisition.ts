import {adds, type Cube, ratio} from './cube.ts';
import {customers} from './customers.ts';
import {lifetimeValue} from './lifetime_value.ts';

const table = 'acquisition_by_month';
const cost = adds(table, 'acquisition_cost', 'money');

/** What winning customers costs. */
export const acquisition = {
  table,
  dimensions: {month: {table, column: 'month'}},
  measures: {acquired_customers: adds(table, 'new_customers', 'count'), cost},
} satisfies Cube;

/** What a new customer costs. */
export const acquisitionCost = ratio([cost], [customers.measures.new_customers], {unit: 'money'});

/** What new customers are worth when they come, for each unit of money that winning them cost. */
export const clvToCac = ratio([lifetimeValue.measures.first_clv], [cost], {unit: 'times'});
