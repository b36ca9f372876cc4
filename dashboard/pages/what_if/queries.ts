import {type RawBuilder, sql} from 'kysely';
import type {PersonalNames} from '../../../models/levels/names.ts';
import type {Months, Step} from '../../../models/profitability/whale_curve.ts';
import {type Measure, measures} from '../../../models/what_if/differences.ts';
import type {Decimal} from '../../../warehouse/decimal.ts';
import type {Warehouse} from '../../../warehouse/query.ts';

/** A table of what customers are, and one of differences for each scenario. */
export interface TableNames {
  present: string;
  effects: readonly string[];
}

export type Sums = Record<Measure, Decimal | null>;

/** Sums over all customers: the present, or the differences of one scenario. */
export async function sumsOf(db: Warehouse, table: string, kind: '' | '_change'): Promise<Sums> {
  const columns = measures.map(
    each => sql`coalesce(sum(${sql.ref(`${each}${kind}`)}), 0) as ${sql.ref(each)}`,
  );
  const {rows} = await sql<Sums>`select ${sql.join(columns)} from ${sql.raw(table)}`.execute(db);
  return rows[0]!;
}

/** What work costs at planned rates in months of which the ledger has no cost yet; nothing where it has all. */
export async function stillToCome(
  db: Warehouse,
  {from, to}: Months,
  provisional: readonly string[],
): Promise<StillToCome | null> {
  const months = provisional.filter(month => month >= from && month <= to);
  if (months.length === 0) return null;
  const {rows} = await sql<{cost: Decimal | null}>`
    select -sum(variance_cost) as cost from cost_reconciliation
    where is_provisional and month in (${sql.join(months)})`.execute(db);
  const cost = rows[0]?.cost ?? null;
  return cost === null ? null : {months: months.length, cost};
}

export interface StillToCome {
  months: number;
  cost: Decimal;
}

export interface GroupRow {
  kind: 'counted' | 'affiliated' | 'collective' | 'prospect' | 'unknown';
  member: string | null;
  customers: number;
  before: Decimal;
  [change: `change_${number}`]: Decimal;
}

const effect = (at: number) => sql.ref(`e${at}`);

const changeOf = (step: Measure, at: number) =>
  sql`coalesce(${effect(at)}.${sql.ref(`${step}_change`)}, 0)`;

/** Everybody that anything is known of, with the differences of each scenario. */
function joined({present, effects}: TableNames): RawBuilder<unknown> {
  const everybody = sql.join(
    [present, ...effects].map(each => sql`select customer_id from ${sql.raw(each)}`),
    sql` union `,
  );
  const joins = effects.map(
    (each, at) => sql`left join ${sql.raw(each)} as ${effect(at)}
      on a.customer_id is not distinct from ${effect(at)}.customer_id`,
  );
  return sql`(${everybody}) as a
    left join ${sql.raw(present)} as p on a.customer_id is not distinct from p.customer_id
    ${sql.join(joins, sql` `)}
    left join dim_customer as d on a.customer_id = d.customer_id and d.is_current`;
}

/** What customers of each segment, or class, leave at a step; by what each customer is today. */
export async function togetherBy(
  db: Warehouse,
  tables: TableNames,
  {by, step}: {by: 'segment' | 'abc_class'; step: Step},
): Promise<GroupRow[]> {
  const member = by === 'segment' ? sql`d.segment` : sql`s.abc_class`;
  const changes = tables.effects.map(
    (_, at) => sql`sum(${changeOf(step, at)}) as ${sql.ref(`change_${at}`)}`,
  );
  const {rows} = await sql<GroupRow>`
    select
      case when a.customer_id is null then 'unknown' when d.affiliated then 'affiliated'
        when d.collective then 'collective' when not d.counted then 'prospect' else 'counted' end as kind,
      case when d.counted then ${member} end
        as member,
      count(*) as customers,
      ${sql.join([sql`coalesce(sum(${sql.ref(`p.${step}`)}), 0) as before`, ...changes])}
    from ${joined(tables)}
    left join customer_segment as s on a.customer_id = s.customer_id
    group by 1, 2
    order by case kind when 'counted' then 1 when 'affiliated' then 2 when 'collective' then 3
      when 'prospect' then 4 else 5 end, member nulls last`.execute(db);
  return rows;
}

export interface CustomerRow {
  customer_id: string | null;
  customer: string | null;
  before: Decimal;
  [change: `change_${number}`]: Decimal;
}

interface Choice {
  step: Step;
  personal: PersonalNames;
  /** Who gains or loses most by the first scenario; without it, everybody. */
  best?: {direction: 'asc' | 'desc'; limit: number};
}

/** Customers with what they leave at a step, and by how much each scenario would change it. */
export function customersOf(db: Warehouse, tables: TableNames, {step, personal, best}: Choice) {
  const changes = tables.effects.map(
    (_, at) => sql`${changeOf(step, at)} as ${sql.ref(`change_${at}`)}`,
  );
  const name = personal
    ? sql`coalesce(n.name, d.name, a.customer_id)`
    : sql`coalesce(d.name, a.customer_id)`;
  const names = personal
    ? sql`left join ${sql.table(personal)} as n on a.customer_id = n.customer_id`
    : sql``;
  const first = changeOf(step, 0);
  const chosen = best
    ? sql`where a.customer_id is not null and ${first} ${sql.raw(best.direction === 'desc' ? '>' : '<')} 0
      order by ${first} ${sql.raw(best.direction)}, a.customer_id limit ${sql.lit(best.limit)}`
    : sql``;
  const rows = sql<CustomerRow>`(
    select a.customer_id, ${name} as customer,
      ${sql.join([sql`coalesce(${sql.ref(`p.${step}`)}, 0) as before`, ...changes])}
    from ${joined(tables)}
    ${names}
    ${chosen})`;
  return db
    .selectFrom(rows.as('c'))
    .selectAll()
    .$if(best !== undefined, query =>
      query.orderBy('change_0', order => (best?.direction === 'desc' ? order.desc() : order.asc())),
    )
    .orderBy('customer_id', order => order.asc().nullsLast());
}
