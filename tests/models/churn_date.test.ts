import {expect, test} from 'vitest';
import {smallWorld} from '../small_world.ts';

/** Three whole years; the first purchase is not on the first day. */
const months = Array.from({length: 36}, (_, at) => {
  const month = Temporal.PlainDate.from('2023-10-01').add({months: at});
  return {
    month: month.toString(),
    month_end: month.with({day: month.daysInMonth}).toString(),
    is_complete: true,
    number: at + 1,
  };
});

test.each(['2023-10-01', '2023-10-17'])(
  'a history that begins on %s has a day to learn from',
  async begun => {
    const world = await smallWorld('2026-09-30');
    await world.given('dim_month', months);
    await world.given('int_customer_spell', [
      {customer_id: 'K1', basis: 'purchase', started_on: begun, ended_on: '2026-12-31'},
    ]);
    const days = await world.build('int_churn_date');
    world.close();
    const past = days.filter(({role}) => role !== 'score');
    expect(past.map(({as_of, role}) => [String(as_of), role])).toEqual([
      ['2024-09-30', 'train'],
      ['2024-12-31', 'later'],
      ['2025-03-31', 'later'],
      ['2025-06-30', 'later'],
      ['2025-09-30', 'test'],
    ]);
  },
);
