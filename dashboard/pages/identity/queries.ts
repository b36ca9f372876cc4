import {sql} from 'kysely';
import type {Warehouse} from '../../../warehouse/query.ts';
import type {IdentityQuestion} from './question.ts';

export type Choice = Pick<IdentityQuestion, 'show' | 'customer'>;

const chosen = (db: Warehouse, {show, customer}: Choice) =>
  db
    .selectFrom('customer_identity as i')
    .$if(show === 'doubtful', query => query.where('i.doubtful_rule', 'is not', null))
    .$if(show === 'unmatched', query =>
      query.where('i.customer_id', 'in', unmatched =>
        unmatched.selectFrom('customer_unmatched').select('customer_id'),
      ),
    )
    .$if(!['all', 'doubtful', 'unmatched'].includes(show), query =>
      query.where('i.rule', '=', show),
    )
    .$if(customer !== undefined, query =>
      query.where(
        sql<boolean>`(contains(lower(i.delivered_id), ${customer!.toLowerCase()})
          or contains(lower(i.customer_id), ${customer!.toLowerCase()}))`,
      ),
    );

export const countIdentities = (db: Warehouse, choice: Choice) =>
  chosen(db, choice).select(({fn}) => fn.countAll<number>().as('rows'));

/** What the systems delivered and whom it turned out to be; names only for who may see persons. */
export const identities = (db: Warehouse, choice: Choice, personal: boolean) =>
  chosen(db, choice)
    .select(['i.source', 'i.delivered_id', 'i.customer_id', 'i.rule', 'i.matched_with'])
    .select(['i.doubtful_rule', 'i.candidates'])
    .$if(personal, query =>
      query
        .leftJoin('personal.customer_name as c', 'i.customer_id', 'c.customer_id')
        .leftJoin('personal.delivered_customer as d', join =>
          join.onRef('d.source', '=', 'i.source').onRef('d.delivered_id', '=', 'i.delivered_id'),
        )
        .select(['c.name as customer_name', 'd.name as delivered_name']),
    )
    .orderBy('i.customer_id')
    .orderBy('i.source')
    .orderBy('i.delivered_id');

export const countsByRule = (db: Warehouse) =>
  db
    .selectFrom('customer_identity')
    .select(({fn}) => ['rule', fn.countAll<number>().as('delivered')])
    .groupBy('rule')
    .orderBy('delivered', 'desc')
    .orderBy('rule');

export const totals = (db: Warehouse) =>
  db.selectFrom('customer_identity').select(({fn, selectFrom}) => [
    fn.countAll<number>().as('delivered'),
    fn.count<number>('source').distinct().as('systems'),
    fn.count<number>('customer_id').distinct().as('customers'),
    selectFrom('customer_unmatched')
      .select(({fn: count}) => count.countAll<number>().as('n'))
      .as('unmatched'),
  ]);

/** Whether the snapshot knows a customer, as a system delivered it or as it is known by. */
export async function isKnown(db: Warehouse, customer: string): Promise<boolean> {
  const {rows} = await sql`
    select 1 from dim_customer where customer_id = ${customer}
    union all
    select 1 from customer_identity where delivered_id = ${customer}
    limit 1`.execute(db);
  return rows.length > 0;
}
