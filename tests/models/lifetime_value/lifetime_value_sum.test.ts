import fc from 'fast-check';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {gamma, randomStreams} from '../../../examples/musterwerk/generator/world/random.ts';
import fit from '../../../models/lifetime_value/int_purchase_fit.ts';
import quality from '../../../models/lifetime_value/int_purchase_quality.ts';
import {interval, sumInterval} from '../../../models/lifetime_value/maths/interval.ts';
import type {Row} from '../../../warehouse/database.ts';
import {createTable} from '../../../warehouse/small_table.ts';
import {smallWorld} from '../../small_world.ts';
import {bgLife, purchases} from './simulate.ts';

const day = (days: number) =>
  new Date(Date.UTC(2024, 0, 1) + Math.floor(days) * 86_400_000).toISOString().slice(0, 10);
const until = 1090;
const years = 5;

/** More of them tell more, and take longer. */
const companiesDrawn = Number(process.env.COMPANIES ?? 12);

/** Customers of BG/NBD and gamma-gamma, their purchases up to a day, and what they bring us after it. */
function company(seed: number, customers: number, prefix = 'K') {
  const random = randomStreams(seed)('company');
  const lines: Row[] = [];
  let brought = 0;
  for (let index = 0; index < customers; index++) {
    const from = random() * 700;
    const life = bgLife([1.2, 8, 0.8, 4])(random);
    const nu = gamma(random, 4) / 60;
    const ahead = (until - from) / 7 + 52 * years;
    for (const at of [0, ...purchases(random, life, ahead)]) {
      const amount = Math.round((gamma(random, 6) / nu) * 100) / 100;
      const weeksAhead = at - (until - from) / 7;
      if (weeksAhead > 0) brought += 0.4 * amount * 1.1 ** (-weeksAhead / 52);
      else
        lines.push({
          invoice_id: `${prefix}${index}-${Math.floor(from + at * 7)}`,
          line: lines.length,
          customer_id: `${prefix}${index}`,
          invoiced_on: day(from + at * 7),
          quantity: 1,
          net_amount: amount,
          product_cost: Math.round(amount * 60) / 100,
        });
    }
  }
  return {lines, brought};
}

/** What made the purchases, instead of what can be learnt from them. */
const truth = Object.entries({
  bg_nbd: {r: 1.2, alpha: 8, a: 0.8, b: 4},
  gamma_gamma: {p: 6, q: 4, v: 60},
}).flatMap(([model, parameters]) =>
  Object.entries(parameters).map(([parameter, value], at) => ({
    period: 'all',
    model,
    position: at + 1,
    parameter,
    value,
    log_likelihood: -1,
    customers: 5000,
    covariance_1: 0,
    covariance_2: 0,
    covariance_3: 0,
    covariance_4: 0,
  })),
);

interface How {
  customers?: Row[];
  /** With the parameters that made the purchases. */
  known?: boolean;
  withClasses?: boolean;
}

async function built(lines: Row[], {customers = [], known = false, withClasses = true}: How = {}) {
  const world = await smallWorld(day(until));
  for (const [table, rows] of Object.entries({
    stg_customers: customers,
    stg_invoice_lines: lines,
  })) {
    await world.ensure(table);
    if (rows[0]) await world.db.append(table, Object.keys(rows[0]), rows);
  }
  if (known) {
    await createTable(world.db, {name: 'int_purchase_fit', columns: fit.columns, rows: truth});
    const chosen = [{model: 'bg_nbd', is_chosen: true}];
    await createTable(world.db, {
      name: 'int_purchase_quality',
      columns: quality.columns,
      rows: chosen,
    });
  }
  if (!withClasses) {
    const ids = new Set(lines.map(({customer_id}) => customer_id));
    await createTable(world.db, {
      name: 'customer_segment',
      columns: {customer_id: 'VARCHAR', abc_class: 'VARCHAR'},
      rows: [...ids].map(customer_id => ({customer_id, abc_class: 'A'}) as Row),
    });
  }
  await world.ensure('lifetime_value_sum');
  return world;
}

