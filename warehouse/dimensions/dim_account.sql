/*
The accounts of the ledger, as they were at each time, type 2.

One row per account_key.
Rebuilt by account.

account_key  a version; computed from account and valid_from
account      number of the account
valid_from   first day of the version; 1900-01-01 where nobody says
valid_to     the day on which the next version begins; 9999-12-31 for the last one
is_current   the last version
name         the source's name
kind         revenue, product_cost, operating_cost, other_result, balance_sheet, statistical
parent       the account or heading above it

check valid_from < valid_to
check is_current = (valid_to = date '9999-12-31')
*/
with

versions as (
    select * replace (coalesce(valid_from, date '1900-01-01') as valid_from)
    from stg_accounts
)

select
    key_of(account || '|' || valid_from) as account_key,
    account,
    valid_from,
    coalesce(lead(valid_from) over version, date '9999-12-31') as valid_to,
    lead(valid_from) over version is null as is_current,
    name,
    kind,
    parent
from versions
window version as (partition by account order by valid_from)
