/*
What is to be expected of each open opportunity: its amount by the share of the value at its stage that was
won so far, and when.

One row per opportunity_id.

opportunity_id   an open one
customer_id      empty: not a customer yet
product_line     what would be sold
stage            the source's word; unknown where it delivers no stages
amount           as sales sees it, company currency, without tax
probability      as sales sees it
hit_rate         share of the value at this stage that was won in the end; empty where fewer than ten
                 opportunities are decided
expected_amount  amount × hit_rate; empty where one of them is not known
expected_on      half of those that were won from this stage were decided by then; empty without any
sales_on         day of the order that sales expects
reason           why nothing is expected: no_amount, or too_few_decided

check (expected_amount is null) = (reason is not null)
check expected_amount <= amount or amount < 0 or expected_amount is null
*/
select
    o.opportunity_id,
    o.customer_id,
    o.product_line,
    o.stage,
    o.amount,
    o.probability,
    r.hit_rate,
    r.expected_amount,
    cast(o.as_of + r.usual_days * interval '1' day as date) as expected_on,
    o.sales_on,
    case
        when o.amount is null then 'no_amount'
        when r.hit_rate is null then 'too_few_decided'
    end as reason
from int_open_opportunity as o
inner join int_forecast_day as d on o.as_of = d.as_of and d.is_today
inner join int_rated_opportunity as r on o.as_of = r.as_of and o.opportunity_id = r.opportunity_id
