import {given} from '../../company/given.ts';
import type {ColumnMapping, ValueFormat} from '../../company/sources.ts';
import type {Field} from '../field.ts';
import {identifier, list, literal} from '../sql.ts';

/** How one text becomes one value. The value is computed first, the reason only where it lacks. */
export interface Cast {
  /** SQL for the text, NULL where it is empty. */
  text: string;
  /** SQL for the typed value; NULL where the text is not what was declared. */
  value: string;
  /** SQL for why the row can't be loaded, over columns that hold the text and the value. */
  reason(text: string, value: string): string;
}

type Mapping = Exclude<ColumnMapping, string>;

/** The strict cast of a source column (text) to a field: nothing is rounded, trimmed or guessed. */
export function castOf(field: Field, mapping: Mapping, defaults: ValueFormat): Cast {
  const text = textOf(mapping);
  const format = {...defaults, ...given(mapping)};
  const scale = Math.min(mapping.scale ?? 10, field.scale ?? 10);
  const {value, mismatches} = kinds[field.kind]({
    text,
    field,
    format,
    scale,
    words: mapping.values,
  });
  return {text, value, reason: (x, v) => reasonOf(field, mismatches(x), x, v)};
}

function textOf({from, constant}: Mapping): string {
  if (from !== undefined) return `nullif(${identifier(from)}, '')`;
  return constant ? literal(constant) : 'cast(null as varchar)';
}

function reasonOf(
  {kind, required, range}: Field,
  mismatches: readonly Mismatch[],
  text: string,
  value: string,
): string {
  const isDay = kind === 'day' || kind === 'moment';
  const conditions = [
    ...(range
      ? [
          `when ${value} not between ${range[0]} and ${range[1]}
            then ${literal(`is not between ${range.join(' and ')}`)}`,
        ]
      : []),
    ...(isDay ? [`when ${value} < date '1900-01-01' then 'is before 1900'`] : []),
    `when ${value} is not null then null`,
    `when ${text} is null then ${required ? literal('is missing') : 'null'}`,
    ...mismatches.map(({when, reason}) => `when ${when} then ${literal(reason)}`),
  ];
  return `case ${list(conditions, ' ')} end`;
}

interface Asked {
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

interface Answer {
  value: string;
  /** What is wrong with a text that has no value; the first that is true is said. */
  mismatches(text: string): Mismatch[];
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

  integer: asked => number(asked, 0),
  decimal: asked => number(asked, asked.scale),

  /** For sources that write binary floating point; the contract itself has no such field. */
  double: ({text}) => ({
    value: `try_cast(${text} as double)`,
    mismatches: () => [{when: 'true', reason: 'is not a number'}],
  }),

  day: ({text, format}) => time(text, format.date, 'date', 'a day'),
  moment: ({text, format}) => time(text, format.moment, 'timestamp', 'a day and time'),

  yes_no: ({text, format: {yes, no}}) => ({
    value: `case ${text} when ${literal(yes)} then true when ${literal(no)} then false end`,
    mismatches: () => [{when: 'true', reason: `is neither ${yes} nor ${no}`}],
  }),
};

function translated(text: string, words: Record<string, string>): string {
  const branches = Object.entries(words).map(
    ([theirs, ours]) => `when ${literal(theirs)} then ${literal(ours)}`,
  );
  return `case ${text} ${list(branches, ' ')} end`;
}

/** The pattern decides what a number is, because SQL casts round, and accept 1e3 and 1_000. */
function number({text, field, format}: Asked, scale: number): Answer {
  const {decimal, thousands} = format;
  const grouped = thousands ? `|\\d{1,3}(${escaped(thousands)}\\d{3})+` : '';
  const whole = `-?(\\d+${grouped})`;
  const fraction = (digits: string) => `(${escaped(decimal)}${digits})?`;
  const strict = whole + (scale === 0 ? '' : fraction(`\\d{1,${scale}}0*`));
  const loose = whole + fraction('\\d+');
  const matches = (x: string, pattern: string) => `regexp_full_match(${x}, ${literal(pattern)})`;
  const plain = thousands ? `replace(${text}, ${literal(thousands)}, '')` : text;
  const dotted = decimal === '.' ? plain : `replace(${plain}, ${literal(decimal)}, '.')`;
  const example = `${thousands ? `1${thousands}234` : '1234'}${scale === 0 ? '' : `${decimal}56`}`;
  return {
    value: `case when ${matches(text, strict)} then try_cast(${dotted} as ${field.sqlType}) end`,
    mismatches: x => [
      {when: `not ${matches(x, loose)}`, reason: `is not a number written like ${example}`},
      {
        when: `not ${matches(x, strict)}`,
        reason: scale === 0 ? 'is not a whole number' : `has more than ${scale} decimal places`,
      },
      {when: 'true', reason: `does not fit ${field.sqlType}`},
    ],
  };
}

/** Parsed and written again must be the same text: 1.2.24 is not a day of the year 24. */
function time(text: string, form: string, type: string, noun: string): Answer {
  const parsed = `try_strptime(${text}, ${literal(form)})`;
  return {
    value: `case when strftime(${parsed}, ${literal(form)}) = ${text} then cast(${parsed} as ${type}) end`,
    mismatches: () => [{when: 'true', reason: `is not ${noun} written as ${form}`}],
  };
}

const escaped = (sign: string) => (sign === '.' ? '\\.' : sign);
