/*
What was known of each active customer on a day, and whether it was lost in the time ahead.

Only what had happened by that day is in a row. Where a day of the past has more than 5,000 customers,
every second, third … one of them is taken, in the order of their ids. Numbers are rounded to steps and cut, so that customers who
look alike are alike, and one odd value decides nothing.

One row per basis, as_of, customer_id.

role                 of the day: score, test, train or later
is_lost              within the horizon; empty where nobody knows yet
silence_ratio        silence by the customer's usual gap, up to 8; the usual gap is the mean of its own and
                     of one gap that is the mean of all these customers'
silence_months       since the last purchase, up to 24
tenure               logarithm of 1 + years since the relation began
is_new               it began less than two years ago: 1, else 0
purchase_pace        logarithm of 1 + days of purchase in twelve months
purchase_trend       logarithm of (1 + days of purchase in six months) / (1 + those in the six before)
service_contacts     logarithm of 1 + service cases of six months
complaints           in nine months, up to 3
slow_complaints      of these, those that were open for more than 14 days, up to 2
slow_answers         share of cases of six months that were not answered within two working hours; that of
                     all customers where there were none
payment_delay        logarithm of 1 + the most days overdue at the last three month ends; that of all
                     customers' mean where nothing was open
cancelled_services   contracts that were cancelled or ended in twelve months, up to 2
contact_change       the main contact, or the account manager, changed in six months: 1, else 0
group_change         it joined or left a group in twelve months: 1, else 0
usage_trend          logarithm of (1 + uses in three months) / (1 + those in the three before), up to 3

check silence_ratio between 0 and 8
check slow_complaints <= complaints
check is_lost is not null or role = 'score'
*/
with

active as (
    select
        d.basis,
        d.as_of,
        d.role,
        s.customer_id,
        case when d.role <> 'score' then s.ended_on < d.known_on end as is_lost,
        row_number() over (partition by d.basis, d.as_of order by s.customer_id) as position,
        count(*) over (partition by d.basis, d.as_of) as customers
    from int_churn_date as d
    inner join int_customer_spell as s
        on d.basis = s.basis and s.started_on <= d.as_of and s.ended_on > d.as_of
    left join int_profiling_objection as o on s.customer_id = o.customer_id
    where o.customer_id is null
),

there as (
    select
        basis,
        as_of,
        role,
        customer_id,
        is_lost,
        row_number() over (order by basis, as_of, customer_id) as number
    from active
    where role = 'score' or position % cast(ceil(cast(customers as double) / 5000) as bigint) = 0
),

/* Half a year, nine months, a year: since when something counts. */
windows as (
    select
        basis,
        as_of,
        cast(as_of - interval '3' month as date) as months_3,
        cast(as_of - interval '6' month as date) as months_6,
        cast(as_of - interval '9' month as date) as months_9,
        cast(as_of - interval '12' month as date) as months_12
    from int_churn_date
),

relations as (
    select
        t.basis,
        t.as_of,
        t.customer_id,
        min(case when c.customer_since < s.started_on then c.customer_since else s.started_on end) as since
    from there as t
    inner join int_customer_spell as s on t.customer_id = s.customer_id and s.started_on <= t.as_of
    inner join dim_customer as c on t.customer_id = c.customer_id
    group by t.basis, t.as_of, t.customer_id
),

purchase_sums as (
    select
        t.number,
        count(*) as days,
        min(p.invoiced_on) as first_on,
        max(p.invoiced_on) as last_on,
        sum(case when p.invoiced_on > w.months_12 then 1 else 0 end) as days_12,
        sum(case when p.invoiced_on > w.months_6 then 1 else 0 end) as days_6
    from there as t
    inner join windows as w on t.basis = w.basis and t.as_of = w.as_of
    inner join int_purchase_day as p on t.customer_id = p.customer_id and p.invoiced_on <= t.as_of
    group by t.number
),

purchases as (
    select
        t.basis,
        t.as_of,
        t.customer_id,
        p.days,
        p.first_on,
        p.last_on,
        p.days_12,
        p.days_6
    from there as t
    inner join purchase_sums as p on t.number = p.number
),

usual_gaps as (
    select
        basis,
        as_of,
        cast(sum(date_diff('day', first_on, last_on)) as double) / nullif(sum(days - 1), 0) as days
    from purchases
    group by basis, as_of
),

