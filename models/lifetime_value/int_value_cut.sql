/*
From which lifetime value on a customer belongs to the value classes A and B: today's, so that nobody changes
class because others did something.

One row.

from_a  lifetime value of the last customer of those who carry 80 % of all that is above zero
from_b  of those who carry 95 %

check from_a >= from_b or from_b is null
*/
with

ranked as (
    select
        clv,
        sum(clv) over (order by clv desc, customer_id rows between unbounded preceding and current row)
        - clv as above,
        sum(clv) over () as total
    from customer_lifetime_value
    where stream = 'total' and clv > 0
)

select
    min(case when above < 0.80 * total then clv end) as from_a,
    min(case when above < 0.95 * total then clv end) as from_b
from ranked
