import {entity} from '../entity.ts';
import {customer, day, id, integer, money, oneOf, quantity, rate, text} from '../field.ts';

/** One invoiced line; credit notes and cancellations have negative quantities and amounts. */
export const invoiceLines = entity(
  'invoice_lines',
  {
    key: ['invoice_id', 'line'],
    happenedOn: 'invoiced_on',
    rules: [
      {column: 'service_to', holds: 'service_to >= service_from', reason: 'is before service_from'},
    ],
  },
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
    customer_id: customer().nullable(), // unknown in cash sales; the revenue counts all the same
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
    credit_reason: oneOf('price', 'return', 'error', 'goodwill', 'bonus').nullable(),
    fiscal_year: integer([1900, 2200]).nullable(), // empty: from posted_on
    period: integer([1, 16]).nullable(), // 13 to 16 close the year
    service_from: day().nullable(), // what was paid for is earned from here …
    service_to: day().nullable(), // … to here, the last day
    rate: rate([0, 1_000_000]).nullable(), // of the posting: company currency for one unit
    order_id: id().nullable(),
    order_line: integer().nullable(),
    ship_to: customer().nullable(),
    payer: customer().nullable(),
    contact_id: id().nullable(), // who bought, where an account stands for many (CpD)
    external_id: id().nullable(), // the document's number in the ledger
  },
);
