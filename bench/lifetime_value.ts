import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {basename, extname, join} from 'node:path';
import {projectFiles} from '../tests/project_files.ts';
import {smallCompany} from '../tests/small_company.ts';
import {smallWorld} from '../tests/small_world.ts';
import {printTable} from './table.ts';

const [customers = 1_000_000, purchases = 20_000_000] = process.argv.slice(2).map(Number);
const weeks = 156;

interface Built {
  rows: number;
  seconds: number;
  processors: number;
  /** At most so far. */
  megabytes: number;
}

const built = new Map<string, Built>();

/** Each table's own time, without that of what it reads. */
async function watch(table: string, build: () => Promise<void>): Promise<void> {
  const [began, cpu] = [performance.now(), processors()];
  await build();
  const [seconds, used] = [(performance.now() - began) / 1000, processors() - cpu];
  const [{rows}] = (await db.rows<{rows: number}>(`select count(*) as rows from ${table}`)) as [
    {rows: number},
  ];
  const megabytes = Math.round(process.resourceUsage().maxRSS / 1024);
  built.set(table, {rows: Number(rows), seconds, processors: used, megabytes});
  if (seconds > 1) console.error(`${table} ${seconds.toFixed(1)} s, ${megabytes} MB`);
}

function processors(): number {
  const {user, system} = process.cpuUsage();
  return (user + system) / 1e6;
}

/*
Customers who came over three years, each with a rate of its own, and gone some time after; one line a
purchase. Every tenth has a contract, every twentieth a machine, old ones among them replaced. The numbers are hashed, so that every run has the same company.
*/
const {costs, portfolio} = smallCompany;
/* As in a night: in a file, and within a limit of memory. */
const folder = mkdtempSync(join(tmpdir(), 'kundenwert-bench-'));
process.once('exit', () => rmSync(folder, {recursive: true, force: true}));
const world = await smallWorld('2026-12-31', costs, portfolio, {
  watch,
  file: join(folder, 'bench.duckdb'),
  limits: {memory: '2GB', spill: join(folder, 'spill')},
});
const {db} = world;
for (const each of [
  'customers',
  'invoice_lines',
  'interactions',
  'subscriptions',
  'installed_base',
])
  await world.given(`stg_${each}`, []);
await db.run(
  `insert into stg_customers (customer_id) select 'K' || i from range(${customers}) as r(i)`,
);
const uniform = (of: string) => `(hash(${of}) % 1000003 + 0.5) / 1000003`;
await db.run(`insert into stg_invoice_lines
    (invoice_id, line, customer_id, invoiced_on, quantity, net_amount, product_cost)
  with customers as (
    select i, ${uniform("'from' || i")} * ${weeks} * 7 * 0.9 as began,
      -ln(${uniform("'rate' || i")}) as rate, -ln(${uniform("'end' || i")}) * ${weeks} * 7 as life
    from range(${customers}) as r(i)),
  bought as (
    select i, began, life, rate,
      unnest(range(cast(1 + rate * ${purchases / customers} * 1.3 as integer))) as n
    from customers)
  select 'R' || i || '-' || n, 1, 'K' || i,
    date '2024-01-04' + cast(began + ${uniform("'day' || i || '-' || n")}
      * least(life, ${weeks} * 7 - began) as integer),
    1, 20 + hash(i || ' ' || n) % 200, 10
  from bought`);
const contracts = Math.ceil(customers / 10);
await db.run(`insert into stg_subscriptions (subscription_id, customer_id, started_on, ended_on, mrr, tier, billing)
  select 'S' || i, 'K' || i * 10, date '2024-01-01' + began,
    case when ${uniform("'ended' || i")} < 0.3
      then date '2024-01-01' + began + cast(${uniform("'until' || i")} * (1000 - began) as integer) end,
    20 + hash('mrr' || i) % 100, 'T' || hash('tier' || i) % 3, 'yearly'
  from (select i, cast(${uniform("'since' || i")} * 700 as integer) as began from range(${contracts}) as r(i))`);
await db.run(`insert into stg_installed_base
    (installed_id, customer_id, is_own, commissioned_on, retired_on, replaced_by)
  select 'M' || i, 'K' || i * 20, true, date '2012-01-01' + cast(${uniform("'made' || i")} * 4700 as integer),
    case when hash('old' || i) % 10 = 0 then date '2024-06-01' + cast(hash('gone' || i) % 800 as integer) end,
    case when hash('old' || i) % 20 = 0 then 'M' || (i + 1) end
  from range(${Math.ceil(customers / 20)}) as r(i)`);

/** From what the star knows to what each customer is worth. */
const scoring = [
  'int_stream_day',
  'int_purchase_history',
  'int_learning_time',
  'int_purchase_learning',
  'int_purchase_pattern',
  'int_purchase_fit',
  'int_purchase_quality',
  'int_purchase_outlook',
  'int_stream_month',
  'int_stream_sum',
  'int_stream_margin',
  'int_stream_value',
  'customer_lifetime_value',
  'lifetime_value_parameter',
];
const tables = projectFiles('models/lifetime_value/*.sql', 'models/lifetime_value/int_*.ts').map(
  file => basename(file, extname(file)),
);
for (const each of scoring) await world.ensure(each);
for (const each of tables) await world.ensure(each);
world.close();

const own = [...built].filter(([table]) => tables.includes(table));
const sum = (of: readonly (readonly [string, Built])[], what: 'seconds' | 'processors') =>
  of.reduce((all, [, each]) => all + each[what], 0).toFixed(1);
const rest = [...built].filter(([table]) => !tables.includes(table));
printTable(
  `Lifetime value of ${customers.toLocaleString('en')} customers`,
  ['table', 'rows', 'seconds', 'of processors', 'MB at most'],
  [
    ...own.map(([table, {rows, seconds, processors: used, megabytes}]) => [
      table,
      rows,
      seconds.toFixed(1),
      used.toFixed(1),
      megabytes,
    ]),
    [`${rest.length} tables of others`, '', sum(rest, 'seconds'), sum(rest, 'processors'), ''],
  ],
);
const scored = own.filter(([table]) => scoring.includes(table));
const memory = Math.round(process.resourceUsage().maxRSS / 1024);
console.log(
  `From the star to lifetime value ${sum(scored, 'seconds')} s (${sum(scored, 'processors')} s of processors); all tables ${sum(own, 'seconds')} s (${sum(own, 'processors')} s), at most ${memory} MB in all.`,
);
