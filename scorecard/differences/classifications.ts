/** A way to tell customers apart; each snapshot is asked on its own. */
export interface Classification {
  name: string;
  /** A class says what a customer is; an assignment, to whom it belongs. */
  kind: 'class' | 'assignment';
  /** A table, or a select in parentheses. */
  from: string;
  key: string;
  /** A column, or an expression; NULL is a class, too. */
  class: string;
  /** Which rows are compared; without it, all. */
  rows?: string;
}

const ofVersion = (name: string, kind: Classification['kind'], column = name): Classification => ({
  name,
  kind,
  from: 'dim_customer',
  key: 'customer_id',
  class: column,
  rows: 'is_current',
});

const standing = `case when counted then 'counted' when affiliated then 'affiliated'
  when collective then 'collective' end`;

/** The last so many complete months. */
export const lastMonths = (count: number): string =>
  `(select month from dim_month where is_complete order by month desc limit ${count})`;

/* The customer that crosses a cut stays above it. */
const byRevenue = `(
  with
  sums as (
    select p.customer_id, sum(p.net_revenue) as revenue
    from customer_profitability as p
    inner join dim_customer as c on p.customer_key = c.customer_key
    where c.counted and p.month in ${lastMonths(12)}
    group by p.customer_id
    having sum(p.net_revenue) > 0
  ),
  ranked as (
    select
      customer_id,
      coalesce(sum(revenue) over (
        order by revenue desc, customer_id rows between unbounded preceding and 1 preceding
      ), 0) as above,
      sum(revenue) over () as total
    from sums
  )
  select
    customer_id,
    case when above < 0.80 * total then 'A' when above < 0.95 * total then 'B' else 'C' end as class
  from ranked)`;

const byContribution = `(
  select customer_id, if(sum(contribution_1) < 0, 'loss-maker', 'earner') as class
  from customer_profitability
  where month in ${lastMonths(36)}
  group by customer_id)`;

const byActivity = `(
  select s.customer_id, if(max(s.ended_on) > any_value(b.business_date), 'active', 'lost') as class
  from int_customer_spell as s
  inner join set_business_date as b on s.started_on <= b.business_date
  group by s.customer_id)`;

const computed = (name: string, from: string): Classification => ({
  name,
  kind: 'class',
  from,
  key: 'customer_id',
  class: 'class',
});

/** Every classification that two snapshots are compared in. */
export const classifications: readonly Classification[] = [
  ofVersion('segment', 'class'),
  ofVersion('standing', 'class', standing),
  computed('ABC class', byRevenue),
  computed('contribution', byContribution),
  computed('activity', byActivity),
  ofVersion('account manager', 'assignment', 'account_manager'),
  ofVersion('group', 'assignment', 'group_id'),
];
