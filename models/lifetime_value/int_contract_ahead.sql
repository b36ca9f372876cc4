/*
How long the contracts of a customer go on within the horizon: as long as contracts usually do, or until their
end, where notice of all of them has been given.

One row per customer_id.

customer_id        with a contract in the running month
model              by which it is forecast, as in int_contract_outlook
mrr                monthly recurring revenue, company currency
holds              one of them goes on, and the relation with it
expected_months    as in int_contract_outlook, with those that follow
discounted_months  likewise
square_months      likewise
none               likewise
uncertainty        likewise; none after a notice
months_of_year     likewise
slope_1            likewise
slope_2            likewise

check discounted_months between 0 and expected_months
*/
select
    r.customer_id,
    o.model,
    r.mrr,
    r.months_left is null as holds,
    coalesce(r.months_left, o.expected_months) as expected_months,
    coalesce(r.worth_left, o.discounted_months) as discounted_months,
    coalesce(r.worth_left * r.worth_left, o.square_months) as square_months,
    case
        when r.months_left is null then o.none
        when r.months_left > 0 then 0
        else 1
    end as none,
    case when r.months_left is null then o.uncertainty else 0 end as uncertainty,
    case
        when r.months_left is null then o.months_of_year
        when r.months_left > 12 then 12
        else r.months_left
    end as months_of_year,
    case when r.months_left is null then o.slope_1 else 0 end as slope_1,
    case when r.months_left is null then o.slope_2 else 0 end as slope_2
from int_contract_run as r
inner join int_contract_outlook as o on r.survived = o.survived
where r.is_running
