import {amountText} from '../../amount.ts';
import {FileError, type Reading, type SourceRow} from '../../table.ts';
import {addressOf, letterOf} from './address.ts';
import {type Meaning, meaningOf, textOf} from './cell.ts';
import {written} from './date_text.ts';
import type {Merges} from './merges.ts';
import {asDeclared} from './number_text.ts';
import {planAmount} from './plan_amount.ts';
import {isMonthColumn, type MonthColumn, type Plan, type PlanColumn} from './plan_columns.ts';
import {dimensionsOf} from './plan_dimensions.ts';
import {type RuledRow, saysSum, skipOf} from './plan_skips.ts';
import {columnSums, isSum, type Tally, tallied} from './plan_sums.ts';
import type {SheetRow} from './sheet.ts';
import type {Workbook} from './workbook.ts';

/** What the headings of a plan say, and what is needed to read the rows below them. */
export interface PlanLayout {
  workbook: Workbook;
  plan: Plan;
  /** The first column of the sheet that is read; dimensions begin there. */
  left: number;
  columns: PlanColumn[];
  merges: Merges;
}

/** A row of the sheet, taken apart. */
interface PlanRow extends RuledRow {
  cells: Map<number, Meaning>;
  faults: Map<number, {text: string | null; fault: string}>;
}

/** Makes long rows of the rows of a plan, one for each amount. */
export function planRows(layout: PlanLayout, reading: Reading) {
  const {plan, left, columns} = layout;
  const months = columns.filter(isMonthColumn);
  const sums = columnSums(columns);
  const dimensions = dimensionsOf(left, plan.dimensions.length, layout.merges);
  const skips = reading.format.skip.map(rule => skipOf(rule, plan.dimensions));
  let skipped = 0;

  function longRows(source: SheetRow): SourceRow[] {
    const row = takenApart(source, layout, reading, columns);
    const skip = skips.find(each => each.matches(row));
    if (skip || saysSum(row.own)) {
      skip?.confirm(row, months);
      dimensions.endGroup(row.own);
      skipped += 1;
      return [];
    }
    const texts = dimensions.of(row.place, row.own);
    requireHeadings(row, layout);
    for (const each of skips) each.add(row);
    requireSums(row, sums);
    const refused = faultOnTheLeft(row, texts, layout);
    return months.flatMap(month => longRow(row, texts, month, refused, reading) ?? []);
  }
  return {longRows, skipped: () => skipped};
}

/** Why none of a row's amounts is loaded. */
function faultOnTheLeft(
  {place, cells}: PlanRow,
  texts: readonly (string | null)[],
  {left, plan: {dimensions}}: PlanLayout,
): string | undefined {
  for (const [at, name] of dimensions.entries()) {
    const meaning = cells.get(left + at);
    if (meaning?.is === 'fault') {
      return `is not a row: cell ${addressOf(place, left + at)} holds ${meaning.fault}`;
    }
    if (texts[at] === null) {
      return `is not a row: has amounts, but no ${name} in column ${letterOf(left + at)}`;
    }
  }
  return undefined;
}

function takenApart(
  {place, cells}: SheetRow,
  {workbook, plan, left, merges}: PlanLayout,
  {values}: Reading,
  columns: readonly PlanColumn[],
): PlanRow {
  const meanings = new Map(cells.map(cell => [cell.column, meaningOf(cell, workbook)]));
  const textAt = (meaning: Meaning | undefined) =>
    meaning === undefined ? null : textOf(meaning, workbook, values).text;
  const own = plan.dimensions.map((_, at) => filled(textAt(meanings.get(left + at))));
  const amounts = new Map<number, bigint>();
  const faults: PlanRow['faults'] = new Map();
  for (const {column} of columns) {
    const meaning = meanings.get(column);
    const found = meaning && planAmount(meaning, plan.unit.length - 1, values);
    if (!found) continue;
    const isMerged = merges(place, column) !== undefined;
    if (isMerged)
      faults.set(column, {text: textAt(meaning), fault: 'one amount for several cells'});
    else if ('fault' in found) faults.set(column, found);
    else amounts.set(column, found.amount);
  }
  return {place, own, fields: [...meanings.values()].map(textAt), amounts, faults, cells: meanings};
}

const filled = (text: string | null) => (text?.trim() ? text : null);

/** A month whose heading nobody understands would be lost without a word. */
function requireHeadings({place, cells}: PlanRow, {left, plan, columns}: PlanLayout): void {
  for (const [column, {is}] of cells) {
    if (is !== 'number' || column < left + plan.dimensions.length) continue;
    const heading = columns.find(each => each.column === column);
    if (heading?.month || heading?.sums) continue;
    throw new FileError(
      `cell ${addressOf(place, column)} holds a number, but its heading names neither a month nor a sum`,
      'Mend the heading, or leave the column out with "range" in sources.yaml.',
    );
  }
}

function requireSums({place, amounts, faults}: PlanRow, sums: ReturnType<typeof columnSums>): void {
  for (const {column, of} of sums) {
    const told = amounts.get(column.column);
    if (told === undefined || of.some(each => faults.has(each))) continue;
    const zero: Tally = {sum: 0n, largest: 0n, count: 0};
    const summed = of.reduce((tally, each) => tallied(amounts.get(each) ?? 0n, tally), zero);
    if (isSum(told, summed)) continue;
    throw new FileError(
      `row ${place} says that the sum in column ${letterOf(column.column)} is ${amountText(told)}, but its months sum to ${amountText(summed.sum)}`,
      'Ask whoever plans which of them is right, and have the workbook delivered again.',
    );
  }
}

function longRow(
  {place, amounts, faults}: PlanRow,
  texts: readonly (string | null)[],
  {column, version, measure, month}: MonthColumn,
  refused: string | undefined,
  {values}: Reading,
): SourceRow | undefined {
  const amount = amounts.get(column);
  const broken = faults.get(column);
  if (amount === undefined && !broken) return undefined;
  const day = written({...month, day: 1}, values.date[0]!);
  const text = amount === undefined ? broken!.text : asDeclared(amountText(amount), values);
  const fields = [...texts, version, measure, day, text];
  const reason = broken && `is not a row: cell ${addressOf(place, column)} holds ${broken.fault}`;
  const why = reason ?? refused;
  if (why === undefined) return {place, fields};
  return {place, fields, refused: why, value: broken?.text ?? null};
}
