import {adds, type Cube} from './cube.ts';

const table = 'customer_price';

/** What is taken off list prices on the invoice, and what after it. */
export const discounts = [
  'customer_discount',
  'quantity_discount',
  'project_discount',
  'promotion_discount',
  'other_discount',
] as const;
export const takenOffLater = [
  'rebates',
  'skonto',
  'price_credits',
  'return_credits',
  'error_credits',
  'goodwill_credits',
  'other_credits',
] as const;

/** Prices of customers, from the list to the pocket. */
export const prices = {
  table,
  dimensions: {
    customer: {table, column: 'customer_id'},
    month: {table, column: 'month'},
    counted: {table: 'dim_customer', column: 'counted', joinedBy: 'customer_key'},
    segment: {table: 'dim_customer', column: 'segment', joinedBy: 'customer_key'},
  },
  measures: {
    list_revenue: adds(table, 'list_revenue', 'money'),
    customer_discount: adds(table, 'customer_discount', 'money'),
    quantity_discount: adds(table, 'quantity_discount', 'money'),
    project_discount: adds(table, 'project_discount', 'money'),
    promotion_discount: adds(table, 'promotion_discount', 'money'),
    other_discount: adds(table, 'other_discount', 'money'),
    revenue_without_list: adds(table, 'revenue_without_list', 'money'),
    invoice_revenue: adds(table, 'invoice_revenue', 'money'),
    rebates: adds(table, 'rebates', 'money'),
    skonto: adds(table, 'skonto', 'money'),
    price_credits: adds(table, 'price_credits', 'money'),
    return_credits: adds(table, 'return_credits', 'money'),
    error_credits: adds(table, 'error_credits', 'money'),
    goodwill_credits: adds(table, 'goodwill_credits', 'money'),
    other_credits: adds(table, 'other_credits', 'money'),
    net_revenue: adds(table, 'net_revenue', 'money'),
    freight_charged: adds(table, 'freight_charged', 'money'),
  },
} satisfies Cube;
