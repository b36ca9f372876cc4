import {entity} from '../entity.ts';
import {customer, day, id, money, oneOf} from '../field.ts';

/** What was set aside for rebates, and what was paid of it. */
export const rebateAccruals = entity(
  'rebate_accruals',
  {key: ['accrual_id'], happenedOn: 'posted_on'},
  {
    accrual_id: id(),
    posted_on: day(),
    kind: oneOf(
      'accrual', // set aside: less revenue
      'settlement', // paid, by credit note
      'release', // set aside and not needed
    ),
    amount: money(), // company currency, without tax; positive in every kind
    agreement_id: id().nullable(),
    customer_id: customer().nullable(),
    document: id().nullable(), // of the ledger, or the credit note
  },
);
