/*
Which share of an invoice a customer is expected to keep as Skonto.

It is what was taken of all that the customer settled in the half-year before. Who settled nothing in it
has the rate that was agreed; who has no agreement, none. A half-year has one rate, so that what is paid
tonight does not move what was expected yesterday.

One row per customer_id, half_year.
Rebuilt by customer_id, half_year; by customer_id.

half_year  first day of the half-year of the invoices
rate       0 to 1; where nothing is expected there is no row
*/
with

bought as (
    select customer_id, half_year, max(posted_on) as last_posted_on
    from int_invoice
    where net_amount > 0 and customer_id is not null
    group by customer_id, half_year
),

settled as (
    select
        customer_id,
        half_year,
        cast(sum(taken) as double) / nullif(cast(sum(net_amount) as double), 0) as rate
    from int_invoice_settlement
    where customer_id is not null and is_known
    group by customer_id, half_year
),

agreed as (
    select customer_id, from_day, to_day, first_rate as rate
    from int_rebate_customer
    where kind = 'skonto'
),

expected as (
    select b.customer_id, b.half_year, coalesce(any_value(s.rate), max(a.rate)) as rate
    from bought as b
    left join settled as s on b.customer_id = s.customer_id and b.half_year = s.half_year
    left join agreed as a
        on
            b.customer_id = a.customer_id
            and b.last_posted_on >= a.from_day
            and b.last_posted_on < a.to_day
    group by b.customer_id, b.half_year
)

select customer_id, half_year, cast(round(least(rate, 1), 6) as decimal(9, 6)) as rate
from expected
where round(rate, 6) > 0
