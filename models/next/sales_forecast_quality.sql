/*
What was forecast of the opportunities that were open at the ends of past months, with the rates that were
known then, and what came of them.

One row per as_of.

as_of            the end of a month, six to eighteen months ago
opportunities    that were open then, and of which an amount and a rate were known
amount           of them together, as sales saw it then
expected_amount  by the rates of those decided by then
amount_low       lower bound of the interval of 80 %
amount_high      upper bound of it
sales_amount     as sales expected then: amount × probability
won_amount       of those that were won by the business date
open_amount      of those that are still open: what won_amount may lack
is_within        won_amount lies in the interval; empty while a tenth of the amount is open

check opportunities > 0
check expected_amount between amount_low and amount_high
*/
with

open_then as (
    select
        o.as_of,
        o.stage,
        cast(o.amount as double) as amount,
        o.expected_amount,
        o.probability,
        o.hit_rate,
        o.rate_error,
        o.is_won
    from int_rated_opportunity as o
    inner join int_forecast_day as d on o.as_of = d.as_of and d.is_tried
    where o.expected_amount is not null
),

stages as (
    select
        as_of,
        stage,
        count(*) as opportunities,
        sum(cast(amount as decimal(18, 4))) as amount,
        sum(expected_amount) as expected_amount,
        sum(cast(amount * probability as decimal(18, 4))) as sales_amount,
        sum(cast(case when is_won then amount else 0 end as decimal(18, 4))) as won_amount,
        sum(cast(case when is_won is null then amount else 0 end as decimal(18, 4))) as open_amount,
        sum(cast(hit_rate * (1 - hit_rate) * amount * amount as decimal(38, 4))) as variance,
        max(rate_error) as rate_error
    from open_then
    group by as_of, stage
),

days as (
    select
        as_of,
        cast(sum(opportunities) as bigint) as opportunities,
        cast(sum(amount) as decimal(18, 4)) as amount,
        cast(sum(expected_amount) as decimal(18, 4)) as expected_amount,
        cast(sum(sales_amount) as decimal(18, 4)) as sales_amount,
        cast(sum(won_amount) as decimal(18, 4)) as won_amount,
        cast(sum(open_amount) as decimal(18, 4)) as open_amount,
        1.2815515655 * sqrt(cast(
            sum(variance) + sum(cast(power(rate_error * cast(amount as double), 2) as decimal(38, 4)))
            as double
        )) as margin
    from stages
    group by as_of
),

bounds as (
    select
        *,
        cast(
            case
                when cast(expected_amount as double) > margin or expected_amount < 0
                    then cast(expected_amount as double) - margin
                else 0
            end as decimal(18, 4)
        ) as amount_low,
        cast(cast(expected_amount as double) + margin as decimal(18, 4)) as amount_high
    from days
)

select
    as_of,
    opportunities,
    amount,
    expected_amount,
    amount_low,
    amount_high,
    sales_amount,
    won_amount,
    open_amount,
    case when open_amount < 0.1 * amount then won_amount between amount_low and amount_high end as is_within
from bounds
