/*
Budgets and forecasts by cost centre and account. Revenue is positive, as in the plan for the board.

One row per plan_entry_id.

measure  revenue on accounts 4, else cost
*/
select
    concat_ws('/', Version, Monat, coalesce(Kostenstelle, ''), Konto) as plan_entry_id,
    Version as version,
    case Status when 'verabschiedet' then 'approved' when 'ersetzt' then 'replaced' end as status,
    "Eingefroren am" as frozen_on,
    Monat as month,
    if(left(Konto, 1) = '4', 'revenue', 'cost') as measure,
    cast(if(left(Konto, 1) = '4', -Betrag, Betrag) as decimal(18, 4)) as amount,
    Konto as account,
    Kostenstelle as cost_centre
from src_controlling__plan
