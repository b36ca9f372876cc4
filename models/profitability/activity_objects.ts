import {list, literal} from '../../warehouse/sql.ts';
import {costObjects, nothing, type Rule} from './activity_rules.ts';

/** What activities were done for orders and products, where the rows of their drivers name them. */
export function objectModel(rules: readonly Rule[]): string {
  const parts = rules
    .filter(({objects}) => objects.length > 0)
    .map(({activity, driver, objects, validFrom, validTo, where, quantity, minutes}) => {
      const [order, product] = costObjects.map(each => objects.includes(each));
      return `select
    ${literal(activity)} as activity,
    customer_id,
    month,
    ${order ? 'order_id' : 'cast(null as varchar) as order_id'},
    ${product ? 'product_key' : 'cast(0 as bigint) as product_key'},
    cast(sum(${minutes === nothing ? quantity : minutes}) as decimal(18, 4)) as weight
from ${driver}
where
    ${where}
    and month >= date '${validFrom}'
    and month < date '${validTo}'
    and (${list(
      objects.map(each => isNamed[each]),
      ' or ',
    )})
group by customer_id, month${order ? ', order_id' : ''}${product ? ', product_key' : ''}`;
    });
  const none = `select
    cast(null as varchar) as activity,
    customer_id,
    month,
    cast(null as varchar) as order_id,
    cast(0 as bigint) as product_key,
    cast(null as decimal(18, 4)) as weight
from fct_interaction
where 1 = 0`;
  return `/*
What each order and product made us do each month, where the rows of drivers name them. Generated from
costs.yaml.

One row per activity, order_id, product_key, customer_id, month.
Rebuilt by customer_id, month; by month; by customer_id.

activity     the activity
customer_id  empty: work that no customer is named for
order_id     the order; empty: no order is named
product_key  the version of the product; 0: no product is named
weight       minutes by the time equation; what the rows stand for, where the activity has none
*/
${list(parts.length > 0 ? parts : [none], '\nunion all\n')}
`;
}

const isNamed = {order_id: 'order_id is not null', product_key: 'product_key <> 0'} as const;
