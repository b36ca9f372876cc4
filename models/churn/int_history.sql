/*
Since when we see what customers do.

One row.

purchases_from  the month in which the first purchase lies that we know of; empty without any. Nobody buys on
                each of its days, so it counts whole
losses_from     from this day on customers can be seen to be lost: active_months after the first purchase, or,
                where there are contracts only, with the first of them; empty without customers

check losses_from >= purchases_from or purchases_from is null
*/
select
    cast(date_trunc('month', min(case when s.basis = 'purchase' then s.started_on end)) as date) as purchases_from,
    coalesce(
        min(case when s.basis = 'purchase' then cast(s.started_on + c.active_months * interval '1' month as date) end),
        min(s.started_on)
    ) as losses_from
from int_customer_spell as s
cross join set_company as c
