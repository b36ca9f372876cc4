/*
How well such advice foretold what customers bought in months that it did not know, beside naming everybody
the product that is sold most.

Rules and rates are those of the time before; the same customers are asked by both. Of more than 20,000
customers as many are drawn evenly.

One row per method.

method          rule: the first advice; most_sold: of what was sold most in the year before, the first that
                the customer had never bought
tested_from     first day of the months that were foretold; empty without a trial
horizon_months  how many they were
customers       who bought in the year before, and for whom a rule spoke
hits            of them, those who bought what was named
hit_rate        share of them
hit_rate_low    lower bound of its 95 % interval (Wilson)
hit_rate_high   upper bound of it
foretold        hits that the chances foretold; empty for most_sold, which tells none
factor          by which the rates were multiplied for that, learnt in the trial before this one
                (int_advice_correction); empty likewise
reason          why nothing was tried: short_history (fewer than nine complete months) or no_advice

check hits between 0 and customers
check hit_rate between hit_rate_low and hit_rate_high or hit_rate is null
check (hit_rate is null) = (reason is not null)
*/
with

by_rule as (
    select
        f.customer_id,
        f.is_hit,
        case when f.rate * c.factor < 1 then f.rate * c.factor else 1 end as chance
    from int_first_advice as f
    inner join int_advice_correction as c on c.used_for = 'test'
    where f.trial = 'test'
),

named as (
    select
        c.customer_id,
        coalesce(i.in_test, false) as is_hit,
        row_number() over (partition by c.customer_id order by m.place) as place
    from by_rule as c
    cross join int_most_sold as m
    cross join int_advice_date as d
    left join int_customer_item as i on c.customer_id = i.customer_id and m.item = i.item
    where i.customer_id is null or i.first_month >= d.tested_from
),

counted as (
    select
        'rule' as method,
        count(*) as customers,
        coalesce(sum(case when is_hit then 1 else 0 end), 0) as hits,
        sum(cast(chance as decimal(18, 9))) as foretold
    from by_rule
    union all
    select
        'most_sold',
        (select count(*) from by_rule),
        coalesce(sum(case when is_hit then 1 else 0 end), 0),
        null
    from named
    where place = 1
),

rates as (
    select
        c.method,
        d.tested_from,
        d.horizon_months,
        cast(c.customers as bigint) as customers,
        cast(c.hits as bigint) as hits,
        cast(c.foretold as double) as foretold,
        k.factor,
        cast(c.hits as double) / nullif(c.customers, 0) as p,
        cast(3.8416 as double) / nullif(c.customers, 0) as z
    from counted as c
    cross join int_advice_date as d
    inner join int_advice_correction as k on k.used_for = 'test'
)

select
    method,
    tested_from,
    horizon_months,
    customers,
    hits,
    p as hit_rate,
    cast(p + 0.5 * z - sqrt(z * (p * (1 - p) + 0.25 * z)) as double) / nullif(1 + z, 0) as hit_rate_low,
    cast(p + 0.5 * z + sqrt(z * (p * (1 - p) + 0.25 * z)) as double) / nullif(1 + z, 0) as hit_rate_high,
    case when customers > 0 then foretold end as foretold,
    case when customers > 0 and foretold is not null then factor end as factor,
    case
        when customers > 0 then null
        when tested_from is null then 'short_history'
        else 'no_advice'
    end as reason
from rates
