/*
The times in which customers were active: from a purchase until the silence was too long; of customers
without any invoice, from the beginning of a contract to its end.

One that begins after the business date has not begun yet.

One row per customer_id, started_on.
Rebuilt by customer_id.

basis       purchase or contract: by which of them the customer is judged
started_on  day of the purchase, or of the contract, that began the spell
ended_on    the day on which the silence exceeded active_months, or the first one without a contract; in
            the future while active
began_as    new: the first spell; won_back: a lost customer bought again; regrouped: it was active before,
            within another group
ended_as    lost; regrouped: what was active has gone over to another group. Customers are never
            regrouped, only units of another level are

check basis in ('purchase', 'contract')
check ended_on > started_on
check began_as in ('new', 'won_back', 'regrouped')
check ended_as in ('lost', 'regrouped')
*/
with

purchases as (
    select
        p.customer_id,
        p.invoiced_on as day,
        cast(p.invoiced_on + c.active_months * interval '1' month as date) as active_until,
        lag(p.invoiced_on) over (partition by p.customer_id order by p.invoiced_on) as day_before
    from int_purchase_day as p
    cross join set_company as c
),

marked as (
    select
        p.customer_id,
        p.day,
        p.active_until,
        case
            when p.day_before is null then 1
            when cast(p.day_before + c.active_months * interval '1' month as date) <= p.day then 1
            else 0
        end as begins
    from purchases as p
    cross join set_company as c
),

numbered as (
    select
        customer_id,
        day,
        active_until,
        sum(begins) over (partition by customer_id order by day) as spell
    from marked
),

buyers as (
    select distinct customer_id from int_purchase_day
),

spells as (
    select
        customer_id,
        'purchase' as basis,
        spell,
        min(day) as started_on,
        max(active_until) as ended_on
    from numbered
    group by customer_id, spell
    union all
    select
        s.customer_id,
        'contract',
        row_number() over (partition by s.customer_id order by s.started_on),
        s.started_on,
        s.ended_on
    from int_contract_spell as s
    left join buyers as b on s.customer_id = b.customer_id
    where b.customer_id is null
),

/* A relation that is older than our invoices did not begin with the first of them. */
since as (
    select customer_id, min(customer_since) as customer_since
    from dim_customer
    where customer_id is not null
    group by customer_id
)

select
    s.customer_id,
    s.basis,
    s.started_on,
    s.ended_on,
    case
        when s.spell > 1 then 'won_back'
        when s.basis = 'contract' then 'new'
        when cast(n.customer_since + c.active_months * interval '1' month as date) <= s.started_on
            then 'won_back'
        else 'new'
    end as began_as,
    'lost' as ended_as
from spells as s
inner join since as n on s.customer_id = n.customer_id
cross join set_company as c
