/*
Lifetime values of all customers, of each stream, of each segment, industry, region and ABC class, and of each
group of companies, with what their intervals take: given the parameters, customers are independent, so their variances add up; the
effects of the parameters, which all share, add up before they are squared.

One row per dimension, member.

dimension          all, stream, segment, industry, region, abc_class or group
member             the source's word for it, or the group; empty where it says none, for all, and for who is
                   in no group on the business date
customers          with a lifetime value
gains              whether one of them is worth more than nothing
losses             whether one of them is worth less
clv                sum of their lifetime values, company currency
own_variance       variance of the sum by the customers' own chances
ln_nothing         logarithm of the chance that none of them brings anything
shared             amount of clv that moves with the parameters of the model of purchases
drawn              the same where it is known by how much
purchase_1         effect on clv of the logarithm of the first parameter of the model of purchases, of
                   those that were drawn
purchase_2         of the second
purchase_3         of the third
purchase_4         of the fourth
other_1            by how much clv of those that were drawn is more by the first of the models of purchases that
                   are not chosen
other_2            of the second
spend_1            effect of the first parameter of gamma_gamma
spend_2            of the second
spend_3            of the third
contract_1         effect of the first parameter of the model of contracts
contract_2         of the second
machine_1          effect of the shape of the lives of machines
machine_2          of their scale
machine_3          of the share of machines of ours that one of ours follows
machine_4          of the share of those of others

check own_variance >= 0 and ln_nothing <= 0
*/
with

streams as (
    select
        *,
        p_alive * (own_variance + if_alive * if_alive) - p_alive * p_alive * if_alive * if_alive as variance,
        ln(case when p_alive * (1 - none) < 1 - 1e-12 then 1 - p_alive * (1 - none) else 1e-12 end)
            as nothing
    from int_value_effect
),

/* A customer's streams end together. */
customers as (
    select
        member_id,
        max(customer_id) as customer_id,
        max(customer_key) as customer_key,
        sum(clv) as clv,
        max(p_alive) * (sum(own_variance) + sum(if_alive) * sum(if_alive))
        - max(p_alive) * max(p_alive) * sum(if_alive) * sum(if_alive) as variance,
        max(p_alive) * (1 - exp(sum(ln(case when none > 1e-12 then none else 1e-12 end)))) as something,
        sum(shared) as shared,
        sum(drawn) as drawn,
        sum(purchase_1) as purchase_1,
        sum(purchase_2) as purchase_2,
        sum(purchase_3) as purchase_3,
        sum(purchase_4) as purchase_4,
        sum(other_1) as other_1,
        sum(other_2) as other_2,
        sum(spend_1) as spend_1,
        sum(spend_2) as spend_2,
        sum(spend_3) as spend_3,
        sum(contract_1) as contract_1,
        sum(contract_2) as contract_2,
        sum(machine_1) as machine_1,
        sum(machine_2) as machine_2,
        sum(machine_3) as machine_3,
        sum(machine_4) as machine_4
    from streams
    group by member_id
),

totals as (
    select
        c.customer_id,
        c.clv,
        c.variance,
        ln(case when c.something < 1 - 1e-12 then 1 - c.something else 1e-12 end) as nothing,
        c.shared,
        c.drawn,
        c.purchase_1,
        c.purchase_2,
        c.purchase_3,
        c.purchase_4,
        c.other_1,
        c.other_2,
        c.spend_1,
        c.spend_2,
        c.spend_3,
        c.contract_1,
        c.contract_2,
        c.machine_1,
        c.machine_2,
        c.machine_3,
        c.machine_4,
        d.segment,
        d.industry,
        d.region,
        s.abc_class,
        g.group_id
    from customers as c
    inner join dim_customer as d on c.customer_key = d.customer_key
    inner join customer_segment as s on c.customer_id = s.customer_id
    left join int_group_today as g on c.member_id = g.customer_id
),

parts as (
    select
        'stream' as dimension, stream as member, customer_id, clv, variance, nothing, shared, drawn,
        purchase_1, purchase_2, purchase_3, purchase_4, other_1, other_2, spend_1, spend_2, spend_3,
        contract_1, contract_2, machine_1, machine_2, machine_3, machine_4
    from streams
    union all
    select
        d.dimension,
        case d.dimension
            when 'segment' then t.segment
            when 'industry' then t.industry
            when 'region' then t.region
            when 'abc_class' then t.abc_class
            when 'group' then t.group_id
        end,
        t.customer_id, t.clv, t.variance, t.nothing, t.shared, t.drawn,
        t.purchase_1, t.purchase_2, t.purchase_3, t.purchase_4, t.other_1, t.other_2, t.spend_1, t.spend_2, t.spend_3,
        t.contract_1, t.contract_2, t.machine_1, t.machine_2, t.machine_3, t.machine_4
    from totals as t
    cross join (
        select 'all' as dimension
        union all
        select 'segment'
        union all
        select 'industry'
        union all
        select 'region'
        union all
        select 'abc_class'
        union all
        select 'group'
    ) as d
)

select
    dimension,
    member,
    count(distinct customer_id) as customers,
    max(case when clv > 0 then 1 else 0 end) = 1 as gains,
    max(case when clv < 0 then 1 else 0 end) = 1 as losses,
    cast(sum(cast(clv as decimal(18, 4))) as decimal(18, 4)) as clv,
    sum(case when variance > 0 then variance else 0 end) as own_variance,
    sum(nothing) as ln_nothing,
    sum(shared) as shared,
    sum(drawn) as drawn,
    coalesce(sum(purchase_1), 0) as purchase_1,
    coalesce(sum(purchase_2), 0) as purchase_2,
    coalesce(sum(purchase_3), 0) as purchase_3,
    coalesce(sum(purchase_4), 0) as purchase_4,
    coalesce(sum(other_1), 0) as other_1,
    coalesce(sum(other_2), 0) as other_2,
    coalesce(sum(spend_1), 0) as spend_1,
    coalesce(sum(spend_2), 0) as spend_2,
    coalesce(sum(spend_3), 0) as spend_3,
    coalesce(sum(contract_1), 0) as contract_1,
    coalesce(sum(contract_2), 0) as contract_2,
    coalesce(sum(machine_1), 0) as machine_1,
    coalesce(sum(machine_2), 0) as machine_2,
    coalesce(sum(machine_3), 0) as machine_3,
    coalesce(sum(machine_4), 0) as machine_4
from parts
group by dimension, member
