/*
What each customer will still bring us, stream by stream and in all: contribution after cost to serve,
discounted, within the horizon that company.yaml names.

The relation ends for all streams at once: the customer is as much alive as its most lively stream says.
Where there is no value, reason says why; never is a stream without a forecast counted as worth nothing.

One row per customer_id, stream.

customer_id      one that counts in ranks and rates, or a prospect
customer_key     its version at the business date
as_of            the business date
stream           purchases, contracts or machines; total: their sum, one row for each customer
model            by which it is forecast, as in lifetime_value_quality; total: sum
p_alive          chance that the customer has not left us: the highest of its streams; where none says
                 anything, the mean of all customers who bought; 1 for contracts that end after a notice, which are
                 sure until then and say nothing of other streams
p_alive_alone    the same by this stream alone; empty where it says nothing, and in total
expected_orders  expected purchase days, months with a contract, or machines within the horizon; empty in total
expected_margin  contribution of one of them, after cost to serve, without acquisition, levied overhead and
                 unused capacity, company currency; empty in total
clv              expected contribution within the horizon, discounted to the business date, company currency
clv_low          lower bound of the interval of 80 % in which it lies: the customer's own chance, and the
                 parameters of the model, which are estimates
clv_high         upper bound of it
reason           why there is no value, or in total why it is incomplete: not_bought, objection (to profiling),
                 incomplete (another stream has no forecast), or the reason of lifetime_value_quality

check (clv is null) = (clv_low is null) and (clv is null) = (clv_high is null)
check clv between clv_low and clv_high or clv is null
check clv is not null or reason is not null
check p_alive between 0 and 1 or p_alive is null
check (select count(*) from customer_lifetime_value where stream = 'total')
    = (select count(distinct customer_id) from customer_lifetime_value)
check (select coalesce(sum(case when stream = 'total' then clv else -clv end), 0)
    from customer_lifetime_value) = 0
    -- the streams of all customers must add up to their totals
*/
with

customers as (
    select
        v.customer_id,
        v.customer_key,
        d.business_date as as_of,
        o.customer_id is not null as objects
    from int_customer_version as v
    inner join set_business_date as d on d.business_date >= v.from_day and d.business_date < v.to_day
    left join int_profiling_objection as o on v.customer_id = o.customer_id
    where v.counted or v.is_prospect
),

/* A machine of somebody else makes no customer. */
known as (
    select customer_id from int_customer_spell where basis = 'purchase'
    union
    select customer_id from int_contract_run
    union
    select customer_id from int_machine where is_own
),

alive as (
    select
        cast(sum(cast(p_alive_alone as decimal(18, 12))) as double) / nullif(count(*), 0) as usual
    from int_stream_value
    where stream = 'purchases'
),

relations as (
    select
        c.customer_id,
        c.customer_key,
        c.as_of,
        s.stream,
        s.model,
        case
            when s.stream = 'contracts' and s.p_alive_alone is null then 1
            else coalesce(max(s.p_alive_alone) over (partition by c.customer_id), a.usual, 1)
        end as p_alive,
        s.stream = 'contracts' and s.p_alive_alone is null as is_sure,
        s.p_alive_alone,
        s.expected_orders,
        s.expected_margin,
        s.value,
        s.variance,
        s.none
    from customers as c
    inner join known as k on c.customer_id = k.customer_id
    inner join int_stream_value as s on c.customer_id = s.customer_id
    cross join alive as a
),

/* What is sure lies beside all chances. */
valued as (
    select
        customer_id,
        customer_key,
        as_of,
        stream,
        model,
        p_alive,
        p_alive_alone,
        p_alive * expected_orders as expected_orders,
        expected_margin,
        value as mean,
        variance,
        none,
        cast(p_alive * value as decimal(18, 4)) as clv,
        value < 0 as is_loss,
        false as is_mixed,
        cast(0 as double) as sure
    from relations
    union all
    select
        customer_id,
        max(customer_key),
        max(as_of),
        'total',
        'sum',
        coalesce(max(case when not is_sure then p_alive end), 1),
        null,
        null,
        null,
        sum(case when is_sure then 0 else value end),
        sum(case when is_sure then 0 else variance end),
        exp(sum(case when is_sure then 0 else ln(case when none > 1e-12 then none else 1e-12 end) end)),
        sum(cast(p_alive * value as decimal(18, 4))),
        sum(case when is_sure then 0 else value end) < 0,
        min(case when is_sure then 0 else value end) < 0 and max(case when is_sure then 0 else value end) > 0,
        sum(case when is_sure then value else 0 end)
    from relations
    group by customer_id
),

