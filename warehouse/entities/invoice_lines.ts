import {entity} from '../entity.ts';
import {day, id, integer, money, oneOf, quantity, text} from '../field.ts';

/** One invoiced line; credit notes and cancellations have negative quantities and amounts. */
export const invoiceLines = entity(
  'invoice_lines',
  {key: ['invoice_id', 'line'], happenedOn: 'invoiced_on'},
  {
    invoice_id: id(),
    line: integer(),
    kind: oneOf(
      'invoice',
      'final',
      'down_payment', // asked for, not earned: no revenue
      'pro_forma', // no revenue
      'credit_note',
      'cancellation',
      'correction',
    ).nullable(), // empty: invoice
    invoiced_on: day(),
    posted_on: day().nullable(), // the posting decides the period; empty: as invoiced
    customer_id: id().nullable(), // unknown in cash sales; the revenue counts all the same
    product_id: id().nullable(),
    quantity: quantity(),
    list_amount: money().nullable(),
    discount_amount: money().nullable(),
    net_amount: money(), // without tax
    tax_amount: money().nullable(),
    freight_amount: money().nullable(), // charged to the customer beside net_amount
    product_cost: money().nullable(), // variable cost of the line; empty: quantity × unit cost
    currency: text().nullable(), // ISO 4217; empty: company currency
    corrects_invoice_id: id().nullable(),
  },
);
