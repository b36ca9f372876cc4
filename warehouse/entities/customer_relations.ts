import {entity} from '../entity.ts';
import {customer, day, oneOf} from '../field.ts';

/**
 * Who stands to whom, and since when: a customer belongs to a group, pays for another, has taken
 * another's place.
 */
export const customerRelations = entity(
  'customer_relations',
  {
    key: ['customer_id', 'role', 'related_id', 'valid_from'],
    rules: [
      {column: 'valid_to', holds: 'valid_to > valid_from', reason: 'is not after valid_from'},
    ],
  },
  {
    customer_id: customer(),
    role: oneOf(
      'account', // is a further number of this customer
      'group', // belongs to it
      'member', // buys through this association
      'sold_to',
      'ship_to',
      'bill_to',
      'payer',
      'successor', // has been followed by this one
    ),
    related_id: customer(), // the customer_id of the other one
    valid_from: day(), // a source that has none maps the constant 1900-01-01
    valid_to: day().nullable(), // the first day without it; empty: until further notice
  },
);
