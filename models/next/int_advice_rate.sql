/*
How often customers followed advice in the past, item by item: of those who had not bought it and for whom a
rule spoke, the share that bought it within the horizon. Everybody's rate counts as fifty customers more.

One row per trial, item.

trial      train: what was known at tested_from; earlier_train: at trained_from; again: what is known today
item       that was advised
customers  to whom
hits       of them, those who bought it
chance     share that is expected to
*/
with

counted as (
    select
        trial,
        item,
        count(*) as customers,
        sum(case when is_hit then 1 else 0 end) as hits
    from int_advice_trial
    where trial in ('train', 'earlier_train', 'again')
    group by trial, item
),

usual as (
    select
        trial,
        cast(sum(hits) as double) / nullif(sum(customers), 0) as rate
    from counted
    group by trial
)

select
    c.trial,
    c.item,
    cast(c.customers as bigint) as customers,
    cast(c.hits as bigint) as hits,
    cast(c.hits + 50 * u.rate as double) / nullif(c.customers + 50, 0) as chance
from counted as c
inner join usual as u on c.trial = u.trial
