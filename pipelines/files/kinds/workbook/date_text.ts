import type {ValueFormat} from '../../../../company/sources/values.ts';
import {FileError} from '../../table.ts';
import type {Shown} from './styles.ts';

/** A time as a calendar and a clock show it. */
export interface Moment {
  year: number;
  /** From 1. */
  month: number;
  day: number;
  /** Since midnight. */
  milliseconds: number;
}

const dayLength = 86_400_000;
const oneDay = {year: 1904, month: 1, day: 1};

/**
 * The time that a number of days stands for; undefined where Excel shows none. The calendar of 1900
 * has two days that never were, 0 January and 29 February 1900: they are shown as Excel shows them.
 */
export function momentOf(serial: number, from1904: boolean): Moment | undefined {
  const total = Math.round(serial * dayLength);
  const days = Math.floor(total / dayLength);
  const milliseconds = total - days * dayLength;
  if (days < 0) return undefined;
  if (!from1904 && days === 0) return {year: 1900, month: 1, day: 0, milliseconds};
  if (!from1904 && days === 60) return {year: 1900, month: 2, day: 29, milliseconds};
  const first = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, days < 60 ? 31 : 30);
  const date = new Date(first + days * dayLength);
  const year = date.getUTCFullYear();
  if (!(year <= 9999)) return undefined;
  return {year, month: date.getUTCMonth() + 1, day: date.getUTCDate(), milliseconds};
}

/** The number of days that an ISO day or time is, as a cell would hold it. */
export function serialOf(iso: string, from1904: boolean): number | undefined {
  const [, day, time = '00:00:00'] =
    /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d(?::\d\d(?:\.\d+)?)?)Z?)?$/.exec(iso) ?? [];
  const milliseconds = Date.parse(`${day}T${time}Z`);
  if (day === undefined || Number.isNaN(milliseconds)) return undefined;
  return milliseconds / dayLength + (from1904 ? 24_107 : 25_569);
}

/**
 * A time as the source would write it: whole days in its first form of days, others in its first
 * form of moments. A time without a day, and time that has elapsed, is written as 08:30:00.
 */
export function timeText(
  serial: number,
  shown: Shown,
  from1904: boolean,
  {date, moment}: ValueFormat,
): string | undefined {
  if (shown === 'elapsed' || (shown === 'clock' && serial < 1)) return clockText(serial);
  const found = momentOf(serial, from1904);
  if (!found) return undefined;
  return written(found, firstWithoutOffset(found.milliseconds === 0 ? date : moment));
}

/** A sheet knows no offset from UTC. */
const firstWithoutOffset = (forms: readonly string[]) =>
  forms.find(form => !form.includes('%z')) ?? forms[0]!;

function clockText(serial: number): string | undefined {
  if (serial < 0) return undefined;
  const seconds = Math.round(serial * 86_400);
  return [seconds / 3600, (seconds / 60) % 60, seconds % 60]
    .map(part => String(Math.floor(part)).padStart(2, '0'))
    .join(':');
}

/** A time in a form such as %d.%m.%Y. */
export function written(time: Partial<Moment>, form: string): string {
  const {year, month, day, milliseconds} = {...oneDay, milliseconds: 0, ...time};
  const parts: Record<string, [value: number, digits: number]> = {
    Y: [year, 4],
    y: [year % 100, 2],
    m: [month, 2],
    d: [day, 2],
    H: [Math.floor(milliseconds / 3_600_000), 2],
    M: [Math.floor(milliseconds / 60_000) % 60, 2],
    S: [Math.floor(milliseconds / 1000) % 60, 2],
    f: [(milliseconds % 1000) * 1000, 6],
  };
  return form.replace(/%(-?)(.)/g, (directive, unpadded, letter) => {
    if (letter === '%') return '%';
    const [value, digits] = parts[letter] ?? [];
    if (value !== undefined) return String(value).padStart(unpadded ? 1 : digits!, '0');
    throw new FileError(
      `a day of the sheet cannot be written as ${form}: nothing is known for ${directive}`,
      'Declare a form of %d, %m, %Y, %y, %H, %M, %S and %f in sources.yaml.',
    );
  });
}