rhythms as (
    select
        p.basis,
        p.as_of,
        p.customer_id,
        p.days_12,
        p.days_6,
        date_diff('day', p.last_on, p.as_of) as silence_days,
        (date_diff('day', p.first_on, p.last_on) + coalesce(u.days, 30)) as gap_days,
        p.days as gaps
    from purchases as p
    inner join usual_gaps as u on p.basis = u.basis and p.as_of = u.as_of
),

cases as (
    select
        w.basis,
        w.as_of,
        c.customer_id,
        sum(case when cast(c.opened_at as date) > w.months_6 then 1 else 0 end) as cases_6,
        sum(case when c.kind = 'complaint' then 1 else 0 end) as complaints,
        sum(
            case
                when
                    c.kind = 'complaint'
                    and date_diff(
                        'day',
                        cast(c.opened_at as date),
                        case when cast(c.resolved_at as date) <= w.as_of then cast(c.resolved_at as date) else w.as_of end
                    ) > 14
                    then 1
                else 0
            end
        ) as slow_complaints,
        sum(
            case
                when
                    cast(c.opened_at as date) > w.months_6
                    and cast(c.first_response_at as date) <= w.as_of
                    and c.response_minutes is not null
                    then 1
                else 0
            end
        ) as answered,
        sum(
            case
                when
                    cast(c.opened_at as date) > w.months_6
                    and cast(c.first_response_at as date) <= w.as_of
                    and c.response_minutes > 120
                    then 1
                else 0
            end
        ) as answered_late
    from windows as w
    inner join fct_service_case as c
        on cast(c.opened_at as date) > w.months_9 and cast(c.opened_at as date) <= w.as_of
    group by w.basis, w.as_of, c.customer_id
),

delays as (
    select w.basis, w.as_of, r.customer_id, max(r.days_overdue) as days
    from windows as w
    inner join dim_month as m on m.month <= w.as_of and m.month > w.months_3
    inner join fct_receivable_month as r on m.month = r.month
    where m.month_end <= w.as_of
    group by w.basis, w.as_of, r.customer_id
),

/* Who has nothing to be answered, or to pay, is like everybody. */
usual_answers as (
    select basis, as_of, cast(sum(answered_late) as double) / nullif(sum(answered), 0) as share
    from cases
    group by basis, as_of
),

usual_delays as (
    select basis, as_of, cast(sum(days) as double) / nullif(count(*), 0) as days
    from delays
    group by basis, as_of
),

/* What each contract was known to end on; another price of the same contract is no end of it. */
contracts as (
    select
        customer_id,
        subscription_id,
        max(cancelled_on) as cancelled_on,
        max(coalesce(ended_on, date '9999-12-31')) as ended_on
    from fct_subscription_month
    where customer_id is not null
    group by customer_id, subscription_id
),

cancellations as (
    select w.basis, w.as_of, c.customer_id, count(*) as contracts
    from windows as w
    inner join contracts as c
        on
            (c.cancelled_on > w.months_12 and c.cancelled_on <= w.as_of)
            or (c.ended_on > w.months_12 and c.ended_on <= w.as_of)
    group by w.basis, w.as_of, c.customer_id
),

/* A person who left, or an account manager who is not the one of the version before. */
contact_moves as (
    select customer_id, ended_on as moved_on
    from dim_contact
    where customer_id is not null and ended_on is not null
    union all
    select customer_id, valid_from
    from (
        select
            customer_id,
            valid_from,
            account_manager,
            lag(account_manager) over (partition by customer_id order by valid_from) as manager_before
        from dim_customer
        where customer_id is not null
    ) as versions
    where account_manager <> manager_before
),

contact_changes as (
    select distinct w.basis, w.as_of, m.customer_id
    from windows as w
    inner join contact_moves as m on m.moved_on > w.months_6 and m.moved_on <= w.as_of
),

group_moves as (
    select customer_id, from_day as moved_on from bridge_customer_group
    union all
    select customer_id, to_day from bridge_customer_group
),

group_changes as (
    select distinct w.basis, w.as_of, m.customer_id
    from windows as w
    inner join group_moves as m on m.moved_on > w.months_12 and m.moved_on <= w.as_of
),

