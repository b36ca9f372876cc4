/*
The machines of the installed base, ours and others', and what became of them up to the business date.

One row per installed_id.

installed_id  such as the serial number
customer_id   a customer that counts in ranks and rates, and did not object to profiling
is_own        made by us
unseen        months that it had run when our history began
age           months until it was retired, or until the business date
is_retired    it was retired
is_won        it was retired, and one of ours took its place

check age > unseen and unseen >= 0
check is_retired or not is_won
*/
with

history as (
    select
        min(m.month) as first_day,
        max(b.business_date) as as_of
    from dim_month as m
    cross join set_business_date as b
),

machines as (
    select
        i.installed_id,
        i.customer_id,
        i.is_own,
        i.commissioned_on,
        case when i.commissioned_on < h.first_day then h.first_day else i.commissioned_on end as seen_on,
        case when i.retired_on <= h.as_of then i.retired_on else h.as_of end as until,
        coalesce(i.retired_on <= h.as_of, false) as is_retired,
        i.replaced_by
    from dim_installed_base as i
    inner join int_customer_version as c on i.customer_id = c.customer_id
    cross join history as h
    left join int_profiling_objection as o on i.customer_id = o.customer_id
    where
        i.commissioned_on is not null
        and c.counted
        and h.as_of >= c.from_day
        and h.as_of < c.to_day
        and o.customer_id is null
)

select
    installed_id,
    customer_id,
    is_own,
    cast(date_diff('day', commissioned_on, seen_on) as double) / 30.4375 as unseen,
    cast(date_diff('day', commissioned_on, until) as double) / 30.4375 as age,
    is_retired,
    is_retired and replaced_by is not null as is_won
from machines
where until > seen_on
