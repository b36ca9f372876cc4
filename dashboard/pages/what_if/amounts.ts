import {Decimal} from '../../../warehouse/decimal.ts';

/** An exact amount as a whole number of its last digits, so that sums are exact. */
export const units = (amount: unknown): bigint => BigInt(Math.round(Number(amount ?? 0) * 10_000));

/** The amount again. */
function amountOf(value: bigint): Decimal {
  const digits = String(value < 0n ? -value : value).padStart(5, '0');
  return new Decimal(`${value < 0n ? '-' : ''}${digits.slice(0, -4)}.${digits.slice(-4)}`);
}

export const plus = (...amounts: unknown[]): Decimal =>
  amountOf(amounts.reduce((sum: bigint, each) => sum + units(each), 0n));

export const minus = (from: unknown, ...amounts: unknown[]): Decimal =>
  amountOf(amounts.reduce((rest: bigint, each) => rest - units(each), units(from)));
