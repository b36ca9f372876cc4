import {differing, forDifferingRows} from './compare_rows.ts';
import {shapeOf} from './shape.ts';
import {bothSides, type Side, type Sides, tableOf} from './sides.ts';

export interface RowCounts {
  came: number;
  went: number;
  changed: number;
}

export interface TableChange extends RowCounts {
  table: string;
  /** Rows on each side; null where there is no such table. */
  rows: Record<Side, number | null>;
  /** What tells its rows apart; empty: each whole row is compared. */
  by: string[];
  /** Columns that only one side has, or that are of another type. They are not compared. */
  columns: Record<Side, string[]> & {retyped: string[]};
  /** Where the rows that differ belong to months. */
  months: (RowCounts & {month: string})[];
}

/** How many rows of each star and answer table came, went and changed. */
export async function tableChanges(sides: Sides): Promise<TableChange[]> {
  const {before, after} = sides.tables;
  const names = [...new Set([...before.keys(), ...after.keys()])]
    .filter(name => !/^(meta|set)_/.test(name))
    .sort();
  const changes: TableChange[] = [];
  for (const name of names) changes.push(await tableChange(sides, name));
  return changes;
}

/** Whether anything of a table is another. */
export const isOther = ({came, went, changed, columns, rows}: TableChange): boolean =>
  came + went + changed > 0 ||
  rows.before === null ||
  rows.after === null ||
  columns.before.length + columns.after.length + columns.retyped.length > 0;

/** How many rows of a table came, went and changed. */
export async function tableChange(sides: Sides, table: string): Promise<TableChange> {
  const rows = {
    before: await count(sides, 'before', table),
    after: await count(sides, 'after', table),
  };
  const nothing = {came: 0, went: 0, changed: 0};
  const none = {table, rows, by: [], columns: {before: [], after: [], retyped: []}, months: []};
  if (rows.before === null) return {...none, ...nothing, came: rows.after ?? 0};
  if (rows.after === null) return {...none, ...nothing, went: rows.before};
  const shape = await shapeOf(sides, table);
  const total = {...nothing};
  const months = new Map<string, RowCounts>();
  await forDifferingRows(sides, shape, async () => {
    for (const {month, ...counts} of await counted(sides)) {
      if (month === null) add(total, counts);
      else add(known(months, month), counts);
    }
  });
  return {
    table,
    rows,
    ...total,
    by: shape.has_grain ? shape.key : [],
    columns: {...shape.only, retyped: shape.retyped},
    months: [...months].sort().map(([month, counts]) => ({month, ...counts})),
  };
}

async function count(sides: Sides, side: Side, table: string): Promise<number | null> {
  if (!sides.tables[side].has(table)) return null;
  const [row] = await sides.db.rows<{n: number}>(
    `select count(*) as n from ${tableOf(side, table)}`,
  );
  return row!.n;
}

/** By month, and the total as a row without one. A row that changed its month is in both. */
function counted({db}: Sides) {
  const sums = `cast(coalesce(sum(came), 0) as bigint) as came,
    cast(coalesce(sum(went), 0) as bigint) as went,
    count(*) filter (where is_changed) as changed`;
  return db.rows<RowCounts & {month: string | null}>(`
    with months as (
      select *, month_after as month from ${differing} where month_after is not null
      union all
      select *, month_before from ${differing}
      where month_before is not null and month_before is distinct from month_after
    )
    select month, ${sums} from months group by month
    union all
    select null, ${sums} from ${differing}`);
}

function add(to: RowCounts, {came, went, changed}: RowCounts): void {
  to.came += came;
  to.went += went;
  to.changed += changed;
}

function known(months: Map<string, RowCounts>, month: string): RowCounts {
  const counts = months.get(month) ?? {came: 0, went: 0, changed: 0};
  months.set(month, counts);
  return counts;
}

/** The tables that either side has, for whom names one. */
export const tableNames = ({tables}: Sides): string[] =>
  [...new Set(bothSides.flatMap(side => [...tables[side].keys()]))]
    .filter(name => !name.startsWith('meta_'))
    .sort();
