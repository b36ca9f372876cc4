interface Days {
  title: string;
  asOf: string;
  stepsAgo: string;
  /** A select of customer_id, as_of, steps_ago, started_on, began_as, revenue_growth, contribution_4. */
  measured: string;
  /** Where the stages of a step before stand. */
  before: 'staged' | 'int_lifecycle_month';
}

/** Stages at the month ends that are remembered; another business date moves none of them. */
export const monthStagesModel = (): string =>
  stages({
    title: 'The stage of each active customer’s life at the month ends that are remembered.',
    asOf: 'a month end',
    stepsAgo: '1 is the newest month end before the business date, 12 the oldest',
    measured: `select
        m.customer_id,
        m.as_of,
        r.steps_ago,
        m.started_on,
        m.began_as,
        m.revenue_growth,
        m.contribution_4
    from int_portfolio_month as m
    inner join int_remembered_month as r on m.as_of = r.as_of`,
    before: 'staged',
  });

/** Stages at the business date. */
export const stagesNowModel = (): string =>
  stages({
    title: 'The stage of each active customer’s life at the business date.',
    asOf: 'the business date',
    stepsAgo: '0',
    measured: `select
        customer_id,
        as_of,
        0 as steps_ago,
        started_on,
        began_as,
        revenue_growth,
        contribution_4
    from int_portfolio_now`,
    before: 'int_lifecycle_month',
  });

const stages = ({title, asOf, stepsAgo, measured, before}: Days): string => `/*
${title}

The first that holds: new, won_back, declining, star, growing, steady. The rules are those of portfolio.yaml
as they are today.

One row per customer_id, as_of.

customer_id   active at that day
as_of         ${asOf}
steps_ago     ${stepsAgo}
started_on    when it became active
stage         new: bought for the first time less than new_months ago; won_back: returned less than
              won_back_months ago, and we would have seen it lost; declining: revenue of 12 months is so much below that of the 12 before;
              star: of class A by contribution (or as portfolio.yaml says); growing: revenue is so much
              above; steady: none of these
stage_before  its stage at the month end before; empty where it was not active, or nobody remembers it
came          it was not active at the month end before, and that is remembered

check stage in ('new', 'won_back', 'declining', 'star', 'growing', 'steady')
check not came or stage_before is null
*/
with

measured as (
    ${measured}
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
        cast(c.steps_ago as integer) as steps_ago,
        c.started_on,
        case
            when
                c.began_as = 'new'
                and cast(c.started_on + l.new_months * interval '1' month as date) > c.as_of
                then 'new'
            when
                c.began_as = 'won_back'
                and c.started_on >= h.losses_from
                and cast(c.started_on + l.won_back_months * interval '1' month as date) > c.as_of
                then 'won_back'
            when c.revenue_growth <= -l.declining then 'declining'
            when c.is_star then 'star'
            when c.revenue_growth >= l.growing then 'growing'
            else 'steady'
        end as stage
    from classed as c
    cross join set_portfolio_lifecycle as l
    cross join int_history as h
)

select
    s.customer_id,
    s.as_of,
    s.steps_ago,
    s.started_on,
    s.stage,
    p.stage as stage_before,
    r.as_of is not null and p.customer_id is null as came
from staged as s
left join int_remembered_month as r on r.steps_ago = s.steps_ago + 1
left join ${before} as p on s.customer_id = p.customer_id and p.steps_ago = s.steps_ago + 1
`;
