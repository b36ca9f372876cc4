/*
Whether contracts went on as often as their chances said: those that ran twelve months before the newest
complete month was over, and whose term ended since then.

The chance is that of customer_renewal, as it would have been told then: by rates of the year before that
day. Who had cancelled by then is left out, as nobody had to guess.

One row per subscription_id.

subscription_id  the contract
as_of            the day of the trial
tier             the source's word
term_months      length of the term
ends_on          first day after the term
chance           that it goes on
is_renewed       whether it ran at the end of the month in which the term ended

check chance between 0 and 1
*/
with

running as (
    select distinct month, subscription_id
    from fct_subscription_month
    where not is_trial and mrr > 0
)

select
    t.subscription_id,
    t.as_of,
    t.tier,
    t.term_months,
    t.ends_on,
    power(coalesce(r.rate, a.rate), cast(t.term_months as double) / 12) as chance,
    n.subscription_id is not null as is_renewed
from int_contract_term as t
inner join int_renewal_rate as a on a.period = 'before' and a.tier is null
inner join dim_month as m on cast(date_trunc('month', t.ends_on) as date) = m.month and m.is_complete
left join int_renewal_rate as r on r.period = 'before' and t.tier = r.tier
left join running as n on m.month = n.month and t.subscription_id = n.subscription_id
where
    t.period = 'before'
    and not t.is_trial
    and t.mrr > 0
    and (t.cancelled_on is null or t.cancelled_on > t.as_of)
