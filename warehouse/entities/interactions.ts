import {entity} from '../entity.ts';
import {customer, day, id, integer, oneOf, quantity, text, yesNo} from '../field.ts';

/** Contacts with customers that cost working time. A row may stand for several of a kind. */
export const interactions = entity(
  'interactions',
  {key: ['interaction_id'], happenedOn: 'happened_on'},
  {
    interaction_id: id(),
    kind: oneOf('visit', 'service_visit', 'call', 'mail', 'quote', 'login'),
    happened_on: day(),
    customer_id: customer().nullable(),
    employee_id: id().nullable(),
    count: integer([0, 1_000_000_000]).nullable(), // how many it stands for; empty: 1
    minutes: quantity([0, 1_000_000_000]).nullable(), // of all of them together
    minutes_source: oneOf('measured', 'estimated').nullable(),
    purpose: text().nullable(), // the source's word: commissioning, warranty, review …
    contact_id: id().nullable(),
    case_id: id().nullable(),
    installed_id: id().nullable(),
    waited_seconds: integer([0, 1_000_000]).nullable(), // of a call, until it was answered or given up
    abandoned: yesNo().nullable(), // the caller gave up
  },
);
