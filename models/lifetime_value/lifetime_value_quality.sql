/*
How good the forecasts behind lifetime value are: which model was chosen, why there is none, and how far its
forecast of time that was held out was off, beside that of the naive forecast.

One row per stream, model.

stream                purchases, contracts or machines
model                 bg_nbd, mbg_nbd, pareto_nbd: how often customers buy; gamma_gamma: what a purchase is
                      worth; sbg or margin_multiple: how long contracts go on; weibull: when machines are
                      replaced; none: the stream has no forecast
is_chosen             lifetime values are made with it
reason                why there is no forecast: no_purchase, no_contract, no_machine, too_few_customers (fewer
                      than 30; contracts: 10), short_history (less than 13 weeks; contracts: 60 months of all
                      together), no_repeat_purchase (fewer than 10 customers bought again),
                      too_few_replacements (fewer than 20) or no_fit
customers             that the stream has; machines: machines
repeat_customers      customers who bought again
fitted_customers      that the model was fitted on: 5,000 drawn evenly where there are more
log_likelihood        of these, on all of our time
held_out_reason       why no error is known, as in reason; not_tried: what a purchase is worth is not held out
held_out_weeks        length of the held-out time
held_out_customers    customers of before it whose orders were foretold; contracts: times with contracts
held_out_orders       days with a purchase that they then had; months with a contract; machines of ours that
                      took the place of others
forecast_orders       what was foretold of these
naive_orders          the same by the naive forecast: everybody does again what it did in the last year before
error                 root mean square of the difference, orders a customer
naive_error           that of the naive forecast
is_better_than_naive  whether the model's error is smaller; where not, trust its forecasts of single customers
                      no more than last year's
coverage              share of customers whose orders lay in their interval of 80 %
correlation           of the number and the mean value of repeated purchases; gamma_gamma takes it to be near
                      zero

check not is_chosen or reason is null
warn is_better_than_naive or not is_chosen or is_better_than_naive is null
    -- last year again would have foretold the held-out time better than the model
warn not correlation > 0.3 and not correlation < -0.3 or correlation is null
    -- who buys often spends more or less each time, which the model of spending takes to be unrelated
*/
with

sums as (
    select
        count(*) as customers,
        sum(cast(orders as double)) as x,
        sum(spend) as z,
        sum(cast(orders as double) * orders) as xx,
        sum(spend * spend) as zz,
        sum(orders * spend) as xz
    from int_purchase_learning
    where spend is not null
),

spending as (
    select
        f.model,
        max(f.log_likelihood) as log_likelihood,
        max(f.customers) as fitted_customers,
        max(s.customers) as repeat_customers,
        max(cast(s.customers * s.xz - s.x * s.z as double)
        / nullif(
            sqrt((s.customers * s.xx - s.x * s.x) * (s.customers * s.zz - s.z * s.z)), 0
        )) as correlation
    from int_purchase_fit as f
    cross join sums as s
    where f.model = 'gamma_gamma'
    group by f.model
),

contracts as (
    select
        count(distinct customer_id) as customers,
        count(*) as spells,
        sum(survived - unseen) as renewals
    from int_contract_run
),

contract_models as (
    select
        max(model) as model,
        max(log_likelihood) as log_likelihood,
        max(customers) as fitted_customers
    from int_contract_fit
),

machines as (
    select
        count(*) as machines,
        sum(case when is_retired then 1 else 0 end) as retired
    from int_machine
),

machine_models as (
    select
        max(model) as model,
        max(log_likelihood) as log_likelihood,
        max(customers) as fitted_customers
    from int_machine_fit
)

select
    'purchases' as stream,
    model,
    is_chosen,
    reason,
    customers,
    repeat_customers,
    fitted_customers,
    log_likelihood,
    held_out_reason,
    held_out_weeks,
    held_out_customers,
    held_out_orders,
    forecast_orders,
    naive_orders,
    error,
    naive_error,
    is_better_than_naive,
    coverage,
    cast(null as double) as correlation
from int_purchase_quality
union all
select
    'purchases',
    model,
    true,
    null,
    repeat_customers,
    repeat_customers,
    fitted_customers,
    log_likelihood,
    'not_tried',
    null,
    null,
    null,
    null,
    null,
    null,
    null,
    null,
    null,
    correlation
from spending
union all
select
    'contracts',
    coalesce(f.model, 'none'),
    f.model is not null,
    case
        when f.model is not null then null
        when c.spells = 0 then 'no_contract'
        when c.spells < 10 then 'too_few_customers'
        else 'short_history'
    end,
    c.customers,
    null,
    f.fitted_customers,
    f.log_likelihood,
    t.held_out_reason,
    cast(t.held_out_months * 30.4375 as double) / 7,
    t.held_out_customers,
    t.held_out_orders,
    t.forecast_orders,
    t.naive_orders,
    t.error,
    t.naive_error,
    t.error < t.naive_error,
    null,
    null
from contracts as c
cross join contract_models as f
inner join int_stream_trial as t on t.stream = 'contracts'
union all
select
    'machines',
    coalesce(f.model, 'none'),
    f.model is not null,
    case
        when f.model is not null then null
        when m.machines = 0 then 'no_machine'
        when m.retired < 20 then 'too_few_replacements'
        else 'no_fit'
    end,
    m.machines,
    null,
    f.fitted_customers,
    f.log_likelihood,
    t.held_out_reason,
    cast(t.held_out_months * 30.4375 as double) / 7,
    t.held_out_customers,
    t.held_out_orders,
    t.forecast_orders,
    t.naive_orders,
    t.error,
    t.naive_error,
    t.error < t.naive_error,
    null,
    null
from machines as m
cross join machine_models as f
inner join int_stream_trial as t on t.stream = 'machines'
