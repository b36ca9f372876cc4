/*
The days as of which risks are told: today, and days of the past of which we know what came of them.

Whoever buys is lost only after active_months of silence, so that long is what we look ahead; a contract
shows an end at once, and we look three months ahead. A day of the past counts once the time ahead of it is
over, and once the history before it is as long as active_months, or half a year for contracts; the month
in which the history begins counts whole, because nobody buys on each of its days.

One row per basis, as_of.

basis           purchase or contract: whose risk is told
as_of           the business date, or the end of a month; these are three months apart
horizon_months  so far ahead
known_on        first day on which everybody knows who was lost
role            score: today; test: the newest day of the past; train: days whose outcome was known on
                that one already; later: days between them

check role in ('score', 'test', 'train', 'later')
check known_on > as_of
*/
with

history as (
    select
        s.basis,
        case when s.basis = 'purchase' then c.active_months else 3 end as horizon_months,
        cast(
            date_trunc('month', min(s.started_on)) + case when s.basis = 'purchase' then c.active_months else 6 end * interval '1' month
            as date
        ) as usable_from
    from int_customer_spell as s
    cross join set_company as c
    inner join set_business_date as b on s.started_on <= b.business_date
    group by s.basis, c.active_months
),

newest as (
    select max(number) as number
    from dim_month
    where is_complete
),

days as (
    select
        h.basis,
        m.month_end as as_of,
        h.horizon_months,
        n.number - h.horizon_months - m.number as months_before_test
    from history as h
    cross join newest as n
    inner join dim_month as m
        on h.usable_from <= cast(m.month_end + interval '1' day as date) and m.number <= n.number - h.horizon_months
)

select
    basis,
    as_of,
    cast(horizon_months as bigint) as horizon_months,
    cast(cast(as_of + interval '1' day as date) + horizon_months * interval '1' month as date) as known_on,
    case
        when months_before_test = 0 then 'test'
        when months_before_test >= horizon_months then 'train'
        else 'later'
    end as role
from days
where months_before_test % 3 = 0
union all
select
    h.basis,
    b.business_date,
    cast(h.horizon_months as bigint),
    cast(cast(b.business_date + interval '1' day as date) + h.horizon_months * interval '1' month as date),
    'score'
from history as h
cross join set_business_date as b
