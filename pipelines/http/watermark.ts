import {parsedJson, withoutExponent} from '../files/kinds/json.ts';
import {textAt} from './json_texts.ts';
import {keysOf} from './records.ts';
import {ServiceError} from './service_error.ts';

type Kind = 'days' | 'moments' | 'moments without time zone' | 'numbers' | 'texts';

interface Ranked {
  kind: Kind;
  text: string;
  /** What is compared. Moments and numbers are counted in units of 10^-18. */
  rank: bigint | string;
}

const dayPattern = /^\d{4}-\d\d-\d\d$/;
const momentPattern =
  /^(\d{4}-\d\d-\d\d)([T ])(\d\d:\d\d(?::\d\d)?)(\.\d+)?(Z|[+-]\d\d(?::?\d\d)?)?$/i;
const numberPattern = /^(-?)(\d+)(\.\d+)?$/;

/** Keeps how far the records that it is shown reach: the greatest value of a field. */
export function reachOf(field: string) {
  let last: Ranked | undefined;
  let isKnown = false;
  let example: string | undefined;

  function compare(text: string): void {
    const ranked = rankOf(text);
    if (last && last.kind !== ranked.kind) throw mixed(field, last, ranked);
    if (!last || ranked.rank > last.rank) last = ranked;
  }

  return {
    /** Shows it the text of a record. One without a value has no part in how far all reach. */
    add(text: string): void {
      const found = textAt(text, field);
      isKnown ||= found !== undefined;
      if (!isKnown) example ??= `the first ${keysOf(JSON.parse(text), [field])}`;
      const value = found === undefined ? null : parsedJson(found, field);
      if (value !== null && value !== '') compare(textOf(value, field));
    },
    /** Throws a ServiceError where records were shown, but none of them has the field. */
    confirm(): void {
      if (isKnown || example === undefined) return;
      throw new ServiceError(`no record has the field "${field}"; ${example}`, {
        next: 'Mend "field" below "since" in sources.yaml.',
      });
    },
    value: () => last?.text,
  };
}

function textOf(value: unknown, field: string): string {
  if (typeof value === 'string') return value;
  const text = JSON.stringify(value);
  if (/^[-\d]/.test(text)) return text;
  throw new ServiceError(
    `the field "${field}" holds ${/^[{[]/.test(text) ? 'a list or an object' : text}`,
    {
      next: 'Name a field with moments, days or numbers below "since" in sources.yaml.',
    },
  );
}

const mixed = (field: string, one: Ranked, other: Ranked) =>
  new ServiceError(
    `the field "${field}" holds both ${one.kind} and ${other.kind}, so that nobody knows which is newer`,
    {next: 'Name another field in "since" in sources.yaml, or ask for all: leave "since" out.'},
  );

function rankOf(text: string): Ranked {
  const days = dayPattern.test(text) ? Date.parse(text) : Number.NaN;
  if (!Number.isNaN(days)) return {kind: 'days', text, rank: BigInt(days)};
  const moment = momentOf(text);
  if (moment) return moment;
  const plain = withoutExponent(text);
  const [, sign, whole, fraction = ''] = numberPattern.exec(plain) ?? [];
  if (whole === undefined) return {kind: 'texts', text, rank: text};
  return {kind: 'numbers', text: plain, rank: BigInt(`${sign}${whole}${digits(fraction)}`)};
}

const digits = (fraction: string) => fraction.slice(1, 19).padEnd(18, '0');

function momentOf(text: string): Ranked | undefined {
  const [, day, , time, fraction = '', zone] = momentPattern.exec(text) ?? [];
  const seconds = Date.parse(`${day}T${time}${fullZone(zone)}`) / 1000;
  if (Number.isNaN(seconds)) return undefined;
  const kind = zone === undefined ? 'moments without time zone' : 'moments';
  return {kind, text, rank: BigInt(seconds) * 10n ** 18n + BigInt(digits(fraction))};
}

/** +01 and +0100 as +01:00, which is the only form that every reader knows. */
const fullZone = (zone = 'Z') =>
  zone.replace(/^([+-]\d\d):?(\d\d)?$/, (_, hours, minutes = '00') => `${hours}:${minutes}`);

const secondsPerDay = 86_400;

/** A watermark some seconds earlier, in the form that it has; days are taken off whole. */
export function earlier(watermark: string, seconds: number): string {
  if (seconds === 0) return watermark;
  const {kind} = rankOf(watermark);
  if (kind === 'days') {
    const whole = Math.ceil(seconds / secondsPerDay) * secondsPerDay;
    return shifted(`${watermark}T00:00Z`, whole).slice(0, 10);
  }
  if (kind === 'numbers') {
    const [, sign, whole = '', fraction = ''] = numberPattern.exec(watermark) ?? [];
    if (!sign) return `${BigInt(whole) - BigInt(seconds)}${fraction}`;
  }
  const [, day, divider, time = '', fraction = '', zone = ''] = momentPattern.exec(watermark) ?? [];
  if (day === undefined || kind === 'texts') throw noTime();
  const moved = shifted(`${day}T${time}Z`, seconds);
  return `${moved.slice(0, 10)}${divider}${moved.slice(11, 11 + time.length)}${fraction}${zone}`;
}

const shifted = (moment: string, seconds: number) =>
  new Date(Date.parse(moment) - seconds * 1000).toISOString();

const noTime = () =>
  new ServiceError(
    `no time can be taken off the value up to which the service has been read: it is neither a day, nor a moment, nor a number`,
    {next: 'Leave "overlap" out of "since" in sources.yaml, or name another field there.'},
  );
