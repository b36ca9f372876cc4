import {entity} from '../entity.ts';
import {customer, day, id, integer, money, oneOf, quantity, text} from '../field.ts';

/** One version of an offer. */
export const quotes = entity(
  'quotes',
  {
    key: ['quote_id', 'version'],
    happenedOn: 'enquired_on',
    rules: [{column: 'sent_on', holds: 'sent_on >= enquired_on', reason: 'is before enquired_on'}],
  },
  {
    quote_id: id(),
    version: integer(),
    enquired_on: day(), // of the customer's first question
    sent_on: day().nullable(), // complete, of this version
    decided_on: day().nullable(),
    outcome: oneOf('won', 'lost', 'withdrawn').nullable(), // empty: open
    lost_reason: text().nullable(), // the source's word for it
    competitor: text().nullable(), // who won instead
    customer_id: customer().nullable(),
    product_line: text().nullable(),
    net_amount: money().nullable(), // company currency, without tax
    minutes: quantity([0, 1_000_000]).nullable(), // working time of this version
    minutes_source: oneOf('measured', 'estimated').nullable(),
    opportunity_id: id().nullable(),
    employee_id: id().nullable(),
  },
);
