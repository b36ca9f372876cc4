import {entity} from '../entity.ts';
import {customer, day, id, integer, money, text} from '../field.ts';

/** What a customer needs a year of what we sell, whoever delivers it. */
export const walletEstimates = entity(
  'wallet_estimates',
  {key: ['estimate_id']},
  {
    estimate_id: id(),
    customer_id: customer().nullable(),
    year: integer([1900, 2200]),
    product_line: text().nullable(), // empty: all
    need: money(), // company currency
    estimated_on: day().nullable(),
    source: text().nullable(),
  },
);
