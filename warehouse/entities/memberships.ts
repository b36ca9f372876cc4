import {entity} from '../entity.ts';
import {customer, day, id, quantity, text} from '../field.ts';

/** A customer's membership in a loyalty programme. */
export const memberships = entity(
  'memberships',
  {
    key: ['programme', 'customer_id', 'joined_on'],
    rules: [{column: 'left_on', holds: 'left_on >= joined_on', reason: 'is before joined_on'}],
  },
  {
    programme: id(),
    customer_id: customer(),
    joined_on: day(),
    left_on: day().nullable(), // the last day
    tier: text().nullable(),
    points: quantity().nullable(),
  },
);
