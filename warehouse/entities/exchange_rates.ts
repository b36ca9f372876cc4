import {entity} from '../entity.ts';
import {day, id, rate} from '../field.ts';

/** What one unit of a currency is worth in company currency, from a day until the next rate. */
export const exchangeRates = entity(
  'exchange_rates',
  {key: ['currency', 'valid_from']},
  {
    currency: id(), // ISO 4217
    valid_from: day(),
    rate: rate([0, 1_000_000]),
  },
);
