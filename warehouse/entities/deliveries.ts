import {entity} from '../entity.ts';
import {day, id, integer} from '../field.ts';

export const deliveries = entity(
  'deliveries',
  {key: ['delivery_id'], happenedOn: 'delivered_on'},
  {
    delivery_id: id(),
    delivered_on: day(),
    customer_id: id().nullable(),
    order_lines: integer().nullable(),
  },
);
