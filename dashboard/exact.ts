import type {Decimal} from '../warehouse/decimal.ts';

/** Ten-thousandths, in which amounts are exact: proofs are of digits, not of doubles. */
export const exact = (amount: Decimal | number | null | undefined): bigint =>
  BigInt(Math.round(Number(amount ?? 0) * 10_000));
