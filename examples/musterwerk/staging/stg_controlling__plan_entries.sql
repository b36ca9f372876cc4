/*
Budgets and forecasts by cost centre and account, and the sales plan by product line and region.
Revenue is positive, as in the plan for the board. Both plan the same sales, so that they are
versions of their own: "Budget 2025 V2" and "Vertriebsplan 2025 V2".

One row per plan_entry_id.

measure    revenue on accounts 4, else cost; revenue and contribution (DB I) in the sales plan
status     that of the version of the same year and name
frozen_on  that of the version of the same year and name
*/
with

versions as (
    select distinct
        substr(Version, strpos(Version, ' ')) as name,
        case Status when 'verabschiedet' then 'approved' when 'ersetzt' then 'replaced' end
            as status,
        "Eingefroren am" as frozen_on
    from src_controlling__plan
)

select
    concat_ws('/', p.Version, p.Monat, coalesce(p.Kostenstelle, ''), p.Konto) as plan_entry_id,
    p.Version as version,
    v.status,
    v.frozen_on,
    p.Monat as month,
    if(left(p.Konto, 1) = '4', 'revenue', 'cost') as measure,
    cast(if(left(p.Konto, 1) = '4', -p.Betrag, p.Betrag) as decimal(18, 4)) as amount,
    p.Konto as account,
    p.Kostenstelle as cost_centre,
    null as product_line,
    null as region
from src_controlling__plan as p
join versions as v on v.name = substr(p.Version, strpos(p.Version, ' '))

union all

select
    concat_ws('/', s.version, s.month, s.measure, s.product_line, s.region) as plan_entry_id,
    s.version,
    v.status,
    v.frozen_on,
    s.month,
    case s.measure when 'Umsatz' then 'revenue' when 'DB I' then 'contribution' end as measure,
    cast(s.amount as decimal(18, 4)) as amount,
    null as account,
    null as cost_centre,
    s.product_line,
    s.region
from src_controlling__vertriebsplan as s
left join versions as v on v.name = substr(s.version, strpos(s.version, ' '))
