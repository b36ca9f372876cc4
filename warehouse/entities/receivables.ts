import {entity} from '../entity.ts';
import {customer, day, id, integer, money, text, yesNo} from '../field.ts';

/** One item of a customer's account, as it stands now; its payments are rows of their own. */
export const receivables = entity(
  'receivables',
  {key: ['receivable_id'], happenedOn: 'posted_on'},
  {
    receivable_id: id(),
    posted_on: day(),
    invoice_id: id().nullable(),
    customer_id: customer().nullable(), // who owes it
    due_on: day().nullable(),
    amount: money(), // with tax
    currency: text().nullable(), // ISO 4217; empty: company currency
    cleared_on: day().nullable(), // nothing is open from this day on
    dunning_level: integer([0, 9]).nullable(), // the highest reached
    dunned_on: day().nullable(), // last
    disputed: yesNo().nullable(),
    written_off_on: day().nullable(),
    written_off_amount: money().nullable(),
  },
);