uses as (
    select
        w.basis,
        w.as_of,
        u.customer_id,
        sum(case when u.used_on > w.months_3 then u.count else 0 end) as uses_now,
        sum(case when u.used_on > w.months_3 then 0 else u.count end) as uses_before
    from windows as w
    inner join fct_usage_day as u on u.used_on > w.months_6 and u.used_on <= w.as_of
    group by w.basis, w.as_of, u.customer_id
),

measured as (
    select
        t.basis,
        t.as_of,
        t.customer_id,
        t.role,
        t.is_lost,
        coalesce(cast(r.silence_days * r.gaps as double) / nullif(r.gap_days, 0), 0) as silence_ratio,
        coalesce(cast(r.silence_days as double) / 30.4375, 0) as silence_months,
        cast(date_diff('day', l.since, t.as_of) as double) / 365.25 as tenure_years,
        coalesce(r.days_12, 0) as days_12,
        coalesce(r.days_6, 0) as days_6,
        coalesce(c.cases_6, 0) as cases_6,
        coalesce(c.complaints, 0) as complaints,
        coalesce(c.slow_complaints, 0) as slow_complaints,
        coalesce(cast(c.answered_late as double) / nullif(c.answered, 0), a.share, 0) as slow_answers,
        coalesce(d.days, o.days, 0) as days_overdue,
        coalesce(e.contracts, 0) as cancelled_services,
        case when x.customer_id is null then 0 else 1 end as contact_change,
        case when g.customer_id is null then 0 else 1 end as group_change,
        coalesce(u.uses_now, 0) as uses_now,
        coalesce(u.uses_before, 0) as uses_before
    from there as t
    inner join relations as l on t.basis = l.basis and t.as_of = l.as_of and t.customer_id = l.customer_id
    left join rhythms as r on t.basis = r.basis and t.as_of = r.as_of and t.customer_id = r.customer_id
    left join cases as c on t.basis = c.basis and t.as_of = c.as_of and t.customer_id = c.customer_id
    left join delays as d on t.basis = d.basis and t.as_of = d.as_of and t.customer_id = d.customer_id
    left join usual_answers as a on t.basis = a.basis and t.as_of = a.as_of
    left join usual_delays as o on t.basis = o.basis and t.as_of = o.as_of
    left join cancellations as e on t.basis = e.basis and t.as_of = e.as_of and t.customer_id = e.customer_id
    left join contact_changes as x on t.basis = x.basis and t.as_of = x.as_of and t.customer_id = x.customer_id
    left join group_changes as g on t.basis = g.basis and t.as_of = g.as_of and t.customer_id = g.customer_id
    left join uses as u on t.basis = u.basis and t.as_of = u.as_of and t.customer_id = u.customer_id
)

select
    basis,
    as_of,
    customer_id,
    role,
    is_lost,
    cast(round(2 * case when silence_ratio > 8 then 8 else silence_ratio end) as double) / 2 as silence_ratio,
    cast(round(case when silence_months > 24 then 24 else silence_months end) as double) as silence_months,
    cast(round(4 * ln(1 + tenure_years)) as double) / 4 as tenure,
    cast(case when tenure_years < 2 then 1 else 0 end as double) as is_new,
    cast(round(4 * ln(1 + cast(days_12 as double))) as double) / 4 as purchase_pace,
    cast(round(4 * (ln(1 + cast(days_6 as double)) - ln(1 + cast(days_12 - days_6 as double)))) as double) / 4
        as purchase_trend,
    cast(round(2 * ln(1 + cast(cases_6 as double))) as double) / 2 as service_contacts,
    cast(case when complaints > 3 then 3 else complaints end as double) as complaints,
    cast(case when slow_complaints > 2 then 2 else slow_complaints end as double) as slow_complaints,
    cast(round(4 * slow_answers) as double) / 4 as slow_answers,
    cast(round(2 * ln(1 + cast(days_overdue as double))) as double) / 2 as payment_delay,
    cast(case when cancelled_services > 2 then 2 else cancelled_services end as double) as cancelled_services,
    cast(contact_change as double) as contact_change,
    cast(group_change as double) as group_change,
    cast(
        round(
            2 * case
                when ln(1 + cast(uses_now as double)) - ln(1 + cast(uses_before as double)) > 3 then 3
                when ln(1 + cast(uses_now as double)) - ln(1 + cast(uses_before as double)) < -3 then -3
                else ln(1 + cast(uses_now as double)) - ln(1 + cast(uses_before as double))
            end
        ) as double
    ) / 2 as usage_trend
from measured
