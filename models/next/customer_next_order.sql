/*
When each customer is expected to order next, how likely that is within 30 and 90 days, and who is overdue.

Orders are days with a purchase of anything but machines and contracts. The chance is that of the model of
purchases that lifetime value uses; where none could be fitted, that of the customer's own rhythm.

One row per customer_id.

customer_id          one that counts, bought something, and did not object to profiling
as_of                the business date
basis                model: the model of purchases; rhythm: its own rhythm; empty without a forecast
orders               days with a purchase so far
last_order_on        the last of them
silence_days         since then
median_gap_days      half of its purchases followed within so many days; empty before seven purchases
long_gap_days        nine of ten did, likewise
expected_on          day by which half of customers like this have ordered; empty where more than half have
                     left; by its own rhythm the day on which half of its orders would have come, but where it
                     says that none comes any more
chance_30            that it orders within 30 days, left or not
chance_90            within 90 days
overdue_days         for how long nine of ten of its orders would have come; empty where it is not overdue
yearly_contribution  what orders at its rhythm bring a year, after cost to serve, company currency; empty
                     where lifetime value knows no margin
reason               why there is no forecast: no_rhythm (no model, and fewer than seven purchases)

check chance_30 between 0 and chance_90 and chance_90 <= 1 or basis is null
check overdue_days > 0 or overdue_days is null
check (basis is null) = (reason is not null)
*/
with

model as (
    select
        max(q.model) as model,
        max(case when f.parameter = 'r' then f.value end) as r,
        max(case when f.parameter = 'alpha' then f.value end) as alpha
    from int_purchase_quality as q
    inner join int_purchase_fit as f on q.model = f.model
    where q.is_chosen and f.period = 'all'
),

known as (
    select
        h.customer_id,
        b.business_date as as_of,
        h.orders,
        h.last_on,
        h.last_days,
        date_diff('day', h.first_on, b.business_date) as age_days
    from int_purchase_history as h
    cross join set_business_date as b
),

histories as (
    select
        h.customer_id,
        h.as_of,
        h.orders,
        h.last_on,
        h.age_days,
        date_diff('day', h.last_on, h.as_of) as silence_days,
        g.median_gap_days,
        g.long_gap_days,
        m.model,
        o.p_alive,
        m.r + h.orders as shape,
        7 * m.alpha + h.age_days as known_days,
        v.expected_margin
    from known as h
    cross join model as m
    left join int_order_rhythm as g on h.customer_id = g.customer_id
    left join int_purchase_outlook as o
        on h.orders = o.orders and h.last_days = o.last_days and h.age_days = o.age_days
    left join customer_lifetime_value as v on h.customer_id = v.customer_id and v.stream = 'purchases'
),

/* Without a model a customer orders as evenly as it did: with the rate of its median gap, if it has not left. */
forecasts as (
    select
        *,
        case
            when p_alive is not null then 'model'
            when median_gap_days is not null then 'rhythm'
        end as basis,
        case when silence_days > long_gap_days then silence_days - long_gap_days end as overdue_days,
        case
            when p_alive is not null
                then p_alive * (1 - power(1 + cast(30 as double) / nullif(known_days, 0), -shape))
            when silence_days > 2 * long_gap_days then 0
            else 1 - exp(cast(-30 * ln(2) as double) / nullif(median_gap_days, 0))
        end as chance_30,
        case
            when p_alive is not null
                then p_alive * (1 - power(1 + cast(90 as double) / nullif(known_days, 0), -shape))
            when silence_days > 2 * long_gap_days then 0
            else 1 - exp(cast(-90 * ln(2) as double) / nullif(median_gap_days, 0))
        end as chance_90,
        case
            when p_alive > 0.5
                then known_days * (
                    power(1 - cast(0.5 as double) / nullif(p_alive, 0), cast(-1 as double) / nullif(shape, 0)) - 1
                )
            when p_alive is not null then null
            when median_gap_days > silence_days then median_gap_days - silence_days
            when median_gap_days is not null then 0
        end as wait_days
    from histories
)

select
    customer_id,
    as_of,
    basis,
    orders + 1 as orders,
    last_on as last_order_on,
    silence_days,
    median_gap_days,
    long_gap_days,
    cast(
        as_of + cast(ceil(
            case when wait_days > 3650 or (wait_days = 0 and chance_90 = 0) then null else wait_days end
        ) as bigint) * interval '1' day
        as date
    ) as expected_on,
    chance_30,
    chance_90,
    overdue_days,
    cast(
        cast(cast(expected_margin as double) * orders * 365 as double) / nullif(age_days, 0) as decimal(18, 4)
    ) as yearly_contribution,
    case when basis is null then 'no_rhythm' end as reason
from forecasts
