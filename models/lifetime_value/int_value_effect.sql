/*
What a sum of lifetime values needs of each customer and stream: how far the customer's own chance may take
it, and how far the sum moves with parameters that all customers share.

An effect is by how much clv moves with the logarithm of the parameter.

One row per customer_id, stream.

customer_id   the customer
stream        purchases, contracts or machines
member_id     the same; where groups count as customers, the one that has the value
customer_key  its version at the business date
clv           as in customer_lifetime_value
p_alive       as there; empty for contracts that end after a notice: what they bring is sure
if_alive      the value of a customer that has not left; nothing likewise
own_variance  of if_alive, by the customer's own chance alone
none          chance that nothing comes, if it has not left
shared        amount of clv that moves with the parameters of the model of purchases; zero where none does
drawn         the same where it is known by how much
purchase_1    effect of the first parameter of the model of purchases; empty where not drawn
purchase_2    of the second
purchase_3    of the third
purchase_4    of the fourth
other_1       by how much clv is more by the first of the models of purchases that are not chosen; empty
              where not drawn or not fitted
other_2       of the second
spend_1       effect of the first parameter of gamma_gamma
spend_2       of the second
spend_3       of the third
contract_1    effect of the first parameter of the model of contracts
contract_2    of the second
machine_1     effect of the shape of the lives of machines
machine_2     of their scale
machine_3     of the share of machines of ours that one of ours follows
machine_4     of the share of those of others

check own_variance >= 0
check drawn between 0 and shared + 0.001
*/
with

aged as (
    select
        h.customer_id,
        h.orders,
        h.last_days,
        date_diff('day', h.first_on, b.business_date) as age_days,
        h.spend
    from int_purchase_history as h
    cross join set_business_date as b
),

histories as (
    select
        h.customer_id,
        h.orders,
        coalesce(h.spend, 0) as spend,
        o.uncertainty,
        s.alive_1,
        s.alive_2,
        s.alive_3,
        s.alive_4,
        s.orders_1,
        s.orders_2,
        s.orders_3,
        s.orders_4,
        s.other_alive_1,
        s.other_alive_2,
        s.other_orders_1,
        s.other_orders_2
    from aged as h
    inner join int_purchase_outlook as o
        on h.orders = o.orders and h.last_days = o.last_days and h.age_days = o.age_days
    left join int_purchase_slope as s
        on o.orders = s.orders and o.last_days = s.last_days and o.age_days = s.age_days
),

contracts as (
    select
        customer_id,
        holds,
        uncertainty,
        slope_1,
        slope_2
    from int_contract_ahead
),

machines as (
    select
        m.customer_id,
        cast(sum(o.discounted_orders * o.slope_1) as double) / nullif(sum(o.discounted_orders), 0) as slope_1,
        cast(sum(o.discounted_orders * o.slope_2) as double) / nullif(sum(o.discounted_orders), 0) as slope_2,
        cast(sum(case when m.is_own then o.discounted_orders else 0 end) as double)
        / nullif(sum(o.discounted_orders), 0) as slope_3,
        sum(o.discounted_orders * sqrt(coalesce(o.uncertainty, 0))) as error
    from int_machine as m
    inner join int_machine_outlook as o on m.is_own = o.is_own and floor(m.age) = o.months
    where not m.is_retired
    group by m.customer_id
),

/* A contract that goes on keeps the relation alive, whatever the model of purchases says. */
valued as (
    select
        s.customer_id,
        s.stream,
        c.customer_key,
        cast(c.clv as double) as clv,
        c.p_alive,
        s.stream = 'contracts' and s.p_alive_alone is null as is_sure,
        s.value,
        s.variance - case s.stream
            when 'purchases' then s.value * s.value * coalesce(h.uncertainty, 0)
            when 'contracts' then s.value * s.value * coalesce(k.uncertainty, 0)
            else s.expected_margin * s.expected_margin * m.error * m.error
        end as own_variance,
        s.none,
        case when s.stream = 'purchases' then 1.0 else 0 end as buys,
        case
            when s.stream <> 'contracts' and not coalesce(k.holds, false) and h.customer_id is not null then 1.0
            else 0
        end as may_leave,
        case when s.stream = 'contracts' then 1.0 end as subscribes,
        h.orders,
        h.spend,
        h.alive_1,
        h.alive_2,
        h.alive_3,
        h.alive_4,
        h.orders_1,
        h.orders_2,
        h.orders_3,
        h.orders_4,
        h.other_alive_1,
        h.other_alive_2,
        h.other_orders_1,
        h.other_orders_2,
        k.slope_1 as contract_slope_1,
        k.slope_2 as contract_slope_2,
        case when s.stream = 'machines' then m.slope_1 end as machine_slope_1,
        case when s.stream = 'machines' then m.slope_2 end as machine_slope_2,
        case when s.stream = 'machines' then m.slope_3 end as machine_slope_3
    from int_stream_value as s
    inner join customer_lifetime_value as c on s.customer_id = c.customer_id and s.stream = c.stream
    left join histories as h on s.customer_id = h.customer_id
    left join contracts as k on s.customer_id = k.customer_id
    left join machines as m on s.customer_id = m.customer_id
)

/* What is left of the variance without that of the parameters is the customer's own. */
select
    v.customer_id,
    v.stream,
    v.customer_id as member_id,
    v.customer_key,
    v.clv,
    case when v.is_sure then null else v.p_alive end as p_alive,
    case when v.is_sure then 0 else v.value end as if_alive,
    greatest(v.own_variance, 0) as own_variance,
    v.none,
    abs(v.clv) * greatest(v.buys, v.may_leave) as shared,
    case when v.alive_1 is not null then abs(v.clv) * greatest(v.buys, v.may_leave) else 0 end as drawn,
    v.clv * (v.buys * v.orders_1 + v.may_leave * v.alive_1) as purchase_1,
    v.clv * (v.buys * v.orders_2 + v.may_leave * v.alive_2) as purchase_2,
    v.clv * (v.buys * v.orders_3 + v.may_leave * v.alive_3) as purchase_3,
    v.clv * (v.buys * v.orders_4 + v.may_leave * v.alive_4) as purchase_4,
    v.clv * ((1 + v.buys * (v.other_orders_1 - 1)) * (1 + v.may_leave * (v.other_alive_1 - 1)) - 1) as other_1,
    v.clv * ((1 + v.buys * (v.other_orders_2 - 1)) * (1 + v.may_leave * (v.other_alive_2 - 1)) - 1) as other_2,
    v.clv * v.buys * (1 - cast(g.p * v.orders as double) / nullif(g.p * v.orders + g.q - 1, 0)) as spend_1,
    v.clv * v.buys * (0 - cast(g.q as double) / nullif(g.p * v.orders + g.q - 1, 0)) as spend_2,
    v.clv * v.buys * (cast(g.v as double) / nullif(g.v + v.orders * v.spend, 0)) as spend_3,
    v.clv * v.subscribes * v.contract_slope_1 as contract_1,
    v.clv * v.subscribes * v.contract_slope_2 as contract_2,
    v.clv * v.machine_slope_1 as machine_1,
    v.clv * v.machine_slope_2 as machine_2,
    v.clv * v.machine_slope_3 as machine_3,
    v.clv * (1 - v.machine_slope_3) as machine_4
from valued as v
cross join int_spend_fit as g
