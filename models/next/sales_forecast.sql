/*
What the open opportunities will bring, month by month: weighted by the share of the value that was won so
far, and spread over months as those that were won came in.

One row per month.

month            in which they would be won
opportunities    how many of them are expected to be won in it
expected_amount  company currency, without tax
amount_low       lower bound of its interval of 80 %: each is won or not, and rates are estimates
amount_high      upper bound of it
sales_amount     what sales expects of the same opportunities in the same months

check expected_amount between amount_low and amount_high
*/
with

open_now as (
    select
        o.as_of,
        o.stage,
        count(*) as opportunities,
        sum(o.amount) as amount,
        sum(cast(cast(o.amount as double) * cast(o.amount as double) as decimal(38, 4))) as squares,
        sum(o.expected_amount) as expected_amount,
        sum(cast(cast(o.amount as double) * o.probability as decimal(18, 4))) as sales_amount,
        max(o.hit_rate) as hit_rate,
        max(o.rate_error) as rate_error
    from int_rated_opportunity as o
    inner join int_forecast_day as d on o.as_of = d.as_of and d.is_today
    where o.expected_amount is not null
    group by o.as_of, o.stage
),

/* Of stages from which nobody has won yet, as of all of them. */
won as (
    select
        w.as_of,
        w.stage,
        cast(date_trunc('month', cast(w.as_of + w.days * interval '1' day as date)) as date) as month,
        w.weight
    from int_stage_outcome as w
    inner join int_forecast_day as d on w.as_of = d.as_of and d.is_today
    where w.is_won
),

paces as (
    select as_of, stage, month, sum(weight) as weight
    from won
    group by as_of, stage, month
    union all
    select w.as_of, o.stage, w.month, sum(w.weight)
    from won as w
    cross join open_now as o
    where o.stage not in (select stage from won)
    group by w.as_of, o.stage, w.month
),

shares as (
    select
        as_of,
        stage,
        month,
        cast(weight as double) / nullif(cast(sum(weight) over (partition by stage) as double), 0) as share
    from paces
),

parts as (
    select
        s.month,
        o.opportunities * o.hit_rate * s.share as opportunities,
        cast(o.expected_amount as double) * s.share as expected_amount,
        cast(o.sales_amount as double) * s.share as sales_amount,
        cast(o.squares as double) * o.hit_rate * s.share * (1 - o.hit_rate * s.share) as variance,
        power(o.rate_error * s.share * cast(o.amount as double), 2) as uncertainty
    from open_now as o
    inner join shares as s on o.as_of = s.as_of and o.stage = s.stage
),

months as (
    select
        month,
        cast(sum(cast(opportunities as decimal(18, 6))) as double) as opportunities,
        cast(sum(cast(expected_amount as decimal(18, 4))) as decimal(18, 4)) as expected_amount,
        cast(sum(cast(sales_amount as decimal(18, 4))) as decimal(18, 4)) as sales_amount,
        1.2815515655 * sqrt(cast(sum(cast(variance + uncertainty as decimal(38, 4))) as double)) as margin
    from parts
    group by month
)

select
    month,
    opportunities,
    expected_amount,
    cast(
        case
            when cast(expected_amount as double) > margin or expected_amount < 0
                then cast(expected_amount as double) - margin
            else 0
        end as decimal(18, 4)
    ) as amount_low,
    cast(cast(expected_amount as double) + margin as decimal(18, 4)) as amount_high,
    sales_amount
from months
