import {isMonthColumn, type PlanColumn} from './plan_columns.ts';

/** A column that must be the sum of other columns in every row. */
export interface ColumnSum {
  column: PlanColumn;
  /** The numbers of the columns it sums. */
  of: number[];
}

const months = {total: undefined, quarter: 3, half: 6};

/**
 * Which columns sum which months: those of the same measure since the last such sum, or those that
 * follow where none come before. A quarter is only held to three months, a half-year to six.
 */
export function columnSums(columns: readonly PlanColumn[]): ColumnSum[] {
  return columns.flatMap((column, at) => {
    if (!column.sums || column.sums === 'other') return [];
    const group = groupOf(columns, at);
    const same = (each: PlanColumn) => keyOf(each) === group;
    const isSuch = (each: PlanColumn) => each.sums === column.sums;
    const before = columns.slice(0, at);
    const since = before.findLastIndex(
      each => isSuch(each) && (same(each) || keyless(each, columns)),
    );
    let of = before.slice(since + 1).filter(each => isMonthColumn(each) && same(each));
    if (of.length === 0 && column.sums === 'total') {
      const after = columns.slice(at + 1);
      const next = after.findIndex(isSuch);
      of = after
        .slice(0, next === -1 ? undefined : next)
        .filter(each => isMonthColumn(each) && same(each));
    }
    const count = months[column.sums];
    const isHeld = count === undefined ? of.length > 0 : of.length === count;
    return isHeld ? [{column, of: of.map(each => each.column)}] : [];
  });
}

const keyOf = ({version, measure}: PlanColumn) => JSON.stringify([version, measure]);

const keyless = (column: PlanColumn, columns: readonly PlanColumn[]) =>
  !columns.some(each => isMonthColumn(each) && keyOf(each) === keyOf(column));

/** A sum without a measure above it belongs to the months beside it. */
function groupOf(columns: readonly PlanColumn[], at: number): string {
  const own = columns[at]!;
  if (!keyless(own, columns)) return keyOf(own);
  const beside =
    columns.slice(0, at).findLast(isMonthColumn) ?? columns.slice(at).find(isMonthColumn);
  return keyOf(beside ?? own);
}

/** Amounts that are summed, in units of 10^-10. */
export interface Tally {
  sum: bigint;
  largest: bigint;
  count: number;
}

const size = (amount: bigint) => (amount < 0n ? -amount : amount);

/** Adds an amount to those before it; without any, to nothing. */
export const tallied = (amount: bigint, before?: Tally): Tally => ({
  sum: (before?.sum ?? 0n) + amount,
  largest: size(amount) > (before?.largest ?? 0n) ? size(amount) : (before?.largest ?? 0n),
  count: (before?.count ?? 0) + 1,
});

/**
 * Whether an amount is a sum. What people type must agree exactly; of what Excel calculates, only
 * what lies beyond its 15 digits is forgiven.
 */
export function isSum(told: bigint, {sum, largest, count}: Tally): boolean {
  const most = size(told) > largest ? size(told) : largest;
  const beyond = BigInt(count + 1) * (1n + most / 10n ** 14n);
  return size(sum - told) <= beyond;
}
