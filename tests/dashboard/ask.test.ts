import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {ask} from '../../models/cubes/ask.ts';
import {isRatio} from '../../models/cubes/cube.ts';
import {customers} from '../../models/cubes/customers.ts';
import {cubes} from '../../models/cubes/index.ts';
import {profitability} from '../../models/cubes/profitability.ts';
import {whaleCurve} from '../../models/profitability/whale_curve.ts';
import {type Connection, type Database, openDatabase} from '../../warehouse/database.ts';
import {type Warehouse, warehouse} from '../../warehouse/query.ts';
import {fourCustomers} from './four_customers.ts';
import {fill} from './small_snapshot.ts';

let database: Database;
let connection: Connection;
let db: Warehouse;

beforeAll(async () => {
  database = await openDatabase();
  connection = await database.connect();
  await connection.run("attach ':memory:' as personal");
  await fill(connection, fourCustomers);
  await fillOtherCubes(connection);
  db = warehouse(database, 1);
});
afterAll(() => database.close());

/** Two months of every measure's column, in cubes that the four customers know nothing of. */
async function fillOtherCubes(to: Connection): Promise<void> {
  for (const cube of cubes) {
    if (cube.table === 'customer_profitability') continue;
    const measured = Object.values(cube.measures).flatMap(each =>
      isRatio(each) ? [...each.numerator, ...each.denominator].map(term => term.measure) : [each],
    );
    const own = new Set(
      measured.filter(each => each.table === cube.table).map(each => each.column),
    );
    const dimensions = Object.values(cube.dimensions).flatMap(({table, column, joinedBy}) =>
      table === cube.table && !joinedBy && column !== 'month' ? [column] : [],
    );
    const keys = new Set(Object.values(cube.dimensions).flatMap(({joinedBy}) => joinedBy ?? []));
    const values = (number: number) => [
      ...[...keys].map(each => `1 as ${each}`),
      ...[...own].map((each, index) => `${number + index} as ${each}`),
      ...dimensions.map(each => `'${number}' as ${each}`),
    ];
    await to.run(`create table ${cube.table} as
      select date '2026-08-01' as month, ${values(10).join(', ')}
      union all select date '2026-09-01', ${values(20).join(', ')}`);
  }
}

describe('no join multiplies rows', () => {
  const cases = cubes.flatMap(cube =>
    Object.keys(cube.dimensions).map(dimension => ({cube, dimension, name: cube.table})),
  );

  test.each(cases)('$name has the same sum by $dimension as without', async ({cube, dimension}) => {
    for (const [name, measure] of Object.entries(cube.measures)) {
      if (isRatio(measure) || measure.over !== 'adds') continue;
      const [whole] = await ask(db, cube, {measures: [name]}).execute();
      const parts = await ask(db, cube, {measures: [name], by: [dimension]}).execute();
      const exact = (value: unknown) => Math.round(Number(value) * 10_000);
      const sum = parts.reduce((before, part) => before + exact(part[name]), 0);
      expect(sum).toBe(exact(whole![name]));
    }
  });
});

describe('a question to a cube', () => {
  test('gets a ratio of sums, not a mean of ratios', async () => {
    const [all] = await ask(db, profitability, {
      measures: ['contribution_1_rate'],
      where: {counted: true},
    }).execute();
    expect(Number(all!.contribution_1_rate)).toBeCloseTo((800 / 2000.5) * 100, 10);
  });

  test('gets a state at the edge of its months, and what happened as a sum', async () => {
    const months = {from: '2026-08-01', to: '2026-09-01'};
    const measures = ['customers_start', 'customers_end', 'lost_customers'] as const;
    const [answer] = await ask(db, customers, {measures, ...months}).execute();
    const rows = await ask(db, customers, {measures, by: ['month']})
      .orderBy('month')
      .execute();

    expect(Number(answer!.customers_start)).toBe(Number(rows[0]!.customers_start));
    expect(Number(answer!.customers_end)).toBe(Number(rows[1]!.customers_end));
    expect(Number(answer!.lost_customers)).toBe(
      Number(rows[0]!.lost_customers) + Number(rows[1]!.lost_customers),
    );
  });

  test('about an unknown customer finds those without an id', async () => {
    const [unknown] = await ask(db, profitability, {
      measures: ['net_revenue'],
      where: {customer: null},
    }).execute();
    expect(String(unknown!.net_revenue)).toBe('7.0001');
  });
});

test('a thinned whale curve still has its first, its highest and its last point', async () => {
  const months = {from: '2026-09-01', to: '2026-09-01'};
  const points = await whaleCurve(db, months, {
    personal: undefined,
    step: 'contribution_1',
    points: 1,
  }).execute();
  expect(points.map(each => each.rank)).toEqual([1, 3, 4]);
});
