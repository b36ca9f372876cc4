/*
In which cell of the portfolio each customer was at the last twelve month ends, and is now: who moved.

The end of a closed month has the cells that were reported when it was closed. All other days have those by
the criteria, weights and cuts of today, which stand beside what was reported, too; so it can be told whether
a move comes of the customer, or of another rule.

One row per customer_id, as_of.

customer_id     active at that day, as reported where the month is closed; who objects to profiling is left out
as_of           a month end, or the business date
steps_ago       0 is the business date, 1 the month end before it
is_closed       the cell is the one that was reported
attractiveness  0 to 100 points, by the rules and the data of now; empty where nothing is known
position        0 to 100 points, likewise
cell            its cell then; empty where it had none
rule_cell       the same by the rules and the data of now; empty where it has none
cell_before     its cell at the day before in this table; empty where it had none
cell_after      its cell at the day after; empty where it had none, and at the business date
came            it was not active at the day before, and this is not the first day
left_after      it is not active any more at the day after
is_rated_anew   its cell is another than at the day before, only because a closed month keeps another one than
                the rules and the data of now have for it: by those, it has not moved

check steps_ago between 0 and 12
check is_closed or rule_cell is not distinct from cell
check not came or cell_before is null
check not left_after or cell_after is null
check not is_rated_anew or cell is distinct from cell_before
*/
with

/* Days are those of the calendar, so that a company without customers for a month has it, too. */
days as (
    select as_of, steps_ago
    from int_remembered_month
    union all
    select business_date, 0
    from set_business_date
),

closed_months as (
    select
        r.month,
        d.as_of,
        d.steps_ago
    from (select distinct month from set_closed_customer where is_placed) as r
    inner join days as d on cast(r.month + interval '1' month - interval '1' day as date) = d.as_of
    where d.steps_ago > 0
),

told as (
    select
        n.customer_id,
        n.as_of,
        n.steps_ago,
        false as is_closed,
        n.attractiveness,
        n.position,
        n.cell,
        n.cell as rule_cell
    from int_customer_cell as n
    left join closed_months as m on n.as_of = m.as_of
    where m.month is null
    union all
    select
        r.customer_id,
        m.as_of,
        m.steps_ago,
        true,
        n.attractiveness,
        n.position,
        r.cell,
        n.cell
    from set_closed_customer as r
    inner join closed_months as m on r.month = m.month
    left join int_customer_cell as n on r.customer_id = n.customer_id and m.as_of = n.as_of
    left join int_profiling_objection as o on r.customer_id = o.customer_id
    where r.is_placed and o.customer_id is null
),

beside as (
    select
        *,
        lag(cell) over (partition by customer_id order by steps_ago desc) as cell_before,
        lag(rule_cell) over (partition by customer_id order by steps_ago desc) as rule_cell_before,
        lag(steps_ago) over (partition by customer_id order by steps_ago desc) as steps_before,
        lead(cell) over (partition by customer_id order by steps_ago desc) as cell_after,
        lead(steps_ago) over (partition by customer_id order by steps_ago desc) as steps_after
    from told
),

newest as (
    select max(steps_ago) as first_day
    from days
)

select
    b.customer_id,
    b.as_of,
    cast(b.steps_ago as integer) as steps_ago,
    b.is_closed,
    b.attractiveness,
    b.position,
    b.cell,
    b.rule_cell,
    case when b.steps_before = b.steps_ago + 1 then b.cell_before end as cell_before,
    case when b.steps_after = b.steps_ago - 1 then b.cell_after end as cell_after,
    b.steps_ago < n.first_day and coalesce(b.steps_before <> b.steps_ago + 1, true) as came,
    b.steps_ago > 0 and coalesce(b.steps_after <> b.steps_ago - 1, true) as left_after,
    coalesce(
        b.steps_before = b.steps_ago + 1
        and b.cell is distinct from b.cell_before
        and b.rule_cell = b.rule_cell_before,
        false
    ) as is_rated_anew
from beside as b
cross join newest as n
