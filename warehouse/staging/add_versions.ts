import type {Connection} from '../database.ts';
import {durableKey} from '../entity.ts';
import {identifier, list, literal} from '../sql.ts';
import {sameKey, swap} from './exchange.ts';
import type {Part, PartDelivery} from './parts.ts';
import {publicColumns, publicSelect} from './public_columns.ts';
import {stagedRows} from './rows_in_effect.ts';
import {storeTable} from './store_table.ts';
import {noPlace} from './versions.ts';

/** A later delivery adds a version where it differs from what was known on the day before it. */
export async function addVersions(
  db: Connection,
  part: Part,
  delivery: PartDelivery,
): Promise<void> {
  const {entity, name} = part;
  const key = durableKey(entity).map(identifier);
  const store = storeTable(entity);
  const day = `date ${literal(delivery.receivedOn)}`;
  const others = publicColumns(entity).filter(column => column.name !== entity.version);
  const columns = (alias: string) =>
    list(others.map(column => `${alias}.${identifier(column.name)}`));
  const content = (alias: string) => `row(${columns(alias)})`;
  const isSame = sameKey(entity, durableKey(entity));
  /* What is delivered as it was last time is left out at once; that is nearly everything. */
  await db.run(`create or replace temp table delivered_row as
    with s as (
      select ${list(key)}, max_by(hash(${columns('v')}), _since) as _mark
      from ${store} as v
      where _part = ${literal(name)}
      group by ${list(key)}
    ),
    f as (
      select ${literal(name)} as _part, ${noPlace}, ${day} as _since, ${publicSelect(entity)}
      from ${stagedRows([delivery])}
    )
    select f.* from f left join s on ${isSame} where s._mark is distinct from hash(${columns('f')})`);
  /* A version of the same day is overtaken by what came later that day. */
  await db.run(`create or replace temp table stale_row as
    select s.rowid as _place, s.* from ${store} as s
    semi join delivered_row as f on ${isSame}
    where s._part = ${literal(name)} and s._since = ${day}`);
  await db.run(`create or replace temp table fresh_row as
    with before as (
      select s.*, true as _known from ${store} as s
      where _part = ${literal(name)} and _since < ${day}
      qualify row_number() over (partition by ${list(key)} order by _since desc) = 1
    )
    select f.* replace (case when s._known then ${day} end as ${identifier(entity.version!)})
    from delivered_row as f
    left join before as s on ${isSame}
    where s._known is null or ${content('s')} is distinct from ${content('f')}`);
  await swap(db, entity);
  await db.run('drop table delivered_row');
}