/*
Nothing comes with some chance; what else may come is lognormal, with the moments that are left. Values of
both signs are taken as normal.
*/
chances as (
    select
        *,
        p_alive * (1 - none) as something,
        cast(abs(mean) as double) / nullif(1 - none, 0) as usual,
        cast((variance + mean * mean) * (1 - none) as double) / nullif(mean * mean, 0) as ratio,
        sqrt(p_alive * (variance + mean * mean) - p_alive * p_alive * mean * mean) as deviation
    from valued
),

shares as (
    select
        *,
        sqrt(ln(case when ratio > 1 then ratio else 1 end)) as spread,
        cast(something - 0.1 as double) / nullif(something, 0) as high_share,
        cast(something - 0.9 as double) / nullif(something, 0) as low_share
    from chances
),

/* The normal quantile of a share s is that of its smaller side (Abramowitz and Stegun 26.2.23). */
sides as (
    select
        *,
        case
            when high_share > 0
                then sqrt(-2 * ln(case when high_share < 0.5 then high_share else 1 - high_share end))
        end as high_t,
        case
            when low_share > 0
                then sqrt(-2 * ln(case when low_share < 0.5 then low_share else 1 - low_share end))
        end as low_t
    from shares
),

quantiles as (
    select
        *,
        (case when high_share < 0.5 then -1 else 1 end) * (
            high_t
            - cast(2.515517 + 0.802853 * high_t + 0.010328 * high_t * high_t as double)
            / nullif(
                1 + 1.432788 * high_t + 0.189269 * high_t * high_t
                + 0.001308 * high_t * high_t * high_t, 0
            )
        ) as high_z,
        (case when low_share < 0.5 then -1 else 1 end) * (
            low_t
            - cast(2.515517 + 0.802853 * low_t + 0.010328 * low_t * low_t as double)
            / nullif(
                1 + 1.432788 * low_t + 0.189269 * low_t * low_t + 0.001308 * low_t * low_t * low_t, 0
            )
        ) as low_z
    from sides
),

sizes as (
    select
        *,
        coalesce(usual * exp(spread * low_z - 0.5 * spread * spread), 0) as small,
        coalesce(usual * exp(spread * high_z - 0.5 * spread * spread), 0) as large
    from quantiles
),

bounds as (
    select
        *,
        sure + case
            when is_mixed then p_alive * mean - 1.2815515655 * deviation
            when is_loss then -large
            else small
        end as low,
        sure + case
            when is_mixed then p_alive * mean + 1.2815515655 * deviation
            when is_loss then -small
            else large
        end as high
    from sizes
),

/* Streams that a customer has, and for which nothing is forecast. */
reasons as (
    select
        stream,
        min(reason) as reason,
        max(case when is_chosen and model <> 'gamma_gamma' then 1 else 0 end) as has_forecast
    from lifetime_value_quality
    group by stream
),

had as (
    select customer_id, 'purchases' as stream
    from int_purchase_history
    union
    select customer_id, 'contracts'
    from int_contract_run
    where is_running
    union
    select customer_id, 'machines'
    from int_machine
    where is_own and not is_retired
),

missing as (
    select
        h.customer_id,
        h.stream,
        r.reason
    from had as h
    inner join reasons as r on h.stream = r.stream
    where r.has_forecast = 0
),

incomplete as (
    select
        customer_id,
        min(reason) as reason
    from missing
    group by customer_id
)

select
    b.customer_id,
    b.customer_key,
    b.as_of,
    b.stream,
    b.model,
    b.p_alive,
    b.p_alive_alone,
    b.expected_orders,
    cast(b.expected_margin as decimal(18, 4)) as expected_margin,
    b.clv,
    case when cast(b.low as decimal(18, 4)) < b.clv then cast(b.low as decimal(18, 4)) else b.clv end as clv_low,
    case when cast(b.high as decimal(18, 4)) > b.clv then cast(b.high as decimal(18, 4)) else b.clv end as clv_high,
    case when b.stream = 'total' and i.customer_id is not null then 'incomplete' end as reason
from bounds as b
left join incomplete as i on b.customer_id = i.customer_id
union all
select
    c.customer_id,
    c.customer_key,
    c.as_of,
    m.stream,
    null,
    null,
    null,
    null,
    null,
    null,
    null,
    null,
    m.reason
from customers as c
inner join missing as m on c.customer_id = m.customer_id
union all
select
    c.customer_id,
    c.customer_key,
    c.as_of,
    'total',
    null,
    null,
    null,
    null,
    null,
    null,
    null,
    null,
    case when c.objects then 'objection' else coalesce(i.reason, 'not_bought') end
from customers as c
left join incomplete as i on c.customer_id = i.customer_id
left join (select distinct customer_id from relations) as r on c.customer_id = r.customer_id
where r.customer_id is null
