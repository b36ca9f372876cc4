/*
The parameters of the models behind lifetime value, as of the business date.

One row per stream, model, parameter.

stream          purchases, contracts or machines
model           as in lifetime_value_quality, which says what it is and which one is chosen
parameter       its name in the literature; times are weeks (purchases) or months
position        its place among the parameters of the model
value           the most likely one
value_low       lower bound of its interval of 80 %; empty where the data does not determine it,
                which is fine for one that lies at its limit (nobody seems to leave)
value_high      upper bound of it
log_likelihood  of the customers that the model was fitted on
customers       that the model was fitted on

check value > 0
check value between value_low and value_high or value_low is null
*/
with

fitted as (
    select 'purchases' as stream, model, parameter, position, value, log_error, log_likelihood, customers
    from int_purchase_fit
    where period = 'all'
    union all
    select 'contracts', model, parameter, position, value, log_error, log_likelihood, customers
    from int_contract_fit
    union all
    select 'machines', model, parameter, position, value, log_error, log_likelihood, customers
    from int_machine_fit
)

select
    stream,
    model,
    parameter,
    position,
    value,
    case when log_error < 3 then value * exp(-1.2815515655 * log_error) end as value_low,
    case when log_error < 3 then value * exp(1.2815515655 * log_error) end as value_high,
    log_likelihood,
    customers
from fitted
