import type {Shadow} from '../../warehouse/lens.ts';

const part = (name: string, sql: Shadow['sql'], isPart: boolean): Shadow => ({
  name,
  sql,
  isPart,
  isStored: true,
});

/** How likely customers are to be lost, and why. */
const risks = ['customer_churn', 'customer_churn_reason'];

/** The rows of the customers that stand for units, by the column that names these. */
const riskOf = (name: string, unit: string, {base, of}: {base: string; of: string}) =>
  `select c.* replace (u.${unit} as customer_id)
    from ${base}.${name} as c inner join (${of}) as u on c.customer_id = u.customer_id`;

/** Nothing of what closed months said of customers was said of other units. */
const nothingClosed = (base: string): Shadow =>
  part('set_closed_customer', () => `from ${base}.set_closed_customer where false`, false);

/**
 * What is told of a group as of today, and so of those who are its members today: what models foretell of it, and
 * what others know of it.
 */
export const groupStanding = (base: string): Shadow[] => [
  part('int_customer_forecast', () => forecastOfGroups(base), true),
  ...risks.map(name =>
    part(name, () => riskOf(name, 'unit_id', {base, of: safestMembers(base)}), true),
  ),
  part('fct_customer_attribute', () => attributesOfGroups(base), true),
  part('fct_wallet_estimate', () => needsOfGroups(base), true),
  nothingClosed(base),
];

/** The same of accounts: each is as likely to be lost as its customer, and nobody knows what it will bring. */
export const accountStanding = (base: string): Shadow[] => [
  ...risks.map(name =>
    part(
      name,
      own => riskOf(name, 'account_id', {base, of: `from ${own('customer_account')}`}),
      true,
    ),
  ),
  part(
    'int_customer_forecast',
    own => `select a.account_id as customer_id, cast(null as double) as lifetime_value, f.churn_risk
      from ${own('customer_account')} as a
      inner join ${base}.int_customer_forecast as f on a.customer_id = f.customer_id`,
    true,
  ),
  part(
    'int_profiling_objection',
    own => `select coalesce(a.account_id, o.customer_id) as customer_id
      from ${base}.int_profiling_objection as o
      left join ${own('customer_account')} as a on o.customer_id = a.customer_id`,
    false,
  ),
  nothingClosed(base),
];

/** Customers that were ever in a group, and the unit that each counts in today. */
const units = (base: string) => `
  select t.customer_id, coalesce(g.group_id, t.customer_id) as unit_id, g.group_id
  from (
    select customer_id from ${base}.bridge_customer_group
    union
    select group_id from ${base}.bridge_customer_group
  ) as t
  left join ${base}.int_group_today as g on t.customer_id = g.customer_id`;

/** A group brings what its members bring together, and is lost when the last of them is. */
const forecastOfGroups = (base: string) => `
  select u.unit_id as customer_id, sum(f.lifetime_value) as lifetime_value,
    min(f.churn_risk) as churn_risk
  from (${units(base)}) as u
  inner join ${base}.int_customer_forecast as f on u.customer_id = f.customer_id
  group by u.unit_id`;

/** The member that a group is most likely to keep: when it is lost, all are. */
const safestMembers = (base: string) => `
  select u.unit_id, c.customer_id
  from (${units(base)}) as u
  inner join ${base}.customer_churn as c on u.customer_id = c.customer_id
  qualify row_number() over (
    partition by u.unit_id order by c.churn_risk nulls last, c.customer_id
  ) = 1`;

/** What others say of a group is what they say of its record. */
const attributesOfGroups = (base: string) => `
  select a.* replace (u.unit_id as customer_id)
  from ${base}.fct_customer_attribute as a
  inner join (${units(base)}) as u on a.customer_id = u.customer_id
  left join ${base}.dim_group as g on u.group_id = g.group_id
  where g.group_id is null or a.customer_id = g.lead_id`;

/**
 * What the members of a group need together, as of each day on which anybody estimated one of them: of each
 * the newest estimate of the 18 months before. One of all that we sell stands for all lines of a member.
 */
const needsOfGroups = (base: string) => `
  with estimates as (
    select w.*, u.unit_id, coalesce(w.estimated_on, make_date(w.year, 1, 1)) as said_on
    from ${base}.fct_wallet_estimate as w
    inner join (${units(base)}) as u on w.customer_id = u.customer_id
  ),
  days as (
    select unit_id, year, estimated_on, said_on from estimates
    qualify row_number() over (partition by unit_id, said_on order by year desc) = 1
  ),
  newest as (
    select d.unit_id, d.year, d.estimated_on, d.said_on, e.customer_id, e.product_line, e.need
    from days as d
    inner join estimates as e on d.unit_id = e.unit_id
      and e.said_on <= d.said_on and e.said_on > d.said_on - interval '18' month
    qualify row_number() over (
      partition by d.unit_id, d.said_on, e.customer_id, e.product_line
      order by e.said_on desc, e.year desc, e.estimate_id desc
    ) = 1
  ),
  members as (
    select unit_id, year, estimated_on, said_on, customer_id,
      coalesce(sum(need) filter (where product_line is null), sum(need)) as need
    from newest
    group by all
  )
  select
    unit_id || ' ' || said_on as estimate_id,
    unit_id as customer_id,
    year,
    cast(null as varchar) as product_line,
    cast(sum(need) as decimal(18, 4)) as need,
    estimated_on,
    cast(null as varchar) as source
  from members
  group by unit_id, year, estimated_on, said_on`;
