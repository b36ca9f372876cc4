/*
Customers won, lost and won back each month, and what went with the lost ones.

A customer is active while the last purchase is less than active_months ago, and lost on the day
on which that time is over; one without any invoice is active while it has a contract. In the first
active_months of our invoices nobody can be lost yet and everybody seems new: these months are not
is_measurable. Where there are contracts only, all are, from the first one on.

What a customer earned us is DB IV of the 36 months before the month, or of as many as we know; its revenue
is that of the same months.

One row per month.

customers_start      active when the month began
new_customers        active for the first time
won_back_customers   lost before, active again
lost_customers       the silence became too long
regrouped_customers  more or fewer because customers went over to another group, which is neither won
                     nor lost; always 0 at the level of customers
customers_end        active at the end of the month
profitable_customers_start  of customers_start, those who earned us something
lost_profitable_customers   of lost_customers, those who earned us something
revenue_start        net revenue with customers_start, of those with more than none
lost_revenue         of it, that with lost_customers
contribution_start   what these profitable customers earned us, all together
lost_contribution    what the lost ones of them earned us
is_measurable        the history before the month is as long as active_months

check customers_end = customers_start + new_customers + won_back_customers + regrouped_customers
    - lost_customers
check customers_start >= 0
check profitable_customers_start between 0 and customers_start
check lost_profitable_customers between 0 and lost_customers
check revenue_start >= 0 and lost_revenue >= 0
check contribution_start >= 0 and lost_contribution >= 0
*/
with

spells as (
    select s.started_on, s.ended_on, s.began_as, s.ended_as
    from int_customer_spell as s
    inner join set_business_date as b on s.started_on <= b.business_date
),

moves as (
    select
        cast(date_trunc('month', started_on) as date) as month,
        case when began_as = 'new' then 1 else 0 end as new_customers,
        case when began_as = 'won_back' then 1 else 0 end as won_back_customers,
        case when began_as = 'regrouped' then 1 else 0 end as regrouped_customers,
        0 as lost_customers
    from spells
    union all
    select
        cast(date_trunc('month', ended_on) as date),
        0,
        0,
        case when ended_as = 'regrouped' then -1 else 0 end,
        case when ended_as = 'lost' then 1 else 0 end
    from spells
),

moves_by_month as (
    select
        month,
        sum(new_customers) as new_customers,
        sum(won_back_customers) as won_back_customers,
        sum(regrouped_customers) as regrouped_customers,
        sum(lost_customers) as lost_customers
    from moves
    group by month
),

/* The last day of the business date's month may lie ahead; only what has happened counts. */
by_month as (
    select
        m.month,
        m.month_end,
        m.is_complete,
        coalesce(v.new_customers, 0) as new_customers,
        coalesce(v.won_back_customers, 0) as won_back_customers,
        coalesce(v.regrouped_customers, 0) as regrouped_customers,
        coalesce(v.lost_customers, 0) as lost_customers
    from dim_month as m
    left join moves_by_month as v on m.month = v.month
),

running as (
    select
        month,
        new_customers,
        won_back_customers,
        regrouped_customers,
        lost_customers,
        sum(new_customers + won_back_customers + regrouped_customers - lost_customers) over (
            order by month rows between unbounded preceding and current row
        ) as customers_end
    from by_month
),

/* Who was there when the month began, and who left in it. */
earning as (
    select
        e.month,
        case when e.revenue > 0 then e.revenue else 0 end as revenue,
        case when e.contribution_4 > 0 then e.contribution_4 else 0 end as contribution_4,
        case when e.contribution_4 > 0 then 1 else 0 end as is_profitable,
        case when s.started_on < e.month and s.ended_on >= e.month then 1 else 0 end as was_there,
        case
            when s.ended_as = 'lost' and cast(date_trunc('month', s.ended_on) as date) = e.month then 1
            else 0
        end as is_lost
    from int_earned_window as e
    inner join int_customer_spell as s on e.customer_id = s.customer_id
    where e.contribution_4 > 0 or e.revenue > 0
),

earned as (
    select
        month,
        sum(was_there * is_profitable) as profitable_customers_start,
        sum(is_lost * is_profitable) as lost_profitable_customers,
        sum(was_there * revenue) as revenue_start,
        sum(is_lost * revenue) as lost_revenue,
        sum(was_there * contribution_4) as contribution_start,
        sum(is_lost * contribution_4) as lost_contribution
    from earning
    group by month
)

select
    r.month,
    cast(
        r.customers_end - r.new_customers - r.won_back_customers - r.regrouped_customers
        + r.lost_customers as bigint
    ) as customers_start,
    cast(r.new_customers as bigint) as new_customers,
    cast(r.won_back_customers as bigint) as won_back_customers,
    cast(r.regrouped_customers as bigint) as regrouped_customers,
    cast(r.lost_customers as bigint) as lost_customers,
    cast(r.customers_end as bigint) as customers_end,
    cast(coalesce(e.profitable_customers_start, 0) as bigint) as profitable_customers_start,
    cast(coalesce(e.lost_profitable_customers, 0) as bigint) as lost_profitable_customers,
    cast(coalesce(e.revenue_start, 0) as decimal(18, 4)) as revenue_start,
    cast(coalesce(e.lost_revenue, 0) as decimal(18, 4)) as lost_revenue,
    cast(coalesce(e.contribution_start, 0) as decimal(18, 4)) as contribution_start,
    cast(coalesce(e.lost_contribution, 0) as decimal(18, 4)) as lost_contribution,
    coalesce(h.losses_from <= r.month, false) as is_measurable
from running as r
cross join int_history as h
left join earned as e on r.month = e.month
order by r.month
