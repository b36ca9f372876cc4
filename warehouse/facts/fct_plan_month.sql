/*
The numbers of plans and forecasts. What a number is planned for stands in the columns that are filled.

One row per plan_entry_id.
Rebuilt by plan_entry_id; by customer_id.

plan_entry_id  the number
version        such as "Budget V2" or "3+9"; dim_plan_version says which of them counts
month          first day of the month
measure        the source's word: revenue, contribution, cost, quantity …
amount         company currency, or a number of what is counted
account        of the ledger
cost_centre    where the cost belongs
product_line   the source's product line
product_group  the source's product group
region         the source's region
segment        the source's segment
customer_id    the customer it is planned with

check (select count(*) from fct_plan_month) = (select count(*) from stg_plan_entries)
check (select sum(amount) from fct_plan_month)
    is not distinct from (select sum(amount) from stg_plan_entries)
*/
select
    plan_entry_id,
    version,
    month,
    measure,
    amount,
    account,
    cost_centre,
    product_line,
    product_group,
    region,
    segment,
    customer_id
from stg_plan_entries
