/*
How much too high or too low the rates of advice are: by how many customers followed the first proposal in a
trial that rates and rules did not know, against how many of them the rates foretold.

Rates are too high because rules are learnt from the months in which rates are counted, and because the highest
of several is named. Ten who follow as foretold count as known before.

One row per used_for.

used_for   test: what corrects the trial, learnt in the trial before it; given: what corrects the advice of
           today, learnt in the trial
customers  to whom something was advised then
hits       of them, those who bought it
foretold   of them, as the rates foretold
factor     by which rates are multiplied; 1 where fewer than 30 customers were advised

check factor > 0
*/
with

trials as (
    select 'test' as used_for, 'earlier_test' as trial
    union all
    select 'given', 'test'
),

counted as (
    select
        t.used_for,
        count(f.customer_id) as customers,
        coalesce(sum(case when f.is_hit then 1 else 0 end), 0) as hits,
        coalesce(sum(cast(f.rate as decimal(18, 9))), 0) as foretold
    from trials as t
    left join int_first_advice as f on t.trial = f.trial
    group by t.used_for
)

select
    used_for,
    cast(customers as bigint) as customers,
    cast(hits as bigint) as hits,
    cast(foretold as double) as foretold,
    case
        when customers >= 30 then cast(hits + 10 as double) / nullif(cast(foretold as double) + 10, 0)
        else 1
    end as factor
from counted
