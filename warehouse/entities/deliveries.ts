import {entity} from '../entity.ts';
import {customer, day, id, integer, money, yesNo} from '../field.ts';

/** One delivery note. */
export const deliveries = entity(
  'deliveries',
  {key: ['delivery_id'], happenedOn: 'delivered_on'},
  {
    delivery_id: id(),
    delivered_on: day(),
    customer_id: customer().nullable(),
    ship_to: customer().nullable(), // customer_id of who received it
    order_lines: integer().nullable(),
    express: yesNo().nullable(),
    freight_cost: money().nullable(), // what the carrier took, company currency
  },
);
