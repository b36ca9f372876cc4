import {entity} from '../entity.ts';
import {day, id, money, text} from '../field.ts';

/** One version of a product; of a source without history, its deliveries are the history. */
export const products = entity(
  'products',
  {key: ['product_id', 'valid_from'], version: 'valid_from'},
  {
    product_id: id(),
    valid_from: day().nullable(), // the version's first day; empty: since ever
    name: text().nullable(),
    product_group: text().nullable(),
    product_line: text().nullable(),
    unit: text().nullable(),
    unit_cost: money().nullable(), // variable, a unit; for companies without dated costs
  },
);
