import type {Company} from '../../company/company.ts';
import type {Connection} from '../../warehouse/database.ts';
import {literal} from '../../warehouse/sql.ts';
import {stagingName} from '../../warehouse/staging/staging_name.ts';
import type {SampledStream} from './sample.ts';

/** As many as an answer needs at least, and how to count them among the rows of an entity. */
export interface AtLeast {
  fewest: number;
  what: string;
  entity: string;
  count: string;
}

/** The least that the models of lifetime value are fitted to. */
export const buyers: AtLeast = {
  fewest: 30,
  what: 'customers who bought',
  entity: 'invoice_lines',
  count: 'select count(distinct customer_id) as n from delivered',
};

export const repeatBuyers: AtLeast = {
  fewest: 10,
  what: 'customers who bought on several days',
  entity: 'invoice_lines',
  count: `select count(*) as n from (
    select customer_id from delivered where customer_id is not null
    group by customer_id having count(distinct invoiced_on) > 1
  )`,
};

export const contractCustomers: AtLeast = {
  fewest: 10,
  what: 'customers with a contract',
  entity: 'subscriptions',
  count: 'select count(distinct customer_id) as n from delivered',
};

/** How many there are, where the samples are all rows of the entity; of others only the night knows. */
export async function countsOf(
  db: Connection,
  {streams, staging}: Company,
  samples: readonly SampledStream[],
): Promise<Map<AtLeast, number>> {
  const counts = new Map<AtLeast, number>();
  for (const each of [buyers, repeatBuyers, contractCustomers]) {
    const own = streams.filter(({entity}) => entity === each.entity);
    const found = samples.filter(({declaration}) => own.includes(declaration));
    const isStaged = staging.some(file => stagingName(file).entity.name === each.entity);
    const isAll = found.length === own.length && found.every(({isWhole}) => isWhole);
    const named = own.every(({columns}) => 'customer_id' in columns);
    if (own.length === 0 || isStaged || !isAll || !named) continue;
    const files = found.map(({staged}) => literal(staged.rows)).join(', ');
    const [row] = await db.rows<{n: number}>(
      `with delivered as (from read_parquet([${files}], union_by_name = true)) ${each.count}`,
    );
    counts.set(each, Number(row!.n));
  }
  return counts;
}
