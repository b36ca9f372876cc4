import {entity} from '../entity.ts';
import {customer, day, id, integer, money, oneOf, quantity, text} from '../field.ts';

/** A sale that may come, as it stands now. */
export const opportunities = entity(
  'opportunities',
  {
    key: ['opportunity_id'],
    happenedOn: 'opened_on',
    rules: [{column: 'closed_on', holds: 'closed_on >= opened_on', reason: 'is before opened_on'}],
  },
  {
    opportunity_id: id(),
    opened_on: day(),
    customer_id: customer().nullable(),
    lead_id: id().nullable(),
    campaign_id: id().nullable(),
    product_line: text().nullable(),
    stage: text().nullable(), // the source's word for how far it is
    probability: quantity([0, 1]).nullable(), // as sales sees it
    amount: money().nullable(), // company currency, without tax
    expected_on: day().nullable(), // of the order
    closed_on: day().nullable(),
    outcome: oneOf('won', 'lost', 'withdrawn').nullable(), // empty: open
    lost_reason: text().nullable(),
    competitor: text().nullable(),
    deciders: integer([0, 1000]).nullable(), // how many of the buying centre are known
    employee_id: id().nullable(),
  },
);
