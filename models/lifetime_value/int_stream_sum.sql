/*
What customers bought of each stream, and what was left to us of it after cost to serve.

Cost to serve is the work of all steps but the levied ones (step profit), without activities that costs.yaml
marks as acquisition; unused capacity is nobody's. It is spread over the streams of a customer by their
revenue, and so are rebates and Skonto.

One row per customer_id, stream.
Rebuilt by customer_id.
Cut off at the business date by invoiced_on.

customer_id    the customer
stream         purchases, contracts or machines
gross          invoiced on purchase days of the last 36 months, returns left out; contracts: mrr of these
               months; company currency
contribution   of these months: revenue less product cost, returns, rebates, Skonto and cost to serve, company
               currency
purchases      purchase days by the business date; contracts: months
amount         invoiced on them; contracts: mrr of them; company currency

check purchases >= 0 and amount >= 0
*/
with

months as (
    select month
    from (
        select
            month,
            row_number() over (order by month desc) as age
        from dim_month
    ) as aged
    where age <= 36
),

earned as (
    select
        l.customer_id,
        l.stream,
        sum(l.revenue) as revenue,
        sum(l.contribution) as contribution
    from int_stream_month as l
    inner join months as m on l.month = m.month
    group by l.customer_id, l.stream
),

/* Where nobody invoices contracts, they earn what they say, and their product cost is not known. */
subscribed as (
    select
        c.customer_id,
        sum(c.mrr) as gross,
        max(case when e.revenue > 0 then 1 else 0 end) as is_invoiced
    from int_contract_month as c
    inner join months as m on c.month = m.month
    left join earned as e on c.customer_id = e.customer_id and e.stream = 'contracts'
    group by c.customer_id
),

purchases as (
    select
        d.customer_id,
        d.stream,
        sum(case when m.month is not null then d.amount end) as gross,
        sum(d.amount) as amount,
        count(*) as purchases
    from int_stream_day as d
    inner join set_business_date as b on d.invoiced_on <= b.business_date
    left join months as m on cast(date_trunc('month', d.invoiced_on) as date) = m.month
    where d.stream <> 'contracts'
    group by d.customer_id, d.stream
),

bought as (
    select customer_id, stream, gross, amount, purchases
    from purchases
    union all
    select c.customer_id, 'contracts', s.gross, c.amount, c.months
    from (
        select customer_id, sum(mrr) as amount, count(*) as months
        from int_contract_month
        group by customer_id
    ) as c
    left join subscribed as s on c.customer_id = s.customer_id
),

/* Who bought long ago has a stream, too. */
streams as (
    select customer_id, stream
    from purchases
    union
    select customer_id, 'contracts'
    from int_contract_run
    union
    select customer_id, 'machines'
    from int_machine
    where not is_retired
),

sides as (
    select
        s.customer_id,
        s.stream,
        coalesce(b.gross, 0) as gross,
        coalesce(b.amount, 0) as amount,
        coalesce(b.purchases, 0) as purchases,
        case
            when s.stream = 'contracts' and u.is_invoiced = 0 then u.gross
            else coalesce(e.revenue, 0)
        end as revenue,
        case
            when s.stream = 'contracts' and u.is_invoiced = 0 then u.gross
            else coalesce(e.contribution, 0)
        end as contribution
    from streams as s
    left join bought as b on s.customer_id = b.customer_id and s.stream = b.stream
    left join earned as e on s.customer_id = e.customer_id and s.stream = e.stream
    left join subscribed as u on s.customer_id = u.customer_id
),

served as (
    select
        customer_id,
        sum(cost) as cost
    from (
        select a.customer_id, a.cost
        from activity_cost as a
        inner join months as m on a.month = m.month
        inner join set_activity as s on a.activity = s.activity
        where a.step <> 'profit' and not s.is_acquisition
        union all
        select p.customer_id, p.rebates + p.skonto
        from customer_profitability as p
        inner join months as m on p.month = m.month
    ) as costs
    where customer_id is not null
    group by customer_id
),

shares as (
    select
        *,
        case when revenue > 0 then revenue else 0 end as share,
        sum(case when revenue > 0 then revenue else 0 end) over (partition by customer_id) as shares,
        count(*) over (partition by customer_id) as streams
    from sides
)

/* Who has no revenue, but makes us work, has its cost in equal parts. */
select
    s.customer_id,
    s.stream,
    cast(s.gross as decimal(18, 4)) as gross,
    cast(
        cast(s.contribution as double) - coalesce(cast(v.cost as double), 0) * case
            when s.shares > 0 then cast(s.share as double) / nullif(s.shares, 0)
            else cast(1 as double) / nullif(s.streams, 0)
        end as decimal(18, 4)
    ) as contribution,
    cast(s.purchases as bigint) as purchases,
    cast(s.amount as decimal(18, 4)) as amount
from shares as s
left join served as v on s.customer_id = v.customer_id
