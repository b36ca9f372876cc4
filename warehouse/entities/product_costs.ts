import {entity} from '../entity.ts';
import {day, id, money} from '../field.ts';

/** What one unit of a product costs from a day on, company currency. */
export const productCosts = entity(
  'product_costs',
  {key: ['product_id', 'valid_from']},
  {
    product_id: id(),
    valid_from: day(),
    variable_cost: money(),
    fixed_cost: money().nullable(),
  },
);
