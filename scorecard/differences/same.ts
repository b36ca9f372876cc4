import type {Decimal} from '../../warehouse/decimal.ts';

/** Doubles that differ by less than this share of them came about by another order of adding. */
export const tolerance = 1e-9;

/** Whether two values of the same column are the same. */
export function isSame(one: unknown, other: unknown): boolean {
  if (typeof one === 'number' && typeof other === 'number') {
    return Math.abs(one - other) <= tolerance * Math.max(Math.abs(one), Math.abs(other));
  }
  return String(one) === String(other);
}

/** An amount, in whatever form it comes. */
export type Amount = Decimal | number;

/** Whether an amount is nothing. */
export const isZero = (amount: Amount | null): boolean => amount === null || Number(amount) === 0;

/** Columns in which the name of a person may stand; that it is another is all that is told. */
export const unspoken: readonly string[] = ['owner'];
