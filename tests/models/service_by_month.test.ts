import {expect, test} from 'vitest';
import {Decimal} from '../../warehouse/decimal.ts';
import {smallWorld} from '../small_world.ts';

const opened = (case_id: string, opened_at: string, first_response_at: string | null) => ({
  case_id,
  customer_id: 'K1',
  kind: 'question',
  opened_at,
  first_response_at,
});

test('two hours are two working hours: over the weekend the clock stands still', async () => {
  const {given, build} = await smallWorld();
  await given('stg_service_cases', [
    opened('friday', '2026-01-09 16:30:00', '2026-01-12 09:00:00'),
    opened('slow', '2026-01-12 09:00:00', '2026-01-12 11:01:00'),
    opened('holiday', '2025-12-31 16:00:00', '2026-01-02 08:30:00'),
    opened('open', '2026-01-12 09:00:00', null),
  ]);
  expect(await build('fct_service_case')).toMatchObject([
    {case_id: 'friday', response_minutes: new Decimal('90.0000')},
    {case_id: 'holiday', response_minutes: new Decimal('90.0000')},
    {case_id: 'open', response_minutes: null},
    {case_id: 'slow', response_minutes: new Decimal('121.0000')},
  ]);
  const january = (await build('service_by_month')).find(row => row.month === '2026-01-01');
  expect(january).toMatchObject({cases: 3, answered_within_2h: 1, cases_without_reply: 1});
});

test('two hours and a second are too long', async () => {
  const {given, build} = await smallWorld();
  await given('stg_service_cases', [
    opened('late', '2026-01-12 09:00:00', '2026-01-12 11:00:01'),
    opened('just', '2026-01-12 09:00:00', '2026-01-12 11:00:00'),
  ]);
  expect((await build('service_by_month'))[0]).toMatchObject({cases: 2, answered_within_2h: 1});
});

test('complaints count when justified, beside deliveries and service visits', async () => {
  const {given, build} = await smallWorld();
  const complaint = {...opened('C1', '2026-01-12 09:00:00', null), kind: 'complaint'};
  await given('stg_service_cases', [
    {...complaint, justified: true},
    {...complaint, case_id: 'C2', justified: false},
  ]);
  await given('stg_deliveries', [
    {delivery_id: 'L1', customer_id: 'K1', delivered_on: '2026-01-05'},
  ]);
  await given('stg_interactions', [
    {interaction_id: 'V1', kind: 'service_visit', happened_on: '2026-01-06', count: 3},
    {interaction_id: 'V2', kind: 'visit', happened_on: '2026-01-06'},
  ]);
  expect((await build('service_by_month'))[0]).toMatchObject({
    complaints: 2,
    justified_complaints: 1,
    deliveries: 1,
    service_visits: 3,
  });
});
