import type {Connection} from '../../warehouse/database.ts';
import {inputsOf} from '../../warehouse/graph.ts';
import type {Ground, Lens, Shadow} from '../../warehouse/lens.ts';
import type {Model} from '../../warehouse/model.ts';
import {list, literal} from '../../warehouse/sql.ts';
import type {Rule} from '../profitability/activity_rules.ts';
import type {Months} from '../profitability/whale_curve.ts';
import {type Change, type ChangeOf, type Changes, factor} from './changes.ts';
import {driverModel} from './driver.ts';
import {changedLines, isLineChange, smallOrders, within} from './invoice_lines.ts';

/** What a scenario takes: another reading of the snapshot, and the models that are asked through it. */
export interface ScenarioLens {
  lens: Omit<Lens, 'name'>;
  models: Model[];
  /** Pools for which anything may be different; the lens holds no others. */
  pools: string[];
  /** Whether revenue may be different. */
  earns: boolean;
}

/** Ours that are asked anew; a company's own may stand between the facts and what they drive. */
const asked = [
  'fct_recognised_revenue_month',
  'int_activity_use',
  'int_pool_month',
  'int_activity_rate',
  'int_rated_cost',
  'activity_cost',
  'cost_reconciliation',
];

/**
 * A scenario as a lens: other invoice lines, another capacity, other sums of what customers make us
 * do. Pools depend on nothing but themselves, so those that no change is about are left out.
 */
export async function scenarioLens(
  db: Connection,
  {base, models}: Pick<Ground, 'base' | 'models'>,
  changes: Changes,
  period: Months,
): Promise<ScenarioLens> {
  const own = models.filter(
    each => asked.includes(each.name) || (each.text && !/^int_activity_/.test(each.name)),
  );
  const lineChanges = changes.filter(isLineChange);
  const counted =
    lineChanges.length > 0 ? await rulesConcerned(db, base, own, changes, period) : [];
  const pools = await poolsOf(db, base, changes, counted);
  const activities = await activitiesOf(db, base, pools);
  const capacities = changes.filter(each => each.change === 'capacity');
  const view = (name: string, sql: string): Shadow => ({
    name,
    sql: () => sql,
    isPart: false,
    isStored: false,
  });
  const inPools = `cost_pool in (${list(['', ...pools].map(literal))})`;
  return {
    pools,
    earns: lineChanges.length > 0,
    models: [...own, driverModel({activities, counted, changes, period})],
    lens: {
      views: ['int_activity_driver', 'activity_cost'],
      shadows: [
        view('published_activity_driver', `select * from ${base}.int_activity_driver`),
        ...['set_cost_pool', 'set_activity'].map(name =>
          view(name, `select * from ${base}.${name} where ${inPools}`),
        ),
        ...(lineChanges.length > 0
          ? [view('fct_invoice_line', changedLines(base, lineChanges, period))]
          : []),
        ...lineChanges.flatMap((change, at) =>
          change.change === 'minimum_order'
            ? [{...view(smallName(at), smallOrders(base, change)), isStored: true}]
            : [],
        ),
        /* Which version of a customer a row carries is asked by nobody here, and dear to find out. */
        view('int_customer_version', `select * from ${base}.int_customer_version where false`),
        view('int_pool_capacity', otherCapacity(base, capacities, period)),
        ...['int_pool_posting', 'int_pool_plan'].map(name =>
          view(name, otherCost(base, name, capacities, period)),
        ),
      ],
    },
  };
}

type Capacity = ChangeOf<'capacity'>;

const otherwise = (table: string, column: string, changes: readonly Capacity[], when: string) =>
  changes.reduce(
    (sql, {pool, percent}) => `select p.* replace (
      case when p.cost_pool = ${literal(pool)} and ${when}
        then cast(p.${column} * ${factor(percent)} as decimal(18, 4)) else p.${column} end as ${column}
    ) from (${sql}) as p`,
    `select * from ${table}`,
  );

const otherCapacity = (base: string, changes: readonly Capacity[], period: Months) =>
  otherwise(`${base}.int_pool_capacity`, 'minutes', changes, within('p', period));

/** What closes the year is no cost of the people who work in it. */
const otherCost = (base: string, table: string, changes: readonly Capacity[], period: Months) =>
  otherwise(
    `${base}.${table}`,
    'cost',
    changes.filter(each => each.with_cost),
    `${within('p', period)}${table === 'int_pool_posting' ? ' and not p.is_closing' : ''}`,
  );

const smallName = (at: number) => `what_if_small_order_${at}`;

/** Sums of money follow the invoice lines; what is counted is gone with its order. */
const isMoney = (sql: string) =>
  /"(quantity|list_amount|discount_amount|net_amount|tax_amount|freight_amount|product_cost)"/.test(
    sql,
  );

