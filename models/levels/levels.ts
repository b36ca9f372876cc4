import type {CustomerLevel} from '../../company/settings.ts';
import type {Connection} from '../../warehouse/database.ts';
import {type Ground, type Lens, type Seen, type Shadow, seenThrough} from '../../warehouse/lens.ts';
import {accountLens, severalAccounts} from './account.ts';
import {withAccountCosts} from './account_cost.ts';
import {groupLens} from './group.ts';
import {accountStanding, groupStanding} from './standing.ts';

/** Why a level is the same as that of the customers. */
export type Same = 'one_account_each' | 'no_groups' | 'older_snapshot';

/** Another level than that of the customers, or why there is no other answer there. */
export type AtLevel = {seen: Seen} | {same: Same};

/**
 * Tables that say of customers what they are at each level; risks and lifetime values are told of customers
 * only. Those of groups are made of them.
 */
const ofCustomers = [
  'bridge_customer_group',
  'bridge_customer_relation',
  'customer_identity',
  'customer_unmatched',
  'dim_group',
  'int_customer_group',
  'int_group_today',
  'int_profiling_objection',
  'int_churn_basis',
  'int_churn_date',
  'int_churn_feature',
  'int_churn_pattern',
  'churn_risk_parameter',
  'churn_risk_quality',
  'churn_risk_calibration',
  'customer_churn',
  'customer_churn_reason',
  'int_warning_sign',
  'customer_warning',
  'customer_lifetime_value',
  'customer_outlook',
  'int_purchase_fit',
  'int_purchase_quality',
  'int_contract_fit',
  'int_machine_fit',
  'lifetime_value_parameter',
  'lifetime_value_quality',
  'int_month_end_value',
  'lifetime_value_by_month',
  'contract_movement_by_month',
  'acquisition_by_month',
  'prospect_value',
];

/**
 * Answers by customer and month that a group has as sums: they hold what one customer did against what
 * was agreed with it, which is not asked anew of the group. A group has several rows in a month.
 */
const summed = ['customer_price', 'contract_use', 'promise_by_month', 'int_case_promise'];

/** Sums of what members will bring, where a group counts as one; of accounts nobody knows it. */
const sumOfValues = 'lifetime_value_sum';

/** What snapshots lack that were built before there were levels, activities, closed grades, or portfolios of groups. */
const known = [
  ...['bridge_customer_group', 'int_activity_driver', 'set_closed_grade', 'int_customer_forecast'],
];

/** Reads a snapshot at another level than that of its customers. */
export async function atLevel(
  level: Exclude<CustomerLevel, 'customer'>,
  ground: Ground & {personal: boolean},
): Promise<AtLevel> {
  const db = await ground.connect();
  try {
    const tables = await columnsOf(db, ground.base);
    if (!known.every(name => tables.has(name))) return {same: 'older_snapshot'};
    const has = (...wanted: string[]) =>
      [...tables].flatMap(([name, own]) =>
        name.startsWith('fct_') && wanted.every(each => own.has(each)) ? [name] : [],
      );
    const isGroup = level === 'group';
    const dated = ['customer_id', 'customer_key', 'month'];
    const sums = summed.filter(name => tables.has(name));
    const facts = isGroup ? [...has(...dated), ...sums] : has(...dated, 'account_id');
    const from = {base: ground.base, facts};
    const values = tables.get('int_value_effect')?.has('member_id') ?? false;
    const different = isGroup ? `from ${ground.base}.bridge_customer_group` : severalAccounts(from);
    const [any] = await db.rows(`select 1 from (${different}) limit 1`);
    if (!any) return {same: isGroup ? 'no_groups' : 'one_account_each'};
    const lens = isGroup ? groupLens({...from, values}) : accountLens(from);
    const names = {
      name: 'unit_name',
      sql: (own: (table: string) => string) =>
        isGroup ? groupNames(ground) : accountNames(ground, own('customer_account')),
      isPart: false,
      isStored: false,
    };
    /*
    What is not dated says nothing of whose it was in a group. Accounts are simpler: what no system
    names a number for stands at the customer's own.
    */
    const undated = isGroup ? [...tables.keys()].filter(name => !ofCustomers.includes(name)) : [];
    const withoutColumns = new Map(
      undated.map(name => [name, ['customer_id', 'customer_key', 'related_id']] as const),
    );
    const standing = isGroup ? groupStanding(ground.base) : accountStanding(ground.base);
    const shadows = [
      ...lens.shadows,
      ...standing.filter(each => tables.has(each.name)),
      closedGrades(level, ground.base),
      names,
    ];
    const kept = isGroup && values ? ofCustomers : [...ofCustomers, sumOfValues];
    const all: Lens = {...lens, name: level, shadows, kept, withoutColumns};
    const models = isGroup ? ground.models : withAccountCosts(ground.models);
    return {seen: await seenThrough(all, {...ground, models})};
  } finally {
    db.close();
  }
}

/** What was reported at this level; where it was the same as that of the customers, theirs. */
const closedGrades = (level: CustomerLevel, base: string): Shadow => ({
  name: 'int_closed_grade',
  sql: () => `with reported as (from ${base}.set_closed_grade where customer_level = '${level}')
    select * exclude customer_level from reported
    union all
    select * exclude customer_level from ${base}.set_closed_grade
    where customer_level = 'customer' and month not in (select month from reported)`,
  isPart: false,
  isStored: false,
});

interface Names {
  base: string;
  /** Whether the names of persons are there. */
  personal: boolean;
}

const nobody = `select cast(null as varchar) as customer_id, cast(null as varchar) as name where false`;

/** Names of persons, for who may see them: a group has that of its lead. */
const groupNames = ({base, personal}: Names) =>
  personal
    ? `select customer_id, name from personal.main.customer_name as p
        where customer_id not in (select group_id from ${base}.dim_group)
        union all
        select g.group_id, p.name from ${base}.dim_group as g
        inner join personal.main.customer_name as p on g.lead_id = p.customer_id`
    : nobody;

/** An account has the name that its system delivers, else that of the customer. */
const accountNames = ({personal}: Names, accounts: string) =>
  personal
    ? `select customer_id, name from personal.main.customer_name as p
        where customer_id not in (select account_id from ${accounts})
        union all
        select a.account_id, coalesce(min(d.name), min(p.name))
        from ${accounts} as a
        left join personal.main.delivered_customer as d on a.account_id = d.delivered_id
        left join personal.main.customer_name as p on a.customer_id = p.customer_id
        group by a.account_id`
    : nobody;

async function columnsOf(db: Connection, base: string): Promise<Map<string, Set<string>>> {
  const rows = await db.rows<{table_name: string; column_name: string}>(
    `select table_name, column_name from duckdb_columns()
    where database_name || '.' || schema_name = $1 and not internal`,
    [base],
  );
  const tables = new Map<string, Set<string>>();
  for (const {table_name: table, column_name: column} of rows) {
    tables.set(table, (tables.get(table) ?? new Set()).add(column));
  }
  return tables;
}
