/*
The staff, without names. Names are in the personal file.

One row per employee_key.

employee_key      computed from employee_id
employee_id       the employee's number
cost_centre       where the employee's cost belongs
team              the team; figures about staff are shown by team only
customer_role     works with customers
joined_on         first day
left_on           last day; empty while employed
employment_share  1 is full time

check left_on is null or left_on >= joined_on
*/
select
    key_of(employee_id) as employee_key,
    employee_id,
    cost_centre,
    team,
    coalesce(customer_role, false) as customer_role,
    joined_on,
    left_on,
    employment_share
from stg_employees
