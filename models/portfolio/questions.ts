import {sql} from 'kysely';
import type {Decimal} from '../../warehouse/decimal.ts';
import type {Warehouse} from '../../warehouse/query.ts';
import type {Tables} from '../../warehouse/tables.ts';
import {named, type PersonalNames} from '../levels/names.ts';

export interface CellSums {
  cell: string;
  customers: number;
  /** Of the last 12 and 36 complete months. */
  net_revenue_12_months: Decimal | null;
  contribution_4_36_months: Decimal | null;
  /** Since the last twelve month ends: who is in it now and was not, and the other way round. */
  came: number;
  left: number;
}

/** What stands in each cell of the grid, the empty ones too, in the order of the settings. */
export async function cellSums(db: Warehouse): Promise<CellSums[]> {
  const {rows} = await sql<CellSums>`
    with sums as (
      select p.cell, count(*) as customers,
        sum(s.net_revenue_12_months) as net_revenue_12_months,
        sum(s.contribution_4_36_months) as contribution_4_36_months
      from customer_portfolio as p
      inner join customer_segment as s on p.customer_id = s.customer_id
      where p.cell is not null
      group by p.cell
    ),
    moves as (${yearMoves}),
    came as (
      select cell_to as cell, sum(customers) as customers from moves
      where cell_to is not null and cell_to is distinct from cell_from group by cell_to
    ),
    gone as (
      select cell_from as cell, sum(customers) as customers from moves
      where cell_from is not null and cell_to is distinct from cell_from group by cell_from
    )
    select g.cell, cast(coalesce(s.customers, 0) as integer) as customers,
      s.net_revenue_12_months, s.contribution_4_36_months,
      cast(coalesce(a.customers, 0) as integer) as came,
      cast(coalesce(l.customers, 0) as integer) as "left"
    from set_portfolio_cell as g
    left join sums as s on g.cell = s.cell
    left join came as a on g.cell = a.cell
    left join gone as l on g.cell = l.cell
    order by g.position_from desc, g.attractiveness_from desc`.execute(db);
  return rows;
}

/**
 * From where to where, between the oldest day that is remembered and now; empty: no customer then. By the
 * rules of now, those who are rated anew were then where they are now.
 */
const yearMoves = sql`
  with days as (select max(steps_ago) as steps_ago from customer_portfolio_month),
  before as (
    select m.customer_id, m.cell, m.rule_cell from customer_portfolio_month as m
    inner join days as d on m.steps_ago = d.steps_ago
  ),
  now as (select customer_id, cell from customer_portfolio_month where steps_ago = 0)
  select b.cell as cell_from, n.cell as cell_to, count(*) as customers,
    count(*) filter (where b.cell is distinct from n.cell and b.rule_cell = n.cell) as rated_anew
  from before as b full join now as n on b.customer_id = n.customer_id
  group by b.cell, n.cell`;

export interface CellMove {
  /** Null: it was no active customer, or had no cell. */
  cell_from: string | null;
  cell_to: string | null;
  customers: number;
  /** Those who moved only because a closed month keeps another cell than the rules of now have for it. */
  rated_anew: number;
}

/** Who was where at the oldest day that is remembered, and is where now. */
export async function cellMoves(db: Warehouse): Promise<CellMove[]> {
  const {rows} = await sql<CellMove>`
    select cell_from, cell_to, cast(customers as integer) as customers,
      cast(rated_anew as integer) as rated_anew
    from (${yearMoves}) as m
    order by cell_from nulls last, cell_to nulls last`.execute(db);
  return rows;
}

export interface MonthMoves {
  as_of: string;
  /** The cells are those that were reported. */
  is_closed: boolean;
  customers: number;
  /** Those who stand in another cell there by the rules of now; null where the month is open. */
  others: number | null;
  moved: number;
  /** Those who moved only because a closed month keeps another cell than the rules of now have for it. */
  rated_anew: number;
  came: number;
  left: number;
}

/** How many changed their cell until each day, from the day before it. */
export async function monthMoves(db: Warehouse): Promise<MonthMoves[]> {
  const {rows} = await sql<MonthMoves>`
    with days as (
      select as_of, min(steps_ago) as steps_ago, bool_or(is_closed) as is_closed,
        count(cell) as customers,
        count(*) filter (where is_closed and rule_cell is distinct from cell) as others,
        count(*) filter (where cell_before is not null and is_rated_anew) as rated_anew,
        count(*) filter (where cell_before is not null and cell is distinct from cell_before) as moved,
        count(*) filter (where came) as came,
        count(*) filter (where left_after) as left_after
      from customer_portfolio_month
      group by as_of
    )
    select as_of, is_closed, cast(customers as integer) as customers,
      cast(case when is_closed then others end as integer) as others,
      cast(moved as integer) as moved, cast(rated_anew as integer) as rated_anew,
      cast(came as integer) as came,
      cast(coalesce(lag(left_after) over (order by as_of), 0) as integer) as "left"
    from days order by as_of desc`.execute(db);
  return rows;
}

export interface PlacedCustomer {
  customer_id: string;
  customer: string;
  attractiveness: number;
  attractiveness_known: number;
  position: number;
  position_known: number;
  cell: string;
  /** At the month end before, and at the oldest day; null where it had none. */
  cell_before: string | null;
  cell_year_before: string | null;
  net_revenue_12_months: Decimal | null;
  contribution_4_36_months: Decimal | null;
}

