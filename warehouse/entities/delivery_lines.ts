import {entity} from '../entity.ts';
import {day, id, integer, quantity} from '../field.ts';

/** What was delivered of which order line; an order line can take several deliveries. */
export const deliveryLines = entity(
  'delivery_lines',
  {key: ['delivery_id', 'line'], happenedOn: 'delivered_on'},
  {
    delivery_id: id(),
    line: integer(),
    delivered_on: day(),
    order_id: id(),
    order_line: integer(),
    quantity: quantity(),
  },
);
