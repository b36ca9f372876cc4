import {smallWorld} from '../tests/small_world.ts';
import {printTable} from './table.ts';

const [customers = 1_000_000, purchases = 20_000_000] = process.argv.slice(2).map(Number);
const weeks = 156;

/*
Customers who came over three years, each with a rate of its own, and gone some time after; one line a
purchase. The numbers are hashed, so that every run has the same company.
*/
const world = await smallWorld('2026-12-31');
const {db} = world;
for (const each of ['customers', 'invoice_lines', 'interactions'])
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
const built: [string, number, string, string][] = [];
const processors = () => {
  const {user, system} = process.cpuUsage();
  return (user + system) / 1e6;
};
const timed = async (name: string) => {
  const [began, cpu] = [performance.now(), processors()];
  await world.ensure(name);
  const [{rows}] = (await db.rows<{rows: number}>(`select count(*) as rows from ${name}`)) as [
    {rows: number},
  ];
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  built.push([name, rows, seconds, (processors() - cpu).toFixed(1)]);
};
await timed('fct_invoice_line');
await timed('customer_profitability');
const [began, cpu] = [performance.now(), processors()];
for (const each of [
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
])
  await timed(each);
const seconds = ((performance.now() - began) / 1000).toFixed(1);
const used = (processors() - cpu).toFixed(1);
world.close();
printTable(
  `Lifetime value of ${customers.toLocaleString('en')} customers`,
  ['table', 'rows', 'seconds', 'of processors'],
  built,
);
const memory = Math.round(process.resourceUsage().maxRSS / 1024);
console.log(
  `From the star to lifetime value ${seconds} s (${used} s of processors), at most ${memory} MB in all.`,
);
