import {list, literal} from '../../sql.ts';
import type {Answer, Asked} from '../cast.ts';

/** A calendar day in one of the declared forms. */
export const day = ({text, format}: Asked): Answer => ({
  value: firstOf(format.date.map(form => dayOf(text, form))),
  mismatches: () => [
    {when: 'true', reason: `is not a day written as ${list(format.date, ' or ')}`},
  ],
});

/** A cast costs a third of what a form costs, and does what the form of ISO 8601 says. */
const dayOf = (text: string, form: string) =>
  form === '%Y-%m-%d'
    ? `case when cast(try_cast(${text} as date) as varchar) = ${text} then try_cast(${text} as date) end`
    : `cast(${parsed(text, form)} as date)`;

/** A time of day on a calendar day, as the clocks of the company show it. */
export const moment = (asked: Asked): Answer => {
  const {time_zone: zone, wall_clock: wall} = asked.format;
  return time(
    asked,
    utc => inZone(utc, wall),
    local => {
      if (zone === undefined) return local;
      return zone === wall
        ? `case when ${exists(local, zone)} then ${local} end`
        : `case when ${isOnce(local, zone)} then ${inZone(toUtc(local, zone), wall)} end`;
    },
  );
};

/** A point in time, in UTC: what two clocks and the change of clocks can't blur. */
export const instant = (asked: Asked): Answer => {
  const zone = asked.format.time_zone ?? asked.format.wall_clock;
  return time(
    asked,
    utc => utc,
    local => `case when ${isOnce(local, zone)} then ${toUtc(local, zone)} end`,
  );
};

/** Texts with an offset say which point in time they mean; those without follow a zone's clocks. */
function time(
  {text, format}: Asked,
  ofUtc: (timestamp: string) => string,
  ofLocal: (timestamp: string) => string,
): Answer {
  const {moment: forms, time_zone: zone, wall_clock: wall} = format;
  const values = forms.map(form =>
    form.endsWith('%z') ? ofUtc(parsedWithOffset(text, form)) : ofLocal(parsed(text, form)),
  );
  const isWritten = (x: string) =>
    forms
      .map(form => (form.endsWith('%z') ? parsedWithOffset(x, form) : parsed(x, form)))
      .map(each => `${each} is null`)
      .join(' and ');
  return {
    value: firstOf(values),
    mismatches: x => [
      {when: isWritten(x), reason: `is not a day and time written as ${list(forms, ' or ')}`},
      {
        when: 'true',
        reason: `is no time, or stands twice, on the clocks of ${zone ?? wall}, which are changed then`,
      },
    ],
  };
}

const firstOf = (values: readonly string[]) =>
  values.length === 1 ? values[0]! : `coalesce(${list(values)})`;

/** Digits of each part of a form that always has the same number of them. */
const widths: Record<string, number> = {'%d': 2, '%m': 2, '%Y': 4, '%H': 2, '%M': 2, '%S': 2};

/** How long every text of a form is; undefined where that depends on the day. */
function widthOf(form: string): number | undefined {
  const literals = form.replace(/%[dmYHMS]/g, part => '0'.repeat(widths[part]!));
  return /[%\s]{2}|%|^\s|\s$/.test(literals) ? undefined : literals.length;
}

/**
 * Parsed and written again must be the same text: 1.2.24 is not a day of the year 24. Where all
 * parts have a fixed width, the length says as much, and costs a third of it, if blanks (which are
 * all below "!") stand at neither end.
 */
function parsed(text: string, form: string): string {
  const value = `try_strptime(${text}, ${literal(form)})`;
  const width = widthOf(form);
  if (width !== undefined) {
    const isWhole = `strlen(${text}) = ${width} and ${text} >= '!' and ${text}[-1] >= '!'`;
    return `case when ${isWhole} then ${value} end`;
  }
  if (!form.endsWith('.%f')) {
    return `case when strftime(${value}, ${literal(form)}) = ${text} then ${value} end`;
  }
  const whole = `regexp_replace(${text}, '\\.\\d{1,6}$', '')`;
  const written = `strftime(${value}, ${literal(form.slice(0, -3))})`;
  return `case when ${written} = ${whole} and ${whole} <> ${text} then ${value} end`;
}

const offset = '(Z|[+-]\\d\\d(:?\\d\\d)?)$';

/** A local time and its offset (+02:00, +0200, +02 or Z) as a timestamp in UTC. */
function parsedWithOffset(text: string, form: string): string {
  const local = parsed(`regexp_replace(${text}, '${offset}', '')`, form.slice(0, -2));
  const told = `replace(regexp_extract(${text}, '${offset}'), ':', '')`;
  const sign = `case when left(${told}, 1) = '-' then -1 else 1 end`;
  const minutes = `case when ${told} = 'Z' then 0 else ${sign} * (
    60 * try_cast(${told}[2:3] as integer) + coalesce(try_cast(nullif(${told}[4:5], '') as integer), 0)
  ) end`;
  return `(${local} - to_minutes(${minutes}))`;
}

const toUtc = (local: string, zone: string) =>
  `((${local} at time zone ${literal(zone)}) at time zone 'UTC')`;
const inZone = (utc: string, zone: string) =>
  `((${utc} at time zone 'UTC') at time zone ${literal(zone)})`;

/** Not so in the hour that is left out when summer time begins. */
const exists = (local: string, zone: string) => `${inZone(toUtc(local, zone), zone)} = ${local}`;

/** Not so either in the hour that comes twice when summer time ends. */
const isOnce = (local: string, zone: string) =>
  `(${exists(local, zone)} and ${['+', '-']
    .map(sign => `${inZone(`(${toUtc(local, zone)} ${sign} interval 1 hour)`, zone)} <> ${local}`)
    .join(' and ')})`;
