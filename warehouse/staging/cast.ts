import type {ColumnMapping} from '../../company/sources/column.ts';
import {completeValues, type ValueFormat} from '../../company/sources/values.ts';
import type {Field} from '../field.ts';
import {identifier, list, literal} from '../sql.ts';
import {number} from './casts/number.ts';
import {day, instant, moment} from './casts/time.ts';
import {unseen} from './unseen.ts';

/** The reason of a cast that refuses nothing. */
export const neverWrong = 'null';

/** How one text becomes one value. The value is computed first, the reason only where it lacks. */
export interface Cast {
  /** SQL for the text, NULL where it is empty. */
  text: string;
  /** SQL for the typed value; NULL where the text is not what was declared. */
  value: string;
  /**
   * SQL for why the row can't be loaded, over columns that hold the text and the value; `neverWrong`
   * where every text is a value.
   */
  reason(text: string, value: string): string;
}

export type Mapping = Exclude<ColumnMapping, string>;

/** What a kind of value is asked for. */
export interface Asked {
  text: string;
  field: Field;
  format: ValueFormat;
  scale: number;
  words: Record<string, string> | undefined;
}

interface Mismatch {
  when: string;
  reason: string;
}

export interface Answer {
  value: string;
  /** What is wrong with a text that has no value; the first that is true is said. */
  mismatches(text: string): Mismatch[];
}

/**
 * The strict cast of a source column (text) to a field: nothing is rounded, trimmed or guessed.
 * `mayHide` says whether its texts may have characters that cannot be seen.
 */
export function castOf(
  field: Field,
  mapping: Mapping,
  defaults: ValueFormat,
  mayHide = false,
): Cast {
  const format = completeValues(mapping, defaults);
  const text = textOf(mapping, format);
  const scale = Math.min(mapping.scale ?? 10, field.scale ?? 10);
  const asked = {text, field, format, scale, words: mapping.values};
  const {value, mismatches} = kinds[field.kind](asked);
  const hides = mayHide && field.kind === 'text' && format.control_characters === 'reject';
  return {
    text,
    value,
    reason(x, v) {
      const breaches = [
        ...(hides ? [`when ${unseen(x)} then 'has characters that cannot be seen'`] : []),
        ...limits(field, mapping, x, v),
      ];
      const wrong = mismatches(x);
      if (breaches.length + wrong.length === 0 && !field.required) return neverWrong;
      const conditions = [
        ...breaches,
        `when ${v} is not null then null`,
        `when ${x} is null then ${field.required ? literal('is missing') : 'null'}`,
        ...wrong.map(({when, reason}) => `when ${when} then ${literal(reason)}`),
      ];
      return `case ${list(conditions, ' ')} end`;
    },
  };
}

/** The same cast with a text put before each value that is there. */
export const withBeginning = (cast: Cast, begins: string | undefined): Cast =>
  begins === undefined
    ? cast
    : {...cast, value: `cast(${literal(begins)} || (${cast.value}) as varchar)`};

function textOf({from, constant, leading_zeros, strip_end}: Mapping, {nothing}: ValueFormat) {
  if (from === undefined) return constant ? literal(constant) : 'cast(null as varchar)';
  const column = identifier(from);
  const full =
    nothing.length === 0
      ? `nullif(${column}, '')`
      : `case when ${column} not in (${list(['', ...nothing].map(literal))}) then ${column} end`;
  const stripped =
    strip_end === undefined
      ? full
      : `case when suffix(${full}, ${literal(strip_end)}) then left(${full}, -${strip_end.length}) else ${full} end`;
  return leading_zeros === 'strip'
    ? `case when regexp_full_match(${stripped}, '0+[0-9]+') then coalesce(nullif(ltrim(${stripped}, '0'), ''), '0') else ${stripped} end`
    : stripped;
}

/** What a value must keep to, by the contract and by what its source declares. */
function limits(
  {kind, range}: Field,
  {min, max, max_length}: Mapping,
  text: string,
  value: string,
): string[] {
  const isTime = kind === 'day' || kind === 'moment' || kind === 'instant';
  const bound = (limit: string | number) =>
    typeof limit === 'string' ? `date ${literal(limit)}` : String(limit);
  return [
    ...(range
      ? [
          `when ${value} not between ${range[0]} and ${range[1]}
            then ${literal(`is not between ${range.join(' and ')}`)}`,
        ]
      : []),
    ...(isTime
      ? [
          `when ${value} < date '1900-01-02' then 'is not after 1900-01-01'`,
          `when ${value} >= date '2200-01-01' then 'is after 2199'`,
        ]
      : []),
    ...(min === undefined
      ? []
      : [`when ${value} < ${bound(min)} then ${literal(`is below ${min}`)}`]),
    ...(max === undefined
      ? []
      : [`when ${value} > ${bound(max)} then ${literal(`is above ${max}`)}`]),
    ...(max_length === undefined
      ? []
      : [
          `when length(${text}) > ${max_length}
            then ${literal(`is longer than ${max_length} characters`)}`,
        ]),
  ];
}

const kinds: Record<Field['kind'], (asked: Asked) => Answer> = {
  text({text, field, words}) {
    if (words) {
      const reason = `is not one of ${list(Object.keys(words))}`;
      return {value: translated(text, words), mismatches: () => [{when: 'true', reason}]};
    }
    if (!field.words) return {value: text, mismatches: () => []};
    const allowed = `${text} in (${list(field.words.map(literal))})`;
    const reason = `is not one of ${list(field.words)}`;
    return {
      value: `case when ${allowed} then ${text} end`,
      mismatches: () => [{when: 'true', reason}],
    };
  },

  integer: asked => number({...asked, scale: 0}),
  decimal: number,

  /** For sources that write binary floating point; the contract itself has no such field. */
  double: ({text}) => ({
    value: `try_cast(${text} as double)`,
    mismatches: () => [{when: 'true', reason: 'is not a number'}],
  }),

  day,
  moment,
  instant,

  yes_no: ({text, format: {yes, no}}) => ({
    value: `case when ${text} in (${list(yes.map(literal))}) then true
      when ${text} in (${list(no.map(literal))}) then false end`,
    mismatches: () => [
      {when: 'true', reason: `is neither ${yes.join(' or ')} nor ${no.join(' or ')}`},
    ],
  }),
};

function translated(text: string, words: Record<string, string>): string {
  const branches = Object.entries(words).map(
    ([theirs, ours]) => `when ${literal(theirs)} then ${literal(ours)}`,
  );
  return `case ${text} ${list(branches, ' ')} end`;
}
