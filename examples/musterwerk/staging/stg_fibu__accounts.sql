/*
The chart of accounts, after SKR04: the first digit says what an account is.

One row per account.
*/
select
    Konto as account,
    Bezeichnung as name,
    case left(Konto, 1)
        when '4' then 'revenue'
        when '5' then 'product_cost'
        when '6' then 'operating_cost'
        when '7' then 'other_result'
        else 'balance_sheet'
    end as kind,
    Gruppe as parent
from src_fibu__sachkonten
