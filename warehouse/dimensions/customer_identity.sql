/*
Whom each system's customers turned out to be, and by which rule.

Systems that number their customers for themselves are matched with the others: by a person's
decision, by what a source says of its own numbers, by the number that the systems share, by VAT id, by e-mail, by name and postal code. Empty
where all systems share their numbers and nobody decided anything.

One row per source, delivered_id.

source         the system
delivered_id   the system's name for the customer; begins with the system where its numbers are its own
customer_id    the customer
rule           decision, account (a relation that a source delivers), customer_number, shared_number,
               vat_id, email, name_postal_code or none
matched_with   the customer of another system that the rule found
doubtful_rule  a rule that would have to choose between customers, so that nobody chose
candidates     the customers between whom it would have to choose

check rule in ('decision', 'account', 'customer_number', 'shared_number', 'vat_id', 'email', 'name_postal_code', 'none')
check (rule = 'none') = (matched_with is null)
check (doubtful_rule is null) = (candidates is null)
*/
select
    source,
    delivered_id,
    customer_id,
    rule,
    matched_with,
    doubtful_rule,
    candidates
from stg_customer_identity
