/*
The times in which a customer had contracts without a break; one month without is none.

The months of a contract that is older than our history are counted, but nobody saw how many like it
ended in them.

One row per customer_id, first_month.

customer_id   the customer
first_month   first month with a contract, as far as we see
last_month    the last one; the running month where it goes on
unseen        months that it had lasted when we first saw it
survived      months that it had lasted in the last one
is_running    there is a contract in the running month
mrr           monthly recurring revenue in the last month, company currency
months_left   of the last month, as in int_contract_month
worth_left    likewise

check survived >= unseen and unseen >= 0
check is_running = (last_month = (select max(month) from dim_month))
*/
with

months as (
    select
        customer_id,
        month,
        number,
        mrr,
        started_on,
        months_left,
        worth_left,
        lag(number) over (partition by customer_id order by month) as number_before
    from int_contract_month
),

marked as (
    select
        *,
        sum(case when number - number_before <= 2 then 0 else 1 end) over (
            partition by customer_id order by month
            rows between unbounded preceding and current row
        ) as spell
    from months
),

placed as (
    select
        *,
        row_number() over (partition by customer_id, spell order by month) as place,
        row_number() over (partition by customer_id, spell order by month desc) as place_from_end
    from marked
),

spells as (
    select
        customer_id,
        spell,
        min(month) as first_month,
        max(month) as last_month,
        min(number) as first_number,
        max(number) as last_number,
        min(case when place = 1 then started_on end) as started_on,
        max(case when place_from_end = 1 then mrr end) as mrr,
        max(case when place_from_end = 1 then months_left end) as months_left,
        max(case when place_from_end = 1 then worth_left end) as worth_left
    from placed
    group by customer_id, spell
),

aged as (
    select
        *,
        case
            when first_number = 1
                then date_diff('month', cast(date_trunc('month', started_on) as date), first_month)
            else 0
        end as unseen
    from spells
)

select
    a.customer_id,
    a.first_month,
    a.last_month,
    cast(a.unseen as bigint) as unseen,
    cast(a.unseen + a.last_number - a.first_number as bigint) as survived,
    a.last_number = m.number as is_running,
    a.mrr,
    a.months_left,
    a.worth_left
from aged as a
cross join (select max(number) as number from dim_month) as m
