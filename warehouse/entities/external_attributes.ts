import {entity} from '../entity.ts';
import {customer, day, id, text} from '../field.ts';

/** What others know about a customer: size, growth, credit rating. */
export const externalAttributes = entity(
  'external_attributes',
  {key: ['customer_id', 'name', 'as_of']},
  {
    customer_id: customer(),
    name: id(), // of the attribute
    as_of: day(),
    value: text().nullable(),
    source: text().nullable(),
  },
);
