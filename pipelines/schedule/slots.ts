import {CronExpressionParser} from 'cron-parser';

/** When nights are due: a cron expression, read off the clock on a wall in the company. */
export interface Schedule {
  at: string;
  timeZone: string;
}

/** A moment at which a night is due, as `2026-03-29T01:00:00Z`; such texts sort by time. */
export type Slot = string;

/** A wall clock is never put back further than this. */
const longestRepetition = {hours: 3};

/** The newest slot that is due at a moment. */
export function lastDue(schedule: Schedule, now: Temporal.Instant): Slot {
  const surelyDue = nearest(schedule, wallAt(schedule, now), 'prev');
  return slotsBetween(schedule, justBefore(surelyDue), now).at(-1)!;
}

/** The first slot that is due after a moment. */
export function nextDue(schedule: Schedule, now: Temporal.Instant): Slot {
  const after = wallAt(schedule, now).add(longestRepetition);
  return slotsBetween(schedule, now, nearest(schedule, after, 'next'))[0]!;
}

/** The slots after one moment, until another one and with it, oldest first. */
export function slotsBetween(
  schedule: Schedule,
  after: Temporal.Instant,
  until: Temporal.Instant,
): Slot[] {
  const first = wallAt(schedule, after).subtract(longestRepetition);
  const last = wallAt(schedule, until).add(longestRepetition);
  const slots = new Set<Slot>();
  for (const wall of wallTimes(schedule, first, last)) {
    for (const moment of momentsOf(schedule, wall)) {
      if (Temporal.Instant.compare(moment, after) <= 0) continue;
      if (Temporal.Instant.compare(moment, until) <= 0) slots.add(moment.toString());
    }
  }
  return [...slots].sort();
}

/** The day of a slot in the company. */
export const dayOf = ({timeZone}: Schedule, slot: Slot): string =>
  Temporal.Instant.from(slot).toZonedDateTimeISO(timeZone).toPlainDate().toString();

/**
 * When a wall clock shows a time. In the hour that the clock leaves out, that is when it goes on; in
 * the hour that it repeats, that is the first time, and both where every hour is asked for.
 */
function momentsOf({at, timeZone}: Schedule, wall: Temporal.PlainDateTime): Temporal.Instant[] {
  const earlier = wall.toZonedDateTime(timeZone, {disambiguation: 'earlier'});
  const later = wall.toZonedDateTime(timeZone, {disambiguation: 'later'});
  if (earlier.equals(later)) return [earlier.toInstant()];
  const isLeftOut = !earlier.toPlainDateTime().equals(wall);
  if (isLeftOut) return [earlier.getTimeZoneTransition('next')!.toInstant()];
  return isEveryHour(at) ? [earlier.toInstant(), later.toInstant()] : [earlier.toInstant()];
}

const isEveryHour = (at: string) => CronExpressionParser.parse(at).fields.hour.values.length === 24;

const wallAt = ({timeZone}: Schedule, moment: Temporal.Instant) =>
  moment.toZonedDateTimeISO(timeZone).toPlainDateTime();

const justBefore = (moment: Temporal.Instant) => moment.subtract({seconds: 1});

/*
cron-parser reads the expression as if the wall clock showed UTC, where no hour is left out or
repeated. With a time zone of its own (5.10.5), its answer depends on where the search begins: going
back, it misses 02:30 of 29 March 2026 in Berlin, and finds that of 25 October twice.
*/

function* wallTimes(
  {at}: Schedule,
  first: Temporal.PlainDateTime,
  last: Temporal.PlainDateTime,
): Generator<Temporal.PlainDateTime> {
  const times = CronExpressionParser.parse(at, {currentDate: asIfUtc(first), tz: 'UTC'});
  const end = asIfUtc(last);
  for (let time = times.next().getTime(); time <= end; time = times.next().getTime()) {
    yield wallShowing(time);
  }
}

function nearest(
  schedule: Schedule,
  wall: Temporal.PlainDateTime,
  direction: 'prev' | 'next',
): Temporal.Instant {
  const times = CronExpressionParser.parse(schedule.at, {currentDate: asIfUtc(wall), tz: 'UTC'});
  return momentsOf(schedule, wallShowing(times[direction]().getTime()))[0]!;
}

const asIfUtc = (wall: Temporal.PlainDateTime) => wall.toZonedDateTime('UTC').epochMilliseconds;

const wallShowing = (milliseconds: number) =>
  Temporal.Instant.fromEpochMilliseconds(milliseconds).toZonedDateTimeISO('UTC').toPlainDateTime();
