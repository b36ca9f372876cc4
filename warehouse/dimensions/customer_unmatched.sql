/*
Customers whom one system alone knows, where systems are matched.

Each may be a customer of that system only, or one whom no rule could match; the second kind is told
by doubtful_rule, or found by looking, and put right by a decision.

One row per customer_id.

source         the one system that knows the customer
doubtful_rule  a rule that would have to choose between customers, so that nobody chose
candidates     the customers between whom it would have to choose

check customer_id in (select customer_id from dim_customer)
*/
select
    customer_id,
    min(source) as source,
    min(doubtful_rule) as doubtful_rule,
    min(candidates) as candidates
from customer_identity
group by customer_id
having count(distinct source) = 1
