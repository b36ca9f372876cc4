/*
The share of the value at a stage that is won in the end, as it was known on a day; of few opportunities, the
rate of all of them counts as much as twenty more.

One row per as_of, stage.

as_of       the day
stage       the source's word; empty: all opportunities
decided     that stood at the stage at the ends of earlier months
won         of them
hit_rate    share of their value that is expected to be won; empty where fewer than ten are decided in all
rate_error  standard error of it
usual_days  half of the won ones were decided within so many days

check won <= decided
check hit_rate between 0 and 1 or hit_rate is null
*/
with

outcomes as (
    select as_of, stage, opportunity_id, cast(weight as double) as weight, is_won, days
    from int_stage_outcome
    union all
    select
        as_of,
        null,
        opportunity_id,
        cast(sum(weight) as double),
        max(case when is_won then 1 else 0 end) = 1,
        max(days)
    from int_stage_outcome
    group by as_of, opportunity_id
),

placed as (
    select
        *,
        row_number() over (partition by as_of, stage, is_won order by days, opportunity_id) as place,
        count(*) over (partition by as_of, stage, is_won) as places
    from outcomes
),

counted as (
    select
        as_of,
        stage,
        count(*) as decided,
        sum(case when is_won then 1 else 0 end) as won,
        cast(sum(cast(weight as decimal(18, 4))) as double) as weight,
        cast(sum(cast(case when is_won then weight else 0 end as decimal(18, 4))) as double) as won_weight,
        cast(sum(cast(weight * weight as decimal(38, 4))) as double) as squares,
        min(case when is_won and place >= 0.5 * places then days end) as usual_days
    from placed
    group by as_of, stage
),

usual as (
    select
        as_of,
        decided,
        usual_days,
        cast(won_weight as double) / nullif(weight, 0) as rate,
        cast(weight as double) / nullif(decided, 0) as weight
    from counted
    where stage is null
)

select
    c.as_of,
    c.stage,
    cast(c.decided as bigint) as decided,
    cast(c.won as bigint) as won,
    case
        when u.decided >= 10
            then cast(c.won_weight + 20 * u.weight * u.rate as double) / nullif(c.weight + 20 * u.weight, 0)
    end as hit_rate,
    case
        when u.decided >= 10
            then
                cast(sqrt((c.squares + 20 * u.weight * u.weight) * u.rate * (1 - u.rate)) as double)
                / nullif(c.weight + 20 * u.weight, 0)
    end as rate_error,
    cast(coalesce(c.usual_days, u.usual_days) as bigint) as usual_days
from counted as c
inner join usual as u on c.as_of = u.as_of
