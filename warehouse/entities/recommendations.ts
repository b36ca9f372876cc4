import {entity} from '../entity.ts';
import {customer, day, id, oneOf, text} from '../field.ts';

/** A product that was recommended to a customer. */
export const recommendations = entity(
  'recommendations',
  {key: ['recommendation_id'], happenedOn: 'recommended_on'},
  {
    recommendation_id: id(),
    recommended_on: day(),
    customer_id: customer().nullable(),
    product_id: id().nullable(),
    channel: oneOf('visit', 'call', 'mail', 'portal', 'web').nullable(),
    reason: text().nullable(), // by which rule
    employee_id: id().nullable(),
  },
);
