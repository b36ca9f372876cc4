import {exitStatus, Problem} from '../company/problem.ts';
import {differenceBetween} from '../scorecard/differences/difference.ts';
import {report} from '../scorecard/differences/report.ts';
import {rowCounts, rowLines} from '../scorecard/differences/report_rows.ts';
import {differingRows} from '../scorecard/differences/rows.ts';
import {withSides} from '../scorecard/differences/sides.ts';
import {whichSnapshots} from '../scorecard/differences/which_snapshots.ts';
import type {Places} from './places.ts';
import {textTable} from './text_table.ts';

interface DiffOptions {
  rows?: boolean;
  table?: string;
  limit?: number;
  json?: boolean;
}

/** Explains what changed between two snapshots: in business terms, or in rows. */
export async function diff(
  {data}: Places,
  names: readonly (string | undefined)[],
  options: DiffOptions,
): Promise<void> {
  const ids = await whichSnapshots(data, names);
  if (options.table !== undefined) {
    await printRows(data, ids, options.table, options);
    return;
  }
  if (options.limit !== undefined) throw limitOfWhat();
  const difference = await differenceBetween(data, ids);
  if (options.json) {
    console.log(JSON.stringify(difference, null, 2));
  } else if (options.rows && difference.differs) {
    const {headings, cells} = rowCounts(difference);
    console.log(`${difference.summary}\n\n${textTable(headings, cells)}`);
  } else {
    console.log(report(difference));
  }
}

const rowsShown = 20;

async function printRows(
  data: string,
  ids: {before: string; after: string},
  table: string,
  {limit = rowsShown, json}: DiffOptions,
): Promise<void> {
  if (ids.before === ids.after) throw sameSnapshot(ids.after);
  const rows = await withSides(data, ids, sides => differingRows(sides, table, limit));
  console.log(json ? JSON.stringify({snapshots: ids, ...rows}, null, 2) : rowLines(rows));
}

const sameSnapshot = (id: string) =>
  new Problem({
    where: 'diff',
    what: `both names are those of ${id}`,
    next: 'Name another one: kundenwert diff A B --table NAME (kundenwert status lists them)',
    status: exitStatus.wrongUse,
  });

const limitOfWhat = () =>
  new Problem({
    where: 'diff',
    what: '--limit says how many rows of a table are shown, and no table is named',
    next: 'Name one: kundenwert diff --table dim_customer --limit 50',
    status: exitStatus.wrongUse,
  });
