import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {Connection, Row} from '../../warehouse/database.ts';
import {builtOn, publish} from '../../warehouse/publish.ts';

/** Columns of the tables that pages read, with their types. */
const columns = {
  set_company:
    'name varchar, currency varchar, locale varchar, language varchar, time_zone varchar, fiscal_year_starts integer, active_months integer, business_date date',
  set_scorecard: 'green double, yellow double',
  set_perspective: 'perspective varchar, position integer, weight double',
  set_objective:
    'objective varchar, perspective varchar, position integer, title_de varchar, title_en varchar, weight double',
  set_kpi:
    'kpi varchar, objective varchar, position integer, start double, red double, weight double, owner varchar, veto boolean',
  dim_month:
    'month date, month_end date, fiscal_year integer, fiscal_period integer, is_complete boolean, number integer',
  dim_customer:
    'customer_key bigint, customer_id varchar, is_current boolean, is_inferred boolean, counted boolean, name varchar, country varchar, region varchar, industry varchar, segment varchar, channel varchar, account_manager varchar, affiliated boolean, collective boolean',
  dim_product:
    'product_key bigint, product_id varchar, is_current boolean, name varchar, product_group varchar, product_line varchar',
  customer_profitability:
    'customer_id varchar, customer_key bigint, month date, net_revenue decimal(18,4), product_cost decimal(18,4), contribution_1 decimal(18,4), contribution_2 decimal(18,4), contribution_3 decimal(18,4), contribution_4 decimal(18,4), contribution_5 decimal(18,4), contribution_6 decimal(18,4), profit decimal(18,4), activity_cost decimal(18,4), rebates decimal(18,4), skonto decimal(18,4), net_revenue_by_origin decimal(18,4), contribution_1_by_origin decimal(18,4), revenue_without_cost decimal(18,4), invoices bigint',
  fct_invoice_line: 'month date, is_revenue boolean, is_deferred boolean, net_amount decimal(18,4)',
  fct_recognised_revenue_month: 'month date, net_amount decimal(18,4)',
  fct_rebate_accrual: 'month date, open_amount decimal(18,4)',
  fct_skonto: 'month date, amount decimal(18,4)',
  scorecard_month:
    'kpi varchar, month date, value double, target double, score double, status varchar, reason varchar, missing_entity varchar, value_low double, value_high double, numerator double, denominator double',
  scorecard_node_month:
    'level varchar, node varchar, month date, score double, status varchar, weight_with_data double, red_kpis bigint',
  meta_entity: 'entity varchar, delivered_by varchar, row_count bigint, reason varchar',
  quarantine:
    'source varchar, stream varchar, entity varchar, file varchar, line bigint, column_name varchar, value varchar, reason varchar',
  'personal.customer_name': 'customer_id varchar, name varchar',
} as const;

export type World = Partial<Record<keyof typeof columns, Row[]>>;

/** A data folder that is gone when the test is over. */
export async function dataFolder(): Promise<{data: string; remove: () => Promise<void>}> {
  const data = await mkdtemp(join(tmpdir(), 'kundenwert-'));
  return {data, remove: () => rm(data, {recursive: true, force: true})};
}

interface About {
  built_at?: string;
  warnings?: {model: string; text: string; failures: number}[];
  rows_quarantined?: number;
  failed_streams?: string[];
}

/** Publishes a snapshot made by hand. */
export async function publishWorld(data: string, id: string, world: World, about: About = {}) {
  const way = builtOn(data, undefined, async db => {
    await fill(db, world);
    return {
      id,
      company: String(world.set_company?.[0]?.name ?? ''),
      built_at: '2026-10-01T02:30:00.000Z',
      business_date: '2026-09-30',
      seconds: 1,
      tables: [],
      warnings: [],
      checks: 0,
      rows_quarantined: 0,
      failed_streams: [],
      ...about,
    };
  });
  await publish(data, id, {ways: [way]});
}

/** Makes the tables in an open database that has one attached as `personal`. */
export async function fill(db: Connection, world: World): Promise<void> {
  for (const [table, definition] of Object.entries(columns)) {
    await db.run(`create table ${table} (${definition})`);
    const names = definition.split(/, (?=[a-z])/).map(each => each.split(' ')[0]!);
    const rows = world[table as keyof World] ?? [];
    if (rows.length > 0) await db.append(table, names, rows);
  }
}
