import {identifier, list} from '../sql.ts';

/** What becomes of a column of which several systems have a value. */
export interface MergedColumn {
  name: string;
  /** first: of the first source that has one; any: true where any of them is. */
  how: 'first' | 'any';
}

/**
 * A select of one history for each customer from the rows of several systems: `customer_id`,
 * `valid_from` and the columns, with `_member` beside them, which names the row's system and
 * customer and sorts as the systems do. A version begins wherever one of theirs begins and something
 * changes by it; each of its columns is what the first system that has a value then says.
 */
export function merged(rows: string, columns: readonly MergedColumn[]): string {
  const names = list(columns.map(({name}) => identifier(name)));
  const values = columns.map(({name, how}) =>
    how === 'any'
      ? `bool_or(${identifier(name)}) as ${identifier(name)}`
      : `arg_min(${identifier(name)}, _member) as ${identifier(name)}`,
  );
  return `
    with delivered as (select customer_id, valid_from, _member, ${names} from (${rows})),
    several as (
      select customer_id from delivered group by customer_id having count(distinct _member) > 1
    ),
    dated as (
      select * replace (coalesce(valid_from, date '1900-01-01') as valid_from)
      from delivered semi join several using (customer_id)
    ),
    member as (select distinct customer_id, _member from dated),
    first_day as (select distinct customer_id, valid_from from dated),
    asked as (select * from first_day inner join member using (customer_id)),
    in_effect as (
      select a.customer_id, a.valid_from, d.* exclude (customer_id, valid_from)
      from asked as a
      asof join dated as d on a.customer_id = d.customer_id and a._member = d._member
        and a.valid_from >= d.valid_from
    ),
    together as (
      select customer_id, valid_from, ${list(values)}
      from in_effect group by customer_id, valid_from
    ),
    marked as (
      select *, row_number() over history as _place, lag(row(${names})) over history as _before
      from together
      window history as (partition by customer_id order by valid_from)
    )
    select customer_id, valid_from, ${names}
    from delivered anti join several using (customer_id)
    union all
    select customer_id, nullif(valid_from, date '1900-01-01'), ${names}
    from marked where _place = 1 or _before is distinct from row(${names})`;
}
