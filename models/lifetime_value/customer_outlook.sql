/*
What is to come of each customer in the coming twelve months and within the horizon of lifetime value,
stream by stream and in all: how often, and what is left to us of it. It is a plan in the money of its time,
so nothing is discounted.

One row per customer_id, stream.

customer_id                    as in customer_lifetime_value
stream                         purchases, contracts or machines; total: their sum
as_of                          the business date
expected_orders_of_year        expected purchase days, months with a contract, or machines within twelve
                               months; empty in total
expected_contribution_of_year  contribution of them, after cost to serve, without acquisition, levied
                               overhead and unused capacity, company currency
expected_orders                the same within the horizon; empty in total
expected_contribution          contribution within the horizon, company currency

check expected_orders_of_year >= 0 or expected_orders_of_year is null
check (select coalesce(sum(case when stream = 'total' then expected_contribution_of_year
    else -expected_contribution_of_year end), 0) from customer_outlook) = 0
    -- the streams of all customers must add up to their totals
*/
with

machines as (
    select
        m.customer_id,
        sum(o.orders_of_year) as orders_of_year
    from int_machine as m
    inner join int_machine_outlook as o on m.is_own = o.is_own and floor(m.age) = o.months
    where not m.is_retired
    group by m.customer_id
),

histories as (
    select
        h.customer_id,
        h.orders,
        date_diff('day', h.first_on, b.business_date) as age_days
    from int_purchase_history as h
    cross join set_business_date as b
),

years as (
    select
        h.customer_id,
        'purchases' as stream,
        y.orders_of_year
    from histories as h
    inner join int_year_of_purchases as y on h.orders = y.orders and h.age_days = y.age_days
    union all
    select
        customer_id,
        'contracts',
        months_of_year
    from int_contract_ahead
    union all
    select customer_id, 'machines', orders_of_year
    from machines
),

expected as (
    select
        c.customer_id,
        c.stream,
        c.as_of,
        c.p_alive * y.orders_of_year as orders_of_year,
        c.expected_orders,
        cast(c.expected_margin as double) as margin
    from customer_lifetime_value as c
    inner join years as y on c.customer_id = y.customer_id and c.stream = y.stream
    where c.clv is not null
),

streams as (
    select
        customer_id,
        stream,
        as_of,
        orders_of_year,
        cast(orders_of_year * margin as decimal(18, 4)) as contribution_of_year,
        expected_orders,
        cast(expected_orders * margin as decimal(18, 4)) as contribution
    from expected
)

select
    customer_id,
    stream,
    as_of,
    orders_of_year as expected_orders_of_year,
    contribution_of_year as expected_contribution_of_year,
    expected_orders,
    contribution as expected_contribution
from streams
union all
select
    customer_id,
    'total',
    max(as_of),
    null,
    cast(sum(contribution_of_year) as decimal(18, 4)),
    null,
    cast(sum(contribution) as decimal(18, 4))
from streams
group by customer_id
