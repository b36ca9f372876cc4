import {sql} from 'kysely';

/** What a customer is called: persons only for who may see them. */
export const named = (personal: boolean, by: 'customer_id' | 'named_by' = 'customer_id') => {
  const id = sql.ref(`c.${by}`);
  return {
    name: personal
      ? sql<string>`coalesce(n.name, d.name, c.customer_id)`
      : sql<string>`coalesce(d.name, c.customer_id)`,
    join: personal
      ? sql`left join dim_customer as d on ${id} = d.customer_id and d.is_current
      left join personal.customer_name as n on ${id} = n.customer_id`
      : sql`left join dim_customer as d on ${id} = d.customer_id and d.is_current`,
  };
};

export interface Asked {
  personal: boolean;
  /** Only what concerns this one. */
  customer?: string;
  /** Whether groups of companies count as one customer, named by who leads them. */
  byGroup?: boolean;
}

/** Only what concerns the customer that is asked for. */
export const only = ({customer}: Asked) =>
  customer === undefined ? sql`` : sql`where c.customer_id = ${customer}`;
