import {type RawBuilder, sql} from 'kysely';
import type {Decimal} from '../../warehouse/decimal.ts';
import type {Warehouse} from '../../warehouse/query.ts';
import {ask} from '../cubes/ask.ts';
import {prices} from '../cubes/prices.ts';
import {profitability} from '../cubes/profitability.ts';
import type {PersonalNames} from '../levels/names.ts';
import {type Months, type Step, steps} from './whale_curve.ts';

/** What can make a customer lose money, compared with its peers. */
const compared = ['price', 'discounts', 'order_size', 'service', 'visits', 'other'] as const;

/** `no_revenue`: only work; `as_peers`: nothing is worse than at the peers, who earn as little. */
type Cause = (typeof compared)[number] | 'no_revenue' | 'as_peers';

/** A segment with fewer customers says too little; then all of them are the peers. */
const fewestPeers = 8;

/** Which cause the work of a step speaks for. */
const causeOf = (step: Step) =>
  (({contribution_2: 'order_size', contribution_3: 'service', contribution_4: 'visits'}) as const)[
    step as 'contribution_2'
  ] ?? 'other';

export interface LossMaker {
  customer_id: string;
  customer: string;
  segment: string | null;
  net_revenue: Decimal;
  contribution: Decimal;
  cause: Cause;
  /** What the cause costs beyond the peers' rate, in money; empty without revenue. */
  excess: number | null;
  /** Percent of revenue: of this customer, and the median of the peers. */
  own_rate: number | null;
  peer_rate: number | null;
  second: Cause | null;
  second_excess: number | null;
  /** Of the segment, or of all. */
  peers: number;
  are_of_segment: boolean;
}

interface Asked {
  months: Months;
  step: Step;
  personal: PersonalNames;
}

/** Loss-makers, the largest loss first, all of them or a page. */
export function lossMakers(
  db: Warehouse,
  asked: Asked,
  page?: {size: number; number: number},
): RawBuilder<LossMaker> {
  const {personal} = asked;
  const person = personal
    ? sql`left join ${sql.table(personal)} as p on l.customer_id = p.customer_id`
    : sql``;
  return sql<LossMaker>`select
      l.customer_id, coalesce(${personal ? sql`p.name, ` : sql``}d.name, l.customer_id) as customer,
      d.segment, l.net_revenue, l.contribution, l.cause, l.excess, l.own_rate, l.peer_rate,
      l.second, l.second_excess, l.peers, l.are_of_segment
    from ${judged(db, asked)} as l
    inner join dim_customer as d on l.customer_id = d.customer_id and d.is_current
    ${person}
    order by l.contribution, l.customer_id
    ${page ? sql`limit ${sql.lit(page.size)} offset ${sql.lit(page.size * (page.number - 1))}` : sql``}`;
}

export interface LossesByCause {
  cause: Cause;
  customers: number;
  lost: Decimal;
}

/** How many customers lose how much for each cause. */
export const lossesByCause = (db: Warehouse, asked: Asked): RawBuilder<LossesByCause> =>
  sql<LossesByCause>`select cause, count(*) as customers, sum(contribution) as lost
    from ${judged(db, asked)} as l group by cause order by sum(contribution), cause`;

/** The cost lines of each customer that counts, as they add up to what is left of its list value. */
function lines(db: Warehouse, {months, step}: Asked) {
  const until = steps.slice(1, steps.indexOf(step) + 1);
  const earned = ask(db, profitability, {
    measures: ['net_revenue', 'product_cost', 'contribution_1', ...until],
    by: ['customer'],
    where: {counted: true},
    ...months,
  });
  const priced = ask(db, prices, {
    measures: ['list_revenue', 'revenue_without_list', 'return_credits'],
    by: ['customer'],
    where: {counted: true},
    ...months,
  });
  const workFor = (cause: string) =>
    sql.join(
      [
        sql`0`,
        ...until
          .filter(each => causeOf(each) === cause)
          .map(each => sql`(e.${sql.ref(steps[steps.indexOf(each) - 1]!)} - e.${sql.ref(each)})`),
      ],
      sql` + `,
    );
  const list = sql`coalesce(p.list_revenue + p.revenue_without_list - p.return_credits, 0)`;
  return sql`(select e.customer as customer_id, d.segment, e.net_revenue, ${sql.ref(`e.${step}`)} as contribution,
      cast(${list} as double) as list_value,
      cast(e.product_cost as double) as price,
      cast(${list} - e.net_revenue as double) as discounts,
      ${sql.join(
        compared.slice(2).map(cause => sql`cast(${workFor(cause)} as double) as ${sql.ref(cause)}`),
        sql`, `,
      )}
    from ${earned} as e
    left join ${priced} as p on e.customer = p.customer
    inner join dim_customer as d on e.customer = d.customer_id and d.is_current)`;
}

