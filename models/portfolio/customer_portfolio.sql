/*
Where each customer stands in the portfolio: how attractive it is to us, and how well we stand at it.

Both axes are means of criteria by weight, as portfolio.yaml has them (int_portfolio_points says the points
of each). It is a proposal for a person, never a decision.

One row per customer_id.

customer_id           one that counts in ranks and rates, or a prospect
customer_key          its version at the business date
as_of                 the business date
attractiveness        0 to 100 points; empty where nothing is known
attractiveness_known  share of the weights whose criteria are known, 0 to 1
position              our position at the customer, 0 to 100 points; empty where nothing is known
position_known        share of the weights whose criteria are known, 0 to 1
cell                  of the grid: star, earnings, question_mark or also_ran; of nine also rising, pillar,
                      middle, chance and harvest; empty where an axis is
reason                why there is no cell: prospect (has never bought), lost, objection (to profiling) or
                      no_rating (an axis without any known criterion in which customers differ)

check (cell is null) = (reason is not null)
check (cell is null) = (attractiveness is null or position is null)
check attractiveness_known between 0 and 1 or attractiveness_known is null
check position_known between 0 and 1 or position_known is null
*/
with

customers as (
    select
        v.customer_id,
        v.customer_key,
        d.business_date as as_of
    from int_customer_version as v
    inner join set_business_date as d on d.business_date >= v.from_day and d.business_date < v.to_day
    where v.counted or v.is_prospect
),

spells as (
    select s.customer_id, max(s.ended_on) as ended_on
    from int_customer_spell as s
    inner join set_business_date as d on s.started_on <= d.business_date
    group by s.customer_id
)

select
    c.customer_id,
    c.customer_key,
    c.as_of,
    p.attractiveness,
    p.attractiveness_known,
    p.position,
    p.position_known,
    g.cell,
    case
        when g.cell is not null then null
        when o.customer_id is not null then 'objection'
        when s.customer_id is null then 'prospect'
        when s.ended_on <= c.as_of then 'lost'
        else 'no_rating'
    end as reason
from customers as c
left join int_portfolio_points as p on c.customer_id = p.customer_id
left join set_portfolio_cell as g
    on
        p.attractiveness >= g.attractiveness_from
        and p.attractiveness < g.attractiveness_to
        and p.position >= g.position_from
        and p.position < g.position_to
left join spells as s on c.customer_id = s.customer_id
left join int_profiling_objection as o on c.customer_id = o.customer_id
