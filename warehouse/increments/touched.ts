import type {Connection} from '../database.ts';
import {identifier, list} from '../sql.ts';
import {changedRows, matching, type RowChange} from './change.ts';
import {businessDate, leadingSet} from './decide.ts';
import type {KnownTable} from './known_tables.ts';

/** The parts of a table that changed inputs touch, one row a part. */
const touchedParts = 'touched_part';

/** The rows of a relation that belong to touched parts. */
export type Slice = (relation: string) => string;

interface Tables {
  rebuiltBy: readonly string[][];
  cutOff: string | undefined;
  /** The table itself, as it was built last. */
  own: KnownTable;
  inputs: ReadonlyMap<string, KnownTable>;
  changes: ReadonlyMap<string, RowChange>;
}

/**
 * Finds which parts of a table are touched. A changed input that has the columns of the parts tells
 * them itself; another one leads there through the rows that share its columns. Returns undefined
 * when nothing leads there.
 */
export async function findTouched(
  db: Connection,
  {rebuiltBy, cutOff, own, inputs, changes}: Tables,
): Promise<Slice | undefined> {
  const parts = rebuiltBy[0]!;
  const wanted = list(parts.map(identifier));
  const selects: string[] = [];
  for (const [name, change] of changes) {
    if (name === businessDate && cutOff) {
      selects.push(...between(parts, cutOff, inputs, change));
      continue;
    }
    const set = leadingSet(rebuiltBy, inputs.get(name)!.columns)!;
    const changed = changedRows(change, set);
    if (set === parts) {
      selects.push(`select ${wanted} from ${changed}`);
      continue;
    }
    const ways = [own, ...inputs.values()].filter(({columns}) =>
      [...parts, ...set].every(column => columns.includes(column)),
    );
    if (ways.length === 0) return undefined;
    const same = await matching(db, changed, set, ['w', 'c']);
    for (const {relation} of ways) {
      selects.push(`select ${list(parts.map(column => `w.${identifier(column)}`))}
        from ${relation} as w
        semi join (select distinct * from ${changed}) as c on ${same}`);
    }
  }
  await db.run(`create or replace temp table ${touchedParts} as
    select distinct * from (${list(selects, ' union all ')})`);
  const same = await matching(db, `temp.${touchedParts}`, parts, ['t', 'p']);
  return relation =>
    `(select t.* from ${relation} as t semi join temp.${touchedParts} as p on ${same})`;
}

/** Parts with rows of the days between the business date of before and that of now. */
function between(
  parts: readonly string[],
  cutOff: string,
  inputs: ReadonlyMap<string, KnownTable>,
  change: RowChange,
): string[] {
  const dates = changedRows(change, ['business_date']);
  const dated = [...inputs.values()].filter(({columns}) =>
    [...parts, cutOff].every(column => columns.includes(column)),
  );
  return dated.map(
    ({relation}) => `select ${list(parts.map(identifier))} from ${relation}
      where ${identifier(cutOff)} > (select min(business_date) from ${dates})
        and ${identifier(cutOff)} <= (select max(business_date) from ${dates})`,
  );
}
