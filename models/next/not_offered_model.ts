import type {PortfolioSettings} from '../../company/portfolio.ts';
import {literal} from '../../warehouse/sql.ts';

/** How many products each name has that portfolio.yaml takes from what is offered. */
export const notOfferedModel = ({affinity}: Pick<PortfolioSettings, 'affinity'>): string => `/*
What portfolio.yaml says that nobody is offered, and how many products that is. Generated from it.

One row per item.

item      a product, or a product group
products  that are called so, or in a group that is

check products >= 0
${affinity.without.map(unknown).join('')}*/
with

called as (
    select product_id as item, product_id from dim_product
    union
    select product_group, product_id from dim_product
)

select w.item, count(c.product_id) as products
from set_affinity_without as w
left join called as c on w.item = c.item
group by w.item
`;

/** A name that nothing has takes nothing from what is offered. */
const unknown = (item: string) =>
  `warn item <> ${literal(item)} or products > 0
    -- affinity.without of portfolio.yaml names ${item}, but no product and no product group is called so; correct it there, or leave it out
`;
