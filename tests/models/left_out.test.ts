import {afterEach, beforeEach, expect, test} from 'vitest';
import {type Grouping, partsOf} from '../../models/portfolio/left_out.ts';
import {warehouse} from '../../warehouse/query.ts';
import {smallWorld} from '../small_world.ts';

let world: Awaited<ReturnType<typeof smallWorld>>;
beforeEach(async () => {
  world = await smallWorld();
});
afterEach(() => world.close());

const invoice = (customer_id: string | null, invoiced_on: string, net_amount: number) => ({
  invoice_id: `${customer_id} ${invoiced_on}`,
  line: 1,
  customer_id,
  invoiced_on,
  quantity: 1,
  net_amount,
  product_cost: net_amount / 2,
});

async function told(grouping: Grouping) {
  const parts = await partsOf(warehouse({connect: async () => world.db}, 1), grouping);
  return parts.map(each => [
    each.reason,
    each.customers,
    Number(each.net_revenue_12_months ?? 0),
    Number(each.contribution_4_36_months ?? 0),
  ]);
}

test('who is in no group is told with the reason, and all parts are everything', async () => {
  await world.given('stg_customers', [
    {customer_id: 'own', affiliated: true},
    {customer_id: 'many', collective: true},
    {customer_id: 'person', natural_person: true},
    {customer_id: 'nobody', status: 'prospect'},
  ]);
  await world.given('stg_invoice_lines', [
    invoice('buys', '2026-11-10', 1000),
    invoice('left', '2024-06-10', 400),
    invoice('own', '2026-11-10', 80),
    invoice('many', '2026-11-10', 60),
    invoice('person', '2026-11-10', 20),
    invoice(null, '2026-11-10', 8),
    invoice(null, '2024-11-10', 2),
  ]);
  await world.given('stg_consents', [
    {contact_id: 'c', customer_id: 'person', purpose: 'profiling', objected_on: '2026-06-01'},
  ]);
  for (const table of ['customer_segment', 'customer_portfolio']) await world.build(table);
  const remainders = [
    ['affiliated', 1, 80, 40],
    ['collective', 1, 60, 30],
  ];
  const person = ['objection', 1, 20, 10];
  const prospect = ['prospect', 1, 0, 0];
  const unknown = ['unknown', null, 8, 5];
  expect(await told('classes')).toEqual([
    [null, 3, 1020, 710],
    ...[...remainders, prospect, unknown],
  ]);
  expect(await told('rfm')).toEqual([
    [null, 2, 1000, 700],
    ...[...remainders, person, prospect, unknown],
  ]);
  expect(await told('lifecycle')).toEqual([
    [null, 3, 1000, 700],
    ...[...remainders, person, unknown],
  ]);
  const left = ['lost', 1, 0, 200];
  const [affiliated, collective] = remainders;
  expect((await told('portfolio')).filter(([reason]) => reason !== 'no_rating')).toEqual([
    ...[affiliated, collective, left, person, prospect, unknown],
  ]);
  const [all] = await world.db.rows(
    `select cast(sum(contribution_4) as double) as earned from customer_profitability`,
  );
  expect(all).toEqual({earned: 785});
});
