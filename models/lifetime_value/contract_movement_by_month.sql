/*
What moved recurring revenue from month to month: contracts that began, grew, shrank and ended, customer by
customer; mrr_retention_by_month holds a month against the one a year before.

One row per month.

month               first day of the month
mrr_before          monthly recurring revenue of the last day of the month before, company currency
mrr_won             of customers who had no contract then
mrr_expansion       by how much others pay more (upgrades)
mrr_contraction     by how much others pay less (downgrades)
mrr_lost            of customers who have no contract any more
mrr                 monthly recurring revenue of the last day; of the running month, of the business date
won_contracts       customers who began
upgraded_contracts  customers who pay more
downgraded_contracts  customers who pay less
lost_contracts      customers who ended

check mrr = mrr_before + mrr_won + mrr_expansion - mrr_contraction - mrr_lost
*/
with

compared as (
    select
        coalesce(n.number, b.number + 1) as number,
        coalesce(n.mrr, 0) as mrr,
        coalesce(b.mrr, 0) as mrr_before
    from int_contract_month as n
    full join int_contract_month as b on n.customer_id = b.customer_id and n.number = b.number + 1
),

sums as (
    select
        number,
        sum(mrr_before) as mrr_before,
        sum(case when mrr_before = 0 then mrr else 0 end) as mrr_won,
        sum(case when mrr_before > 0 and mrr > mrr_before then mrr - mrr_before else 0 end) as mrr_expansion,
        sum(case when mrr > 0 and mrr < mrr_before then mrr_before - mrr else 0 end) as mrr_contraction,
        sum(case when mrr = 0 then mrr_before else 0 end) as mrr_lost,
        sum(mrr) as mrr,
        sum(case when mrr_before = 0 then 1 else 0 end) as won_contracts,
        sum(case when mrr_before > 0 and mrr > mrr_before then 1 else 0 end) as upgraded_contracts,
        sum(case when mrr > 0 and mrr < mrr_before then 1 else 0 end) as downgraded_contracts,
        sum(case when mrr = 0 then 1 else 0 end) as lost_contracts
    from compared
    group by number
)

select
    m.month,
    cast(coalesce(s.mrr_before, 0) as decimal(18, 4)) as mrr_before,
    cast(coalesce(s.mrr_won, 0) as decimal(18, 4)) as mrr_won,
    cast(coalesce(s.mrr_expansion, 0) as decimal(18, 4)) as mrr_expansion,
    cast(coalesce(s.mrr_contraction, 0) as decimal(18, 4)) as mrr_contraction,
    cast(coalesce(s.mrr_lost, 0) as decimal(18, 4)) as mrr_lost,
    cast(coalesce(s.mrr, 0) as decimal(18, 4)) as mrr,
    cast(coalesce(s.won_contracts, 0) as bigint) as won_contracts,
    cast(coalesce(s.upgraded_contracts, 0) as bigint) as upgraded_contracts,
    cast(coalesce(s.downgraded_contracts, 0) as bigint) as downgraded_contracts,
    cast(coalesce(s.lost_contracts, 0) as bigint) as lost_contracts
from dim_month as m
left join sums as s on m.number = s.number
