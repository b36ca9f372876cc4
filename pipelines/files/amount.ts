import type {ValueFormat} from '../../company/sources/values.ts';

const places = 10;

/**
 * The amount that a text says in a declared format, in units of 10^-10; undefined where it is none.
 * It is the second opinion on what SQL casts, and shares no code with it.
 */
export function amountOf(text: string, format: ValueFormat): bigint | undefined {
  const outside = withoutCurrency(text, format);
  const {isNegative, rest} = withoutSign(outside, format);
  const inside = outside === text ? withoutCurrency(rest, format) : rest;
  const amount = unsigned(inside, format);
  return amount !== undefined && isNegative ? -amount : amount;
}

function withoutSign(text: string, {minus}: ValueFormat): {isNegative: boolean; rest: string} {
  const negative = (rest: string) => ({isNegative: true, rest});
  if (minus.includes('leading')) {
    if (text.startsWith('-')) return negative(text.slice(1));
    if (text.startsWith('+')) return {isNegative: false, rest: text.slice(1)};
  }
  if (minus.includes('trailing') && text.endsWith('-')) return negative(text.slice(0, -1));
  if (minus.includes('parentheses') && /^\(.*\)$/.test(text)) return negative(text.slice(1, -1));
  return {isNegative: false, rest: text};
}

function unsigned(text: string, {decimal, thousands}: ValueFormat): bigint | undefined {
  const [whole = '', fraction, ...more] = text.split(decimal);
  const digits = withoutThousands(whole, thousands);
  const isNumber = digits !== undefined && more.length === 0 && /^\d*$/.test(fraction ?? '');
  if (!isNumber || fraction === '' || (fraction ?? '').length > places) return undefined;
  return BigInt(digits + (fraction ?? '').padEnd(places, '0'));
}

/** An amount in units of 10^-10 as a decimal text. */
export function amountText(amount: bigint): string {
  const digits = String(amount < 0n ? -amount : amount).padStart(places + 1, '0');
  const text = `${digits.slice(0, -places)}.${digits.slice(-places)}`.replace(/\.?0+$/, '');
  return amount < 0n ? `-${text}` : text;
}

function withoutCurrency(text: string, {currency}: ValueFormat): string {
  const sign = currency.find(each => text.startsWith(each) || text.endsWith(each));
  if (sign === undefined) return text;
  return text.startsWith(sign)
    ? text.slice(sign.length).replace(/^[ \u00a0]/, '')
    : text.slice(0, -sign.length).replace(/[ \u00a0]$/, '');
}

function withoutThousands(whole: string, signs: readonly string[]): string | undefined {
  if (/^\d+$/.test(whole)) return whole;
  const groups = signs
    .reduce((text, sign) => text.replaceAll(sign, '\u0000'), whole)
    .split('\u0000');
  const [first = '', ...others] = groups;
  const isGrouped = /^\d{1,3}$/.test(first) && others.every(each => /^\d{3}$/.test(each));
  return others.length > 0 && isGrouped ? groups.join('') : undefined;
}
