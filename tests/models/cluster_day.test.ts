import {expect, test} from 'vitest';
import {smallWorld} from '../small_world.ts';

const customers = Array.from({length: 40}, (_, at) => `K${at}`);

const invoice = (customer_id: string, invoiced_on: string, net_amount: number) => ({
  invoice_id: `${customer_id}-${invoiced_on}`,
  line: 1,
  customer_id,
  invoiced_on,
  quantity: 1,
  net_amount,
  product_cost: net_amount / 2,
});

/** Half of them buy much and often, half little and once; the newest began this month. */
const lines = [
  ...customers.flatMap((customer, at) =>
    at % 2
      ? [1, 2, 3, 4, 5].map(month => invoice(customer, `2026-0${month}-10`, 5000 + at))
      : [invoice(customer, `2026-0${1 + (at % 5)}-10`, 50 + at)],
  ),
  invoice('newest', '2026-06-02', 5000),
];

test('a cluster is told as of the newest month end, and does not change with the day', async () => {
  const clustersOn = async (day: string) => {
    const world = await smallWorld(day);
    await world.given('stg_invoice_lines', lines);
    const centres = await world.build('int_cluster_centre');
    const segments = await world.build('customer_segment');
    world.close();
    return {
      centres,
      of: Object.fromEntries(segments.map(each => [each.customer_id, each.cluster])),
    };
  };
  const early = await clustersOn('2026-06-05');
  expect(new Set(customers.map(each => early.of[each])).size).toBeGreaterThan(1);
  expect(early.of.newest).toBeNull();
  expect(await clustersOn('2026-06-29')).toEqual(early);
  const nextMonth = await clustersOn('2026-07-01');
  expect(nextMonth.of.newest).not.toBeNull();
});
