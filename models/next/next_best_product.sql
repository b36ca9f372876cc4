/*
What to offer each customer next: up to three products that it has never bought, and that clear rules speak
for, the likeliest first. Nothing is advised of which is known that it costs more than it brings.

A customer for whom nothing speaks has one row with the reason.

One row per customer_id, position.
Rebuilt by customer_id.

customer_id            a customer that counts, bought something, and did not object to profiling
position               1 is the likeliest
item                   a product, or a product group where portfolio.yaml says so; empty without advice
antecedent             what it bought in the last twelve months, from which the surest rule concludes
confidence             share of the baskets with the antecedent that have the item, too
lift                   of this rule
chance                 that it buys the item within the horizon: the share of those who did, of customers to
                       whom the same was advised before, corrected by how many of the last trial did in truth;
                       empty where the history is too short to know
horizon_months         in how many months; empty likewise
expected_contribution  chance × what others who bought it brought within as many months after the cost of our
                       work; empty where that is not known
reason                 why there is no advice: not_bought_lately (nothing in twelve months) or nothing_follows
                       (no rule concludes from it to something new that earns anything)

check (item is null) = (reason is not null)
check expected_contribution >= 0 or expected_contribution is null
check chance between 0 and 1 or chance is null
check position between 1 and 3
*/
with

customers as (
    select
        p.customer_id,
        max(p.invoiced_on) as last_on
    from int_purchase_day as p
    left join int_profiling_objection as o on p.customer_id = o.customer_id
    where o.customer_id is null
    group by p.customer_id
),

recent as (
    select customer_id, item
    from int_customer_item
    where given_lately
),

advised as (
    select
        a.customer_id,
        r.item,
        min(r.sureness) as sureness
    from recent as a
    inner join int_advice_rule as r on r.period = 'all' and a.item = r.item_1
    left join recent as b on a.customer_id = b.customer_id and r.item_2 = b.item
    where r.item_2 is null or b.item is not null
    group by a.customer_id, r.item
),

open_advice as (
    select
        a.customer_id,
        a.item,
        a.sureness,
        case when c.chance * k.factor < 1 then c.chance * k.factor when c.chance is not null then 1 end as chance,
        row_number() over (
            partition by a.customer_id order by coalesce(c.chance, 0) desc, a.sureness
        ) as position
    from advised as a
    inner join int_advice_correction as k on k.used_for = 'given'
    left join int_customer_item as i on a.customer_id = i.customer_id and a.item = i.item
    left join int_running_item as n on a.customer_id = n.customer_id and a.item = n.item
    left join int_advice_rate as c on c.trial = 'again' and a.item = c.item
    left join int_costly_item as v on v.used_for = 'given' and a.item = v.item
    where i.item is null and n.item is null and v.item is null
)

select
    c.customer_id,
    cast(coalesce(a.position, 1) as bigint) as position,
    a.item,
    r.antecedent,
    r.confidence,
    r.lift,
    a.chance,
    case when a.chance is not null then d.horizon_months end as horizon_months,
    cast(a.chance * cast(v.contribution as double) as decimal(18, 4)) as expected_contribution,
    case
        when a.item is not null then null
        when c.last_on < d.given_lately or d.given_lately is null then 'not_bought_lately'
        else 'nothing_follows'
    end as reason
from customers as c
cross join int_advice_date as d
left join open_advice as a on c.customer_id = a.customer_id and a.position <= 3
left join int_advice_rule as r on r.period = 'all' and a.sureness = r.sureness
left join int_item_value as v on a.item = v.item
