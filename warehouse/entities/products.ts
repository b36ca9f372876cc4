import {entity} from '../entity.ts';
import {id, money, text} from '../field.ts';

export const products = entity(
  'products',
  {key: ['product_id']},
  {
    product_id: id(),
    name: text().nullable(),
    product_group: text().nullable(),
    product_line: text().nullable(),
    unit: text().nullable(),
    unit_cost: money().nullable(), // variable, a unit; for companies without dated costs
  },
);
