/*
What is to come of each customer in each stream, if it has not left: the mean, how far it may be off, and
the chance that nothing comes.

One row per customer_id, stream.

customer_id      the customer
stream           purchases, contracts or machines
model            by which it is forecast
p_alive_alone    chance that it has not left, by this stream alone; 1 with a contract that goes on; empty for
                 machines, of which silence says nothing, and where notice of all contracts was given
expected_orders  purchase days, months of contracts, or machines within the horizon, if it has not left
expected_margin  contribution of one of them, company currency
value            discounted contribution within the horizon, if it has not left
variance         of this value: chance of the customer, and parameters that are estimates
none             chance that nothing comes, if it has not left

check none between 0 and 1 and variance >= 0
check p_alive_alone between 0 and 1 or p_alive_alone is null
*/
with

usual_spend as (
    select cast(sum(cast(spend as decimal(18, 4))) as double) / nullif(count(spend), 0) as spend
    from int_purchase_history
),

spends as (
    select
        h.customer_id,
        h.orders,
        h.last_days,
        date_diff('day', h.first_on, b.business_date) as age_days,
        s.p,
        s.q,
        case
            when s.p * s.q * s.v is not null
                then
                    cast(s.p * (s.v + h.orders * coalesce(h.spend, 0)) as double)
                    / nullif(s.p * h.orders + s.q - 1, 0)
            else
                cast(h.orders * coalesce(h.spend, 0) + u.spend as double) / nullif(h.orders + 1, 0)
        end as mean
    from int_purchase_history as h
    cross join set_business_date as b
    cross join int_spend_fit as s
    cross join usual_spend as u
),

/* What one purchase is worth differs between customers and from purchase to purchase. */
moments as (
    select
        customer_id,
        orders,
        last_days,
        age_days,
        mean,
        mean * mean * case
            when p * q is null then 2
            when p * orders + q > 2.5
                then cast(p * orders + q - 1 as double) / nullif(p * orders + q - 2, 0)
            else (p * orders + q - 1) * 2
        end as square_of_mean,
        case when p * q is null then 1 else cast(p + 1 as double) / nullif(p, 0) end as within
    from spends
),

purchases as (
    select
        m.customer_id,
        o.model,
        o.p_alive,
        o.expected_orders,
        o.none,
        o.uncertainty,
        g.rate,
        m.mean,
        g.rate * m.mean * o.discounted_orders as value,
        power(cast(g.rate * o.discounted_orders as double) / nullif(o.expected_orders, 0), 2)
        * (o.factorial_orders + o.expected_orders * m.within) * m.square_of_mean as square
    from moments as m
    inner join int_purchase_outlook as o
        on m.orders = o.orders and m.last_days = o.last_days and m.age_days = o.age_days
    inner join int_stream_margin as g on m.customer_id = g.customer_id and g.stream = 'purchases'
),

contracts as (
    select
        s.customer_id,
        s.model,
        s.holds,
        s.expected_months,
        s.none,
        s.uncertainty,
        g.rate * cast(s.mrr as double) as margin,
        g.rate * cast(s.mrr as double) * s.discounted_months as value,
        power(g.rate * cast(s.mrr as double), 2) * s.square_months as square
    from int_contract_ahead as s
    inner join int_stream_margin as g on s.customer_id = g.customer_id and g.stream = 'contracts'
),

standing as (
    select
        m.customer_id,
        max(o.model) as model,
        sum(o.expected_orders) as expected_orders,
        sum(o.discounted_orders) as discounted_orders,
        sum(o.expected_orders * (1 - o.expected_orders)) as variance_of_orders,
        sum(ln(1 - o.expected_orders * 0.999999)) as ln_none,
        sum(o.discounted_orders * sqrt(coalesce(o.uncertainty, 0))) as error
    from int_machine as m
    inner join int_machine_outlook as o
        on m.is_own = o.is_own and floor(m.age) = o.months
    where not m.is_retired
    group by m.customer_id
),

prices as (
    select
        cast(sum(d.amount) as double) / nullif(count(*), 0) as usual,
        cast(
            sum(cast(cast(d.amount as double) * cast(d.amount as double) as decimal(38, 4))) as double
        ) / nullif(count(*), 0) as square
    from int_stream_day as d
    inner join set_business_date as b on d.invoiced_on <= b.business_date
    where d.stream = 'machines'
),

paid as (
    select
        customer_id,
        cast(amount as double) as amount,
        purchases as orders
    from int_stream_sum
    where stream = 'machines'
),

machines as (
    select
        s.customer_id,
        s.model,
        s.expected_orders,
        s.discounted_orders,
        s.variance_of_orders,
        s.ln_none,
        s.error,
        cast(g.rate * (coalesce(b.amount, 0) + p.usual) as double)
        / nullif(coalesce(b.orders, 0) + 1, 0) as margin,
        cast(p.square as double) / nullif(p.usual * p.usual, 0) as square_of_price
    from standing as s
    inner join int_stream_margin as g on s.customer_id = g.customer_id and g.stream = 'machines'
    cross join prices as p
    left join paid as b on s.customer_id = b.customer_id
),

streams as (
    select
        customer_id,
        'purchases' as stream,
        model,
        p_alive as p_alive_alone,
        expected_orders,
        rate * mean as expected_margin,
        value,
        square - value * value + value * value * coalesce(uncertainty, 0) as variance,
        none
    from purchases
    union all
    select
        customer_id,
        'contracts',
        model,
        case when holds then 1 end,
        expected_months,
        margin,
        value,
        square - value * value + value * value * coalesce(uncertainty, 0),
        none
    from contracts
    union all
    select
        customer_id,
        'machines',
        model,
        null,
        expected_orders,
        margin,
        margin * discounted_orders,
        margin * margin * (
            power(cast(discounted_orders as double) / nullif(expected_orders, 0), 2)
            * (variance_of_orders + expected_orders * (square_of_price - 1))
            + error * error
        ),
        exp(ln_none)
    from machines
    where expected_orders > 0
)

select
    customer_id,
    stream,
    model,
    p_alive_alone,
    expected_orders,
    expected_margin,
    value,
    case when variance > 0 then variance else 0 end as variance,
    none
from streams
