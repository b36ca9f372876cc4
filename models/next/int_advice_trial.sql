/*
What rules would have advised to customers on a day of the past, and what these bought then. Of more than
20,000 customers as many are drawn evenly; more make no rate better.

One row per trial, customer_id, item.

trial       train: at trained_from of int_advice_date, by rules of before tested_from; test: at tested_from,
            by the same; again: at tested_from, by the rules of today; earlier_train and earlier_test: at
            earlier_from and trained_from, by rules of before trained_from
customer_id the customer
item        that rules advised, and that it had never bought
confidence  of the surest rule that spoke for it
is_hit      it bought it in the months that follow
*/
with

customers as (
    select
        customer_id,
        row_number() over (order by customer_id) as place,
        count(*) over () as customers
    from (select distinct customer_id from int_customer_item) as known
),

drawn as (
    select customer_id
    from customers
    where
        floor(cast(20000 * place as double) / nullif(customers, 0))
        > floor(cast(20000 * (place - 1) as double) / nullif(customers, 0))
        or customers <= 20000
),

items as (
    select i.*
    from int_customer_item as i
    where i.customer_id in (select customer_id from drawn)
),

/* Who has bought it lately, at each day; and who had it already. */
recent as (
    select 'train' as trial, 'before' as period, customer_id, item
    from items
    where trained_lately
    union all
    select 'earlier_train', 'earlier', customer_id, item
    from items
    where earlier_lately
    union all
    select 'earlier_test', 'earlier', customer_id, item
    from items
    where trained_lately
    union all
    select 'test', 'before', customer_id, item
    from items
    where tested_lately
    union all
    select 'again', 'all', customer_id, item
    from items
    where tested_lately
),

advised as (
    select
        a.trial,
        a.customer_id,
        r.item,
        max(r.confidence) as confidence
    from recent as a
    inner join int_advice_rule as r on a.period = r.period and a.item = r.item_1
    left join recent as b
        on a.trial = b.trial and a.customer_id = b.customer_id and r.item_2 = b.item
    where r.item_2 is null or b.item is not null
    group by a.trial, a.customer_id, r.item
)

select
    a.trial,
    a.customer_id,
    a.item,
    a.confidence,
    coalesce(
        case
            when a.trial = 'earlier_train' then i.in_earlier
            when a.trial in ('train', 'earlier_test') then i.in_training
            else i.in_test
        end, false
    ) as is_hit
from advised as a
cross join int_advice_date as d
left join int_customer_item as i on a.customer_id = i.customer_id and a.item = i.item
where
    i.customer_id is null
    or i.first_month >= case
        when a.trial = 'earlier_train' then d.earlier_from
        when a.trial in ('train', 'earlier_test') then d.trained_from
        else d.tested_from
    end
