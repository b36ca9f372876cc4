/*
What customers need a year of what we sell, whoever delivers it.

One row per estimate_id.
Rebuilt by estimate_id; by customer_id.

estimate_id   the estimate
customer_id   empty where it names no customer
year          the calendar year
product_line  what is needed; empty: all that we sell
need          company currency
estimated_on  when somebody thought so
source        who thought so

check (select count(*) from fct_wallet_estimate) = (select count(*) from stg_wallet_estimates)
*/
select
    estimate_id,
    customer_id,
    year,
    product_line,
    need,
    estimated_on,
    source
from stg_wallet_estimates
