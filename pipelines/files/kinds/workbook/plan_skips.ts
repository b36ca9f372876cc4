import type {SkipRule} from '../../../../company/sources/file.ts';
import {amountText} from '../../amount.ts';
import {FileError} from '../../table.ts';
import {letterOf} from './address.ts';
import type {MonthColumn} from './plan_columns.ts';
import {isSum, type Tally, tallied} from './plan_sums.ts';

/** A row of a plan as far as rules look at it. */
export interface RuledRow {
  place: number;
  /** Every text of the row. */
  fields: readonly (string | null)[];
  /** Its own texts on the left, nothing filled in. */
  own: readonly (string | null)[];
  /** What it plans, by the number of the column, in units of 10^-10. */
  amounts: ReadonlyMap<number, bigint>;
}

/** A declared rule for rows that are no data. */
export interface Skip {
  matches(row: RuledRow): boolean;
  add(row: RuledRow): void;
  confirm(row: RuledRow, columns: readonly MonthColumn[]): void;
}

const sumWords =
  /^(summe|gesamt(summe|ergebnis)?|total|zwischensumme|teilsumme|subtotal|[Σ∑])(?!\p{L})/iu;

/** Rows that say themselves that they are sums. */
export const saysSum = (own: readonly (string | null)[]): boolean =>
  own.some(text => sumWords.test(text?.trim() ?? ''));

/** A rule may look at the dimensions, and sum nothing but `amount`, which are the months. */
export function skipOf(rule: SkipRule, dimensions: readonly string[]): Skip {
  const {begins, contains, column, is = '', sum_of = [], since} = rule;
  const at = column === undefined ? -1 : dimensions.indexOf(column);
  const unknown =
    column !== undefined && at === -1 ? column : sum_of.find(name => name !== 'amount');
  if (unknown !== undefined) {
    throw new FileError(
      `a rule of "skip" names "${unknown}", which is no part of the plan`,
      `"column" may be ${dimensions.join(', ')}, and "sum_of" [amount]. Mend "skip" in sources.yaml.`,
    );
  }
  const above = new Map<number, Tally>();
  return {
    matches: ({fields, own}) =>
      (begins === undefined || (fields.find(Boolean) ?? '').startsWith(begins)) &&
      (contains === undefined || fields.some(field => field?.includes(contains))) &&
      (column === undefined || (own[at] ?? '') === is),

    add({amounts}) {
      if (sum_of.length === 0) return;
      for (const [each, amount] of amounts) above.set(each, tallied(amount, above.get(each)));
    },

    confirm({place, amounts}, columns) {
      if (sum_of.length === 0) return;
      for (const {column: each} of columns) {
        requireSum(place, letterOf(each), amounts.get(each), above.get(each) ?? tallied(0n));
      }
      if (since === 'last') above.clear();
    },
  };
}

function requireSum(place: number, column: string, told: bigint | undefined, above: Tally): void {
  if (isSum(told ?? 0n, above)) return;
  const says = told === undefined ? 'nothing' : amountText(told);
  throw new FileError(
    `row ${place} says that column ${column} sums to ${says}, but the rows above it sum to ${amountText(above.sum)}`,
    'Rows are missing or wrong. Mend the workbook, or "skip" in sources.yaml.',
  );
}
