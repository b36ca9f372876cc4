/*
Early warnings: valuable customers who may be about to leave, with the signs that say so.

Valuable are the customers who together earned us 80 % of all positive DB IV of the last 36 complete months,
those with the most first. A risk or silence is enough for a warning; of the other signs it takes two. Which
warnings were raised when, answered by whom, and when they expired, is the application's own history.

One row per customer_id.

as_of                    the business date
contribution_4           DB IV of the last 36 complete months, as in customer_segment
churn_risk               empty where nothing can be told
reason_1                 the sign that counts most
reason_2                 the next one; empty without
reason_3                 the next one
signs                    how many there are
since                    day of the first of them that is still there

check signs >= 1
check contribution_4 > 0
check reason_1 is not null
*/
with

earned as (
    select
        s.customer_id,
        s.contribution_4_36_months as contribution_4,
        sum(s.contribution_4_36_months) over () as all_contribution,
        coalesce(sum(s.contribution_4_36_months) over (
            order by s.contribution_4_36_months desc, s.customer_id
            rows between unbounded preceding and 1 preceding
        ), 0) as contribution_above
    from int_segment_sum as s
    inner join int_customer_version as v on s.customer_id = v.customer_id
    inner join set_business_date as b on b.business_date >= v.from_day and b.business_date < v.to_day
    where v.counted and s.contribution_4_36_months > 0
),

valuable as (
    select customer_id, contribution_4
    from earned
    where contribution_above < 0.8 * all_contribution
),

ranked as (
    select
        customer_id,
        sign,
        since,
        row_number() over (
            partition by customer_id
            order by
                case sign
                    when 'silent' then 1
                    when 'risk' then 2
                    when 'cancelled_service' then 3
                    when 'slow_complaint' then 4
                    when 'group_change' then 5
                    else 6
                end
        ) as position
    from int_warning_sign
),

raised as (
    select
        customer_id,
        count(*) as signs,
        min(since) as since,
        max(case when position = 1 then sign end) as reason_1,
        max(case when position = 2 then sign end) as reason_2,
        max(case when position = 3 then sign end) as reason_3
    from ranked
    group by customer_id
)

select
    r.customer_id,
    b.business_date as as_of,
    v.contribution_4,
    c.churn_risk,
    r.reason_1,
    r.reason_2,
    r.reason_3,
    cast(r.signs as bigint) as signs,
    r.since
from raised as r
inner join valuable as v on r.customer_id = v.customer_id
inner join set_business_date as b on r.since <= b.business_date
left join customer_churn as c on r.customer_id = c.customer_id
where r.signs >= 2 or r.reason_1 in ('silent', 'risk')
