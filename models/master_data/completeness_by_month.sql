/*
How complete the records of active customers were at each month's end.

Which fields a complete record has is a setting (required_customer_fields in company.yaml).

One row per month.

required_fields  active customers × required fields
filled_fields    of them, filled

check filled_fields <= required_fields
*/
with

active as (
    select m.month, m.month_end, s.customer_id
    from dim_month as m
    inner join int_customer_spell as s on s.started_on <= m.month_end and s.ended_on > m.month_end
),

fields as (
    select f.customer_key, f.is_filled
    from int_customer_field as f
    inner join set_required_customer_field as r on f.field = r.field
),

counted as (
    select
        a.month,
        count(*) as required_fields,
        count(*) filter (where f.is_filled) as filled_fields
    from active as a
    inner join int_customer_version as v
        on a.customer_id = v.customer_id and a.month_end >= v.from_day and a.month_end < v.to_day
    inner join fields as f on v.customer_key = f.customer_key
    group by a.month
)

select
    m.month,
    coalesce(c.required_fields, 0) as required_fields,
    coalesce(c.filled_fields, 0) as filled_fields
from dim_month as m
left join counted as c on m.month = c.month
