import {entity} from '../entity.ts';
import {customer, day, id, money, oneOf, text} from '../field.ts';

/** One number of a plan or forecast; what it is planned for stands in the columns that are filled. */
export const planEntries = entity(
  'plan_entries',
  {
    key: ['plan_entry_id'],
    rules: [{column: 'month', holds: 'day(month) = 1', reason: 'is not the first of a month'}],
  },
  {
    plan_entry_id: id(),
    version: id(), // such as "Budget V2" or "3+9"
    status: oneOf('draft', 'approved', 'replaced').nullable(),
    frozen_on: day().nullable(), // nobody has changed it since
    month: day(), // its first day
    measure: text(), // such as revenue, contribution, cost, quantity, headcount
    amount: money(), // company currency, or a number of what is counted
    account: id().nullable(),
    cost_centre: id().nullable(),
    product_line: text().nullable(),
    product_group: text().nullable(),
    region: text().nullable(),
    segment: text().nullable(),
    customer_id: customer().nullable(),
  },
);
