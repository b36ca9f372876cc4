/*
What customers are worth beside money, how loyal they are and how likely we are to lose them: points from 0
to 100.

Each score is the mean of its criteria by weight, as portfolio.yaml has them; criteria that nobody can rate
are left out, and the share of the weights that are known stands beside it.

One row per customer_id.

customer_id          an active customer
as_of                the business date
loyalty              how firmly it stands with us
loyalty_known        share of the weights whose criteria are known, 0 to 1
risk                 how much speaks for losing it; churn_risk is the probability
risk_known           likewise
reference            what it is worth to us as a reference
reference_known      likewise
information          what we learn from it
information_known    likewise
cross_selling        what it could still buy
cross_selling_known  likewise

check loyalty between 0 and 100 or loyalty is null
check (loyalty is null) = (loyalty_known = 0)
check (risk is null) = (risk_known = 0)
*/
select
    customer_id,
    as_of,
    loyalty,
    loyalty_known,
    risk,
    risk_known,
    reference,
    reference_known,
    information,
    information_known,
    cross_selling,
    cross_selling_known
from int_portfolio_points
