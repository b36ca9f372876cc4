import {expect, test} from 'vitest';
import {companyModels} from '../../scorecard/model_files.ts';
import {type Lens, seenThrough} from '../../warehouse/lens.ts';
import {smallCompany} from '../small_company.ts';
import {smallWorld} from '../small_world.ts';

const models = await companyModels(smallCompany);

async function aWorld() {
  const world = await smallWorld('2026-12-31');
  await world.given(
    'stg_invoice_lines',
    ['K1 2025-01-10', 'K1 2025-09-10', 'K2 2025-02-10'].map((each, index) => ({
      invoice_id: String(index),
      line: 1,
      customer_id: each.split(' ')[0]!,
      invoiced_on: each.split(' ')[1]!,
      quantity: 1,
      net_amount: 10,
      product_cost: 4,
    })),
  );
  for (const name of ['churn_by_month', 'revenue_by_month', 'customer_segment']) {
    await world.build(name);
  }
  /* As in a dashboard: the snapshot is a database of its own. */
  const {db} = world;
  await db.run(`attach ':memory:' as published`);
  await db.run('copy from database memory to published');
  for (const {name} of await db.rows<{name: string}>(
    `select table_name as name from duckdb_tables() where database_name = 'memory'`,
  )) {
    await db.run(`drop table memory.main.${name}`);
  }
  await db.run('use published');
  return {
    world,
    through: (lens: Lens) =>
      seenThrough(lens, {connect: world.connect, base: 'published.main', models}),
  };
}

test('another setting is asked by the same SQL, and the snapshot stays as it is', async () => {
  const {world, through} = await aWorld();
  const before = await world.db.rows('from churn_by_month order by month');
  const seen = await through({
    name: 'impatient',
    shadows: [
      {
        name: 'set_company',
        sql: () => 'select * replace (6 as active_months) from published.main.set_company',
        isPart: false,
        isStored: false,
      },
    ],
  });
  await seen.ensure(['churn_by_month']);
  const db = await seen.connect();
  const lost = await db.rows(
    `select month, lost_customers as lost from churn_by_month where lost_customers > 0`,
  );
  expect(lost).toEqual([
    {month: '2025-07-01', lost: 1},
    {month: '2025-08-01', lost: 1},
    {month: '2026-03-01', lost: 1},
  ]);
  expect(await world.db.rows('from churn_by_month order by month')).toEqual(before);
});

test('an answer that nobody asked for cannot be mistaken for that of the snapshot', async () => {
  const {through} = await aWorld();
  const seen = await through({
    name: 'dearer',
    shadows: [
      {
        name: 'fct_invoice_line',
        sql: () =>
          'select * replace (net_amount * 2 as net_amount) from published.main.fct_invoice_line',
        isPart: false,
        isStored: false,
      },
    ],
  });
  const db = await seen.connect();
  await expect(db.rows('from revenue_by_month')).rejects.toThrow('revenue_by_month');
  await seen.ensure(['revenue_by_month']);
  await seen.ensure(['revenue_by_month', 'dim_month']);
  expect(
    await db.rows('select cast(sum(net_revenue) as double) as revenue from revenue_by_month'),
  ).toEqual([{revenue: 60}]);
});

test('where only some customers are touched, only their rows are computed', async () => {
  const {world, through} = await aWorld();
  /* A wrong number in the snapshot, which an answer computed anew would not have. */
  await world.db.run(
    `update customer_profitability set net_revenue = 999 where customer_id = 'K2'`,
  );
  const seen = await through({
    name: 'one',
    touched: `select 'K1' as customer_id`,
    shadows: [
      {
        name: 'fct_invoice_line',
        sql: () => `select * replace (net_amount * 2 as net_amount)
          from published.main.fct_invoice_line where customer_id = 'K1'`,
        isPart: true,
        isStored: false,
      },
    ],
  });
  await seen.ensure(['customer_profitability']);
  const db = await seen.connect();
  expect(
    await db.rows(`select customer_id, cast(sum(net_revenue) as double) as revenue
      from customer_profitability group by 1 order by 1`),
  ).toEqual([
    {customer_id: 'K1', revenue: 40},
    {customer_id: 'K2', revenue: 999},
  ]);
});

test('an answer that is not worth keeping is computed when it is read, and a lens leaves nothing behind', async () => {
  const {world, through} = await aWorld();
  const seen = await through({
    name: 'brief',
    shadows: [
      {
        name: 'fct_invoice_line',
        sql: () =>
          'select * replace (net_amount * 2 as net_amount) from published.main.fct_invoice_line',
        isPart: false,
        isStored: false,
      },
    ],
    views: ['customer_profitability'],
  });
  await seen.ensure(['customer_profitability']);
  const db = await seen.connect();
  const [sum] = await db.rows<{sum: unknown}>(
    'select sum(net_revenue) as sum from customer_profitability',
  );
  expect(Number(sum!.sum)).toBe(60);
  const kept = () =>
    world.db.rows(`select table_name from duckdb_tables() where database_name = 'memory'
      and table_name <> 'touched_customer'`);
  expect(await kept()).not.toContainEqual({table_name: 'customer_profitability'});
  db.close();
  await seen.remove();
  expect(await kept()).toEqual([]);
  world.close();
});
