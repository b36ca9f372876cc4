/*
The first proposal to each customer in trials of the past: which has the highest rate, as it was known then.
As today, nothing was proposed of which was known that it costs more than it brings.

One row per trial, customer_id.

trial        test or earlier_test of int_advice_trial
customer_id  the customer
item         that was advised
rate         share that was expected to follow it, by int_advice_rate; empty where nobody was ever advised it
is_hit       it bought it in the months that follow
*/
with

ranked as (
    select
        t.trial,
        t.customer_id,
        t.item,
        t.is_hit,
        r.chance,
        row_number() over (
            partition by t.trial, t.customer_id
            order by coalesce(r.chance, 0) desc, t.confidence desc, t.item
        ) as place
    from int_advice_trial as t
    left join int_advice_rate as r
        on t.item = r.item and r.trial = case t.trial when 'test' then 'train' else 'earlier_train' end
    left join int_costly_item as c on t.trial = c.used_for and t.item = c.item
    where t.trial in ('test', 'earlier_test') and c.item is null
)

select trial, customer_id, item, chance as rate, is_hit
from ranked
where place = 1
