import {expect, test} from 'vitest';
import {stageSums} from '../../models/portfolio/segment_questions.ts';
import {warehouse} from '../../warehouse/query.ts';
import {smallWorld} from '../small_world.ts';

const days = ['2026-04-30', '2026-05-31', '2026-06-30'];

/** Stages at two month ends and today; empty where the customer was not active. */
const lives: Record<string, (string | null)[]> = {
  ...Object.fromEntries(
    Array.from({length: 10}, (_, at) => [`G${at}`, ['growing', 'steady', 'steady']]),
  ),
  stays: ['growing', 'growing', 'growing'],
  comes: [null, 'new', 'new'],
  returns: [null, null, 'won_back'],
  leaves: ['steady', null, null],
  interrupted: ['steady', null, 'steady'],
};

const row = (customer_id: string, at: number) => {
  const [stage, before] = [lives[customer_id]![at], at > 0 ? lives[customer_id]![at - 1] : null];
  return {
    customer_id,
    as_of: days[at]!,
    steps_ago: 2 - at,
    stage: stage ?? null,
    stage_before: before ?? null,
    came: at > 0 && !before,
  };
};

test('who came to a stage, who left it, and how long one stays', async () => {
  const {given, connect, close} = await smallWorld('2026-06-30');
  const at = (day: number) =>
    Object.keys(lives).flatMap(id => (lives[id]![day] ? [row(id, day)] : []));
  await given('int_lifecycle_month', [...at(0), ...at(1)]);
  await given('int_lifecycle_now', at(2));
  const now = [...at(2), {customer_id: 'leaves', stage: 'lost'}];
  await given(
    'customer_lifecycle',
    now.map(({customer_id, stage}) => ({customer_id, stage, as_of: days[2]!, is_longer: false})),
  );
  await given(
    'customer_segment',
    now.map(({customer_id}) => ({customer_id})),
  );
  const sums = await stageSums(warehouse({connect}, 1));
  const moves = sums.map(({stage, customers, came, left}) => [stage, customers, came, left]);
  expect(moves).toEqual([
    ['new', 1, 1, 0],
    ['growing', 1, 0, 10],
    ['steady', 11, 11, 2],
    ['won_back', 1, 1, 0],
    ['lost', 1, 2, 1],
  ]);
  /* Eleven for a month of 31 days, and one for another of 30, for each of the ten who left. */
  const growing = sums.find(({stage}) => stage === 'growing');
  expect(growing?.dwell_months).toBeCloseTo((11 * 31 + 30) / 30.4375 / 10, 9);
  expect(sums.find(({stage}) => stage === 'steady')?.dwell_months).toBeNull();
  close();
});
