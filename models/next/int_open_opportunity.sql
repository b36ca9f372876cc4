/*
The opportunities that were open on a day, as sales saw them then, and what came of them by today.

One row per as_of, opportunity_id.

as_of           the day
opportunity_id  the opportunity
customer_id     empty: not a customer yet
product_line    what would be sold
stage           reached by that day; the source's word; 'unknown' where it delivers no stages
amount          as sales saw it then, company currency, without tax; empty where nobody said
probability     as sales saw it then; empty likewise
sales_on        day of the order that sales expected then
decided_on      day of the decision; empty: still open
is_won          it was won; empty: still open
*/
with

open_then as (
    select
        d.as_of,
        d.is_today,
        o.opportunity_id,
        o.customer_id,
        o.product_line,
        o.stage,
        o.amount,
        o.probability,
        o.expected_on,
        case when o.closed_on <= b.business_date then o.closed_on end as decided_on,
        case when o.closed_on <= b.business_date then o.outcome = 'won' end as is_won
    from fct_opportunity as o
    inner join int_forecast_day as d
        on o.opened_on <= d.as_of and (o.closed_on > d.as_of or o.outcome is null)
    cross join set_business_date as b
),

stages as (
    select
        o.as_of,
        o.opportunity_id,
        s.stage,
        s.amount,
        s.probability,
        s.expected_on,
        row_number() over (
            partition by o.as_of, o.opportunity_id order by s.entered_on desc, s.probability desc, s.stage desc
        ) as place
    from open_then as o
    inner join fct_opportunity_stage as s
        on o.opportunity_id = s.opportunity_id and s.entered_on <= o.as_of
)

/* What stands on the opportunity itself is what is known today. */
select
    o.as_of,
    o.opportunity_id,
    o.customer_id,
    o.product_line,
    coalesce(s.stage, case when o.is_today then o.stage end, 'unknown') as stage,
    case when o.is_today then coalesce(o.amount, s.amount) else coalesce(s.amount, o.amount) end as amount,
    case when o.is_today then coalesce(o.probability, s.probability) else s.probability end as probability,
    case when o.is_today then coalesce(o.expected_on, s.expected_on) else s.expected_on end as sales_on,
    o.decided_on,
    o.is_won
from open_then as o
left join stages as s
    on o.as_of = s.as_of and o.opportunity_id = s.opportunity_id and s.place = 1
