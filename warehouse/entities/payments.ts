import {entity} from '../entity.ts';
import {customer, day, id, integer, money, text} from '../field.ts';

/** What a payment clears: one row for each invoice that it pays for. */
export const payments = entity(
  'payments',
  {key: ['payment_id', 'line'], happenedOn: 'paid_on'},
  {
    payment_id: id(),
    line: integer(),
    paid_on: day(),
    customer_id: customer().nullable(), // who paid
    invoice_id: id().nullable(), // empty: paid on account
    amount: money(), // received, with tax
    skonto_amount: money().nullable(), // cash discount taken, with tax
    currency: text().nullable(), // ISO 4217; empty: company currency
    receivable_id: id().nullable(), // the item that it clears; empty: that of the invoice
    clearing_id: id().nullable(), // the clearing document
  },
);
