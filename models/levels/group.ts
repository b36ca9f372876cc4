import type {Lens, Shadow} from '../../warehouse/lens.ts';
import {identifier} from '../../warehouse/sql.ts';

/** The key of a version, as in dim_customer. */
export const keyOf = (customer: string, validFrom: string): string =>
  `cast(md5_number(${customer} || '|' || ${validFrom}) >> 65 as bigint)`;

interface Base {
  /** Database and schema of the snapshot. */
  base: string;
  /** Tables that have a month, and in it the version of a customer. */
  facts: readonly string[];
  /** Whether the snapshot knows what lifetime values of groups take. */
  values: boolean;
}

/**
 * Groups of companies instead of customers: what a customer did in a month is its group's, if it
 * belonged to one on the last day of it. The others are units of their own, and the same as ever.
 */
export function groupLens({base, facts, values}: Base): Omit<Lens, 'name'> {
  const groups = `${base}.bridge_customer_group`;
  const touched = `select customer_id from ${groups} union select group_id from ${groups}`;
  const part = (name: string, sql: Shadow['sql'], isStored = false): Shadow => ({
    name,
    sql,
    isPart: true,
    isStored,
  });
  return {
    touched,
    shadows: [
      part('dim_customer', () => units(base, touched), true),
      ...facts.map(name => {
        const fact = `${base}.${identifier(name)}`;
        return part(name, own => regrouped(fact, {groups, touched, units: own('dim_customer')}));
      }),
      part('activity_cost', own => workOf(base, {groups, touched, units: own('dim_customer')})),
      ...(values
        ? [
            part('int_value_effect', own =>
              valuesToday(base, {groups, touched, units: own('dim_customer')}),
            ),
          ]
        : []),
      part('int_purchase_day', () => purchaseDays(base, groups, touched), true),
      part('int_customer_spell', () => spells(base, groups), true),
    ],
  };
}

/** The interval of a member that has this day. */
const inGroup = (row: string, day: string) =>
  `${row}.customer_id = g.customer_id and ${day} >= g.from_day and ${day} < g.to_day`;

/**
 * Versions of units: of a group without a record of its own, those of its lead. A member is listed
 * where it belongs to nobody now, or bought something while it did not.
 */
const units = (base: string, touched: string) => `
  with groups as (from ${base}.bridge_customer_group),
  own_time as (
    select p.customer_id from ${base}.customer_profitability as p
    semi join (${touched}) as t on p.customer_id = t.customer_id
    left join groups as g on ${inGroup('p', 'p.month')}
    where g.group_id is null
    union
    select p.customer_id from ${base}.int_purchase_day as p
    semi join (${touched}) as t on p.customer_id = t.customer_id
    left join groups as g on ${inGroup('p', 'p.invoiced_on')}
    where g.group_id is null
    union
    select t.customer_id from (${touched}) as t
    cross join ${base}.set_business_date as b
    left join groups as g on ${inGroup('t', 'b.business_date')}
    where g.group_id is null
    union
    select group_id from groups
  )
  select d.* from ${base}.dim_customer as d
  semi join own_time as o on d.customer_id = o.customer_id
  union all
  select d.* replace (
    ${keyOf('g.group_id', 'd.valid_from')} as customer_key,
    g.group_id as customer_id,
    true as counted,
    false as affiliated,
    false as collective
  )
  from ${base}.dim_group as g
  inner join ${base}.dim_customer as d on g.lead_id = d.customer_id
  where g.lead_id <> g.group_id`;

/** What a unit does not itself do carries the unit's version of the month's end. */
const regrouped = (
  fact: string,
  {groups, touched, units}: {groups: string; touched: string; units: string},
) => `
  with versions as (
    select
      customer_key,
      customer_id,
      if(lag(valid_from) over (partition by customer_id order by valid_from) is null,
        date '0001-01-01', valid_from) as from_day,
      valid_to as to_day
    from ${units}
    where customer_id in (select group_id from ${groups})
  )
  select f.* replace (
    coalesce(g.group_id, f.customer_id) as customer_id,
    coalesce(v.customer_key, f.customer_key) as customer_key
  )
  from ${fact} as f
  semi join (${touched}) as t on f.customer_id = t.customer_id
  left join ${groups} as g on ${inGroup('f', 'f.month')}
  left join versions as v
    on g.group_id = v.customer_id
    and last_day(f.month) >= v.from_day and last_day(f.month) < v.to_day`;

