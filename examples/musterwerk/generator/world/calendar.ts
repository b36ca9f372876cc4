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

export const firstDay = (month: Month): Day => dayOf(FIRST_YEAR, FIRST_MONTH + month, 1);
export const lastDay = (month: Month): Day => firstDay(month + 1) - 1;

export function monthOf(day: Day): Month {
  const date = new Date(day * 86_400_000);
  return (date.getUTCFullYear() - FIRST_YEAR) * 12 + date.getUTCMonth() + 1 - FIRST_MONTH;
}

/** 0 is the fiscal year that began on 2023-10-01. */
export const fiscalYearOf = (month: Month) => Math.floor(month / 12);

/** The year in which the fiscal year ends, as the ledger names it. */
export const fiscalYearName = (month: Month) => FIRST_YEAR + 1 + fiscalYearOf(month);

/** 1 is October, 12 is September. */
export const periodOf = (month: Month) => month - fiscalYearOf(month) * 12 + 1;

/** 0 is January. */
export const calendarMonth = (month: Month) => (((month + FIRST_MONTH - 1) % 12) + 12) % 12;

/** `2023-10` */
export const monthName = (month: Month) => isoDay(firstDay(month)).slice(0, 7);

/** 0 is Monday. */
export const weekday = (day: Day) => (((day + 3) % 7) + 7) % 7;

/** Monday to Friday. Public holidays are left out in this version. */
export const isWorkingDay = (day: Day) => weekday(day) < 5;

/** The day itself, or the next one on which we work. */
export function workingDayFrom(day: Day): Day {
  let next = day;
  while (!isWorkingDay(next)) next++;
  return next;
}

const workingDaysByMonth = new Map<Month, Day[]>();

export function workingDays(month: Month): Day[] {
  let days = workingDaysByMonth.get(month);
  if (!days) {
    days = [];
    for (let day = firstDay(month); day <= lastDay(month); day++) {
      if (isWorkingDay(day)) days.push(day);
    }
    workingDaysByMonth.set(month, days);
  }
  return days;
}

const isoDays = new Map<Day, string>();

/** `2023-10-31` */
export function isoDay(day: Day): string {
  let text = isoDays.get(day);
  if (!text) {
    text = new Date(day * 86_400_000).toISOString().slice(0, 10);
    isoDays.set(day, text);
  }
  return text;
}

const germanDays = new Map<Day, string>();

/** `31.10.2023` */
export function germanDay(day: Day): string {
  let text = germanDays.get(day);
  if (!text) {
    const [year, month, date] = isoDay(day).split('-');
    text = `${date}.${month}.${year}`;
    germanDays.set(day, text);
  }
  return text;
}

/** Seconds of local wall-clock time since 1970-01-01 00:00, as `2023-10-31 08:15:00`. */
export function wallClock(seconds: number): string {
  const day = Math.floor(seconds / 86_400);
  const rest = seconds - day * 86_400;
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  return `${isoDay(day)} ${two(rest / 3600)}:${two((rest / 60) % 60)}:${two(rest % 60)}`;
}

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