type World = Awaited<ReturnType<typeof smallWorld>>;
const sumOf = async (world: World, dimension = 'all') =>
  (await world.db.rows<Row>(`from lifetime_value_sum where dimension = '${dimension}'`)) as Row[];

describe('the interval of a sum', () => {
  test('covers what 40 customers together bring, where the parameters are known', async () => {
    const companies = Array.from({length: 60}, (_, at) => company(at + 1, 40, `S${at}-`));
    const world = await built(
      companies.flatMap(({lines}) => lines),
      {
        known: true,
        customers: companies.flatMap(({lines}, at) =>
          [...new Set(lines.map(({customer_id}) => customer_id!))].map(customer_id => ({
            customer_id,
            segment: `S${at}`,
          })),
        ),
      },
    );
    const sums = await sumOf(world, 'segment');
    expect(sums).toHaveLength(companies.length);
    const within = sums.filter(({member, clv_low, clv_high, parameter_error}) => {
      const {brought} = companies[Number(String(member).slice(1))]!;
      expect(parameter_error).toBe(0);
      return brought >= Number(clv_low) && brought <= Number(clv_high);
    });
    expect(within.length / companies.length).toBeGreaterThan(0.68);
    expect(within.length / companies.length).toBeLessThan(0.92);
    world.close();
  }, 60_000);

  test.each([
    [150, companiesDrawn],
    [600, Math.ceil(companiesDrawn / 3)],
  ])(
    'covers four times of five what %i customers bring, where all is to be learnt from them',
    async (customers, companies) => {
      let within = 0;
      for (let seed = 1; seed <= companies; seed++) {
        const {lines, brought} = company(seed, customers);
        const world = await built(lines, {withClasses: false});
        const [all] = await sumOf(world);
        world.close();
        expect(all).toMatchObject({customers, not_determined: null});
        if (brought >= Number(all!.clv_low) && brought <= Number(all!.clv_high)) within += 1;
      }
      /* So few are within once in two hundred times, so many too. */
      const luck = 2.6 * Math.sqrt(companies * 0.8 * 0.2);
      expect(within).toBeGreaterThan(companies * 0.8 - luck);
      expect(within).toBeLessThan(companies * 0.8 + luck + 1);
    },
    600_000,
  );

  test('is wider where another model is about as likely', async () => {
    const {lines} = company(1, 150);
    const world = await built(lines, {withClasses: false});
    const [sure] = await sumOf(world);
    await world.db.run(`update int_purchase_quality set log_likelihood = 0`);
    await world.build('int_group_interval');
    const [unsure] = await world.build('lifetime_value_sum');
    const effects = await world.db.rows<Row>(
      `select clv, other_1, other_2 from int_value_of_group where dimension = 'all'`,
    );
    const {other_1, other_2} = effects[0] as Record<string, number>;
    expect(Number(unsure!.model_error)).toBeCloseTo(
      Math.hypot(other_1!, other_2!) / Math.sqrt(3),
      3,
    );
    expect(Number(unsure!.model_error)).toBeGreaterThan(Number(sure!.model_error));
    expect(Number(unsure!.clv_high)).toBeGreaterThan(Number(sure!.clv_high));
    expect(unsure!.clv).toEqual(sure!.clv);
    /* What the other model says when it is the one that is used. */
    await world.db.run(`update int_purchase_quality set is_chosen = model = 'mbg_nbd'`);
    for (const each of ['int_purchase_outlook', 'int_stream_value', 'customer_lifetime_value'])
      await world.build(each);
    const [other] = await world.db.rows<Row>(
      `select sum(clv) as clv from customer_lifetime_value where stream = 'total'`,
    );
    expect(Number(other!.clv) - Number(sure!.clv)).toBeCloseTo(other_1!, 0);
    world.close();
  }, 60_000);

  test('is wider where the parameters are estimates', async () => {
    const {lines} = company(1, 150);
    const world = await built(lines);
    const [all] = await sumOf(world);
    const [own, shared] = [Number(all!.own_error), Number(all!.parameter_error)];
    expect(shared).toBeGreaterThan(own / 4);
    /* Of a lognormal sum; of a normal one it would be the same on both sides. */
    const reach = 1.2815515655 * Math.hypot(own, shared);
    expect((Number(all!.clv_high) - Number(all!.clv_low)) / (2 * reach)).toBeCloseTo(1, 1);
    world.close();
  });

  test('of one customer is its own, of none nothing', () => {
    fc.assert(
      fc.property(
        fc.record({
          pAlive: fc.double({min: 0.01, max: 1, noNaN: true}),
          mean: fc.double({min: 0.1, max: 1e6, noNaN: true}),
          spread: fc.double({min: 0.01, max: 3, noNaN: true}),
          none: fc.double({min: 0, max: 0.95, noNaN: true}),
        }),
        ({pAlive, mean, spread, none}) => {
          const variance = (mean * spread) ** 2 + (mean * mean * none) / (1 - none);
          const square = pAlive * (variance + mean * mean);
          const sum = sumInterval({
            mean: pAlive * mean,
            variance: square - (pAlive * mean) ** 2,
            nothing: 1 - pAlive * (1 - none),
            isMixed: false,
          });
          const own = interval({pAlive, mean, variance, none});
          for (const at of [0, 1] as const)
            expect(Math.abs(sum[at] - own[at])).toBeLessThan(1e-6 * mean);
        },
      ),
    );
    expect(sumInterval({mean: 0, variance: 0, nothing: 1, isMixed: false})).toEqual([0, 0]);
  });

  test('never leaves out the mean, and of losses is that of gains, turned', () => {
    fc.assert(
      fc.property(
        fc.double({min: 1e-3, max: 1e8, noNaN: true}),
        fc.double({min: 0, max: 5, noNaN: true}),
        fc.double({min: 0, max: 1, noNaN: true}),
        fc.boolean(),
        (mean, spread, nothing, isMixed) => {
          const of = {variance: (mean * spread) ** 2, nothing, isMixed};
          const [low, high] = sumInterval({mean, ...of});
          expect(low <= mean && mean <= high && Number.isFinite(high - low)).toBe(true);
          const [turnedLow, turnedHigh] = sumInterval({mean: -mean, ...of});
          expect([-turnedHigh, -turnedLow]).toEqual([low, high]);
        },
      ),
    );
  });
});

