/*
How the lifetime value of all customers went from month to month: what new customers brought, who is worth
more and who less than before, and who moved to another value class.

Told at the ends of the last thirteen complete months (int_month_end; of large companies, of every third of
them, each held against the one told before), by the models, parameters, margins and classes of today
(int_month_end_value): it changes when customers do something, or nothing, and not because we know better.

One row per month.

month                 first day of the month
is_told               the month is one of them
is_compared           one is told before it
customers             with something to forecast at the end of the month
clv                   their lifetime values, company currency
active_customers      customers active at the end of the month, as in churn_by_month
active_clv            lifetime values of those with any
class_a_customers     customers of value class A: worth as much as those who carry 80 % of today's value
class_b_customers     of class B: as those who carry the next 15 %
class_c_customers     of class C: worth less, or less than nothing
clv_before            lifetime values at the end that is told before
clv_won               of customers who had none then
clv_gained            by how much others are worth more
clv_lost              by how much others are worth less
upgraded_customers    who moved to a better class
downgraded_customers  who moved to a worse one
first_customers       who bought for the first time ever in the month
first_clv             what they were worth at its end

check not is_compared or clv = clv_before + clv_won + clv_gained - clv_lost
check class_a_customers + class_b_customers + class_c_customers = customers
*/
with

valued as (
    select
        v.customer_id,
        v.month,
        e.place,
        v.clv,
        case when v.clv >= c.from_a then 3 when v.clv >= c.from_b then 2 else 1 end as class
    from int_month_end_value as v
    inner join int_month_end as e on v.month = e.month
    cross join int_value_cut as c
),

/* Who had contracts that nobody goes on with, and nothing else, has nothing more to forecast. */
compared as (
    select
        coalesce(n.place, b.place + 1) as place,
        n.customer_id,
        n.clv,
        n.class,
        b.clv as clv_before,
        b.class as class_before
    from valued as n
    full join valued as b on n.customer_id = b.customer_id and n.place = b.place + 1
),

sums as (
    select
        place,
        count(customer_id) as customers,
        sum(clv) as clv,
        sum(case when class = 3 then 1 else 0 end) as class_a_customers,
        sum(case when class = 2 then 1 else 0 end) as class_b_customers,
        sum(case when class = 1 then 1 else 0 end) as class_c_customers,
        sum(clv_before) as clv_before,
        sum(case when clv_before is null then clv else 0 end) as clv_won,
        sum(case when clv > clv_before then clv - clv_before else 0 end) as clv_gained,
        sum(case
            when clv is null then clv_before
            when clv < clv_before then clv_before - clv
            else 0
        end) as clv_lost,
        sum(case when class > class_before then 1 else 0 end) as upgraded_customers,
        sum(case when class < class_before then 1 else 0 end) as downgraded_customers
    from compared
    group by place
),

active as (
    select
        e.month,
        count(*) as customers,
        sum(v.clv) as clv
    from int_customer_spell as s
    inner join int_month_end as e on s.started_on <= e.month_end and s.ended_on > e.month_end
    left join int_month_end_value as v on s.customer_id = v.customer_id and v.month = e.month
    group by e.month
),

firsts as (
    select
        e.month,
        count(*) as customers,
        sum(v.clv) as clv
    from int_purchase_history as h
    inner join int_month_end as e on cast(date_trunc('month', h.first_on) as date) = e.month
    inner join int_month_end_value as v on h.customer_id = v.customer_id and e.month = v.month
    group by e.month
),

/* A month before which none is told is held against nothing. */
told as (
    select
        e.month,
        e.place > 1 as is_compared,
        s.customers,
        s.clv,
        s.class_a_customers,
        s.class_b_customers,
        s.class_c_customers,
        s.clv_before,
        s.clv_won,
        s.clv_gained,
        s.clv_lost,
        s.upgraded_customers,
        s.downgraded_customers
    from int_month_end as e
    inner join sums as s on e.place = s.place
)

select
    m.month,
    t.month is not null as is_told,
    coalesce(t.is_compared, false) as is_compared,
    cast(coalesce(t.customers, 0) as bigint) as customers,
    cast(coalesce(t.clv, 0) as decimal(18, 4)) as clv,
    cast(coalesce(a.customers, 0) as bigint) as active_customers,
    cast(coalesce(a.clv, 0) as decimal(18, 4)) as active_clv,
    cast(coalesce(t.class_a_customers, 0) as bigint) as class_a_customers,
    cast(coalesce(t.class_b_customers, 0) as bigint) as class_b_customers,
    cast(coalesce(t.class_c_customers, 0) as bigint) as class_c_customers,
    cast(case when t.is_compared then coalesce(t.clv_before, 0) else 0 end as decimal(18, 4)) as clv_before,
    cast(case when t.is_compared then t.clv_won else 0 end as decimal(18, 4)) as clv_won,
    cast(case when t.is_compared then t.clv_gained else 0 end as decimal(18, 4)) as clv_gained,
    cast(case when t.is_compared then t.clv_lost else 0 end as decimal(18, 4)) as clv_lost,
    cast(case when t.is_compared then t.upgraded_customers else 0 end as bigint) as upgraded_customers,
    cast(case when t.is_compared then t.downgraded_customers else 0 end as bigint) as downgraded_customers,
    cast(coalesce(f.customers, 0) as bigint) as first_customers,
    cast(coalesce(f.clv, 0) as decimal(18, 4)) as first_clv
from dim_month as m
left join told as t on m.month = t.month
left join active as a on m.month = a.month
left join firsts as f on m.month = f.month
