import type {MinusPlace} from '../../company/sources/values.ts';

/** How the numbers of a column are written, as far as its values tell. */
export interface NumberForm {
  /** The sign that is certain to be the decimal one; undefined where no value shows it. */
  decimal: '.' | ',' | undefined;
  /** The signs that are certain to stand between groups of three digits. */
  thousands: string[];
  minus: MinusPlace[];
  currency: string[];
  /** Decimal places at the most, once it is known which sign is which. */
  places(decimal: '.' | ','): number;
  /** Values such as 1.234, which are one number or a thousand times it. */
  ambiguous: string | undefined;
  /** Whether every value is made of digits alone, and some begin with 0: a code, no number. */
  isCode: boolean;
  isNegative: boolean;
  /** Share of the values that are numbers in one of these forms. */
  share: number;
}

interface Reading {
  minus: MinusPlace | undefined;
  currency: string | undefined;
  digits: string;
}

const currencySign = /^(€|\$|£|¥|[A-Z]{3}|Fr\.?|kr\.?|zł|Kč)$/;
const groupSigns = /['’ \u00a0\u2009\u202f]/;

/** Reads the values of a column as numbers; undefined where hardly any is one. */
export function numberForm(values: readonly string[]): NumberForm | undefined {
  const readings = values.map(readingOf);
  const numbers = readings.filter(reading => reading !== undefined);
  const share = values.length === 0 ? 0 : numbers.length / values.length;
  if (share < 0.95) return undefined;
  const digits = numbers.map(reading => reading.digits);
  const evidence = digits.map(evidenceOf);
  const decimals = unique(evidence.flatMap(({decimal}) => decimal ?? []));
  if (decimals.length > 1) return undefined;
  const plain = digits.every(each => /^\d+$/.test(each));
  return {
    decimal: decimals[0],
    thousands: unique(evidence.flatMap(({thousands}) => thousands)),
    minus: unique(numbers.flatMap(reading => reading.minus ?? [])),
    currency: unique(numbers.flatMap(reading => reading.currency ?? [])),
    places: decimal => Math.max(0, ...digits.map(each => placesIn(each, decimal))),
    ambiguous: digits.find((_, at) => evidence[at]?.isAmbiguous),
    isCode: plain && digits.some(each => /^0\d/.test(each)),
    isNegative: numbers.some(({minus}) => minus !== undefined),
    share,
  };
}

const unique = <T>(values: readonly T[]): T[] => [...new Set(values)];

function readingOf(value: string): Reading | undefined {
  const [, before = '', amount = '', after = ''] =
    /^([^\d\s.,'’+()-]*)\s*([-+(]?\d[\d.,'’ \u00a0\u2009\u202f]*[-)]?)\s*([^\d\s.,'’+()-]*\.?)$/.exec(
      value,
    ) ?? [];
  const sign = before || after;
  if (amount === '' || (before && after) || (sign && !currencySign.test(sign))) return undefined;
  const digits = amount.replace(/^[-+(]|[-)]$/g, '').trim();
  if (!/^\d+([.,'’ \u00a0\u2009\u202f]\d+)*$/.test(digits)) return undefined;
  return {minus: minusIn(amount), currency: sign || undefined, digits};
}

function minusIn(amount: string): MinusPlace | undefined {
  if (amount.startsWith('-')) return 'leading';
  if (amount.endsWith('-')) return 'trailing';
  return amount.startsWith('(') ? 'parentheses' : undefined;
}

interface Evidence {
  decimal: '.' | ',' | undefined;
  thousands: string[];
  isAmbiguous: boolean;
}

/** What one number proves: 1.234,56 everything, 0.5 the decimal sign, 1.234 nothing. */
function evidenceOf(digits: string): Evidence {
  const spaces = unique([...digits].filter(sign => groupSigns.test(sign)));
  const points = [...digits].filter(sign => sign === '.' || sign === ',') as ('.' | ',')[];
  const last = points.at(-1);
  if (!last) return {decimal: undefined, thousands: spaces, isAmbiguous: false};
  if (new Set(points).size === 2) {
    return {decimal: last, thousands: [last === ',' ? '.' : ',', ...spaces], isAmbiguous: false};
  }
  const [first = '', ...groups] = digits.split(last);
  if (points.length > 1) return {decimal: undefined, thousands: [last], isAmbiguous: false};
  const couldGroup = /^[1-9]\d{0,2}$/.test(first) && /^\d{3}$/.test(groups[0] ?? '');
  return couldGroup && spaces.length === 0
    ? {decimal: undefined, thousands: [], isAmbiguous: true}
    : {decimal: last, thousands: spaces, isAmbiguous: false};
}

const placesIn = (digits: string, decimal: string): number =>
  digits.includes(decimal) ? digits.length - digits.lastIndexOf(decimal) - 1 : 0;

/** The number that a text says with a decimal sign; exact enough to hold it to a range. */
export function amountIn(text: string, decimal: '.' | ','): number {
  const digits = [...text].filter(sign => /\d/.test(sign) || sign === decimal).join('');
  const value = Number(digits.replace(decimal, '.'));
  return /-|\(/.test(text) ? -value : value;
}
