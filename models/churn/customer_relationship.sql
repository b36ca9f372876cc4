/*
How long each customer has been with us, at which rhythm it buys, and whether it has fallen silent.

A silent customer (Schläfer) is active still, but has not bought for more than twice the gap within which
nine of ten of its purchases followed the one before. With fewer than seven days of purchase there is no
rhythm to break.

One row per customer_id.

customer_id          one that has been active by the business date
as_of                the business date
basis                purchase or contract: what tells us that it is active
relation_since       customer_since where that is earlier, else the first purchase or contract
is_active            the last purchase is less than active_months ago, or a contract runs
lost_on              day on which it was lost; empty while active
relation_days        from relation_since to the loss or to the business date, times away included
times_won_back       how often it came back after a loss
purchase_days        different days with a purchase
last_purchase_on     the last of them
silence_days         since then; empty for contracts
median_gap_days      half of its purchases followed within so many days; empty before seven purchases
long_gap_days        nine of ten did, likewise
is_silent            silent against its own rhythm; empty without one, and once it is lost

check relation_days >= 0
check (lost_on is null) = is_active
check median_gap_days <= long_gap_days or median_gap_days is null
check is_silent is null or is_active
*/
with

spells as (
    select
        s.customer_id,
        min(s.basis) as basis,
        min(s.started_on) as first_on,
        max(s.ended_on) as ended_on,
        count(*) - 1 as times_won_back
    from int_customer_spell as s
    inner join set_business_date as b on s.started_on <= b.business_date
    group by s.customer_id
),

since as (
    select customer_id, min(customer_since) as customer_since
    from dim_customer
    where customer_id is not null
    group by customer_id
),

known as (
    select
        s.customer_id,
        b.business_date as as_of,
        s.basis,
        case when n.customer_since < s.first_on then n.customer_since else s.first_on end as relation_since,
        s.ended_on > b.business_date as is_active,
        case when s.ended_on <= b.business_date then s.ended_on end as lost_on,
        s.times_won_back,
        coalesce(r.purchase_days, 0) as purchase_days,
        r.last_purchase_on,
        date_diff('day', r.last_purchase_on, b.business_date) as silence_days,
        r.median_gap_days,
        r.long_gap_days
    from spells as s
    cross join set_business_date as b
    inner join since as n on s.customer_id = n.customer_id
    left join int_customer_rhythm as r on s.customer_id = r.customer_id
)

select
    customer_id,
    as_of,
    basis,
    relation_since,
    is_active,
    lost_on,
    cast(date_diff('day', relation_since, coalesce(lost_on, as_of)) as bigint) as relation_days,
    cast(times_won_back as bigint) as times_won_back,
    purchase_days,
    last_purchase_on,
    cast(silence_days as bigint) as silence_days,
    median_gap_days,
    long_gap_days,
    case when is_active and long_gap_days is not null then silence_days > 2 * long_gap_days end as is_silent
from known
