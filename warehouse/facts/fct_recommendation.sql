/*
Products that were recommended to customers.

One row per recommendation_id.
Rebuilt by recommendation_id; by customer_id; by product_id.

customer_key       the customer's version on that day; 0 is unknown
customer_id        empty where none is named
product_key        the product's version on that day; 0 is unknown
recommendation_id  the recommendation
recommended_on     the day
month              first day of its month
product_id         what was recommended
channel            visit, call, mail, portal or web
reason             by which rule
employee_id        who recommended it

check (select count(*) from fct_recommendation) = (select count(*) from stg_recommendations)
*/
select
    coalesce(v.customer_key, 0) as customer_key,
    r.customer_id,
    coalesce(p.product_key, 0) as product_key,
    r.recommendation_id,
    r.recommended_on,
    cast(date_trunc('month', r.recommended_on) as date) as month,
    r.product_id,
    r.channel,
    r.reason,
    r.employee_id
from stg_recommendations as r
left join int_customer_version as v
    on r.customer_id = v.customer_id and r.recommended_on >= v.from_day and r.recommended_on < v.to_day
left join int_product_version as p
    on r.product_id = p.product_id and r.recommended_on >= p.from_day and r.recommended_on < p.to_day
