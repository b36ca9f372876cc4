/*
What each customer was worth at the ends of months, by the models, parameters and margins of today: what moves
it is what the customer did, and not that we know better.

Purchases are told in whole weeks and months (int_month_end_history), contracts as they ran, machines as they stood.

One row per customer_id, month.

customer_id  a customer that counts in ranks and rates, with something to forecast then
month        first day of the month at whose end it is told
clv          company currency

check (select count(*) from int_month_end_value where clv is null) = 0
*/
with

usual_spend as (
    select cast(sum(cast(spend as decimal(18, 4))) as double) / nullif(count(spend), 0) as spend
    from int_purchase_history
),

purchases as (
    select
        h.customer_id,
        h.month,
        o.p_alive,
        g.rate * o.discounted_orders * coalesce(
            cast(s.p * (s.v + h.orders * h.spend) as double) / nullif(s.p * h.orders + s.q - 1, 0),
            cast(h.orders * h.spend + u.spend as double) / nullif(h.orders + 1, 0)
        ) as value
    from int_month_end_history as h
    inner join int_month_end_outlook as o
        on h.orders = o.orders and h.age_days = o.age_days and h.silent_days = o.silent_days
    inner join int_stream_margin as g on h.customer_id = g.customer_id and g.stream = 'purchases'
    cross join int_spend_fit as s
    cross join usual_spend as u
),

contracts as (
    select
        c.customer_id,
        c.month,
        case when c.months_left is null then cast(1 as double) end as p_alive,
        g.rate * cast(c.mrr as double) * coalesce(c.worth_left, o.discounted_months) as value
    from int_contract_month as c
    inner join int_month_end as e on c.month = e.month
    inner join int_contract_run as r
        on c.customer_id = r.customer_id and c.month >= r.first_month and c.month <= r.last_month
    inner join int_contract_outlook as o
        on r.unseen + date_diff('month', r.first_month, c.month) = o.survived
    inner join int_stream_margin as g on c.customer_id = g.customer_id and g.stream = 'contracts'
),

usual as (
    select
        cast(sum(case when stream = 'machines' then expected_margin end) as double)
        / nullif(count(case when stream = 'machines' then 1 end), 0) as margin,
        cast(sum(case when stream = 'purchases' then p_alive_alone end) as double)
        / nullif(count(case when stream = 'purchases' then 1 end), 0) as p_alive
    from int_stream_value
),

machines as (
    select
        m.customer_id,
        e.month,
        cast(null as double) as p_alive,
        sum(coalesce(v.expected_margin, u.margin) * o.discounted_orders) as value
    from int_machine as m
    inner join dim_installed_base as i on m.installed_id = i.installed_id
    inner join int_month_end as e
        on i.commissioned_on <= e.month_end and coalesce(i.retired_on, date '9999-12-31') > e.month_end
    inner join int_machine_outlook as o
        on
            m.is_own = o.is_own
            and floor(cast(date_diff('day', i.commissioned_on, e.month_end) as double) / 30.4375) = o.months
    left join int_stream_value as v on m.customer_id = v.customer_id and v.stream = 'machines'
    cross join usual as u
    /* Where no machine was ever invoiced, nobody knows what one brings. */
    where coalesce(v.expected_margin, u.margin) is not null
    group by m.customer_id, e.month
),

/* A machine of somebody else makes no customer. */
known as (
    select customer_id, min(month) as first_month
    from (
        select customer_id, cast(date_trunc('month', first_on) as date) as month
        from int_purchase_history
        union all
        select customer_id, first_month
        from int_contract_run
        union all
        select m.customer_id, cast(date_trunc('month', i.commissioned_on) as date)
        from int_machine as m
        inner join dim_installed_base as i on m.installed_id = i.installed_id
        where m.is_own
    ) as first_days
    group by customer_id
),

/* Contracts that end after a notice are sure until then, and say nothing of what else is to come. */
streams as (
    select
        customer_id,
        month,
        p_alive,
        case when p_alive is null then 0 else value end as value,
        case when p_alive is null then value else 0 end as sure
    from contracts
    union all
    select customer_id, month, p_alive, value, 0
    from purchases
    union all
    select m.customer_id, m.month, m.p_alive, m.value, 0
    from machines as m
    inner join known as k on m.customer_id = k.customer_id and m.month >= k.first_month
)

select
    s.customer_id,
    s.month,
    cast(
        coalesce(max(s.p_alive), max(u.p_alive), 1) * sum(s.value) + sum(s.sure) as decimal(18, 4)
    ) as clv
from streams as s
cross join usual as u
group by s.customer_id, s.month
