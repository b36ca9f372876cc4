import {sql} from 'kysely';

/** The table that has the names of persons, for who may see them. */
export type PersonalNames = 'personal.customer_name' | 'unit_name' | undefined;

/** What a customer is called: persons only for who may see them. */
export const named = (names: PersonalNames) => ({
  name: names
    ? sql<string>`coalesce(n.name, d.name, c.customer_id)`
    : sql<string>`coalesce(d.name, c.customer_id)`,
  person: names ? sql`left join ${sql.table(names)} as n on c.customer_id = n.customer_id` : sql``,
});
