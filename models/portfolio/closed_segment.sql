/*
To which groups each customer was reported to belong at the ends of closed months: classes, fifths, cluster and
stage of life, as they were told of that day when the month was closed.

What nobody could tell of that day then is empty: classes, fifths and clusters are told as of the newest
complete month end only, stages of twelve. What they are today is in customer_segment.

One row per customer_id, month.

customer_id                  one of which anything was told
month                        first day of the closed month
reported_abc_class           A, B or C by net revenue of the 12 months that end with it
reported_contribution_class  the same by DB IV of 36 months
reported_rfm                 fifths by recency, frequency and money at its end, each 5 (best) to 1, such as 543; of
                             this and the next two, who objects to profiling since has none
reported_cluster             customers that were alike (int_cluster_centre)
reported_stage               of life, of active customers and of lost ones

check reported_abc_class in ('A', 'B', 'C') or reported_abc_class is null
check reported_contribution_class in ('A', 'B', 'C') or reported_contribution_class is null
*/
with

told as (
    select
        r.customer_id,
        r.month,
        r.abc_class as reported_abc_class,
        r.contribution_class as reported_contribution_class,
        case when o.customer_id is null then r.rfm end as reported_rfm,
        case when o.customer_id is null then r.cluster end as reported_cluster,
        case when o.customer_id is null then r.stage end as reported_stage
    from set_closed_customer as r
    left join int_profiling_objection as o on r.customer_id = o.customer_id
)

select
    customer_id,
    month,
    reported_abc_class,
    reported_contribution_class,
    reported_rfm,
    reported_cluster,
    reported_stage
from told
where coalesce(reported_abc_class, reported_contribution_class, reported_rfm, reported_cluster, reported_stage)
    is not null
