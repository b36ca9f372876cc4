/*
When each group of companies is expected to order next: what is foretold of its members, together.

One row per group_id.

group_id             a group with a member in customer_next_order on the business date
members              how many are there
last_order_on        the last of all their orders
silence_days         since then
expected_on          the first day on which one of them is expected
chance_30            that at least one of them orders within 30 days; one has nothing to do with the other
chance_90            within 90 days
overdue_days         of the one that is overdue for the shortest time, if all that are customers still are
yearly_contribution  what orders at their rhythms bring a year, company currency
basis                model or rhythm, as in customer_next_order; empty where none has a forecast
reason               why there is no forecast, as there
is_active            whether one of them is a customer still

check chance_30 between 0 and chance_90 + 1e-9 and chance_90 <= 1 or basis is null
*/
select
    g.group_id,
    count(*) as members,
    max(n.last_order_on) as last_order_on,
    min(n.silence_days) as silence_days,
    min(n.expected_on) as expected_on,
    1 - exp(sum(ln(case when n.chance_30 < 1 - 1e-12 then 1 - n.chance_30 when n.chance_30 is not null then 1e-12 end)))
        as chance_30,
    1 - exp(sum(ln(case when n.chance_90 < 1 - 1e-12 then 1 - n.chance_90 when n.chance_90 is not null then 1e-12 end)))
        as chance_90,
    case
        when sum(case when r.is_active and n.overdue_days is null then 1 else 0 end) = 0
            then min(case when r.is_active then n.overdue_days end)
    end as overdue_days,
    sum(n.yearly_contribution) as yearly_contribution,
    min(n.basis) as basis,
    case when min(n.basis) is null then min(n.reason) end as reason,
    max(case when r.is_active then 1 else 0 end) = 1 as is_active
from customer_next_order as n
inner join int_group_today as g on n.customer_id = g.customer_id
left join customer_relationship as r on n.customer_id = r.customer_id
group by g.group_id
