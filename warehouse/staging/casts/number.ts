import type {ValueFormat} from '../../../company/sources/values.ts';
import {literal} from '../../sql.ts';
import type {Answer, Asked} from '../cast.ts';

/** The pattern decides what a number is, because SQL casts round, and accept 1e3 and 1_000. */
export function number({text, field, format, scale}: Asked): Answer {
  const strict = pattern(
    format,
    scale === 0 ? '' : `(${escaped(format.decimal)}\\d{1,${scale}}0*)?`,
  );
  const loose = pattern(format, `(${escaped(format.decimal)}\\d+)?`);
  const matches = (x: string, form: string) => `regexp_full_match(${x}, ${literal(form)})`;
  const example = `1${format.thousands[0] ?? ''}234${scale === 0 ? '' : `${format.decimal}56`}`;
  return {
    value: `case when ${matches(text, strict)} then try_cast(${plain(text, format, scale === 0)} as ${field.sqlType}) end`,
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

/** What the digits, signs and currencies of a declared format look like. */
function pattern({thousands, minus, currency}: ValueFormat, fraction: string): string {
  const signs = thousands.map(escaped).join('');
  const digits = `(\\d+${signs ? `|\\d{1,3}([${signs}]\\d{3})+` : ''})${fraction}`;
  const amount = signed(digits, minus);
  if (currency.length === 0) return amount;
  const sign = `(${currency.map(escaped).join('|')})`;
  const blank = '[ \\x{a0}]?';
  const inside = signed(`(${sign}${blank}${digits}|${digits}${blank}${sign})`, minus);
  return `(${sign}${blank})?(${amount})|(${amount})${blank}${sign}|${inside}`;
}

/** A negative amount has its sign in one of the declared places: -$5 and ($5), or $-5 and $(5). */
function signed(amount: string, minus: ValueFormat['minus']): string {
  const forms = {
    leading: `[-+]?${amount}`,
    trailing: `${amount}-?`,
    parentheses: `\\(${amount}\\)|${amount}`,
  };
  return minus.map(place => forms[place]).join('|');
}

/** A text that fits the pattern, as SQL writes numbers. */
function plain(
  text: string,
  {decimal, thousands, minus, currency}: ValueFormat,
  isWhole: boolean,
): string {
  const isSimple = minus.every(place => place === 'leading') && currency.length === 0;
  if (!isSimple) {
    const digits = `regexp_replace(${text}, ${literal(`[^0-9${decimal}]`)}, '', 'g')`;
    return `case when contains(${text}, '-') or contains(${text}, '(') then '-' else '' end
      || ${dotted(digits, decimal)}`;
  }
  /* Most numbers have no groups, and to look is cheaper than to replace. */
  const ungrouped = thousands.reduce(
    (plainer, sign) =>
      `case when contains(${text}, ${literal(sign)}) then replace(${plainer}, ${literal(sign)}, '') else ${plainer} end`,
    text,
  );
  return isWhole ? ungrouped : dotted(ungrouped, decimal);
}

const dotted = (text: string, decimal: string) =>
  decimal === '.' ? text : `replace(${text}, ${literal(decimal)}, '.')`;

const escaped = (sign: string) => sign.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
