import type {Connection} from '../database.ts';
import type {Entity} from '../entity.ts';
import {identifier, list, literal} from '../sql.ts';
import type {Part, PartDelivery} from './parts.ts';
import {publicSelect} from './public_columns.ts';
import {storeTable} from './store_table.ts';
import {versions} from './versions.ts';

/** The rows of a part that are in effect, as a select with the columns of the store. */
export async function rowsOf(
  db: Connection,
  {entity, name, kind, table}: Part,
  deliveries: readonly PartDelivery[],
): Promise<string> {
  const part = `${literal(name)} as _part`;
  const columns = publicSelect(entity);
  if (kind === 'sql') {
    return `select ${part}, 0 as _delivery, _row, cast(null as date) as _since, ${columns}
      from ${identifier(table!)}`;
  }
  if (deliveries.length === 0) {
    return `select * from ${storeTable(entity)} limit 0`;
  }
  const staged = stagedRows(deliveries);
  if (kind === 'versions') return versions(entity, part, staged, deliveries);
  const rows = `select ${part}, _delivery, _row, cast(null as date) as _since, ${columns}`;
  const isPlain = deliveries.length === 1 || !(await findRepeated(db, entity, staged));
  if (isPlain) return `${rows} from ${staged}`;
  return `${rows} from (${newest(entity, staged)})`;
}

/** Staged deliveries as one relation. */
export const stagedRows = (deliveries: readonly PartDelivery[]) =>
  `read_parquet([${list(deliveries.map(({rows}) => literal(rows)))}], union_by_name = true)`;

/** Writes down which keys come in several deliveries; returns whether any does. */
async function findRepeated(db: Connection, {key}: Entity, staged: string): Promise<boolean> {
  await db.run(`create or replace temp table repeated_key as
    select ${markOfKey(key)} as mark from ${staged} group by mark having count(*) > 1`);
  const [any] = await db.rows('select 1 from repeated_key limit 1');
  return any !== undefined;
}

/* One number for each key is quicker to count; the few that share one are told apart below. */
const markOfKey = (key: readonly string[]) => `hash(${list(key.map(identifier))})`;

/** Of rows with the same key, the newest delivery wins. Few keys come twice: only they are sorted. */
function newest({key}: Entity, staged: string): string {
  const marked = `(select *, ${markOfKey(key)} as _mark from ${staged})`;
  return `select * exclude (_mark) from ${marked} as r
      anti join repeated_key as k on r._mark = k.mark
    union all by name
    (select * exclude (_mark) from ${marked} as r semi join repeated_key as k on r._mark = k.mark
      qualify row_number() over (
        partition by ${list(key.map(identifier))} order by _delivery desc, _row desc
      ) = 1)`;
}
