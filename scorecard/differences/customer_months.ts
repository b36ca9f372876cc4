import {hashOf} from './shape.ts';
import {type Side, type Sides, tableOf} from './sides.ts';

/** Months in which customers bought whose master data is other than before. */
export async function customerMonths({db, tables}: Sides): Promise<Set<string>> {
  const [before, after] = [tables.before.get('dim_customer'), tables.after.get('dim_customer')];
  const bought = tables.after.get('customer_profitability');
  if (!before?.has('customer_id') || !after?.has('customer_id') || !bought?.has('month')) {
    return new Set();
  }
  const shared = [...after.keys()].filter(name => before.get(name) === after.get(name));
  const versions = (side: Side) => `(
    select customer_id, sum(${hashOf(shared)}) as hash
    from ${tableOf(side, 'dim_customer')} group by customer_id)`;
  const months = await db.rows<{month: string}>(`
    select distinct p.month
    from ${tableOf('after', 'customer_profitability')} as p
    where p.customer_id in (
      select a.customer_id
      from ${versions('before')} as b
      inner join ${versions('after')} as a on b.customer_id = a.customer_id
      where b.hash is distinct from a.hash)`);
  return new Set(months.map(({month}) => month));
}
