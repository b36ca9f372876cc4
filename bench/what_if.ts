import {Changes} from '../models/what_if/changes.ts';
import {effectOf, presentOf} from '../models/what_if/effect.ts';
import {companyModels} from '../scorecard/model_files.ts';
import {smallCompany} from '../tests/small_company.ts';
import {costs, driverCompany, months, period} from './driver_company.ts';
import {printTable} from './table.ts';

/** The company's answers as a database of their own, as a published snapshot is. */
async function published(rows: number, customers: number) {
  const world = await driverCompany(rows, customers);
  const {db} = world;
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
const world = await published(rows, customers);
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
