/*
The months in which a customer had a contract, and what it earned a month.

Several contracts of a customer are one relation. A trial is no contract yet.

One row per customer_id, month.

customer_id   a customer that counts in ranks and rates, and did not object to profiling
month         first day of the month
number        its number among our months
mrr           monthly recurring revenue of all contracts on the last day, company currency
started_on    first day of the oldest of them, as far as its price is the same since
months_left   months with a contract after this one, weighted by price and within the horizon, where notice of each
              had been given by the month's last day (by the business date); empty where one goes on
worth_left    the same, each discounted to this month

check mrr > 0
check months_left >= worth_left or months_left is null
*/
with

/* An end without a notice is that of a term, after which many contracts go on. */
ends as (
    select
        s.customer_id,
        s.customer_key,
        s.month,
        s.mrr,
        s.started_on,
        m.number,
        power(1 + cast(v.discount as double) / 100, cast(-1 as double) / 12) as factor,
        case
            when s.ended_on is not null and s.cancelled_on <= m.month_end and s.cancelled_on <= b.business_date
                then cast(greatest(
                    0, least(12 * v.years, date_diff('month', s.month, cast(s.ended_on + interval '1' day as date)) - 1)
                ) as double)
        end as months_left
    from fct_subscription_month as s
    inner join dim_month as m on s.month = m.month
    cross join set_business_date as b
    cross join set_lifetime_value as v
    where not s.is_trial and s.mrr > 0
)

select
    s.customer_id,
    s.month,
    max(s.number) as number,
    cast(sum(s.mrr) as decimal(18, 4)) as mrr,
    min(s.started_on) as started_on,
    case
        when count(s.months_left) = count(*)
            then
                cast(sum(cast(cast(s.mrr as double) * s.months_left as decimal(18, 4))) as double)
                / nullif(cast(sum(s.mrr) as double), 0)
    end as months_left,
    case
        when count(s.months_left) = count(*)
            then
                cast(sum(cast(
                    cast(s.mrr as double) * case
                        when s.factor < 1
                            then
                                cast(s.factor * (1 - power(s.factor, s.months_left)) as double)
                                / nullif(1 - s.factor, 0)
                        else s.months_left
                    end as decimal(18, 4)
                )) as double)
                / nullif(cast(sum(s.mrr) as double), 0)
    end as worth_left
from ends as s
inner join int_customer_version as c on s.customer_key = c.customer_key
left join int_profiling_objection as o on s.customer_id = o.customer_id
where c.counted and o.customer_id is null
group by s.customer_id, s.month
