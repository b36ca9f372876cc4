/*
What is left to us of a customer's purchases, stream by stream: its contribution after cost to serve, in
the last 36 months, for each euro invoiced.

Everybody's rate counts as one more usual purchase (of contracts: one more year), so that few purchases make
no certain rate.

One row per customer_id, stream.

customer_id    the customer
stream         purchases, contracts or machines
gross          invoiced, as in int_stream_sum
contribution   what was left of it, as there
rate           contribution for each euro of gross that is expected of the customer
usual_rate     the same of all customers together
usual_amount   mean amount of a purchase day; contracts: of a year

check usual_amount > 0
check (select count(*) from int_stream_margin where rate is null) = 0
*/
with

usual as (
    select
        stream,
        cast(sum(amount) * case when stream = 'contracts' then 12 else 1 end as double)
        / nullif(sum(purchases), 0) as usual_amount,
        coalesce(cast(sum(contribution) as double) / nullif(sum(gross), 0), 0) as usual_rate
    from int_stream_sum
    group by stream
    having sum(purchases) > 0
)

select
    s.customer_id,
    s.stream,
    s.gross,
    s.contribution,
    cast(cast(s.contribution as double) + u.usual_rate * u.usual_amount as double)
    / nullif(cast(s.gross as double) + u.usual_amount, 0) as rate,
    u.usual_rate,
    u.usual_amount
from int_stream_sum as s
inner join usual as u on s.stream = u.stream
