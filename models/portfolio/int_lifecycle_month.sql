/*
The stage of each active customer's life at the last twelve month ends, and now.

The first that holds: new, won_back, declining, star, growing, steady. The rules are those of portfolio.yaml
as they are today.

One row per customer_id, as_of.

customer_id   active at that day
as_of         a month end, or the business date
steps_ago     0 is the business date, 1 the month end before it
started_on    when it became active
stage         new: bought for the first time less than new_months ago; won_back: returned less than
              won_back_months ago; declining: revenue of 12 months is so much below that of the 12 before;
              star: of class A by contribution (or as portfolio.yaml says); growing: revenue is so much
              above; steady: none of these
stage_before  its stage at the day before in this table; empty where it was not active
stage_after   its stage at the day after; empty where it is not active, and now
came          it was not active at the day before, and this is not the first day
left_after    it is not active any more at the day after

check stage in ('new', 'won_back', 'declining', 'star', 'growing', 'steady')
check not came or stage_before is null
*/
with

month_ends as (
    select
        m.month_end as as_of,
        row_number() over (order by m.month_end desc) as steps_ago
    from dim_month as m
    inner join set_business_date as b on m.month_end < b.business_date
),

measured as (
    select
        m.customer_id,
        m.as_of,
        e.steps_ago,
        m.started_on,
        m.began_as,
        m.revenue_growth,
        m.contribution_4
    from int_portfolio_month as m
    inner join month_ends as e on m.as_of = e.as_of
    where e.steps_ago <= 12
    union all
    select
        customer_id,
        as_of,
        0,
        started_on,
        began_as,
        revenue_growth,
        contribution_4
    from int_portfolio_now
),

ranked as (
    select
        *,
        cast(case when contribution_4 > 0 then contribution_4 else 0 end as decimal(18, 4)) as earned,
        rank() over (partition by as_of order by contribution_4 desc) as place,
        sum(case when contribution_4 > 0 then 1 else 0 end) over (partition by as_of) as earners
    from measured
),

shares as (
    select
        *,
        sum(earned) over (
            partition by as_of order by earned desc, customer_id
            rows between unbounded preceding and current row
        ) - earned as earned_above,
        sum(earned) over (partition by as_of) as all_earned
    from ranked
),

/* The same cuts as in customer_segment. */
classed as (
    select
        s.customer_id,
        s.as_of,
        s.steps_ago,
        s.started_on,
        s.began_as,
        s.revenue_growth,
        s.earned > 0
        and case
            when a.is_by_rank
                then (s.place - 1) * 100 < s.earners * case when l.star = 'A' then a.a_until else a.b_until end
            else s.earned_above * 100 < s.all_earned * case when l.star = 'A' then a.a_until else a.b_until end
        end as is_star
    from shares as s
    cross join set_portfolio_abc as a
    cross join set_portfolio_lifecycle as l
),

staged as (
    select
        c.customer_id,
        c.as_of,
        c.steps_ago,
        c.started_on,
        case
            when
                c.began_as = 'new'
                and cast(c.started_on + l.new_months * interval '1' month as date) > c.as_of
                then 'new'
            when
                c.began_as = 'won_back'
                and cast(c.started_on + l.won_back_months * interval '1' month as date) > c.as_of
                then 'won_back'
            when c.revenue_growth <= -l.declining then 'declining'
            when c.is_star then 'star'
            when c.revenue_growth >= l.growing then 'growing'
            else 'steady'
        end as stage
    from classed as c
    cross join set_portfolio_lifecycle as l
),

beside as (
    select
        customer_id,
        as_of,
        steps_ago,
        started_on,
        stage,
        lag(stage) over (partition by customer_id order by steps_ago desc) as stage_before,
        lag(steps_ago) over (partition by customer_id order by steps_ago desc) as steps_before,
        lead(stage) over (partition by customer_id order by steps_ago desc) as stage_after,
        lead(steps_ago) over (partition by customer_id order by steps_ago desc) as steps_after
    from staged
),

first_days as (
    select max(steps_ago) as first_day
    from month_ends
    where steps_ago <= 12
)

select
    b.customer_id,
    b.as_of,
    cast(b.steps_ago as integer) as steps_ago,
    b.started_on,
    b.stage,
    case when b.steps_before = b.steps_ago + 1 then b.stage_before end as stage_before,
    case when b.steps_after = b.steps_ago - 1 then b.stage_after end as stage_after,
    b.steps_ago < coalesce(f.first_day, 0) and coalesce(b.steps_before <> b.steps_ago + 1, true) as came,
    b.steps_ago > 0 and coalesce(b.steps_after <> b.steps_ago - 1, true) as left_after
from beside as b
cross join first_days as f
