/*
How complete the records of active customers were at each month's end.

Which fields a complete record has is a setting (required_customer_fields in company.yaml).

One row per month.

required_fields  active customers × required fields
filled_fields    of them, filled

check filled_fields <= required_fields
*/
with

records as (
    select
        f.customer_key,
        count(*) as required_fields,
        count(*) filter (where f.is_filled) as filled_fields
    from int_customer_field as f
    inner join set_required_customer_field as r on f.field = r.field
    group by f.customer_key
),

/* The times in which an active customer had one and the same record. */
spans as (
    select
        greatest(s.started_on, v.from_day) as from_day,
        least(s.ended_on, v.to_day) as to_day,
        r.required_fields,
        r.filled_fields
    from int_customer_spell as s
    inner join int_customer_version as v
        on s.customer_id = v.customer_id and s.started_on < v.to_day and s.ended_on > v.from_day
    inner join records as r on v.customer_key = r.customer_key
),

/* Whatever begins in a month counts at its end, and whatever ends in it no longer does. */
changes as (
    select cast(date_trunc('month', from_day) as date) as month, required_fields, filled_fields
    from spans
    union all
    select cast(date_trunc('month', to_day) as date), -required_fields, -filled_fields
    from spans
),

changes_by_month as (
    select
        month,
        sum(required_fields) as required_fields,
        sum(filled_fields) as filled_fields
    from changes
    group by month
)

select
    m.month,
    cast(coalesce(sum(c.required_fields), 0) as bigint) as required_fields,
    cast(coalesce(sum(c.filled_fields), 0) as bigint) as filled_fields
from dim_month as m
left join changes_by_month as c on m.month >= c.month
group by m.month
