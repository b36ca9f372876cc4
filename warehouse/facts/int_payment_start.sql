/*
Since when payments are known. Without any there is no row, and nothing is said of Skonto.

One row.

first_day  day of the first payment
*/
select min(paid_on) as first_day
from fct_payment
having count(*) > 0
