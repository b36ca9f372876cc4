/*
How long each relation has lasted, until its first loss that we saw, or until now.

A relation that is older than our history is watched from the day on which losses can be seen, and not
before: whoever left earlier is not in it either. Nobody is watched twice; what follows a loss is another
story. Months are begun ones, of 30.4375 days.

One row per customer_id.

customer_id    whose beginning is known: by the first purchase or contract, or by customer_since
segment        as known now; empty where the source has none
since          first day of the relation
entry_months   full months that had passed when we began to watch; 0: from the beginning
tenure_months  begun months until the loss, or until the business date
is_lost        it has ended

check tenure_months > entry_months and entry_months >= 0
*/
with

measurable as (
    select min(month) as from_day
    from churn_by_month
    where is_measurable
),

first_spells as (
    select
        s.customer_id,
        s.started_on,
        s.ended_on,
        s.began_as,
        row_number() over (partition by s.customer_id order by s.started_on) as number
    from int_customer_spell as s
    inner join set_business_date as b on s.started_on <= b.business_date
),

known as (
    select customer_id, min(customer_since) as customer_since
    from dim_customer
    where customer_id is not null
    group by customer_id
),

/* Of who was there in our first months we know the beginning only where the source tells it. */
watched as (
    select
        s.customer_id,
        case when s.began_as = 'new' and s.started_on >= m.from_day then s.started_on else k.customer_since end
            as since,
        case when s.started_on >= m.from_day then s.started_on else m.from_day end as watched_from,
        s.ended_on
    from first_spells as s
    inner join known as k on s.customer_id = k.customer_id
    cross join measurable as m
    where
        s.number = 1
        and (s.started_on < m.from_day or s.began_as = 'new')
        and s.ended_on > m.from_day
),

lengths as (
    select
        w.customer_id,
        w.since,
        date_diff('day', w.since, w.watched_from) as days_before,
        date_diff('day', w.since, case when w.ended_on <= b.business_date then w.ended_on else b.business_date end)
            as days,
        w.ended_on <= b.business_date as is_lost
    from watched as w
    cross join set_business_date as b
    where w.since <= w.watched_from
)

select
    l.customer_id,
    v.segment,
    l.since,
    cast(floor(cast(l.days_before as double) / 30.4375) as bigint) as entry_months,
    cast(floor(cast(l.days as double) / 30.4375) + 1 as bigint) as tenure_months,
    l.is_lost
from lengths as l
inner join dim_customer as v on l.customer_id = v.customer_id and v.is_current
