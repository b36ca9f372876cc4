/*
Signs that an active customer may be about to leave, whatever it is worth to us; none of persons who objected
to profiling.

One row per customer_id, sign.

sign   risk: the churn risk is at least twice the base rate, or half; silent: silent against its own
       rhythm; slow_complaint: in the last three months a complaint was open for more than 14 days;
       cancelled_service: a contract was cancelled in the last six months; contact_change: the contact or
       the account manager changed in the last three months; group_change: it joined or left a group in
       the last six
since  day of the sign, the newest of its kind; of a risk nobody knows more than that it is there today

check sign in ('risk', 'silent', 'slow_complaint', 'cancelled_service', 'contact_change', 'group_change')
*/
with

active as (
    select
        r.customer_id,
        r.as_of,
        r.is_silent,
        r.last_purchase_on,
        r.long_gap_days,
        cast(r.as_of - interval '3' month as date) as months_3,
        cast(r.as_of - interval '6' month as date) as months_6
    from customer_relationship as r
    left join int_profiling_objection as o on r.customer_id = o.customer_id
    where r.is_active and o.customer_id is null
),

managers as (
    select
        customer_id,
        valid_from,
        account_manager,
        lag(account_manager) over (partition by customer_id order by valid_from) as manager_before
    from dim_customer
    where customer_id is not null
),

signs as (
    select c.customer_id, 'risk' as sign, c.as_of as since
    from customer_churn as c
    inner join churn_risk_quality as q on c.basis = q.basis
    where
        q.reason is null
        and (c.churn_risk >= 0.5 or c.churn_risk >= 2 * q.base_rate)
    union all
    select
        customer_id,
        'silent',
        cast(last_purchase_on + (2 * long_gap_days + 1) * interval '1' day as date)
    from active
    where is_silent
    union all
    select a.customer_id, 'slow_complaint', cast(cast(c.opened_at as date) + interval '15' day as date)
    from active as a
    inner join fct_service_case as c
        on a.customer_id = c.customer_id and cast(c.opened_at as date) > a.months_3
    where
        c.kind = 'complaint'
        and cast(c.opened_at as date) < cast(a.as_of - interval '14' day as date)
        and date_diff('day', cast(c.opened_at as date), coalesce(cast(c.resolved_at as date), a.as_of)) > 14
    union all
    select a.customer_id, 'cancelled_service', s.cancelled_on
    from active as a
    inner join fct_subscription_month as s
        on a.customer_id = s.customer_id and s.cancelled_on > a.months_6 and s.cancelled_on <= a.as_of
    union all
    select a.customer_id, 'contact_change', p.ended_on
    from active as a
    inner join dim_contact as p
        on a.customer_id = p.customer_id and p.ended_on > a.months_3 and p.ended_on <= a.as_of
    union all
    select a.customer_id, 'contact_change', m.valid_from
    from active as a
    inner join managers as m
        on a.customer_id = m.customer_id and m.valid_from > a.months_3 and m.valid_from <= a.as_of
    where m.account_manager <> m.manager_before
    union all
    select a.customer_id, 'group_change', g.from_day
    from active as a
    inner join bridge_customer_group as g
        on a.customer_id = g.customer_id and g.from_day > a.months_6 and g.from_day <= a.as_of
    union all
    select a.customer_id, 'group_change', g.to_day
    from active as a
    inner join bridge_customer_group as g
        on a.customer_id = g.customer_id and g.to_day > a.months_6 and g.to_day <= a.as_of
)

select customer_id, sign, max(since) as since
from signs
group by customer_id, sign