describe('a company in two segments', () => {
  let world: World;
  beforeAll(async () => {
    const {lines} = company(77, 200);
    const segments = Array.from({length: 200}, (_, index) => ({
      customer_id: `K${index}`,
      segment: index < 50 ? 'large' : null,
    }));
    world = await built(lines, {customers: segments});
  });
  afterAll(() => world.close());

  test('segments add up to all, and so do streams; the bounds do not', async () => {
    await world.build('lifetime_value_sum');
    const [all] = await sumOf(world);
    const segments = await sumOf(world, 'segment');
    expect(segments.map(({member, customers}) => [member, Number(customers)]).sort()).toEqual([
      [null, 150],
      ['large', 50],
    ]);
    const width = ({clv_low, clv_high}: Row) => Number(clv_high) - Number(clv_low);
    const [bounds] = await world.db.rows<Row>(
      `select sum(clv_high) - sum(clv_low) as width from customer_lifetime_value where stream = 'total'`,
    );
    expect(width(all!)).toBeLessThan(Number(bounds!.width) / 4);
    expect(width(all!)).toBeLessThan(segments.reduce((sum, each) => sum + width(each), 0));
  });

  test('an effect is by how much the sum moves when the parameter does', async () => {
    const [before] = await world.db.rows<Row>(
      `select purchase_2, clv from int_value_of_group where dimension = 'all'`,
    );
    const values = async () => {
      for (const each of ['int_purchase_outlook', 'int_stream_value', 'customer_lifetime_value'])
        await world.build(each);
      const [sum] = await world.db.rows<Row>(
        `select sum(clv) as clv from customer_lifetime_value where stream = 'total'`,
      );
      return Number(sum!.clv);
    };
    const by = 0.001;
    await world.db.run(`update int_purchase_fit set value = value * exp(${by})
      where position = 2 and period = 'all' and model in
        (select model from int_purchase_quality where is_chosen)`);
    const moved = (await values()) - Number(before!.clv);
    expect(moved / by / Number(before!.purchase_2)).toBeCloseTo(1, 2);
  });
});
