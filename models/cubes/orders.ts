import {contributionsOf} from './contributions.ts';
import {adds, type Cube} from './cube.ts';
import {ofCustomer} from './of_customer.ts';

const table = 'order_profitability';
const order = (column: string) => ({table, column}) as const;

/** What orders earned after the work that they caused; order: empty, what belongs to none. */
export const orders = {
  table,
  dimensions: {
    ...ofCustomer,
    order: order('order_id'),
    customer: order('customer_id'),
    month: order('month'),
    order_size: order('order_size'),
    order_channel: order('channel'),
    is_self_service: order('is_self_service'),
    express: order('express'),
    product_group: order('product_group'),
    product_line: order('product_line'),
  },
  measures: {...contributionsOf(table), orders: adds(table, 'orders', 'count')},
} satisfies Cube;
