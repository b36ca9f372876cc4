/*
The parameters of what a purchase is worth (Gamma-Gamma: Fader and Hardie 2013).

One row.

p  shape of the amounts of one customer's purchases; empty where the model could not be fitted
q  shape of the mean amounts of customers; empty also where the model knows no mean (q of 1 or less)
v  scale of the mean amounts

check p > 0 or p is null
check q > 1 or q is null
*/
select
    max(case when parameter = 'p' then value end) as p,
    max(case when parameter = 'q' and value > 1 then value end) as q,
    max(case when parameter = 'v' then value end) as v
from int_purchase_fit
where model = 'gamma_gamma'
