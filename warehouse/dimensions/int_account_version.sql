/*
Which version of an account a fact of a day belongs to; the first one reaches back for ever.

One row per account_key.
Rebuilt by account.

account   the account
from_day  first day whose facts carry this version
to_day    first day whose facts carry the next one
kind      what the account is for

check from_day < to_day
*/
select
    account_key,
    account,
    if(
        row_number() over (partition by account order by valid_from) = 1,
        date '0001-01-01',
        valid_from
    ) as from_day,
    valid_to as to_day,
    kind
from dim_account
where account is not null
