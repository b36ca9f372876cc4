import type {FileFormat} from '../../../../company/sources/file.ts';
import {FileError} from '../../table.ts';
import {letterOf} from './address.ts';
import type {Heading, Headings, Span} from './plan_headings.ts';

export type Plan = NonNullable<FileFormat['plan']>;

/** One column of amounts. */
export interface PlanColumn {
  column: number;
  version: string | undefined;
  measure: string | undefined;
  /** The month that its amounts are planned for, or what they sum up. */
  month: {year: number; month: number} | undefined;
  sums: Span | undefined;
}

/** A column with a month; nothing of it is unknown. */
export type MonthColumn = PlanColumn & {
  version: string;
  measure: string;
  month: {year: number; month: number};
};

export const isMonthColumn = (column: PlanColumn): column is MonthColumn =>
  column.month !== undefined;

/**
 * What each column of amounts holds, by its headings. The measure is the lowest text that is no
 * month, the version the highest one, or else a title on the left.
 */
export function planColumns(
  columns: ReadonlyMap<number, Headings>,
  firstAmount: number,
  plan: Plan,
  title: string | undefined,
): PlanColumn[] {
  const running = new Map<string, {year: number; month: number}>();
  const found: PlanColumn[] = [];
  for (const [column, headings] of columns) {
    if (column < firstAmount) continue;
    const named = headings.findLast(heading => heading?.month)?.month;
    const texts = textsOf(headings, named !== undefined);
    const measure = plan.measure ?? texts.pop();
    const version = plan.version ?? texts[0] ?? title;
    const sums = named ? undefined : headings.findLast(heading => heading?.sums)?.sums;
    const base = {column, version, measure, month: undefined, sums};
    if (!named) {
      found.push(base);
      continue;
    }
    requireKnown(base);
    const yearAbove = headings.find(heading => heading?.year)?.year;
    const year = named.year ?? yearAbove ?? followingYear(base, named.month, plan, running);
    found.push({...base, month: {year, month: named.month}});
  }
  requireMonths(found);
  requireOnce(found.filter(isMonthColumn));
  return found;
}

/** The texts above a column, each once, without months and years, and sums where it has no month. */
function textsOf(headings: readonly (Heading | undefined)[], hasMonth: boolean): string[] {
  const texts = headings
    .filter(heading => heading !== undefined)
    .filter(({month, year, sums}) => !month && !year && (hasMonth || !sums));
  return [...new Set(texts.map(({text}) => text))];
}

/** The declared year is that of the first month; a month before the last one begins the next year. */
function followingYear(
  {column, version, measure}: PlanColumn,
  month: number,
  plan: Plan,
  running: Map<string, {year: number; month: number}>,
): number {
  const key = JSON.stringify([version, measure]);
  const last = running.get(key) ?? (plan.year && {year: plan.year, month: 0});
  if (!last) {
    throw new FileError(
      `no heading says the year of the month in column ${letterOf(column)}`,
      'Declare the year of the first month in sources.yaml: plan: {…, year: 2026}.',
    );
  }
  const year = month < last.month ? last.year + 1 : last.year;
  running.set(key, {year, month});
  return year;
}

function requireKnown({column, version, measure}: PlanColumn): void {
  const missing = measure === undefined ? 'measure' : version === undefined ? 'version' : undefined;
  if (missing === undefined) return;
  throw new FileError(
    `no heading says the ${missing} of column ${letterOf(column)}`,
    `Declare it in sources.yaml, plan: {…, ${missing}: …}, or mend header_rows there.`,
  );
}

function requireMonths(found: readonly PlanColumn[]): void {
  if (found.some(isMonthColumn)) return;
  throw new FileError(
    'no heading names a month',
    'Mend header_rows, skip_lines or range in sources.yaml. Months look like Okt 25, 10/2025 or 2025-10.',
  );
}

function requireOnce(columns: readonly MonthColumn[]): void {
  const seen = new Map<string, MonthColumn>();
  for (const each of columns) {
    const key = JSON.stringify([each.version, each.measure, each.month.year, each.month.month]);
    const other = seen.get(key);
    seen.set(key, each);
    if (!other) continue;
    const letters = [other, each].map(({column}) => letterOf(column));
    throw new FileError(
      `the columns ${letters.join(' and ')} are both for the same month, measure and version`,
      'Mend the headings of the workbook, or leave a column out with "range" in sources.yaml.',
    );
  }
}
