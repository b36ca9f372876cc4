import {entity} from '../entity.ts';
import {customer, day, id, integer, money, oneOf, text, yesNo} from '../field.ts';

/**
 * One time of a subscription with one price: a change of the price ends a row and begins the next.
 * It has no happenedOn, because a contract that begins next year does not decide what "now" means.
 */
export const subscriptions = entity(
  'subscriptions',
  {
    key: ['subscription_id', 'started_on'],
    rules: [{column: 'ended_on', holds: 'ended_on >= started_on', reason: 'is before started_on'}],
  },
  {
    subscription_id: id(),
    customer_id: customer().nullable(),
    product_id: id().nullable(), // the plan or tier
    started_on: day(),
    ended_on: day().nullable(), // the last day; empty: until further notice
    mrr: money(), // what a month earns, company currency, without tax; 0 for a trial
    seats: integer([0, 1_000_000_000]).nullable(),
    billing: oneOf('monthly', 'quarterly', 'yearly').nullable(), // how often it is invoiced
    trial: yesNo().nullable(),
    tier: text().nullable(), // such as Basic, Plus, Premium
    service_level: id().nullable(),
    notice_until: day().nullable(), // the last day on which it can be cancelled for its next end
    cancelled_on: day().nullable(), // the day of the notice
    reason: text().nullable(), // for the notice, in the source's words
    renews: yesNo().nullable(), // goes on by itself when its term is over
  },
);
