import {expect, test} from 'vitest';
import type {Row} from '../../warehouse/database.ts';
import {smallWorld} from '../small_world.ts';

const plain = (rows: unknown) => JSON.parse(JSON.stringify(rows)) as Record<string, unknown>[];

const asked = (
  case_id: string,
  opened: string,
  replied: string | null,
  solved: string | null,
  more: Row = {},
): Row => ({
  case_id,
  customer_id: 'K1',
  kind: 'question',
  opened_at: opened,
  first_response_at: replied,
  resolved_at: solved,
  ...more,
});

const levels: Row[] = [
  {service_level: 'slow', response_hours: 8, resolution_hours: 18},
  {service_level: 'fast', response_hours: 2, resolution_hours: 9},
];

const contract = (service_level: string, more: Row = {}): Row => ({
  subscription_id: 'S1',
  customer_id: 'K1',
  service_level,
  tier: service_level,
  started_on: '2025-01-01',
  mrr: 10,
  ...more,
});

/** The desk works from 8 to 17 on working days; 2026-01-12 is a Monday. */
async function worldOf(cases: Row[], contracts = [contract('fast')]) {
  const world = await smallWorld('2026-01-14');
  await world.given('stg_service_levels', levels);
  await world.given('stg_subscriptions', contracts);
  await world.given('stg_service_cases', cases);
  return world;
}

const verdicts = async (cases: Row[], contracts?: Row[]) => {
  const world = await worldOf(cases, contracts);
  const rows = plain(await world.build('int_case_promise'));
  world.close();
  return rows.map(row => [row.case_id, row.service_level, row.is_within]);
};

test('a promise is kept when the answer and the solution come in time, both in working hours', async () => {
  expect(
    await verdicts([
      asked('kept', '2026-01-09 16:00:00', '2026-01-12 09:00:00', '2026-01-12 12:00:00'),
      asked('late answer', '2026-01-09 16:00:00', '2026-01-12 09:00:01', '2026-01-12 12:00:00'),
      asked('late solution', '2026-01-09 16:00:00', '2026-01-09 16:30:00', '2026-01-12 16:00:01'),
    ]),
  ).toEqual([
    ['kept', 'fast', true],
    ['late answer', 'fast', false],
    ['late solution', 'fast', false],
  ]);
});

test('what is open is judged when it can no longer be kept, and waiting for the customer is left out', async () => {
  expect(
    await verdicts([
      asked('answer still possible', '2026-01-14 15:30:00', null, null),
      asked('no answer for days', '2026-01-12 09:00:00', null, null),
      asked('solution still possible', '2026-01-13 09:00:00', '2026-01-13 09:10:00', null),
      asked('waits for the customer', '2026-01-12 09:00:00', '2026-01-12 09:10:00', null, {
        paused_minutes: 600,
      }),
      asked('no solution for days', '2026-01-12 09:00:00', '2026-01-12 09:10:00', null),
    ]),
  ).toEqual([
    ['answer still possible', 'fast', null],
    ['no answer for days', 'fast', false],
    ['no solution for days', 'fast', false],
    ['solution still possible', 'fast', null],
    ['waits for the customer', 'fast', null],
  ]);
});

test('the contract of the day promises, also one that ended within the month', async () => {
  const cases = [
    asked('before', '2025-12-10 09:00:00', '2025-12-10 12:00:00', '2025-12-10 12:00:00'),
    asked('last day', '2026-01-05 09:00:00', '2026-01-05 12:00:00', '2026-01-05 12:00:00'),
    asked('after', '2026-01-07 09:00:00', '2026-01-07 12:00:00', '2026-01-07 12:00:00'),
    asked('much later', '2026-01-13 09:00:00', '2026-01-13 10:00:00', '2026-01-13 12:00:00'),
  ];
  expect(
    await verdicts(cases, [
      contract('slow', {ended_on: '2026-01-05'}),
      contract('fast', {started_on: '2026-01-13', subscription_id: 'S2'}),
    ]),
  ).toEqual([
    ['after', null, null],
    ['before', 'slow', true],
    ['last day', 'slow', true],
    ['much later', 'fast', true],
  ]);
});

test('of two contracts the faster one promises; complaints have a deadline of their own', async () => {
  expect(
    await verdicts(
      [
        asked('question', '2026-01-12 09:00:00', '2026-01-12 12:00:00', '2026-01-12 12:00:00'),
        asked('complaint', '2026-01-12 09:00:00', null, null, {kind: 'complaint'}),
      ],
      [contract('slow'), contract('fast', {subscription_id: 'S2'})],
    ),
  ).toEqual([['question', 'fast', false]]);
});

test('a month tells what was promised and what was done, request by request', async () => {
  const world = await worldOf([
    asked('A', '2026-01-12 09:00:00', '2026-01-12 10:00:00', '2026-01-12 12:00:00'),
    asked('B', '2026-01-12 09:00:00', '2026-01-12 12:00:00', '2026-01-12 13:00:00'),
    asked('C', '2026-01-14 16:00:00', null, null),
    asked('D', '2026-01-12 09:00:00', '2026-01-12 10:00:00', null, {customer_id: 'K2'}),
  ]);
  expect(plain(await world.build('promise_by_month'))).toMatchObject([
    {
      customer_id: 'K1',
      service_level: 'fast',
      requests: 3,
      judged_requests: 2,
      kept_requests: 1,
      answered_requests: 2,
      response_minutes: 240,
      promised_response_minutes: 240,
      solved_requests: 2,
      resolution_minutes: 420,
      promised_resolution_minutes: 1080,
    },
    {customer_id: 'K2', service_level: null, requests: 1, judged_requests: 0, response_minutes: 0},
  ]);
  world.close();
});
