import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {dayOf, lastDue, nextDue, slotsBetween} from '../../pipelines/schedule/slots.ts';

const at = (text: string) => Temporal.Instant.from(text);
const inBerlin = (cron: string) => ({at: cron, timeZone: 'Europe/Berlin'});

/** The slots of a day as the clock on the wall shows them, with their offset from UTC. */
function slotsOn(day: string, cron: string, timeZone = 'Europe/Berlin'): string[] {
  const date = Temporal.PlainDate.from(day);
  const beginOf = (each: Temporal.PlainDate) =>
    each.toZonedDateTime(timeZone).toInstant().subtract({seconds: 1});
  const slots = slotsBetween({at: cron, timeZone}, beginOf(date), beginOf(date.add({days: 1})));
  return slots.map(slot =>
    at(slot).toZonedDateTimeISO(timeZone).toString({timeZoneName: 'never'}).slice(11),
  );
}

describe('in the night that leaves an hour out', () => {
  test('what is due in that hour is due once, when the clock goes on', () => {
    expect(slotsOn('2026-03-29', '30 2 * * *')).toEqual(['03:00:00+02:00']);
    expect(slotsOn('2026-03-29', '*/20 2 * * *')).toEqual(['03:00:00+02:00']);
    expect(slotsOn('2026-03-29', '30 2,3 * * *')).toEqual(['03:00:00+02:00', '03:30:00+02:00']);
  });

  test('an hourly schedule has 23 slots, an hour apart', () => {
    const hours = slotsOn('2026-03-29', '0 * * * *');
    expect(hours).toHaveLength(23);
    expect(hours.slice(1, 4)).toEqual(['01:00:00+01:00', '03:00:00+02:00', '04:00:00+02:00']);
  });
});

describe('in the night that repeats an hour', () => {
  test('what is due in that hour is due once, the first time', () => {
    expect(slotsOn('2026-10-25', '30 2 * * *')).toEqual(['02:30:00+02:00']);
    expect(slotsOn('2026-10-25', '15,45 2 * * *')).toEqual(['02:15:00+02:00', '02:45:00+02:00']);
  });

  test('an hourly schedule has 25 slots, an hour apart', () => {
    const hours = slotsOn('2026-10-25', '0 * * * *');
    expect(hours).toHaveLength(25);
    expect(hours.slice(1, 5)).toEqual([
      '01:00:00+02:00',
      '02:00:00+02:00',
      '02:00:00+01:00',
      '03:00:00+01:00',
    ]);
  });
});

test('clocks that change by half an hour, or at midnight, leave out and repeat no night', () => {
  expect(slotsOn('2026-10-04', '15 2 * * *', 'Australia/Lord_Howe')).toEqual(['02:30:00+11:00']);
  expect(slotsOn('2026-04-05', '45 1 * * *', 'Australia/Lord_Howe')).toEqual(['01:45:00+11:00']);
  expect(slotsOn('2026-04-24', '15 0 * * *', 'Africa/Cairo')).toEqual(['01:00:00+03:00']);
  expect(slotsOn('2026-10-29', '30 23 * * *', 'Africa/Cairo')).toEqual(['23:30:00+03:00']);
});

test.each(['UTC', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe'])(
  'each date of two years has one night in %s',
  timeZone => {
    for (const cron of ['30 2 * * *', '0 2 * * *', '0 3 * * *', '59 23 * * *', '0 0 * * *']) {
      const schedule = {at: cron, timeZone};
      const slots = slotsBetween(schedule, at('2026-01-01T12:00Z'), at('2028-01-01T12:00Z'));
      expect(slots).toHaveLength(730);
      expect(new Set(slots.map(slot => dayOf(schedule, slot))).size).toBe(730);
    }
  },
);

test('rare schedules reach back and ahead for years', () => {
  const now = at('2026-11-22T12:00Z');
  expect(lastDue(inBerlin('0 2 29 2 *'), now)).toBe('2024-02-29T01:00:00Z');
  expect(nextDue(inBerlin('0 2 29 2 *'), now)).toBe('2028-02-29T01:00:00Z');
  expect(nextDue(inBerlin('30 2 L * *'), now)).toBe('2026-11-30T01:30:00Z');
  expect(nextDue(inBerlin('30 2 * * MON'), now)).toBe('2026-11-23T01:30:00Z');
});

test('the last and the next slot are those before and after, at whatever moment one asks', () => {
  const around = fc.constantFrom('2026-03-29T00:30Z', '2026-10-25T00:30Z', '2026-11-01T06:00Z');
  fc.assert(
    fc.property(
      around,
      fc.integer({min: -36 * 60, max: 36 * 60}),
      fc.constantFrom('30 2 * * *', '0 * * * *', '*/15 1-3 * * *', '0 */2 * * *', '30 2 * * 0'),
      fc.constantFrom('Europe/Berlin', 'America/New_York', 'Atlantic/Azores', 'UTC'),
      (moment, minutes, cron, timeZone) => {
        const schedule = {at: cron, timeZone};
        const now = at(moment).add({minutes});
        const all = slotsBetween(schedule, now.subtract({hours: 200}), now.add({hours: 200}));
        const isPast = (slot: string) => Temporal.Instant.compare(slot, now) <= 0;
        expect(lastDue(schedule, now)).toBe(all.filter(isPast).at(-1));
        expect(nextDue(schedule, now)).toBe(all.filter(slot => !isPast(slot))[0]);
      },
    ),
    {numRuns: 60},
  );
});
