/*
What one unit of a currency is worth on a day, in company currency.

One row per currency, from_day.
Rebuilt by currency.

from_day  first day with this rate; the first one reaches back for ever
to_day    first day with the next one
rate      company currency for one unit

check from_day < to_day
*/
select
    currency,
    if(row_number() over rates = 1, date '0001-01-01', valid_from) as from_day,
    coalesce(lead(valid_from) over rates, date '9999-12-31') as to_day,
    rate
from stg_exchange_rates
window rates as (partition by currency order by valid_from)
