/*
The months in which a customer had a contract, and what it earned a month.

Several contracts of a customer are one relation. A trial is no contract yet.

One row per customer_id, month.

customer_id   a customer that counts in ranks and rates, and did not object to profiling
month         first day of the month
number        its number among our months
mrr           monthly recurring revenue of all contracts on the last day, company currency
started_on    first day of the oldest of them, as far as its price is the same since

check mrr > 0
*/
select
    s.customer_id,
    s.month,
    max(m.number) as number,
    cast(sum(s.mrr) as decimal(18, 4)) as mrr,
    min(s.started_on) as started_on
from fct_subscription_month as s
inner join dim_month as m on s.month = m.month
inner join int_customer_version as c on s.customer_key = c.customer_key
left join int_profiling_objection as o on s.customer_id = o.customer_id
where not s.is_trial and s.mrr > 0 and c.counted and o.customer_id is null
group by s.customer_id, s.month
