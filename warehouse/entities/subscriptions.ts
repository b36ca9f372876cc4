import {entity} from '../entity.ts';
import {day, id, integer, money, oneOf, yesNo} from '../field.ts';

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
    customer_id: id().nullable(),
    product_id: id().nullable(), // the plan or tier
    started_on: day(),
    ended_on: day().nullable(), // the last day; empty: until further notice
    mrr: money(), // what a month earns, company currency, without tax; 0 for a trial
    seats: integer([0, 1_000_000_000]).nullable(),
    billing: oneOf('monthly', 'quarterly', 'yearly').nullable(), // how often it is invoiced
    trial: yesNo().nullable(),
    renews: yesNo().nullable(), // goes on by itself when its term is over
  },
);
