/** How the days of a column are written, in the terms of sources.yaml. */
export interface TimeForm {
  /** One form or several, such as %d.%m.%Y. */
  forms: string[];
  hasTime: boolean;
  hasOffset: boolean;
  /** Which of 03/04 is the month: no value says so. */
  ambiguous: string | undefined;
  /** The same forms with the month first or the day first, where that is open. */
  turned: string[];
  share: number;
}

type Order = 'ymd' | 'dmy' | 'mdy';

interface Reading {
  text: string;
  order: Order | 'open';
  /** The form with D and M in the places of day and month as numbers. */
  form: string;
  hasTime: boolean;
  hasOffset: boolean;
}

const months = 'Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec';
const numeric = /^(\d{1,4})([-./])(\d{1,2})\2(\d{1,4})(.*)$/;
const clock =
  /^([ T])(\d{1,2}):(\d{2})(?::(\d{2})(\.\d{1,6})?)?( ?[AP]M)?(Z|[+-]\d{2}(?::?\d{2})?)?$/;
const mostForms = 4;

/** Reads the values of a column as days or moments; undefined where hardly any is one. */
export function timeForm(values: readonly string[]): TimeForm | undefined {
  const readings = values.flatMap(value => readingOf(value) ?? []);
  const share = values.length === 0 ? 0 : readings.length / values.length;
  if (share < 0.95) return undefined;
  const orders = new Set(readings.flatMap(({order}) => (order === 'open' ? [] : [order])));
  if (orders.has('dmy') && orders.has('mdy')) return undefined;
  const open = readings.find(({order}) => order === 'open');
  const isOpen = open !== undefined && !orders.has('dmy') && !orders.has('mdy');
  const order: Order = orders.has('mdy') ? 'mdy' : 'dmy';
  const written = (open: Order) => [...new Set(readings.map(each => formIn(each, open)))];
  const forms = merged(written(order));
  if (forms.length > mostForms) return undefined;
  return {
    forms,
    hasTime: readings.some(each => each.hasTime),
    hasOffset: readings.some(each => each.hasOffset),
    ambiguous: isOpen ? open.text : undefined,
    turned: isOpen ? merged(written('mdy')) : forms,
    share,
  };
}

function readingOf(value: string): Reading | undefined {
  return numericReading(value) ?? compactReading(value) ?? namedReading(value);
}

/** 2025-01-31, 31.12.25, 1/31/2025 15:30 and the like. */
function numericReading(value: string): Reading | undefined {
  const [, a = '', sign = '', b = '', c = '', rest = ''] = numeric.exec(value) ?? [];
  const time = clockForm(rest);
  if (!a || time === undefined) return undefined;
  if (a.length === 4) {
    if (!isDay(a, b, c)) return undefined;
    return reading(value, 'ymd', `%Y${sign}${part('m', b)}${sign}${part('d', c)}`, time);
  }
  if (a.length > 2 || (c.length !== 4 && c.length !== 2)) return undefined;
  const year = c.length === 4 ? '%Y' : '%y';
  const full = c.length === 4 ? c : `20${c}`;
  const form = `${width(a)}1${sign}${width(b)}2${sign}${year}`;
  const dayFirst = isDay(full, b, a);
  const monthFirst = sign !== '.' && isDay(full, a, b);
  if (!dayFirst && !monthFirst) return undefined;
  const order = dayFirst && monthFirst ? 'open' : dayFirst ? 'dmy' : 'mdy';
  return reading(value, order, form, time);
}

/** 20250131, with or without a time. */
function compactReading(value: string): Reading | undefined {
  const [, year = '', month = '', day = '', rest = ''] =
    /^(\d{4})(\d{2})(\d{2})(.*)$/.exec(value) ?? [];
  const time = clockForm(rest);
  const isLikely = year >= '1900' && year < '2200';
  if (!isLikely || time === undefined || !isDay(year, month, day)) return undefined;
  return reading(value, 'ymd', '%Y%m%d', time);
}

/** 31-Jan-2025, 31 Jan 2025 and Jan 31, 2025. */
function namedReading(value: string): Reading | undefined {
  const dayFirst = new RegExp(`^(\\d{1,2})([- .])(${months})\\2(\\d{4})(.*)$`).exec(value);
  if (dayFirst) {
    const [, day = '', sign = '', , , rest = ''] = dayFirst;
    return reading(value, 'ymd', `${part('d', day)}${sign}%b${sign}%Y`, clockForm(rest));
  }
  const [, , day = '', comma = '', , rest = ''] =
    new RegExp(`^(${months}) (\\d{1,2})(,?) (\\d{4})(.*)$`).exec(value) ?? [];
  if (!day) return undefined;
  return reading(value, 'ymd', `%b ${part('d', day)}${comma} %Y`, clockForm(rest));
}

function reading(
  text: string,
  order: Reading['order'],
  form: string,
  time: string | undefined,
): Reading | undefined {
  if (time === undefined) return undefined;
  return {
    text,
    order,
    form: form + time,
    hasTime: time !== '',
    hasOffset: time.endsWith('%z'),
  };
}

/** The form of what follows a day: nothing, or a time with fraction, half of the day and offset. */
function clockForm(rest: string): string | undefined {
  if (rest === '') return '';
  const [all, sign = '', hour = '', , second, fraction, half, offset] = clock.exec(rest) ?? [];
  if (all === undefined || Number(hour) > 23) return undefined;
  const hours = placeholder(width(hour), half ? 'I' : 'H');
  const seconds = second === undefined ? '' : ':%S';
  const end = `${fraction ? '.%f' : ''}${half ? half.replace(/[AP]M/, '%p') : ''}`;
  return `${sign}${hours}:%M${seconds}${end}${offset ? '%z' : ''}`;
}

/** Digits that begin with 0, one digit, or two that prove nothing of how one is written. */
const width = (digits: string) =>
  digits.startsWith('0') ? 'padded' : digits.length === 1 ? 'bare' : 'any';
const part = (name: 'd' | 'm', digits: string) => (digits.length === 1 ? `%-${name}` : `%${name}`);

function formIn({form}: Reading, open: Order): string {
  const [first, second] = open === 'mdy' ? ['m', 'd'] : ['d', 'm'];
  return form
    .replace(/(padded|bare|any)1/, (_, how: string) => placeholder(how, first!))
    .replace(/(padded|bare|any)2/, (_, how: string) => placeholder(how, second!));
}

const placeholder = (how: string, name: string) =>
  how === 'bare' ? `%-${name}` : how === 'padded' ? `%${name}` : `%?${name}`;

/**
 * 12.12.2025 is written like 1.2.2025 and like 01.02.2025: it follows what other values show of the
 * same part, or else of the others.
 */
function merged(forms: readonly string[]): string[] {
  const all = forms.join(' ');
  const sign = (name: string) => {
    if (new RegExp(`%${name}`).test(all)) return '%';
    return new RegExp(`%-${name}`).test(all) || (!/%[dmHI]/.test(all) && all.includes('%-'))
      ? '%-'
      : '%';
  };
  return [...new Set(forms.map(form => form.replace(/%\?(\w)/g, (_, name) => sign(name) + name)))];
}

function isDay(year: string, month: string, day: string): boolean {
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  if (m < 1 || m > 12 || d < 1) return false;
  return d <= new Date(Date.UTC(y, m, 0)).getUTCDate();
}
