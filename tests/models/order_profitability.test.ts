import {expect, test} from 'vitest';
import {CostSettings} from '../../company/costs.ts';
import type {Row} from '../../warehouse/database.ts';
import {smallWorld} from '../small_world.ts';

const title = {de: 'Aufträge', en: 'Orders'};
const plain = (rows: unknown) => JSON.parse(JSON.stringify(rows)) as Record<string, unknown>[];

/** A minute costs 1.00; an order takes 20 minutes and 5 for each line, a visit 60, a delivery 10. */
const costs = CostSettings.parse({
  rates: 'month',
  order_sizes: [50, 1_000],
  steps: {contribution_2: {title}, contribution_4: {title}},
  pools: {
    work: {
      title,
      cost: [{cost_centres: ['21*']}],
      capacity: {minutes: 1_000},
      activities: {
        order: {title, step: 'contribution_2', driver: 'fct_order', minutes: '20 + 5 * lines'},
        pack: {title, step: 'contribution_2', driver: 'fct_delivery', minutes: 10},
        visit: {title, step: 'contribution_4', driver: 'fct_interaction', minutes: 60},
      },
    },
    overhead: {
      title,
      method: 'rate_based',
      cost: [{cost_centres: ['51*']}],
      activities: {
        carry: {
          title,
          step: 'profit',
          driver: 'fct_invoice_line',
          where: 'is_revenue',
          quantity: 'net_amount',
          share: 100,
        },
      },
    },
  },
});

const ordered = (order_id: string, line: number, more: Row = {}): Row => ({
  order_id,
  line,
  ordered_on: '2026-01-05',
  customer_id: 'K1',
  product_id: 'P1',
  channel: 'phone',
  net_amount: 10,
  ...more,
});

const invoiced = (invoice_id: string, net_amount: number, more: Row = {}): Row => ({
  invoice_id,
  line: 1,
  kind: 'invoice',
  invoiced_on: '2026-01-10',
  customer_id: 'K1',
  product_id: 'P1',
  quantity: 1,
  net_amount,
  product_cost: net_amount / 2,
  ...more,
});

const posting = (cost_centre: string, amount: number): Row => ({
  document: `L${cost_centre}`,
  line: 1,
  posted_on: '2026-01-31',
  account: '6020',
  account_kind: 'operating_cost',
  cost_centre,
  amount,
});

async function world() {
  const given = await smallWorld('2026-12-31', costs);
  await given.given('stg_products', [
    {product_id: 'P1', product_line: 'small'},
    {product_id: 'P2', product_line: 'large'},
  ]);
  await given.given('stg_order_lines', [
    ordered('A1', 1),
    ordered('A2', 1, {product_id: 'P1'}),
    ordered('A2', 2, {product_id: 'P2'}),
    ordered('A3', 1, {customer_id: 'K2', channel: 'web'}),
  ]);
  await given.given('stg_deliveries', [
    {delivery_id: 'D1', delivered_on: '2026-02-02', customer_id: 'K1', order_lines: 2},
    {delivery_id: 'D2', delivered_on: '2026-01-20', customer_id: 'K1', order_lines: 2},
  ]);
  await given.given('stg_delivery_lines', [
    {delivery_id: 'D1', line: 1, delivered_on: '2026-02-02', order_id: 'A2', order_line: 1},
    {delivery_id: 'D1', line: 2, delivered_on: '2026-02-02', order_id: 'A2', order_line: 2},
    {delivery_id: 'D2', line: 1, delivered_on: '2026-01-20', order_id: 'A1', order_line: 1},
    {delivery_id: 'D2', line: 2, delivered_on: '2026-01-20', order_id: 'A2', order_line: 2},
  ]);
  await given.given('stg_invoice_lines', [
    invoiced('R1', 40, {order_id: 'A1'}),
    invoiced('R2', 300, {order_id: 'A2'}),
    invoiced('R2', 700, {order_id: 'A2', line: 2, product_id: 'P2'}),
    invoiced('R3', -100, {
      order_id: 'A2',
      kind: 'credit_note',
      corrects_invoice_id: 'R2',
      invoiced_on: '2026-02-11',
    }),
    invoiced('R4', 60),
  ]);
  await given.given('stg_interactions', [
    {interaction_id: 'B1', kind: 'visit', happened_on: '2026-01-15', customer_id: 'K1', count: 1},
  ]);
  await given.given('stg_ledger_entries', [posting('2100', 1_000), posting('5100', 110)]);
  return given;
}

test('an order carries the work that it caused, and what no order causes stays apart', async () => {
  const rows = plain(await (await world()).build('order_profitability'));
  const told = rows.map(row => [
    row.order_id,
    String(row.month).slice(0, 7),
    row.order_value,
    row.order_size,
    row.net_revenue,
    row.contribution_1,
    row.contribution_2,
    row.contribution_4,
    row.profit,
    row.orders,
  ]);
  // The delivery of two orders (10 minutes) and the visit (60) belong to no order. February has no
  // ledger yet: its minutes, and its overhead, cost what they did so far.
  expect(told).toEqual([
    ['A1', '2026-01', 40, 0, 40, 20, -5, -5, -9, 1],
    ['A2', '2026-01', 1000, 1000, 1000, 500, 470, 470, 370, 1],
    ['A2', '2026-02', 1000, 1000, -100, -50, -60, -60, -50, 0],
    ['A3', '2026-01', null, null, 0, 0, -25, -25, -25, 1],
    [null, '2026-01', null, null, 60, 30, 20, -40, -46, 0],
  ]);
  expect(rows.map(row => row.channel)).toEqual(['phone', 'phone', 'phone', 'web', null]);
});

test('the work for an order is that of its products, line by line', async () => {
  const rows = plain(await (await world()).build('product_profitability'));
  expect(
    rows
      .filter(row => String(row.month).startsWith('2026-01'))
      .map(row => [row.product_id, row.net_revenue, row.contribution_1, row.contribution_2]),
  ).toEqual([
    // A1: 25. A2: 30 for a line of each product. A3: 25, not invoiced yet.
    ['P1', 400, 200, 135],
    ['P2', 700, 350, 335],
    [null, 0, 0, -10],
  ]);
});
