import {CostSettings} from '../company/costs.ts';
import {Changes} from '../models/what_if/changes.ts';
import {effectOf, presentOf} from '../models/what_if/effect.ts';
import {companyModels} from '../scorecard/model_files.ts';
import {smallCompany} from '../tests/small_company.ts';
import {smallWorld} from '../tests/small_world.ts';
import {printTable} from './table.ts';

const title = {de: 'Arbeit', en: 'Work'};
const costs = CostSettings.parse({
  steps: {contribution_2: {title}},
  pools: {
    service: {
      title,
      cost: [{cost_centres: ['2100']}],
      capacity: {minutes: 4_000_000},
      activities: {
        call: {
          title,
          step: 'contribution_2',
          driver: 'fct_interaction',
          minutes: 'coalesce(minutes, 12)',
        },
      },
    },
  },
});

const months = 36;
const period = {from: '2024-01-01', to: '2026-12-01'};
const day = (at: string) => `date '2024-01-10' + to_months(cast((${at}) % ${months} as integer))`;

/** A company whose customers all call and buy in each month, as a database of its own. */
async function aCompany(rows: number, customers: number) {
  const world = await smallWorld('2026-12-31', costs);
  const {db} = world;
  const staged = ['interactions', 'customers', 'ledger_entries', 'invoice_lines'];
  for (const each of staged) await world.given(`stg_${each}`, []);
  await db.run(`insert into stg_customers (customer_id, segment)
    select 'K' || i, 'S' || (i % 5) from range(${customers}) as r(i)`);
  await db.run(`insert into stg_interactions (interaction_id, kind, happened_on, customer_id, minutes)
    select 'I' || i, 'call', ${day(`i // ${customers}`)}, 'K' || (i % ${customers}), 5 + i % 13
    from range(${rows}) as r(i)`);
  await db.run(`insert into stg_invoice_lines
      (invoice_id, line, customer_id, invoiced_on, quantity, net_amount, product_cost)
    select 'R' || i, 1, 'K' || (i % ${customers}), ${day(`i // ${customers}`)}, 1, 100 + i % 17, 40
    from range(${customers * months}) as r(i)`);
  await db.run(`insert into stg_ledger_entries
      (document, line, posted_on, account, account_kind, cost_centre, amount)
    select 'L' || i, 1, ${day('i')}, '6020', 'operating_cost', '2100', 3000000
    from range(${months}) as r(i)`);
  const needed = [
    'customer_profitability',
    'cost_reconciliation',
    'int_activity_rule',
    'fct_order',
    'fct_delivery_line',
  ];
  for (const each of needed) await world.ensure(each);
  await db.run(`attach ':memory:' as published`);
  await db.run('copy from database memory to published');
  const tables = await db.rows<{name: string}>(
    `select table_name as name from duckdb_tables() where database_name = 'memory'`,
  );
  for (const {name} of tables) await db.run(`drop table memory.main.${name}`);
  return world;
}

const scenarios = {
  'unit time': [{change: 'unit_time', activity: 'call', percent: -10}],
  'self-service': [{change: 'self_service', activity: 'call', share: 30}],
  'capacity without its cost': [
    {change: 'capacity', pool: 'service', percent: -10, with_cost: false},
  ],
  'price of one segment': [{change: 'price', percent: 3, segment: 'S1'}],
};

/** Seconds on the clock, and of all processors together. */
async function timed(work: () => Promise<unknown>): Promise<[string, string]> {
  const [began, cpu] = [performance.now(), process.cpuUsage()];
  await work();
  const {user, system} = process.cpuUsage(cpu);
  return [((performance.now() - began) / 1000).toFixed(2), ((user + system) / 1e6).toFixed(2)];
}

const [rows = 10_000_000, customers = 100_000] = process.argv.slice(2).map(Number);
const world = await aCompany(rows, customers);
const models = await companyModels({...smallCompany, costs});
const ground = {connect: world.connect, base: 'published.main', models};
const results = [
  [
    'what customers are, once in a period',
    ...(await timed(() => presentOf(ground, {period, name: 'present'}))),
  ],
];
for (const [index, [name, changes]] of Object.entries(scenarios).entries()) {
  const parsed = Changes.parse(changes);
  const effect = () => effectOf(ground, {changes: parsed, period, name: `effect_${index}`});
  results.push([name, ...(await timed(effect))]);
}
world.close();
printTable(
  `What if, ${rows.toLocaleString('en')} driver rows, ${customers.toLocaleString('en')} customers, ${months} months`,
  ['', 'seconds', 'of processors'],
  results,
);
