/*
What all customers together, each stream, each segment, industry, region and ABC class, and each group of
companies will still bring us, with an interval of the sum: bounds of customers do not add up to it.

One row per dimension, member.

dimension          all, stream, segment, industry, region, abc_class or group
member             the source's word for it, or the group; empty where it says none, for all, and for who is
                   in no group on the business date
customers          with a lifetime value
clv                sum of their lifetime values, company currency
clv_low            lower bound of the interval of 80 % in which what they bring will lie together
clv_high           upper bound of it
method             how the interval comes about: lognormal (beside the chance of nothing) or, where some
                   gain and others lose, normal
own_error          standard deviation of the sum by the customers' own chances, company currency
parameter_error    standard deviation of the sum because parameters are estimates (delta method)
model_error        root mean square of what the sum would be more or less by each model of purchases, weighted
                   by their likelihoods
not_determined     streams whose parameters the data does not determine, so that they are taken as known;
                   empty where there is none

check clv between clv_low and clv_high
check (select coalesce(sum(clv), 0) from lifetime_value_sum where dimension = 'all')
    = (select coalesce(sum(clv), 0) from customer_lifetime_value where stream = 'total')
check (select count(distinct total) from (
    select sum(clv) as total from lifetime_value_sum group by dimension)) <= 1
    -- each dimension must add up to all customers
*/
select
    g.dimension,
    g.member,
    g.customers,
    g.clv,
    case when cast(i.low as decimal(18, 4)) < g.clv then cast(i.low as decimal(18, 4)) else g.clv end as clv_low,
    case when cast(i.high as decimal(18, 4)) > g.clv then cast(i.high as decimal(18, 4)) else g.clv end as clv_high,
    case when g.gains and g.losses then 'normal' else 'lognormal' end as method,
    i.own_error,
    i.parameter_error,
    i.model_error,
    i.not_determined
from int_value_of_group as g
inner join int_group_interval as i on g.dimension = i.dimension and g.member is not distinct from i.member
