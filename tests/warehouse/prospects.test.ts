import {afterEach, beforeEach, expect, test} from 'vitest';
import {remainders} from '../../models/profitability/customer_sums.ts';
import {warehouse} from '../../warehouse/query.ts';
import {smallWorld} from '../small_world.ts';

let world: Awaited<ReturnType<typeof smallWorld>>;
beforeEach(async () => {
  world = await smallWorld('2026-12-31');
});
afterEach(() => world.close());

const prospect = (customer_id: string, more: object = {}) => ({
  customer_id,
  status: 'prospect',
  ...more,
});
const invoice = (customer_id: string, invoiced_on: string, more: object = {}) => ({
  invoice_id: `${customer_id} ${invoiced_on}`,
  line: 1,
  customer_id,
  invoiced_on,
  quantity: 1,
  net_amount: 100,
  ...more,
});

const counted = async () => {
  const versions = await world.build('dim_customer');
  return versions
    .filter(({customer_id}) => customer_id !== null)
    .map(each => [each.customer_id, each.valid_from, each.counted])
    .sort();
};

test('a prospect does not count, an offer made out as an invoice notwithstanding', async () => {
  await world.given('stg_customers', [
    prospect('asked'),
    prospect('offered'),
    prospect('tries'),
    {customer_id: 'silent'},
    {customer_id: 'blocked', status: 'blocked'},
  ]);
  await world.given('stg_invoice_lines', [invoice('offered', '2026-03-01', {kind: 'pro_forma'})]);
  await world.given('stg_subscriptions', [
    {subscription_id: 'S1', customer_id: 'tries', started_on: '2026-03-01', mrr: 0, trial: true},
  ]);
  expect(await counted()).toEqual([
    ['asked', '1900-01-01', false],
    ['blocked', '1900-01-01', true],
    ['offered', '1900-01-01', false],
    ['silent', '1900-01-01', true],
    ['tries', '1900-01-01', false],
  ]);
});

test('who has bought counts, from the version on in which it did, whatever the status says', async () => {
  const moved = {valid_from: '2026-06-01'};
  await world.given('stg_customers', [
    prospect('before'),
    prospect('before', moved),
    prospect('since'),
    prospect('since', moved),
    prospect('contract', moved),
  ]);
  await world.given('stg_invoice_lines', [
    invoice('before', '2026-05-31'),
    invoice('since', '2026-06-01'),
  ]);
  await world.given('stg_subscriptions', [
    {subscription_id: 'S1', customer_id: 'contract', started_on: '2026-09-01', mrr: 10},
  ]);
  expect(await counted()).toEqual([
    ['before', '1900-01-01', true],
    ['before', '2026-06-01', true],
    ['contract', '2026-06-01', true],
    ['since', '1900-01-01', false],
    ['since', '2026-06-01', true],
  ]);
});

test('what we did for prospects is a remainder of its own, beside what nobody is known for', async () => {
  await world.given('stg_customers', [
    prospect('asked'),
    {customer_id: 'ours', affiliated: true},
    {customer_id: 'buys'},
  ]);
  await world.given('stg_invoice_lines', [
    invoice('buys', '2026-03-01'),
    invoice('ours', '2026-03-01', {net_amount: 30}),
    {...invoice('x', '2026-03-01', {net_amount: 7}), customer_id: null},
  ]);
  await world.given('activity_cost', [
    {
      customer_id: 'asked',
      month: '2026-03-01',
      activity: 'quote',
      step: 'contribution_4',
      cost: 20,
    },
  ]);
  await world.build('customer_profitability');
  const months = {from: '2026-01-01', to: '2026-12-01'};
  const db = warehouse({connect: async () => world.db}, 1);
  const found = await remainders(db, months, 'contribution_4').execute();
  expect(
    found
      .map(each => [each.affiliated, each.is_inferred, Number(each.contribution_4)])
      .sort(([, , a], [, , b]) => Number(a) - Number(b)),
  ).toEqual([
    [false, false, -20],
    [false, true, 7],
    [true, false, 30],
  ]);
});
