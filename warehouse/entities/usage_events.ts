import {entity} from '../entity.ts';
import {customer, day, id, integer, text} from '../field.ts';

/** What customers did with a product. A row may stand for several uses of one day. */
export const usageEvents = entity(
  'usage_events',
  {key: ['event_id'], happenedOn: 'used_on'},
  {
    event_id: id(),
    used_on: day(),
    customer_id: customer().nullable(),
    subscription_id: id().nullable(),
    feature: text().nullable(),
    count: integer([0, 1_000_000_000]).nullable(), // how many it stands for; empty: 1
    seconds: integer([0, 1_000_000_000]).nullable(), // of all of them together
    errors: integer([0, 1_000_000_000]).nullable(),
  },
);
