import {entity} from '../entity.ts';
import {customer, day, id, oneOf} from '../field.ts';

/** A customer who recommended us to somebody, or stood as a reference. */
export const referrals = entity(
  'referrals',
  {key: ['referral_id'], happenedOn: 'referred_on'},
  {
    referral_id: id(),
    referred_on: day(),
    kind: oneOf('referral', 'reference'),
    customer_id: customer().nullable(), // who recommended us
    referred_customer_id: customer().nullable(), // to whom, where that is a customer now
    lead_id: id().nullable(), // or a lead
  },
);
