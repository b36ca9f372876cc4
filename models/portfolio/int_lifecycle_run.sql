/*
The newest stage of each customer at the month ends that are remembered, and since which of them it is in it.

One row per customer_id.

customer_id       active at one of these month ends
stage             at the newest of them at which it was active
steps_ago         that month end; 1 is the newest that is remembered
first_steps_ago   the month end since which it has been in this stage without a break
first_on          that day
stage_before      its stage at the month end before that; empty where it was not active, or nobody remembers it

check first_steps_ago >= steps_ago
*/
with

/* A run of the same stage has one number of changes before it. */
changes as (
    select
        customer_id,
        as_of,
        steps_ago,
        stage,
        stage_before,
        sum(case when stage_before = stage then 0 else 1 end) over (
            partition by customer_id order by steps_ago desc
            rows between unbounded preceding and current row
        ) as run
    from int_lifecycle_month
),

newest as (
    select customer_id, max(run) as run
    from changes
    group by customer_id
)

select
    c.customer_id,
    max(c.stage) as stage,
    min(c.steps_ago) as steps_ago,
    max(c.steps_ago) as first_steps_ago,
    min(c.as_of) as first_on,
    max(case when c.stage_before <> c.stage then c.stage_before end) as stage_before
from changes as c
inner join newest as n on c.customer_id = n.customer_id and c.run = n.run
group by c.customer_id
