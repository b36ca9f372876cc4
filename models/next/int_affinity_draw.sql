/*
One of how many customers rules are learnt from: all of them, as long as the months have no more invoice lines
than portfolio.yaml wants.

One row.

one_of  1: all; 2: every other one, and so on

check one_of >= 1
*/
with

counted as (
    select count(*) as lines
    from fct_invoice_line as l
    inner join int_affinity_month as m on l.month = m.month
    where l.is_revenue and l.net_amount > 0
)

select
    cast(
        case when c.lines > s.lines then ceil(cast(c.lines as double) / nullif(s.lines, 0)) else 1 end
        as bigint
    ) as one_of
from counted as c
cross join set_affinity as s
