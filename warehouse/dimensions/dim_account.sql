/*
The accounts of the ledger, as they were at each time, type 2; those that only postings mention among
them.

One row per account_key.
Rebuilt by account.

account_key  a version; computed from account and valid_from; 0 is the unknown member
account      number of the account; empty for the unknown member
valid_from   first day of the version; 1900-01-01 where nobody says
valid_to     the day on which the next version begins; 9999-12-31 for the last one
is_current   the last version
name         the source's name
kind         revenue, product_cost, operating_cost, other_result, balance_sheet, statistical
parent       the account or heading above it
is_inferred  known from postings and plans only, no source describes it

check account is not null or account_key = 0
check valid_from < valid_to
check is_current = (valid_to = date '9999-12-31')
*/
with

mentioned as (
    select account, account_name as name, account_kind as kind from stg_ledger_entries
    union all
    select account, null, null from stg_plan_entries
),

inferred as (
    select m.account, max(m.name) as name, max(m.kind) as kind
    from mentioned as m
    anti join stg_accounts as a on m.account = a.account
    where m.account is not null
    group by m.account
),

versions as (
    select
        account,
        coalesce(valid_from, date '1900-01-01') as valid_from,
        name,
        kind,
        parent,
        false as is_inferred
    from stg_accounts
    union all
    select account, date '1900-01-01', name, kind, null, true
    from inferred
    union all
    select null, date '1900-01-01', null, null, null, true
)

select
    if(account is null, 0, key_of(account || '|' || valid_from)) as account_key,
    account,
    valid_from,
    coalesce(lead(valid_from) over version, date '9999-12-31') as valid_to,
    lead(valid_from) over version is null as is_current,
    name,
    kind,
    parent,
    is_inferred
from versions
window version as (partition by account order by valid_from)
