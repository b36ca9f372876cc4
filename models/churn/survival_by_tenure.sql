/*
How many customers are still there after so many months, by Kaplan and Meier, with Greenwood's error.

survival = Π (1 - lost / at_risk) over all months up to this one; its variance = survival² · Σ lost /
(at_risk · (at_risk - lost)). Who joined the watched ones later, because the relation is older than our
history, is at risk from then on only.

One row per segment, tenure_months.

segment         empty: all customers, also those of no segment
tenure_months   months since the relation began; only those in which somebody left, or is now
at_risk         watched and still there when that month began
lost            of them, lost in it
survival        share that is still there after it
standard_error  of survival, by Greenwood; empty where nobody is left
survival_low    lower bound of the 95 % interval (survival - 1.96 standard errors, not below 0)
survival_high   upper bound of it (not above 1)

check lost between 0 and at_risk and at_risk > 0
check survival between 0 and 1
check survival_low <= survival and survival <= survival_high or standard_error is null
*/
with

tenures as (
    select segment, entry_months, tenure_months, is_lost
    from int_customer_tenure
    where segment is not null
    union all
    select null, entry_months, tenure_months, is_lost
    from int_customer_tenure
),

/* Who enters after 3 months is at risk from the fourth on. */
moves as (
    select segment, entry_months as month, 1 as entered, 0 as gone, 0 as lost
    from tenures
    union all
    select segment, tenure_months, 0, 1, case when is_lost then 1 else 0 end
    from tenures
),

by_month as (
    select segment, month, sum(entered) as entered, sum(gone) as gone, sum(lost) as lost
    from moves
    group by segment, month
),

counted as (
    select
        segment,
        month,
        gone,
        lost,
        coalesce(sum(entered - gone) over (
            partition by segment order by month rows between unbounded preceding and 1 preceding
        ), 0) as at_risk
    from by_month
),

terms as (
    select
        segment,
        month,
        at_risk,
        lost,
        case when lost < at_risk then ln(1 - cast(lost as double) / nullif(at_risk, 0)) end as term,
        case
            when lost < at_risk then cast(lost as double) / nullif(at_risk * (at_risk - lost), 0)
        end as variance_term,
        case when lost = at_risk then 1 else 0 end as all_lost
    from counted
    where gone > 0
),

products as (
    select
        segment,
        month,
        at_risk,
        lost,
        sum(all_lost) over (
            partition by segment order by month rows between unbounded preceding and current row
        ) as ended,
        exp(coalesce(sum(term) over (
            partition by segment order by month rows between unbounded preceding and current row
        ), 0)) as product,
        sum(variance_term) over (
            partition by segment order by month rows between unbounded preceding and current row
        ) as variance_sum
    from terms
),

estimated as (
    select
        segment,
        month,
        at_risk,
        lost,
        case when ended > 0 then 0 else product end as survival,
        case when ended = 0 then product * sqrt(variance_sum) end as standard_error
    from products
)

select
    segment,
    cast(month as bigint) as tenure_months,
    cast(at_risk as bigint) as at_risk,
    cast(lost as bigint) as lost,
    survival,
    standard_error,
    case when survival - 1.96 * standard_error < 0 then 0 else survival - 1.96 * standard_error end
        as survival_low,
    case when survival + 1.96 * standard_error > 1 then 1 else survival + 1.96 * standard_error end
        as survival_high
from estimated
