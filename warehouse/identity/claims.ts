import type {Connection} from '../database.ts';
import {identifier, list, literal} from '../sql.ts';
import type {Part} from '../staging/parts.ts';
import type {Claim, MatchRule} from './match.ts';
import {comparedValues} from './values.ts';

const compared = ['vat_id', 'email', 'name', 'postal_code', 'collective', 'shared_number'];

/**
 * For whom the rules speak: customers of more than one space that have the same value. A value that
 * several sources of one space deliver for a customer is taken from the first of them; a collective
 * account is nobody in particular, so only its number counts.
 */
export async function claimsOf(
  db: Connection,
  parts: readonly Part[],
  spaceOfSource: (source: string) => string,
): Promise<Claim[]> {
  if (parts.length === 0) return [];
  const newest = parts.map((part, place) => newestRows(part, place, spaceOfSource(part.source)));
  const hashes = comparedValues.map(
    ({rule, hash}) => `if(collective, null, ${hash}) as ${identifier(rule)}`,
  );
  await db.run(`create or replace temp table compared_customer as
    with newest as (${list(newest, ' union all ')})
    select _place, _space, customer_id, shared_number, ${list(hashes)} from newest`);
  const firsts = comparedValues.map(
    ({rule}) => `select ${literal(rule)} as rule, _space, customer_id,
      arg_min(${identifier(rule)}, _place) as value
      from compared_customer where ${identifier(rule)} is not null group by _space, customer_id`,
  );
  const rows = await db.rows<{rule: MatchRule; customers: string}>(`
    select rule, cast(to_json(list(customer_id order by customer_id)) as varchar) as customers
    from (${list(firsts, ' union all ')})
    group by rule, value
    having count(distinct _space) > 1
    union all
    select 'shared_number', cast(to_json(list_append(list(customer_id order by customer_id), value))
      as varchar)
    from (
      select _space, customer_id, arg_min(shared_number, _place) as value
      from compared_customer where _space <> '' and shared_number is not null
      group by _space, customer_id
    )
    group by _space, value`);
  await db.run('drop table compared_customer');
  return rows.map(({rule, customers}) => ({rule, customers: JSON.parse(customers)}));
}

/** What a part knows of each customer now; who is not delivered any more is still known. */
function newestRows({kind, table, deliveries}: Part, place: number, space: string): string {
  const rows =
    kind === 'sql'
      ? `(select *, 0 as _delivery from ${identifier(table!)})`
      : `read_parquet([${list(deliveries.map(each => literal(each.rows)))}], union_by_name = true)`;
  return `(select ${place} as _place, ${literal(space)} as _space, customer_id,
      ${list(compared.map(identifier))}
    from ${rows}
    qualify row_number() over (
      partition by customer_id order by valid_from desc nulls last, _delivery desc, _row desc
    ) = 1)`;
}
