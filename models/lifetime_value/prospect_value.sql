/*
What those who might buy may bring, and what winning them will probably cost: leads that nobody has decided yet,
by where they came from.

As many become customers as of those that were decided in the last 24 months, as if half a lead more had been
won and lost; they are worth what customers are worth today who became so from the same source in the last
twelve months, or from any where that are fewer than ten. Winning one costs what it cost in the last twelve
complete months (acquisition_by_month), lost bids included.

One row per source.

source                     the source's word for where from; empty where it says none
as_of                      the business date
open_prospects             leads that have neither become customers nor been given up
decided_prospects          leads that did one or the other within 24 months
won_prospects              of them, those who became customers
win_rate                   share that becomes customers
expected_customers         of the open ones
mean_clv                   lifetime value of a new customer, company currency; empty where no one has a value
expected_clv               of the expected customers, company currency
cost_of_customer           what winning a customer costs, company currency; empty where costs.yaml marks no
                           activity as acquisition, or nobody was won
expected_acquisition_cost  of the expected customers, company currency

check won_prospects between 0 and decided_prospects
check win_rate between 0 and 1
*/
with

leads as (
    select
        l.source,
        b.business_date as as_of,
        case
            when l.customer_id is not null then l.converted_on
            when l.lost_on is not null then l.lost_on
        end as decided_on,
        l.customer_id,
        cast(b.business_date - interval '24' month as date) as decided_from,
        cast(b.business_date - interval '12' month as date) as won_from
    from fct_lead as l
    inner join set_business_date as b on l.created_on <= b.business_date
),

counts as (
    select
        source,
        max(as_of) as as_of,
        sum(case when decided_on is null or decided_on > as_of then 1 else 0 end) as open_prospects,
        sum(case when decided_on between decided_from and as_of then 1 else 0 end) as decided_prospects,
        sum(
            case when decided_on between decided_from and as_of and customer_id is not null then 1 else 0 end
        ) as won_prospects
    from leads
    group by source
),

values_of_new as (
    select
        l.source,
        count(*) as customers,
        sum(v.clv) as clv
    from leads as l
    inner join customer_lifetime_value as v on l.customer_id = v.customer_id and v.stream = 'total'
    where l.decided_on > l.won_from and l.decided_on <= l.as_of and v.clv is not null
    group by l.source
),

everybody as (
    select cast(sum(clv) as double) / nullif(sum(customers), 0) as mean_clv
    from values_of_new
),

costs as (
    select cast(sum(acquisition_cost) as double) / nullif(sum(new_customers), 0) as cost_of_customer
    from (
        select
            a.acquisition_cost,
            a.new_customers,
            row_number() over (order by a.month desc) as age
        from acquisition_by_month as a
        inner join dim_month as m on a.month = m.month
        where m.is_complete
    ) as aged
    where age <= 12
),

rated as (
    select
        c.source,
        c.as_of,
        c.open_prospects,
        c.decided_prospects,
        c.won_prospects,
        cast(c.won_prospects + 0.5 as double) / nullif(c.decided_prospects + 1, 0) as win_rate,
        case
            when n.customers >= 10 then cast(n.clv as double) / nullif(n.customers, 0)
            else e.mean_clv
        end as mean_clv,
        k.cost_of_customer
    from counts as c
    left join values_of_new as n on c.source is not distinct from n.source
    cross join everybody as e
    cross join costs as k
)

select
    source,
    as_of,
    cast(open_prospects as bigint) as open_prospects,
    cast(decided_prospects as bigint) as decided_prospects,
    cast(won_prospects as bigint) as won_prospects,
    win_rate,
    open_prospects * win_rate as expected_customers,
    cast(mean_clv as decimal(18, 4)) as mean_clv,
    cast(open_prospects * win_rate * mean_clv as decimal(18, 4)) as expected_clv,
    cast(cost_of_customer as decimal(18, 4)) as cost_of_customer,
    cast(open_prospects * win_rate * cost_of_customer as decimal(18, 4)) as expected_acquisition_cost
from rated
