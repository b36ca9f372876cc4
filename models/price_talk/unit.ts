import {type RawBuilder, sql} from 'kysely';
import type {Warehouse} from '../../warehouse/query.ts';
import type {Months, Step} from '../profitability/whale_curve.ts';

/** With whom the price talk is held, and when. */
export interface Talk extends Months {
  /** A customer, or at the level of groups a group. */
  unit: string;
  /** Whose peers it is compared with; empty: all customers. */
  segment: string | null;
}

/** Fewer peers than these tell nothing about a segment. */
const fewestPeers = 5;

const date = (day: string) => sql`cast(${day} as date)`;

/** Rows of a table in the months of the talk. */
export const inMonths = ({from, to}: Months, month: RawBuilder<unknown> = sql`month`) =>
  sql`${month} >= ${date(from)} and ${month} <= ${date(to)}`;

/** The unit and its peers: who counts and is of the same segment today. */
export const compared = ({unit, segment}: Talk) => sql`
  compared as (
    select customer_id, customer_id = ${unit} as is_own
    from dim_customer
    where is_current and (
      customer_id = ${unit}
      or (counted and ${segment === null ? sql`true` : sql`segment = ${segment}`})
    )
  )`;

export interface Peers {
  segment: string | null;
  /** Peers with revenue in the months. */
  peers: number;
  /** Percent of net revenue that half of them exceed; empty without any. */
  median_rate: number | null;
}

/** Who the unit is compared with: its segment, or everybody where that is too small. */
export async function peersOf(db: Warehouse, talk: Talk, step: Step): Promise<Peers> {
  const found = await ratesOf(db, talk, step);
  if (talk.segment === null || found.peers >= fewestPeers) return {...found, segment: talk.segment};
  return {...(await ratesOf(db, {...talk, segment: null}, step)), segment: null};
}

async function ratesOf(db: Warehouse, talk: Talk, step: Step) {
  const rows = await sql<{peers: number; median_rate: number | null}>`
    with ${compared(talk)},
    earned as (
      select p.customer_id,
        cast(sum(p.${sql.ref(step)}) as double) / nullif(cast(sum(p.net_revenue) as double), 0) * 100
          as rate
      from customer_profitability as p
      inner join compared as c on p.customer_id = c.customer_id
      where not c.is_own and ${inMonths(talk)}
      group by p.customer_id
      having sum(p.net_revenue) > 0
    )
    select count(*) as peers, median(rate) as median_rate from earned`.execute(db);
  return rows.rows[0]!;
}

/**
 * By how many percent prices would have to rise so that the contribution is this part of the revenue,
 * if nothing else changed: (c + p·r) ÷ (r + p·r) = rate. Empty without revenue, and for 100 % and more.
 */
export function priceChangeTo(
  rate: number | null,
  {revenue, contribution}: {revenue: number; contribution: number},
): number | null {
  if (rate === null || revenue <= 0 || rate >= 100) return null;
  const share = rate / 100;
  return ((share * revenue - contribution) / (revenue * (1 - share))) * 100;
}
