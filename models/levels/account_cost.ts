import {generatedModel, type Model} from '../../warehouse/model.ts';

/** What the night computed, and the same computed anew by number, whose parts decide. */
export const published = 'published_activity_cost';
const anew = 'activity_cost_anew';

/**
 * Models in which an account has its part of what its customer's work cost, cut one after the other:
 * computed anew, each number would be rounded by itself, and all of them together were something else.
 */
export const withAccountCosts = (models: readonly Model[]): Model[] =>
  models.flatMap(each =>
    each.name === 'activity_cost' ? [{...each, name: anew}, ofAccounts] : each,
  );

const ofAccounts = generatedModel(
  'activity_cost',
  `/*
What our work for each account cost each month, activity by activity.

One row per activity, customer_id, month.
Rebuilt by customer_id, month.
*/
with

counted as (
    select n.*, coalesce(a.customer_id, n.customer_id) as whole_id
    from ${anew} as n
    left join customer_account as a on n.customer_id = a.account_id
),

cut as (
    select
        c.*,
        cast(p.cost as double) as whole,
        sum(c.cost) over (
            partition by c.activity, c.whole_id, c.month order by c.customer_id
            rows between unbounded preceding and current row
        ) as up_to,
        sum(c.cost) over (partition by c.activity, c.whole_id, c.month) as total,
        row_number() over (
            partition by c.activity, c.whole_id, c.month order by c.customer_id
        ) as place
    from counted as c
    inner join ${published} as p
        on
            c.activity = p.activity
            and c.month = p.month
            and c.whole_id is not distinct from p.customer_id
)

select
    customer_id,
    customer_key,
    month,
    activity,
    cost_pool,
    step,
    quantity,
    minutes,
    estimated_minutes,
    cast(
        case
            when total <> 0 then whole * (cast(up_to as double) / cast(total as double))
            when place = 1 then whole
            else 0
        end as decimal(18, 4)
    )
    - cast(
        case
            when total <> 0 then whole * (cast(up_to - cost as double) / cast(total as double))
            else 0
        end as decimal(18, 4)
    ) as cost
from cut`,
);
