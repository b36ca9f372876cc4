import {entity} from '../entity.ts';
import {customer, day, id, integer, money, oneOf, quantity, text, yesNo} from '../field.ts';

/** One line of a customer's order, as it stands now. */
export const orderLines = entity(
  'order_lines',
  {key: ['order_id', 'line'], happenedOn: 'ordered_on'},
  {
    order_id: id(),
    line: integer(),
    ordered_on: day(),
    customer_id: customer().nullable(),
    product_id: id().nullable(),
    channel: oneOf('web', 'edi', 'mail', 'phone', 'fax', 'visit').nullable(), // web and edi: no staff
    quantity: quantity(),
    list_amount: money().nullable(),
    customer_discount: money().nullable(), // agreed with the customer
    quantity_discount: money().nullable(), // for the size of the order
    project_discount: money().nullable(), // for this one deal
    promotion_discount: money().nullable(),
    surcharge_amount: money().nullable(), // such as for small orders
    net_amount: money().nullable(), // without tax
    currency: text().nullable(), // ISO 4217; empty: company currency
    requested_on: day().nullable(), // the delivery that the customer asked for
    first_confirmed_on: day().nullable(), // what we promised first
    last_confirmed_on: day().nullable(),
    express: yesNo().nullable(),
    cancelled_on: day().nullable(),
    quote_id: id().nullable(),
    employee_id: id().nullable(),
  },
);
