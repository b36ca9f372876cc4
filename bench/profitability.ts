import {dirname, join} from 'node:path';
import {companyModels} from '../scorecard/model_files.ts';
import {smallCompany} from '../tests/small_company.ts';
import {checkModel} from '../warehouse/checks.ts';
import {inputsOf, ordered} from '../warehouse/graph.ts';
import {costs, driverCompany, months} from './driver_company.ts';
import {printTable} from './table.ts';

/**
 * What somebody writes who wants no more than what each customer earned in each month: no activities
 * told apart, no orders, no products, no prices, no proofs.
 */
const byHand = `
with
rates as (
    select l.month, cast(sum(l.amount) / 4000000 as double) as rate
    from fct_ledger_entry as l
    where l.cost_centre = '2100'
    group by l.month
),
worked as (
    select i.customer_id, i.month, sum(coalesce(i.minutes, 12)) * any_value(r.rate) as cost
    from fct_interaction as i
    inner join rates as r on i.month = r.month
    group by i.customer_id, i.month
),
earned as (
    select customer_id, month, sum(net_amount) as net_revenue, sum(product_cost) as product_cost
    from fct_invoice_line
    where is_revenue
    group by customer_id, month
)
select
    customer_id,
    month,
    e.net_revenue,
    e.net_revenue - e.product_cost as contribution_1,
    e.net_revenue - e.product_cost - coalesce(w.cost, 0) as profit
from earned as e
full join worked as w using (customer_id, month)`;

const folder = join(import.meta.dirname, '..', 'models', 'profitability');
const generated = ['int_activity_driver', 'int_activity_rule', 'int_activity_object'];

/** Processor time, which other programs on the machine change less than the clock's. */
async function seconds(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const {user, system} = process.cpuUsage(before);
  return (user + system) / 1_000_000;
}

const [rows = 10_000_000, customers = 100_000] = process.argv.slice(2).map(Number);
const world = await driverCompany(rows, customers);
const {db} = world;
const models = (await companyModels({...smallCompany, costs})).filter(
  ({name, file}) => dirname(file) === folder || generated.includes(name),
);
const own = new Set(models.map(({name}) => name));
for (const model of models) {
  for (const input of await inputsOf(db, model)) if (!own.has(input)) await world.ensure(input);
}
const given = await db.rows<{name: string}>('select table_name as name from duckdb_tables()');
const hand = await seconds(() => db.run(`create table by_hand as ${byHand}`));
const times: {name: string; build: number; checks: number}[] = [];
for (const model of await ordered(
  db,
  models,
  given.map(each => each.name),
)) {
  const {name, work} = model;
  if (!('sql' in work)) continue;
  const build = await seconds(() => db.run(`create table ${name} as ${work.sql}`));
  times.push({name, build, checks: await seconds(() => checkModel(db, model))});
}
const [same] = await db.rows<{differs: number}>(`select count(*) as differs
  from by_hand as h full join customer_profitability as p using (customer_id, month)
  where abs(h.profit - cast(p.profit as double)) > 0.01 or h.profit is null or p.profit is null`);
world.close();

const sum = (what: 'build' | 'checks') => times.reduce((total, each) => total + each[what], 0);
const row = (name: string, build: number, checks: number) => [
  name,
  build.toFixed(2),
  (build / hand).toFixed(2),
  checks.toFixed(2),
];
printTable(
  `Profitability, ${rows.toLocaleString('en')} driver rows, ${customers.toLocaleString('en')} customers, ${months} months; months of customers that differ: ${same?.differs}`,
  ['', 'processor seconds', 'times by hand', 'checks'],
  [
    row('by hand, totals only', hand, 0),
    row('the whole folder', sum('build'), sum('checks')),
    ...times
      .sort((a, b) => b.build + b.checks - a.build - a.checks)
      .map(({name, build, checks}) => row(name, build, checks)),
  ],
);
