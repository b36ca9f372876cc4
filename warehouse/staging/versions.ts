import {durableKey, type Entity} from '../entity.ts';
import {identifier, list, literal} from '../sql.ts';
import type {PartDelivery} from './parts.ts';
import {publicColumns, publicSelect} from './public_columns.ts';

/** A version says what was the same in several deliveries, so it stands in none of them. */
export const noPlace = 'cast(null as bigint) as _delivery, cast(null as bigint) as _row';

/**
 * A select of versions from deliveries of a source without history of its own: a new one begins on
 * the day on which something else was delivered than before. The first one has no beginning. Of
 * several deliveries on one day the last counts; what is not delivered any more stays as it was.
 */
export function versions(
  entity: Entity,
  part: string,
  staged: string,
  deliveries: readonly PartDelivery[],
): string {
  const key = list(durableKey(entity).map(identifier));
  const version = identifier(entity.version!);
  const columns = publicColumns(entity).map(({name}) => identifier(name));
  const content = list(columns.filter(name => name !== version));
  const days = list(
    deliveries.map(({delivery, receivedOn}) => `(${delivery}, date ${literal(receivedOn)})`),
  );
  return `with day_of_delivery as (
      from (values ${days}) as d (_delivery, _since)
    ),
    last_of_day as (
      select _delivery, _row, d._since, ${publicSelect(entity)}
      from ${staged} as s
      inner join day_of_delivery as d using (_delivery)
      qualify row_number() over (
        partition by ${key}, d._since order by _delivery desc, _row desc
      ) = 1
    ),
    marked as (
      select *,
        lag(row(${content})) over history as _before,
        row_number() over history as _place
      from last_of_day
      window history as (partition by ${key} order by _since)
    )
    select ${part}, ${noPlace}, _since,
      ${list(columns.map(name => (name === version ? `if(_place = 1, null, _since) as ${name}` : name)))}
    from marked
    where _place = 1 or _before is distinct from row(${content})`;
}
