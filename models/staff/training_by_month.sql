/*
How many of the employees who work with customers have a valid CRM training at the month's end.

One row per month.

employees          heads in customer roles at the end of the month
trained_employees  of them, with a CRM training that is valid that day

check trained_employees <= employees
*/
with

staff as (
    select m.month, m.month_end, e.employee_key
    from dim_month as m
    inner join dim_employee as e
        on m.month_end >= e.joined_on and (e.left_on is null or m.month_end <= e.left_on)
    where e.customer_role
),

trained as (
    select distinct s.month, s.employee_key
    from staff as s
    inner join fct_training as t on s.employee_key = t.employee_key
    where
        t.kind = 'crm'
        and t.trained_on <= s.month_end
        and (t.valid_until is null or s.month_end <= t.valid_until)
),

counted as (
    select
        s.month,
        count(*) as employees,
        count(t.employee_key) as trained_employees
    from staff as s
    left join trained as t on s.month = t.month and s.employee_key = t.employee_key
    group by s.month
)

select
    m.month,
    coalesce(c.employees, 0) as employees,
    coalesce(c.trained_employees, 0) as trained_employees
from dim_month as m
left join counted as c on m.month = c.month
