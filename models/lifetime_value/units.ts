import {type RawBuilder, sql} from 'kysely';

/**
 * What each customer that counts will still bring, in one row each; where groups count as customers, the sum of
 * the members that belong to one on the business date, with an interval of the sum. A group is as much alive as
 * its most lively member.
 */
export const valuedUnits = (byGroup: boolean): RawBuilder<unknown> =>
  byGroup ? sql`(${groups})` : sql`(${customers})`;

const customers = sql`
  select customer_id, customer_key, clv, clv_low, clv_high, p_alive, reason
  from customer_lifetime_value
  where stream = 'total'`;

const groups = sql`
  select coalesce(g.group_id, c.customer_id) as customer_id,
    coalesce(max(d.customer_key), max(c.customer_key)) as customer_key,
    sum(c.clv) as clv,
    case when g.group_id is null then max(c.clv_low) else max(s.clv_low) end as clv_low,
    case when g.group_id is null then max(c.clv_high) else max(s.clv_high) end as clv_high,
    max(c.p_alive) as p_alive,
    case
      when g.group_id is null or sum(c.clv) is null then min(c.reason)
      when max(case when c.reason <> 'not_bought' then 1 else 0 end) = 1 then 'incomplete'
    end as reason
  from customer_lifetime_value as c
  left join int_group_today as g on c.customer_id = g.customer_id
  left join lifetime_value_sum as s on s.dimension = 'group' and s.member = g.group_id
  left join dim_customer as d on d.customer_id = g.group_id and d.is_current
  where c.stream = 'total'
  group by g.group_id, coalesce(g.group_id, c.customer_id)`;
