/*
What is bought together: whoever has the one in the basket often has the other, too.

Rules with at least the support, confidence, lift and length that portfolio.yaml wants, from the complete
months that it names. A rule says nothing of why; is_clear tells those from chance that are more than chance
and season.

One row per antecedent, consequent.

antecedent          the items from which the rule concludes, sorted, with + between them
consequent          the items to which it concludes, likewise
antecedent_items    how many there are
consequent_items    how many there are
support             share of all baskets that have both sides
confidence          share of the baskets with the antecedent that have the consequent, too
lift                how much more often both are together than if they had nothing to do with each other
leverage            support less what it would be then
conviction          how much more often the rule would be wrong then; empty where it is never wrong
lift_within_month   the lift when each month is looked at by itself: about 1 where only the season brings
                    the two together
is_clear            more than chance within the months, with 95 % for all rules together
baskets_both        baskets with both sides
antecedent_baskets  baskets with the antecedent
consequent_baskets  baskets with the consequent

check support between 0 and confidence and confidence <= 1
check conviction is not null or confidence = 1
*/
select
    antecedent,
    consequent,
    antecedent_items,
    consequent_items,
    support,
    confidence,
    lift,
    leverage,
    conviction,
    lift_within_month,
    is_clear,
    baskets_both,
    antecedent_baskets,
    consequent_baskets
from int_affinity_rule
where period = 'all'