interface RuleRow {
  activity: string;
  driver: string;
  identified_by: string;
  valid_from: string;
  valid_to: string;
  row_condition: string;
  quantity_sql: string;
  minutes_sql: string;
  measured_sql: string;
}

/** The rules whose rows, or what these stand for, are others where invoice lines are. */
async function rulesConcerned(
  db: Connection,
  base: string,
  models: readonly Model[],
  changes: Changes,
  period: Months,
): Promise<Rule[]> {
  const rules = await db.rows<RuleRow>(
    `select * from ${base}.int_activity_rule where valid_from <= date '${period.to}'
      and valid_to > date '${period.from}' order by activity, valid_from`,
  );
  const fromLines = await readersOfLines(db, models);
  const ofOrders = await driversOfOrders(db, base);
  const small = changes
    .filter(isLineChange)
    .flatMap((each, at) => (each.change === 'minimum_order' ? [smallName(at)] : []));
  return rules.flatMap(row => {
    const all = [row.row_condition, row.quantity_sql, row.minutes_sql, row.measured_sql].join(' ');
    const isOwn = fromLines.has(row.driver) && row.driver !== 'fct_invoice_line';
    const follows = fromLines.has(row.driver) && (isOwn || isMoney(all));
    const ordersOf = ofOrders.get(row.driver);
    const vanishes = small.length > 0 && ordersOf !== undefined && !follows;
    if (!follows && !vanishes) return [];
    const gone = vanishes ? small.map(name => ` and ${ordersOf(name)}`).join('') : '';
    return [
      {
        activity: row.activity,
        driver: row.driver,
        identifiedBy: [],
        objects: [],
        validFrom: row.valid_from,
        validTo: row.valid_to,
        where: `(${row.row_condition})${gone} and month between date '${period.from}' and date '${period.to}'`,
        quantity: row.quantity_sql,
        minutes: row.minutes_sql,
        measured: row.measured_sql,
      },
    ];
  });
}

/** The invoice lines, and the company's own models and ours that are made from them. */
async function readersOfLines(db: Connection, models: readonly Model[]): Promise<Set<string>> {
  const readers = new Set(['fct_invoice_line']);
  for (let before = 0; before < readers.size; ) {
    before = readers.size;
    for (const model of models) {
      const inputs = await inputsOf(db, model);
      if (model.name !== 'cost_reconciliation' && inputs.some(each => readers.has(each))) {
        readers.add(model.name);
      }
    }
  }
  return readers;
}

/** Drivers whose rows belong to an order, with the condition that it is none of the small ones. */
async function driversOfOrders(
  db: Connection,
  base: string,
): Promise<Map<string, (small: string) => string>> {
  const rows = await db.rows<{driver: string}>(
    `select table_name as driver from duckdb_columns()
    where database_name || '.' || schema_name = $1 and column_name = 'order_id'
      and table_name like 'fct%'`,
    [base],
  );
  const named = rows.map(
    ({driver}) =>
      [
        driver,
        (small: string) => `(order_id is null or order_id not in (select order_id from ${small}))`,
      ] as const,
  );
  /* A delivery is gone where all of it belongs to small orders. */
  const delivery = (small: string) => `delivery_id not in (
    select delivery_id from ${base}.fct_delivery_line where delivery_id is not null
    group by delivery_id
    having bool_and(coalesce(order_id in (select order_id from ${small}), false))
  )`;
  return new Map([...named, ['fct_delivery', delivery]]);
}

async function poolsOf(
  db: Connection,
  base: string,
  changes: readonly Change[],
  counted: readonly Rule[],
): Promise<string[]> {
  const activities = [
    ...counted.map(each => each.activity),
    ...changes.flatMap(each => {
      if (each.change === 'unit_time') return [each.activity];
      return each.change === 'self_service' ? [each.activity, each.to ?? each.activity] : [];
    }),
  ];
  const named = changes.flatMap(each => (each.change === 'capacity' ? [each.pool] : []));
  const rows = await db.rows<{cost_pool: string}>(
    `select cost_pool from ${base}.set_cost_pool where cost_pool in (${list(['', ...named].map(literal))})
      or cost_pool in (select cost_pool from ${base}.set_activity
        where activity in (${list(['', ...activities].map(literal))}))
    order by position`,
  );
  return rows.map(each => each.cost_pool);
}

async function activitiesOf(db: Connection, base: string, pools: readonly string[]) {
  const rows = await db.rows<{activity: string}>(
    `select activity from ${base}.set_activity where cost_pool in (${list(['', ...pools].map(literal))})`,
  );
  return rows.map(each => each.activity);
}
