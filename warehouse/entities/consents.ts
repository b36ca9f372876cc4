import {entity} from '../entity.ts';
import {customer, day, id, oneOf, text} from '../field.ts';

/** What a contact allows. */
export const consents = entity(
  'consents',
  {key: ['contact_id', 'purpose']},
  {
    contact_id: id(),
    purpose: oneOf('email', 'phone', 'post', 'profiling'),
    customer_id: customer().nullable(),
    given_on: day().nullable(), // empty: never
    withdrawn_on: day().nullable(),
    objected_on: day().nullable(),
    source: text().nullable(), // form, fair, contract …
  },
);
