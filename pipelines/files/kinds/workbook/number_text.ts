import type {ValueFormat} from '../../../../company/sources/values.ts';

/**
 * A binary number as digits with a point, never with an exponent. It has the 15 digits that Excel
 * vouches for, and no more than 10 decimals: what 0.1 + 0.2 - 0.3 leaves over is 0.
 */
export function plainNumber(number: number): string {
  if (Number.isInteger(number) && Math.abs(number) < 1e15) return String(number);
  const text = Math.abs(number) < 1e4 ? number.toFixed(10) : number.toPrecision(15);
  const [digits = '', exponent] = text.split('e+');
  if (exponent === undefined) return text.replace(/\.?0+$/, '').replace(/^-0$/, '0');
  const sign = digits.startsWith('-') ? '-' : '';
  return (
    sign +
    digits
      .replace(/[-.]/g, '')
      .padEnd(Number(exponent) + 1, '0')
      .slice(0, Number(exponent) + 1)
  );
}

/** Moves the point of a number by some places, exactly: 15 digits survive as a double. */
export function shifted(number: number, places: number): number {
  const [digits, exponent] = number.toExponential(14).split('e');
  return Number(`${digits}e${Number(exponent) + places}`);
}

/** Digits with a point as the source would write them. */
export function asDeclared(plain: string, {decimal, minus}: ValueFormat): string {
  const isNegative = plain.startsWith('-');
  const digits = (isNegative ? plain.slice(1) : plain).replace('.', decimal);
  if (!isNegative) return digits;
  if (minus.includes('leading')) return `-${digits}`;
  return minus.includes('trailing') ? `${digits}-` : `(${digits})`;
}