interface Wanted {
  names: PersonalNames;
  cell?: string | undefined;
  limit?: number;
  offset?: number;
}

/** Customers that stand in the grid, those who buy most first. */
export async function placedCustomers(
  db: Warehouse,
  {names, cell, limit, offset = 0}: Wanted,
): Promise<PlacedCustomer[]> {
  const {name, person} = named(names);
  const {rows} = await sql<PlacedCustomer>`
    with days as (select max(steps_ago) as steps_ago from customer_portfolio_month),
    before as (
      select m.customer_id, m.cell from customer_portfolio_month as m
      inner join days as o on m.steps_ago = o.steps_ago and o.steps_ago > 0
    ),
    now as (select customer_id, cell_before from customer_portfolio_month where steps_ago = 0)
    select c.customer_id, ${name} as customer, c.attractiveness, c.attractiveness_known,
      c.position, c.position_known, c.cell, w.cell_before, b.cell as cell_year_before,
      s.net_revenue_12_months, s.contribution_4_36_months
    from customer_portfolio as c
    inner join customer_segment as s on c.customer_id = s.customer_id
    left join dim_customer as d on c.customer_id = d.customer_id and d.is_current
    ${person}
    left join now as w on c.customer_id = w.customer_id
    left join before as b on c.customer_id = b.customer_id
    where ${cell === undefined ? sql`c.cell is not null` : sql`c.cell = ${cell}`}
    order by s.net_revenue_12_months desc nulls last, c.customer_id
    ${limit === undefined ? sql`` : sql`limit ${sql.lit(limit)} offset ${sql.lit(offset)}`}`.execute(
    db,
  );
  return rows;
}

/** Why customers stand in no cell, and how many. */
export const withoutCell = (db: Warehouse) =>
  db
    .selectFrom('customer_portfolio')
    .select(['reason', ({fn}) => fn.countAll<number>().as('customers')])
    .where('reason', 'is not', null)
    .groupBy('reason')
    .orderBy('reason')
    .execute() as Promise<{reason: string; customers: number}[]>;

export interface Criterion {
  axis: string;
  criterion: string;
  weight: number;
  attribute: string | null;
  from_value: number | null;
  to_value: number | null;
  more_is_better: boolean;
  /** Percent of the active customers for whom it is known. */
  known_share: number | null;
}

/** The criteria of all axes and scores, and for how many customers each can be rated. */
export async function criteria(db: Warehouse): Promise<Criterion[]> {
  const all = await db.selectFrom('set_portfolio_criterion').selectAll().execute();
  if (all.length === 0) return [];
  const counts = all.map(
    ({axis, criterion}, at) =>
      sql`count(${sql.ref(`${axis}__${criterion}`)}) as ${sql.ref(`known_${at}`)}`,
  );
  const {rows} = await sql<Record<string, number>>`
    select count(*) as customers, ${sql.join(counts)} from int_portfolio_points`.execute(db);
  const [known] = rows;
  return all
    .map(({position: _, ...each}, at) => ({
      ...each,
      known_share: share(Number(known?.[`known_${at}`]), Number(known?.customers)),
    }))
    .sort((a, b) => axes.indexOf(a.axis) - axes.indexOf(b.axis));
}

const share = (part: number, all: number) => (all > 0 ? (100 * part) / all : null);

const axes = [
  'attractiveness',
  'position',
  'loyalty',
  'risk',
  'reference',
  'information',
  'cross_selling',
];

export type CellSettings = Tables['set_portfolio_cell'];

/** The cells of the grid with their names and norm strategies. */
export const cellsOf = (db: Warehouse): Promise<CellSettings[]> =>
  db
    .selectFrom('set_portfolio_cell')
    .selectAll()
    .orderBy('position_from', 'desc')
    .orderBy('attractiveness_from', 'desc')
    .execute();

export interface Standing {
  cell: string | null;
  reason: string | null;
  attractiveness: number | null;
  attractiveness_known: number | null;
  position: number | null;
  position_known: number | null;
  abc_class: string | null;
  contribution_class: string | null;
  rfm: string | null;
  cluster: string | null;
  lifecycle_stage: string | null;
  since: string | null;
  is_longer: boolean | null;
  stage_before: string | null;
  loyalty: number | null;
  risk: number | null;
  reference: number | null;
  information: number | null;
  cross_selling: number | null;
}

/** Where one customer stands today; nothing for one that does not count. */
export async function standingOf(db: Warehouse, customer: string): Promise<Standing | undefined> {
  const {rows} = await sql<Standing>`
    select p.cell, p.reason, p.attractiveness, p.attractiveness_known, p.position, p.position_known,
      s.abc_class, s.contribution_class, s.rfm, s.cluster, s.lifecycle_stage,
      l.since, l.is_longer, l.stage_before,
      k.loyalty, k.risk, k.reference, k.information, k.cross_selling
    from customer_portfolio as p
    inner join customer_segment as s on p.customer_id = s.customer_id
    left join customer_lifecycle as l on p.customer_id = l.customer_id
    left join customer_score as k on p.customer_id = k.customer_id
    where p.customer_id = ${customer}`.execute(db);
  return rows[0];
}
