import {fourDigits, threeDigits, twoDigits} from '../world/digits.ts';

/** Most amounts are of so many euros; their texts are made once. */
const SMALL: (string | undefined)[] = Array(20_000).fill(undefined);

/** Digits in groups of three: 1234567 is `1.234.567`. */
function grouped(whole: number): string {
  const known = SMALL[whole];
  if (known !== undefined) return known;
  const thousands = Math.floor(whole / 1000);
  const text =
    whole < 1000 ? String(whole) : `${grouped(thousands)}.${threeDigits(whole - thousands * 1000)}`;
  if (whole < SMALL.length) SMALL[whole] = text;
  return text;
}

/** A whole number of units of 10^-decimals in German notation: (1234500, 3) is `1.234,500`. */
export function germanNumber(value: number, decimals: 0 | 2 | 3 | 4): string {
  const size = Math.abs(value);
  const unit = 10 ** decimals;
  const whole = Math.floor(size / unit);
  const sign = value < 0 ? '-' : '';
  const rest = size - whole * unit;
  if (decimals === 0) return sign + grouped(whole);
  if (decimals === 2) return `${sign}${grouped(whole)},${twoDigits(rest)}`;
  if (decimals === 3) return `${sign}${grouped(whole)},${threeDigits(rest)}`;
  return `${sign}${grouped(whole)},${fourDigits(rest)}`;
}

/** Cents as `-1.234,50`. */
export const germanMoney = (cents: number) => germanNumber(cents, 2);

/** Cents as SAP lists them, the sign behind: `1.234,50-`. */
export const sapMoney = (cents: number) =>
  cents < 0 ? `${germanNumber(-cents, 2)}-` : germanNumber(cents, 2);

/** Cents as DATEV has amounts, without a sign and without groups: `1234,50`. */
export function datevMoney(cents: number): string {
  const size = Math.abs(cents);
  const whole = Math.floor(size / 100);
  return `${whole},${twoDigits(size - whole * 100)}`;
}

/** Cents as `-1234.50`, exact. */
export function plainMoney(cents: number): string {
  const size = Math.abs(cents);
  const whole = Math.floor(size / 100);
  return `${cents < 0 ? '-' : ''}${whole}.${twoDigits(size - whole * 100)}`;
}