/** What members will still bring is their group's, as it is today. */
const valuesToday = (base: string, names: Parameters<typeof regrouped>[1]) => {
  const today = `(select e.*, b.business_date as month
    from ${base}.int_value_effect as e cross join ${base}.set_business_date as b)`;
  return `select * exclude (month) from (${regrouped(today, names)})`;
};

/** What the work for the members cost; computed anew, it would be rounded once, and another sum. */
const workOf = (base: string, names: Parameters<typeof regrouped>[1]) => `
  select
    customer_id, max(customer_key) as customer_key, month, activity, cost_pool, step,
    cast(sum(quantity) as decimal(18, 4)) as quantity,
    cast(sum(minutes) as decimal(18, 4)) as minutes,
    cast(sum(estimated_minutes) as decimal(18, 4)) as estimated_minutes,
    cast(sum(cost) as decimal(18, 4)) as cost
  from (${regrouped(`${base}.activity_cost`, names)})
  group by customer_id, month, activity, cost_pool, step`;

const purchaseDays = (base: string, groups: string, touched: string) => `
  select distinct coalesce(g.group_id, p.customer_id) as customer_id, p.invoiced_on, p.month
  from ${base}.int_purchase_day as p
  semi join (${touched}) as t on p.customer_id = t.customer_id
  left join ${groups} as g on ${inGroup('p', 'p.invoiced_on')}`;

/**
 * A group is active as long as one of its members is; a member takes along what it is. So a takeover
 * makes nobody new and nobody lost.
 */
const spells = (base: string, groups: string) => `
  with groups as (from ${groups}),
  membership as (
    select customer_id, group_id as unit_id, from_day, to_day from groups
    union all
    select customer_id, customer_id, to_day,
      lead(from_day, 1, date '9999-12-31') over (partition by customer_id order by from_day)
    from groups
    union all
    select customer_id, customer_id, date '0001-01-01', min(from_day) from groups group by customer_id
    union all
    select distinct group_id, group_id, date '0001-01-01', date '9999-12-31' from groups
    where group_id not in (select customer_id from groups)
  ),
  pieces as (
    select
      m.unit_id,
      greatest(s.started_on, m.from_day) as started_on,
      least(s.ended_on, m.to_day) as ended_on,
      s.basis,
      s.started_on >= m.from_day as begins,
      s.ended_on <= m.to_day as ends,
      s.began_as
    from ${base}.int_customer_spell as s
    inner join membership as m
      on s.customer_id = m.customer_id and s.started_on < m.to_day and s.ended_on > m.from_day
      and m.from_day < m.to_day
  ),
  marked as (
    select *, coalesce(max(ended_on) over (
      partition by unit_id order by started_on, ended_on
      rows between unbounded preceding and 1 preceding
    ) <= started_on, true) as is_first
    from pieces
  ),
  numbered as (
    select *, sum(cast(is_first as integer)) over (
      partition by unit_id order by started_on, ended_on rows unbounded preceding
    ) as number
    from marked
  ),
  spans as (
    select *,
      min(started_on) over (partition by unit_id, number) as first_day,
      max(ended_on) over (partition by unit_id, number) as last_day
    from numbered
  )
  select
    unit_id as customer_id,
    max(basis) as basis,
    first_day as started_on,
    last_day as ended_on,
    case
      when bool_or(not begins) filter (started_on = first_day) then 'regrouped'
      when number > 1 or bool_or(began_as = 'won_back') filter (started_on = first_day)
        then 'won_back'
      else 'new'
    end as began_as,
    case when bool_or(not ends) filter (ended_on = last_day) then 'regrouped' else 'lost' end
      as ended_as
  from spans
  group by unit_id, number, first_day, last_day`;
