import {entity} from '../entity.ts';
import {customer, day, id, money, oneOf, quantity} from '../field.ts';

/** One tier of an agreement about rebates: from which revenue on, at which rate. */
export const rebateAgreements = entity(
  'rebate_agreements',
  {
    key: ['agreement_id', 'from_revenue'],
    rules: [{column: 'valid_to', holds: 'valid_to >= valid_from', reason: 'is before valid_from'}],
  },
  {
    agreement_id: id(),
    from_revenue: money(), // of a year, company currency; 0 for the first tier
    rate: quantity([0, 1]), // share of revenue
    kind: oneOf('bonus', 'skonto').nullable(), // empty: bonus
    customer_id: customer().nullable(), // who it was agreed with
    group_id: id().nullable(), // or with the whole group
    valid_from: day(),
    valid_to: day().nullable(), // the last day
  },
);
