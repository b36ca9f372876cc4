import {expect, test} from 'vitest';
import type {Row} from '../../warehouse/database.ts';
import {smallWorld} from '../small_world.ts';
import {smallNights} from './nights.ts';

const contract = (
  subscription_id: string,
  started_on: string,
  ended_on: string | null,
  mrr = 100,
) => ({
  subscription_id,
  customer_id: 'K1',
  started_on,
  ended_on,
  mrr,
});

/** Rows of the fact in a history that begins in January 2025. */
async function built(contracts: Row[], businessDate = '2025-04-30'): Promise<Row[]> {
  const {given, build, close} = await smallWorld(businessDate);
  await given('stg_deliveries', [{delivery_id: 'L1', delivered_on: '2025-01-01'}]);
  await given('stg_customers', [
    {customer_id: 'K1', valid_from: '2020-01-01', segment: 'small'},
    {customer_id: 'K1', valid_from: '2025-03-15', segment: 'large'},
  ]);
  await given('stg_subscriptions', contracts);
  const rows = await build('fct_subscription_month');
  close();
  return rows;
}

/** What was earned by subscription and month. */
const months = async (...given: Parameters<typeof built>) =>
  (await built(...given))
    .map(row => `${row.subscription_id} ${String(row.month).slice(0, 7)} ${Number(row.mrr)}`)
    .sort();

test('a month earns what runs on its last day', async () => {
  const rows = await months([
    contract('to the last day', '2025-01-10', '2025-02-28'),
    contract('to the day before', '2025-01-10', '2025-02-27'),
    contract('within a month', '2025-02-03', '2025-02-20'),
    contract('not yet', '2025-05-01', null),
  ]);
  expect(rows).toEqual([
    'to the day before 2025-01 100',
    'to the last day 2025-01 100',
    'to the last day 2025-02 100',
  ]);
});

test('a new price counts from the month in which it begins, even where the old one has no end', async () => {
  const rows = await months([
    contract('S1', '2025-01-01', '2025-02-14', 100),
    contract('S1', '2025-02-15', null, 150),
    contract('S2', '2025-01-01', null, 20),
    contract('S2', '2025-04-30', null, 10),
  ]);
  expect(rows).toEqual([
    'S1 2025-01 100',
    'S1 2025-02 150',
    'S1 2025-03 150',
    'S1 2025-04 150',
    'S2 2025-01 20',
    'S2 2025-02 20',
    'S2 2025-03 20',
    'S2 2025-04 10',
  ]);
});

test('the running month is told as of the business date', async () => {
  const rows = await months(
    [
      contract('ends soon', '2025-02-01', '2025-02-20'),
      contract('ended', '2025-02-01', '2025-02-14'),
      contract('begins soon', '2025-02-16', null),
    ],
    '2025-02-15',
  );
  expect(rows).toEqual(['ends soon 2025-02 100']);
});

test('it carries the version of the customer on the last day, and nobody is customer 0', async () => {
  const rows = await built([
    contract('S1', '2025-02-01', '2025-03-31'),
    {...contract('S2', '2025-02-01', '2025-02-28'), customer_id: null},
  ]);
  const keyOf = (subscription: string, month: string) =>
    String(
      rows.find(row => row.subscription_id === subscription && row.month === month)!.customer_key,
    );
  const keys = [keyOf('S1', '2025-02-01'), keyOf('S1', '2025-03-01')];
  const nobody = keyOf('S2', '2025-02-01');
  expect(new Set([...keys, nobody]).size).toBe(3);
  expect(nobody).toBe('0');
});

test('a subscription that ends before it starts waits in quarantine', async () => {
  const company = await smallNights({
    customers: 'customer_id\nK1\n',
    service_cases: 'case_id,customer_id,opened_at\nC1,K1,2025-01-31 09:00:00\n',
    subscriptions: `subscription_id,customer_id,started_on,ended_on,mrr
S1,K1,2025-01-02,2025-01-01,100
S2,K1,2025-01-02,,50
`,
  });
  expect((await company.night()).status).toBe(0);
  expect(await company.rows('select line, column_name, reason from quarantine')).toEqual([
    {line: 2, column_name: 'ended_on', reason: 'is before started_on'},
  ]);
  expect(await company.rows('select subscription_id, mrr from fct_subscription_month')).toEqual([
    {subscription_id: 'S2', mrr: 50},
  ]);
});
