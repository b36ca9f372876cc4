/*
What became of the recurring revenue of a year ago: what customers who left, shrank, grew or came brought
with them.

Monthly recurring revenue (MRR) of the last day of a month is held against that of the last day twelve
months earlier, by what subscriptions earn, whoever has said goodbye. Gross retention (GRR) is (start -
churned - contraction) / start, net retention (NRR) adds the expansion. Who has less than nothing counts as
nothing.

One row per month.

month            first day of the month
mrr_start        monthly recurring revenue a year earlier
mrr_churned      of it, that of customers without any now
mrr_contraction  by how much others pay less
mrr_expansion    by how much others pay more
mrr_gained       of customers who paid none a year earlier
mrr_end          monthly recurring revenue of the last day
has_mrr_year     the day a year earlier lies within the history of our contracts

check mrr_end = mrr_start - mrr_churned - mrr_contraction + mrr_expansion + mrr_gained
check mrr_churned + mrr_contraction <= mrr_start
*/
with

recurring as (
    select s.customer_id, s.month, s.mrr
    from fct_subscription_month as s
    inner join int_customer_version as v on s.customer_key = v.customer_key
    where v.counted
),

mrr_sums as (
    select customer_id, month, sum(mrr_before) as mrr_before, sum(mrr_now) as mrr_now
    from (
        select customer_id, month, 0 as mrr_before, mrr as mrr_now
        from recurring
        union all
        select customer_id, cast(month + interval '12' month as date), mrr, 0
        from recurring
    ) as both_days
    group by customer_id, month
),

compared as (
    select
        month,
        case when mrr_before > 0 then mrr_before else 0 end as mrr_before,
        case when mrr_now > 0 then mrr_now else 0 end as mrr_now
    from mrr_sums
),

mrr_by_month as (
    select
        month,
        sum(mrr_before) as mrr_start,
        sum(case when mrr_now = 0 then mrr_before else 0 end) as mrr_churned,
        sum(case when mrr_now > 0 and mrr_now < mrr_before then mrr_before - mrr_now else 0 end)
            as mrr_contraction,
        sum(case when mrr_before > 0 and mrr_now > mrr_before then mrr_now - mrr_before else 0 end)
            as mrr_expansion,
        sum(case when mrr_before = 0 then mrr_now else 0 end) as mrr_gained,
        sum(mrr_now) as mrr_end
    from compared
    group by month
),

contract_history as (
    select min(month) as first_month
    from recurring
)

select
    m.month,
    cast(coalesce(r.mrr_start, 0) as decimal(18, 4)) as mrr_start,
    cast(coalesce(r.mrr_churned, 0) as decimal(18, 4)) as mrr_churned,
    cast(coalesce(r.mrr_contraction, 0) as decimal(18, 4)) as mrr_contraction,
    cast(coalesce(r.mrr_expansion, 0) as decimal(18, 4)) as mrr_expansion,
    cast(coalesce(r.mrr_gained, 0) as decimal(18, 4)) as mrr_gained,
    cast(coalesce(r.mrr_end, 0) as decimal(18, 4)) as mrr_end,
    coalesce(m.month >= cast(c.first_month + interval '12' month as date), false) as has_mrr_year
from dim_month as m
cross join contract_history as c
left join mrr_by_month as r on m.month = r.month
order by m.month
