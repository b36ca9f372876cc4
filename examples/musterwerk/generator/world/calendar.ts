import {twoDigits} from './digits.ts';

/**
 * Days are whole numbers since 1970-01-01, so that date arithmetic is integer arithmetic.
 * Months are counted from October 2023, the first month of the history; earlier ones are negative.
 */
export type Day = number;
export type Month = number;

const FIRST_YEAR = 2023;
const FIRST_MONTH = 10;

/** Days since 1970-01-01 of a civil date; month 1..12, may run over. */
export const dayOf = (year: number, month: number, day: number): Day =>
  Math.floor(Date.UTC(year, month - 1, day) / 86_400_000);

export const HISTORY_START: Day = dayOf(FIRST_YEAR, FIRST_MONTH, 1);

/** Two months are drawn before the history, so that its corrections have something to correct. */
export const FIRST_DRAWN: Month = -2;

/** The days that anybody here speaks of; what every row asks for is looked up. */
export const FIRST_KNOWN = dayOf(1980, 1, 1);
export const LAST_KNOWN = dayOf(2060, 12, 31);
const FIRST_KNOWN_MONTH: Month = -600;

const firstDays = Int32Array.from({length: 1200}, (_, at) =>
  dayOf(FIRST_YEAR, FIRST_MONTH + FIRST_KNOWN_MONTH + at, 1),
);

export const firstDay = (month: Month): Day => firstDays[month - FIRST_KNOWN_MONTH] as Day;
export const lastDay = (month: Month): Day => firstDay(month + 1) - 1;

const months = Int16Array.from({length: LAST_KNOWN - FIRST_KNOWN + 1}, (_, at) => {
  const date = new Date((FIRST_KNOWN + at) * 86_400_000);
  return (date.getUTCFullYear() - FIRST_YEAR) * 12 + date.getUTCMonth() + 1 - FIRST_MONTH;
});

export const monthOf = (day: Day): Month => months[day - FIRST_KNOWN] as Month;

/** 0 is the fiscal year that began on 2023-10-01. */
export const fiscalYearOf = (month: Month) => Math.floor(month / 12);

/** The year in which the fiscal year ends, as the ledger names it. */
export const fiscalYearName = (month: Month) => FIRST_YEAR + 1 + fiscalYearOf(month);

/** 1 is October, 12 is September. */
export const periodOf = (month: Month) => month - fiscalYearOf(month) * 12 + 1;

/** 0 is January. */
export const calendarMonth = (month: Month) => (((month + FIRST_MONTH - 1) % 12) + 12) % 12;

/** `2023-10` */
export const monthName = remembered((month: Month) => isoDay(firstDay(month)).slice(0, 7));

/** Remembers what was found for a month, or a year: most of it is asked for by every row. */
export function remembered<T>(find: (at: number) => T): (at: number) => T {
  return listed(FIRST_KNOWN_MONTH, firstDays.length, find);
}

/** The same for days. */
export function rememberedByDay<T>(find: (day: Day) => T): (day: Day) => T {
  return listed(FIRST_KNOWN, LAST_KNOWN - FIRST_KNOWN + 1, find);
}

function listed<T>(first: number, count: number, find: (at: number) => T): (at: number) => T {
  // As long as it will be: a list with holes before its first entry is looked up like a map.
  const known: (T | undefined)[] = Array(count).fill(undefined);
  return at => {
    let found = known[at - first];
    if (found === undefined) {
      found = find(at);
      known[at - first] = found;
    }
    return found;
  };
}

/** 0 is Monday. */
export const weekday = (day: Day) => (((day + 3) % 7) + 7) % 7;

/** Sunday of Easter, by Gauss's rule as Lichtenberg corrected it. */
function easter(year: number): Day {
  const century = Math.floor(year / 100);
  const moon = 15 + Math.floor((3 * century + 3) / 4) - Math.floor((8 * century + 13) / 25);
  const sun = 2 - Math.floor((3 * century + 3) / 4);
  const golden = year % 19;
  const seed = (19 * golden + moon) % 30;
  const late = Math.floor((seed + Math.floor(golden / 11)) / 29);
  const border = 21 + seed - late;
  const sunday = 7 - ((year + Math.floor(year / 4) + sun) % 7);
  return dayOf(year, 3, border + 7 - ((border - sunday) % 7));
}

/** The public holidays of Baden-Württemberg. */
function holidays(year: number): Day[] {
  const fixed = [
    [1, 1],
    [1, 6],
    [5, 1],
    [10, 3],
    [11, 1],
    [12, 25],
    [12, 26],
  ] as const;
  return [
    ...fixed.map(([month, day]) => dayOf(year, month, day)),
    ...[-2, 1, 39, 50, 60].map(offset => easter(year) + offset),
  ];
}

const works = Uint8Array.from({length: LAST_KNOWN - FIRST_KNOWN + 1}, (_, at) =>
  weekday(FIRST_KNOWN + at) < 5 ? 1 : 0,
);
for (let year = 1980; year <= 2060; year++) {
  for (const day of holidays(year)) works[day - FIRST_KNOWN] = 0;
}

/** Monday to Friday without the public holidays. */
export const isWorkingDay = (day: Day) => works[day - FIRST_KNOWN] === 1;

/** The day itself, or the next one on which we work. */
export function workingDayFrom(day: Day): Day {
  let next = day;
  while (!isWorkingDay(next)) next++;
  return next;
}

export const workingDays = remembered((month: Month): Day[] => {
  const days: Day[] = [];
  for (let day = firstDay(month); day <= lastDay(month); day++) {
    if (isWorkingDay(day)) days.push(day);
  }
  return days;
});

/** The day on which so many working days have passed. */
export function afterWorkingDays(day: Day, count: number): Day {
  let next = day;
  for (let left = count; left > 0; left--) next = workingDayFrom(next + 1);
  return next;
}

const cached = (write: (date: Date) => string) =>
  rememberedByDay(day => write(new Date(day * 86_400_000)));

/** `2023-10-31` */
export const isoDay = cached(date => date.toISOString().slice(0, 10));

/** `31.10.2023` */
export const germanDay = cached(
  date =>
    `${twoDigits(date.getUTCDate())}.${twoDigits(date.getUTCMonth() + 1)}.${String(date.getUTCFullYear()).padStart(4, '0')}`,
);

const OPENING = 8 * 3600;
const CLOSING = 17 * 3600;

/** The moment at which so many working hours (Mon to Fri, 8 to 17) have passed. */
export function afterWorkingHours(seconds: number, hours: number): number {
  let day = Math.floor(seconds / 86_400);
  let clock = Math.max(seconds - day * 86_400, OPENING);
  let rest = Math.round(hours * 3600);
  while (!isWorkingDay(day) || rest >= CLOSING - clock) {
    if (isWorkingDay(day)) rest -= Math.max(0, CLOSING - clock);
    day++;
    clock = OPENING;
  }
  return day * 86_400 + clock + rest;
}
