/*
The rules by which something is advised: clear ones with one or two items that lead to one, five for each
of what they conclude from, the surest.

One row per period, rule.

period      all; before: learnt without the months by which advice is tried; earlier: without those from
            trained_from of int_advice_date on
rule        as in int_affinity_rule
antecedent  what it concludes from
item_1      its first item
item_2      its second one; empty without one
item        what is advised
confidence  of the rule
lift        of the rule
sureness    1 is the surest rule of the period
*/
with

ranked as (
    select
        period,
        rule,
        antecedent,
        item_1,
        item_2,
        consequent,
        confidence,
        lift,
        row_number() over (partition by period, antecedent order by confidence desc, rule) as place
    from int_affinity_rule
    where is_clear and antecedent_items <= 2 and consequent_items = 1
)

select
    period,
    rule,
    antecedent,
    item_1,
    item_2,
    consequent as item,
    confidence,
    lift,
    row_number() over (partition by period order by confidence desc, rule) as sureness
from ranked
where place <= 5