/** Prices are compared by what was bought at list prices, work by what was earned with it. */
const base = (cause: (typeof compared)[number]) =>
  cause === 'price' || cause === 'discounts' ? sql`list_value` : sql`cast(net_revenue as double)`;

const each = (part: (cause: (typeof compared)[number]) => RawBuilder<unknown>) =>
  sql.join(compared.map(part), sql`, `);

const named = (prefix: string, cause: string) => sql.ref(`${prefix}_${cause}`);

/** Each loss-maker with its largest excess over the median of its peers, and the second largest. */
function judged(db: Warehouse, asked: Asked) {
  const excessBut = (left: RawBuilder<unknown>) =>
    sql`greatest(${each(cause => sql`case when ${left} = ${sql.lit(cause)} then -1e18 else ${named('excess', cause)} end`)})`;
  const firstOf = (most: RawBuilder<unknown>, not: RawBuilder<unknown>) =>
    sql`case ${sql.join(
      compared.map(
        cause =>
          sql`when ${named('excess', cause)} = ${most} and ${sql.lit(cause)} <> ${not} then ${sql.lit(cause)}`,
      ),
      sql` `,
    )} end`;
  const ofCause = (prefix: string) =>
    sql`case cause ${sql.join(
      compared.map(cause => sql`when ${sql.lit(cause)} then ${named(prefix, cause)} * 100`),
      sql` `,
    )} end`;
  return sql`(
    with lines as ${lines(db, asked)},
    rates as (
      select customer_id, segment, net_revenue, list_value, contribution,
        ${each(cause => sql`${sql.ref(cause)} / nullif(${base(cause)}, 0) as ${named('rate', cause)}`)}
      from lines where net_revenue > 0 and list_value > 0
    ),
    of_segment as (
      select segment, count(*) as peers, ${each(cause => sql`median(${named('rate', cause)}) as ${named('peer', cause)}`)}
      from rates where segment is not null group by segment having count(*) >= ${sql.lit(fewestPeers)}
    ),
    of_all as (
      select count(*) as peers, ${each(cause => sql`median(${named('rate', cause)}) as ${named('peer', cause)}`)} from rates
    ),
    placed as (
      select r.*, s.segment is not null as are_of_segment, coalesce(s.peers, a.peers) as peers,
        ${each(cause => sql`coalesce(s.${named('peer', cause)}, a.${named('peer', cause)}) as ${named('peer', cause)}`)}
      from rates as r cross join of_all as a left join of_segment as s on r.segment = s.segment
      where r.contribution < 0
    ),
    exceeding as (
      select *, ${each(cause => sql`(${named('rate', cause)} - ${named('peer', cause)}) * ${base(cause)} as ${named('excess', cause)}`)}
      from placed
    ),
    first_cause as (
      select *, greatest(${each(cause => named('excess', cause))}) as most from exceeding
    ),
    caused as (
      select *, case when most < 0.005 then 'as_peers' else ${firstOf(sql`most`, sql`''`)} end as cause
      from first_cause
    ),
    second_cause as (select *, ${excessBut(sql`cause`)} as next from caused)
    select customer_id, net_revenue, contribution, cause, peers, are_of_segment,
      case when cause <> 'as_peers' then round(most, 2) end as excess,
      ${ofCause('rate')} as own_rate,
      ${ofCause('peer')} as peer_rate,
      case when next >= 0.005 and cause <> 'as_peers' then ${firstOf(sql`next`, sql`cause`)} end as second,
      case when next >= 0.005 and cause <> 'as_peers' then round(next, 2) end as second_excess
    from second_cause
    union all
    select customer_id, net_revenue, contribution, 'no_revenue', 0, false, null, null, null, null, null
    from lines where contribution < 0 and not (net_revenue > 0 and list_value > 0)
  )`;
}
