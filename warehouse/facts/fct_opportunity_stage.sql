/*
When opportunities reached a stage, and what sales expected of them then.

One row per opportunity_id, entered_on, stage.
Rebuilt by opportunity_id.

opportunity_id  the opportunity
entered_on      day on which it reached the stage
month           first day of its month
stage           the source's word for it
left_on         day on which it reached the next one; empty for the last
probability     as sales saw it then, 0 to 1
amount          as sales saw it then, company currency, without tax
expected_on     the day of the order that was expected then

check (select count(*) from fct_opportunity_stage) = (select count(*) from stg_opportunity_stages)
check left_on >= entered_on or left_on is null
*/
select
    opportunity_id,
    entered_on,
    cast(date_trunc('month', entered_on) as date) as month,
    stage,
    lead(entered_on) over (
        partition by opportunity_id order by entered_on, probability, stage
    ) as left_on,
    probability,
    amount,
    expected_on
from stg_opportunity_stages
