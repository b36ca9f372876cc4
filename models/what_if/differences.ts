import {list, literal} from '../../warehouse/sql.ts';
import {type Months, steps} from '../profitability/whale_curve.ts';
import {within} from './invoice_lines.ts';
import type {ScenarioLens} from './scenario_lens.ts';
import {ofAccounts, type Units, unitOf} from './units.ts';

/** What of each customer a scenario may change, in the order of the scheme. */
export const measures = ['net_revenue', 'product_cost', ...steps] as const;
export type Measure = (typeof measures)[number];

export const money = (sql: string, name: string) => `cast(${sql} as decimal(18, 4)) as ${name}`;

export interface Asked {
  /** Database and schema of the snapshot; names without a schema are those of the scenario. */
  base: string;
  period: Months;
  units: Units;
}

const worked = steps.slice(1);

/**
 * Differences in one row for each unit that has any. They are those of customers, each in the months
 * in which it belongs to the unit, so that they add up to the same at each level.
 */
export function differencesSql(asked: Asked, {pools, earns}: ScenarioLens): string {
  const nothing = {
    revenue: '0',
    cost: '0',
    ...Object.fromEntries(worked.map(each => [`work_${each}`, '0'])),
  };
  const part = (columns: Record<string, string>, from: string) =>
    `select unit as customer_id, ${list(
      Object.entries({...nothing, ...columns}).map(([name, sql]) => `${sql} as ${name}`),
    )} from ${from}`;
  const work = Object.fromEntries(
    worked.map(each => [`work_${each}`, `case when step = '${each}' then cost else 0 end`]),
  );
  const parts = [
    part({}, '(select null as unit where false) as nobody'),
    ...(pools.length > 0 ? [part(work, workOf(asked, pools))] : []),
    ...(earns ? [part({revenue: 'revenue', cost: 'cost'}, earnedSql(asked))] : []),
  ];
  const lost = worked.map(each => `sum(work_${each})`);
  const left = steps.map((each, at) =>
    money(['sum(revenue) - sum(cost)', ...lost.slice(0, at)].join(' - '), `${each}_change`),
  );
  return `select cast(customer_id as varchar) as customer_id, ${list([
    money('sum(revenue)', 'net_revenue_change'),
    money('sum(cost)', 'product_cost_change'),
    ...left,
  ])}
  from (${parts.join('\nunion all\n')}) as parts
  group by customer_id`;
}

/** What activities of these pools would cost more. */
function workSql({base, period, units}: Asked, pools: readonly string[]): string {
  const side = (table: string, sign: '' | '-', which: string) => {
    const {unit, join} = unitOf(units, base, 'a');
    return `select a.customer_id, ${unit} as unit, a.step, ${sign}sum(a.cost) as cost
    from ${table} as a ${join}
    where ${within('a', period)} ${which} group by 1, 2, 3`;
  };
  return `(
    ${side('activity_cost', '', '')}
    union all
    ${side(`${base}.activity_cost`, '-', `and a.cost_pool in (${list(pools.map(literal))})`)}
  ) as work`;
}

const workOf = (asked: Asked, pools: readonly string[]) =>
  asked.units === 'account' ? workOfAccounts(asked, pools) : workSql(asked, pools);

/** Of two numbers of a customer each has its part of what changes, as it has of the work itself. */
const workOfAccounts = (asked: Asked, pools: readonly string[]) => `(
    select
      coalesce(p.unit, w.customer_id) as unit,
      w.step,
      case when p.unit is null then w.cost
        when p.total = 0 then case when p.place = 1 then w.cost else 0 end
        else ${cut('w.cost', 'p.up_to', 'p.total')} - ${cut('w.cost', 'p.up_to - p.part', 'p.total')}
      end as cost
    from (
      select customer_id, step, cast(sum(cost) as decimal(18, 4)) as cost
      from ${workSql(asked, pools)} group by customer_id, step
    ) as w
    left join (
      select *,
        sum(part) over (partition by customer_id, step order by unit
          rows between unbounded preceding and current row) as up_to,
        sum(part) over (partition by customer_id, step) as total,
        row_number() over (partition by customer_id, step order by unit) as place
      from (
        select customer_id, unit, step, sum(cost) as part
        from (${ofAccounts('activity_cost', 't.step, t.cost', asked.period)}) as each_account
        group by customer_id, unit, step
      ) as parts
    ) as p on w.customer_id is not distinct from p.customer_id and w.step = p.step
  ) as work`;

const cut = (amount: string, part: string, whole: string) =>
  `cast(cast(${amount} as double) * (cast(${part} as double) / cast(${whole} as double)) as decimal(18, 4))`;

/**
 * What invoice lines would earn more. Rebates and Skonto are a part of the revenue, so they change as
 * the customer's revenue does; of its units each bears that of its own, cut one after the other.
 */
function earnedSql({base, period, units}: Asked): string {
  const lines = (schema: string, side: 'before' | 'after') => {
    const columns =
      side === 'before'
        ? 'l.net_amount, coalesce(l.product_cost, 0), 0, 0, 0'
        : '0, 0, l.net_amount, coalesce(l.product_cost, 0), 0';
    const {unit, join} = unitOf(units, base, 'l', true);
    return `select l.customer_id, ${unit}, ${columns} from ${schema}fct_invoice_line as l ${join}
      where l.is_revenue and not l.is_deferred and ${within('l', period)}
      union all
      select l.customer_id, ${unit}, ${columns} from ${schema}fct_recognised_revenue_month as l ${join}
      where ${within('l', period)}`;
  };
  const {unit, join} = unitOf(units, base, 'p');
  const deducted =
    units === 'account'
      ? ofAccounts('customer_profitability', '0, 0, 0, 0, t.rebates + t.skonto', period)
      : `select p.customer_id, ${unit}, 0, 0, 0, 0, p.rebates + p.skonto
      from ${base}.customer_profitability as p ${join} where ${within('p', period)}`;
  const share = (of: string) =>
    `coalesce(cast(cast(${of} as double) * (cast(all_after - all_before as double)
          / case when all_before > 0 then cast(all_before as double) end) as decimal(18, 4)), 0)`;
  return `(
    select
      unit,
      after_revenue - before_revenue - (${share('up_to')} - ${share('up_to - deducted')}) as revenue,
      after_cost - before_cost as cost
    from (
      select *,
        sum(before_revenue) over (partition by customer_id) as all_before,
        sum(after_revenue) over (partition by customer_id) as all_after,
        sum(deducted) over (partition by customer_id order by unit
          rows between unbounded preceding and current row) as up_to
      from (
        select
          customer_id,
          unit,
          sum(before_revenue) as before_revenue,
          sum(before_cost) as before_cost,
          sum(after_revenue) as after_revenue,
          sum(after_cost) as after_cost,
          sum(deducted) as deducted
        from (
          ${lines(`${base}.`, 'before')}
          union all
          ${lines('', 'after')}
          union all
          ${deducted}
        ) as earned(customer_id, unit, before_revenue, before_cost, after_revenue, after_cost, deducted)
        group by customer_id, unit
      ) as of_units
    ) as of_customers
  ) as earned`;
}
