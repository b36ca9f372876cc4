import {entity} from '../entity.ts';
import {day, id, integer, oneOf, quantity} from '../field.ts';

/** Contacts with customers that cost working time. A row may stand for several of a kind. */
export const interactions = entity(
  'interactions',
  {key: ['interaction_id'], happenedOn: 'happened_on'},
  {
    interaction_id: id(),
    kind: oneOf('visit', 'service_visit', 'call', 'mail', 'quote', 'login'),
    happened_on: day(),
    customer_id: id().nullable(),
    employee_id: id().nullable(),
    count: integer([0, 1_000_000_000]).nullable(), // how many it stands for; empty: 1
    minutes: quantity([0, 1_000_000_000]).nullable(), // of all of them together
    minutes_source: oneOf('measured', 'estimated').nullable(),
  },
);
