import {publicHolidays} from '../../company/holidays.ts';
import type {CompanySettings} from '../../company/settings.ts';
import type {Expectations} from '../../company/sources/expectations.ts';
import {seconds} from '../../company/sources/shared.ts';

/** What a company's days are: where its clocks stand, and on which days it works. */
export type Calendar = Pick<CompanySettings, 'time_zone' | 'region' | 'language'>;

type Rhythm = Pick<Expectations, 'every' | 'on' | 'by' | 'tolerance'>;
type Instant = Temporal.Instant;

/** By when the next delivery has to be there. */
interface Deadline {
  due: Instant;
  /** The one after it: by then it is late even if nobody has asked the system since it was due. */
  certain: Instant;
  tolerance: number;
}

const usualTolerance: Record<string, string> = {week: '1 days', month: '3 days'};

/**
 * The deadline that follows a delivery, which stands for the deadline that it came nearest to: one
 * that came a little late does not put off the next. Without a rhythm there is none.
 */
export function deadlineAfter(
  heard: Instant,
  {every, on, by, tolerance}: Rhythm,
  calendar: Calendar,
): Deadline | undefined {
  if (!every) return undefined;
  const allowed = seconds(tolerance ?? usualTolerance[every] ?? '2 hours') * 1000;
  const isCounted = isHours(every) || (!on && (every === 'week' || every === 'month'));
  if (isCounted || (every === 'day' && !by)) {
    const due = laterBy(heard, every, by, calendar);
    return {due, certain: due, tolerance: allowed};
  }
  const isDue = dueDays(every, on, calendar);
  const before = step(heard, -1, isDue, by, calendar);
  const next = step(heard, 1, isDue, by, calendar);
  const certain = step(next, 1, isDue, by, calendar);
  const ahead = next.epochMilliseconds - heard.epochMilliseconds;
  const isEarly = ahead < heard.epochMilliseconds - before.epochMilliseconds;
  /* Nobody has said whether a working day's file is read in its evening or in the night after. */
  const isVague = every === 'working day' && !by;
  return {due: isEarly || isVague ? certain : next, certain, tolerance: allowed};
}

const isHours = (every: string) => /^\d+h$/.test(every);

const steps: Record<string, Temporal.DurationLike> = {
  day: {days: 1},
  week: {days: 7},
  month: {months: 1},
};

/** So much time after the last delivery: at the same time of day, or at the one that is declared. */
function laterBy(heard: Instant, every: string, by: string | undefined, calendar: Calendar) {
  if (isHours(every)) return heard.add({hours: Number.parseInt(every, 10)});
  const later = heard.toZonedDateTimeISO(calendar.time_zone).add(steps[every]!);
  return by ? moment(later.toPlainDate(), by, calendar) : later.toInstant();
}

type IsDue = (day: Temporal.PlainDate) => boolean;

function dueDays(every: string, on: Rhythm['on'], calendar: Calendar): IsDue {
  if (every === 'working day') return day => isWorkingDay(day, calendar);
  if (every === 'week') return day => weekdays[day.dayOfWeek - 1] === on;
  if (every === 'month') return day => day.day === Math.min(Number(on), day.daysInMonth);
  return () => true;
}

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

function isWorkingDay(day: Temporal.PlainDate, calendar: Calendar): boolean {
  if (day.dayOfWeek > 5) return false;
  return !publicHolidays(calendar, day.year).some(holiday => holiday.day === day.toString());
}

/** The next deadline after a moment, or the last one at or before it. */
function step(
  from: Instant,
  direction: 1 | -1,
  isDue: IsDue,
  by: string | undefined,
  calendar: Calendar,
): Instant {
  let day = from.toZonedDateTimeISO(calendar.time_zone).toPlainDate().subtract({days: direction});
  for (;;) {
    const found = isDue(day) ? moment(day, by, calendar) : undefined;
    if (found && isBeyond(found, from, direction)) return found;
    day = day.add({days: direction});
  }
}

const isBeyond = (found: Instant, from: Instant, direction: 1 | -1) =>
  direction === 1
    ? Temporal.Instant.compare(found, from) > 0
    : Temporal.Instant.compare(found, from) <= 0;

/** A time of day that a clock change leaves out is one hour later; no time is the end of the day. */
function moment(day: Temporal.PlainDate, by: string | undefined, {time_zone}: Calendar): Instant {
  const zoned = by
    ? day.toZonedDateTime({timeZone: time_zone, plainTime: by})
    : day.add({days: 1}).toZonedDateTime({timeZone: time_zone});
  return zoned.toInstant();
}
