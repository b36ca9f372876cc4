/*
What is foretold of each customer that criteria of portfolio.yaml may ask for.

One row per customer_id.

customer_id     one with a lifetime value or a risk
lifetime_value  what it will still bring, company currency, discounted; empty where nobody knows it
churn_risk      percent, 0 to 100; empty where nobody knows it

check churn_risk between 0 and 100 or churn_risk is null
*/
with

valued as (
    select customer_id, cast(clv as double) as lifetime_value
    from customer_lifetime_value
    where stream = 'total' and clv is not null
),

endangered as (
    select customer_id, 100 * churn_risk as churn_risk
    from customer_churn
    where churn_risk is not null
)

select
    coalesce(v.customer_id, e.customer_id) as customer_id,
    v.lifetime_value,
    e.churn_risk
from valued as v
full join endangered as e on v.customer_id = e.customer_id
