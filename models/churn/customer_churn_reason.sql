/*
Why the churn risk of a customer is what it is: how much each thing that we know moves it.

contribution is in logits: what all of them and the intercept add up to is ln(risk / (1 - risk)). A thing
that is as usual contributes nothing.

One row per customer_id, term.

customer_id   an active customer, where a risk could be told
as_of         the business date
term          what we know, as in int_churn_feature
value         of this customer
usual         mean of all customers whose outcome is known
contribution  raises the risk where positive, lowers it where negative; in logits
position      1 raises it most

check contribution is not null
*/
with

contributions as (
    select
        f.customer_id,
        f.as_of,
        p.term,
        p.usual,
        p.coefficient,
        case p.term
            when 'silence_ratio' then f.silence_ratio
            when 'silence_months' then f.silence_months
            when 'tenure' then f.tenure
            when 'is_new' then f.is_new
            when 'purchase_pace' then f.purchase_pace
            when 'purchase_trend' then f.purchase_trend
            when 'service_contacts' then f.service_contacts
            when 'complaints' then f.complaints
            when 'slow_complaints' then f.slow_complaints
            when 'slow_answers' then f.slow_answers
            when 'payment_delay' then f.payment_delay
            when 'cancelled_services' then f.cancelled_services
            when 'contact_change' then f.contact_change
            when 'group_change' then f.group_change
            when 'usage_trend' then f.usage_trend
        end as value
    from int_churn_feature as f
    inner join churn_risk_quality as q on f.basis = q.basis
    inner join churn_risk_parameter as p on f.basis = p.basis
    where f.role = 'score' and q.reason is null and p.fit = 'today' and p.term <> 'intercept'
)

select
    customer_id,
    as_of,
    term,
    value,
    usual,
    cast(coefficient * (value - usual) as decimal(18, 9)) as contribution,
    row_number() over (partition by customer_id order by coefficient * (value - usual) desc, term) as position
from contributions
