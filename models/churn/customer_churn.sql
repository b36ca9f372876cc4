/*
How likely each active customer is to be lost within the time ahead.

Lost means what it means in churn_by_month: who buys is lost when active_months of silence are over, so the
risk within as many months says that it has bought for the last time; a contract within three months. It is
learnt from what was known of customers on days of the past, and tried on a later day than it was learnt
from (churn_risk_quality). Where that is no better than chance, everybody has the same risk. It is a
proposal for a person, never a decision.

One row per customer_id.

customer_id     an active customer, other than persons who objected to profiling
as_of           the business date
basis           purchase or contract
horizon_months  so far ahead
churn_risk      probability from 0 to 1; empty where nothing can be told
reason          why there is none, or why it is the same for all, as in churn_risk_quality

check churn_risk between 0 and 1 or churn_risk is null
check churn_risk is not null or reason is not null
*/
with

sums as (
    select customer_id, sum(contribution) as logit
    from customer_churn_reason
    group by customer_id
),

told as (
    select
        f.customer_id,
        f.as_of,
        f.basis,
        d.horizon_months,
        q.reason,
        q.base_rate,
        cast(s.logit as double) + p.coefficient as logit
    from int_churn_feature as f
    inner join int_churn_date as d on f.basis = d.basis and f.role = d.role
    inner join churn_risk_quality as q on f.basis = q.basis
    left join churn_risk_parameter as p on f.basis = p.basis and p.fit = 'today' and p.term = 'intercept'
    left join sums as s on f.customer_id = s.customer_id
    where f.role = 'score'
)

select
    customer_id,
    as_of,
    basis,
    horizon_months,
    case
        when reason is null then cast(1 as double) / nullif(1 + exp(-logit), 0)
        when reason = 'no_better_than_chance' then base_rate
    end as churn_risk,
    reason
from told
