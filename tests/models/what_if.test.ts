import fc from 'fast-check';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import type {Change} from '../../models/what_if/changes.ts';
import {measures} from '../../models/what_if/differences.ts';
import {type PoolSums, presentOf} from '../../models/what_if/effect.ts';
import {aCompany, line, lines, period, round, some} from './what_if_company.ts';

describe('a small company, by hand', () => {
  let company: Awaited<ReturnType<typeof aCompany>>;
  beforeAll(async () => {
    company = await aCompany();
  }, 60_000);
  afterAll(() => company.world.close());

  test('is what the story says', async () => {
    const table = await presentOf(company.ground, {period, name: 'present'});
    const rows = await company.world.db.rows(`select customer_id, net_revenue, contribution_1,
      contribution_2, profit from ${table} order by customer_id`);
    expect(JSON.parse(JSON.stringify(rows))).toEqual([
      {
        customer_id: 'K1',
        net_revenue: 1050,
        contribution_1: 420,
        contribution_2: 238,
        profit: -24.5,
      },
      {customer_id: 'K2', net_revenue: 150, contribution_1: 130, contribution_2: 40, profit: 2.5},
    ]);
  });

  test('a shorter call is unused capacity, and no money yet', async () => {
    const {customers, pools, result} = await company.effect([
      {change: 'unit_time', activity: 'call', percent: -20},
    ]);
    expect(customers).toEqual({K1: onFrom('contribution_2', 20), K2: onFrom('contribution_2', 10)});
    expect(pools.service).toEqual({
      assigned_cost: -30,
      unused_capacity_cost: 30,
      used_minutes: -30,
    });
    expect(result).toBe(0);
  });

  test('capacity that goes with its cost leaves the rate alone, and is money', async () => {
    const {customers, pools, result} = await company.effect([
      {change: 'unit_time', activity: 'call', percent: -20},
      {change: 'capacity', pool: 'service', percent: -3},
    ]);
    expect(customers).toEqual({K1: onFrom('contribution_2', 20), K2: onFrom('contribution_2', 10)});
    expect(pools.service).toEqual({
      ledger_cost: -30,
      assigned_cost: -30,
      capacity_minutes: -30,
      used_minutes: -30,
    });
    expect(result).toBe(30);
  });

  test('capacity that goes without its cost makes each minute dearer', async () => {
    const {customers, pools, result} = await company.effect([
      {change: 'capacity', pool: 'service', percent: -20, with_cost: false},
    ]);
    expect(customers).toEqual({
      K1: onFrom('contribution_2', -25.5),
      K2: onFrom('contribution_2', -12.5),
    });
    expect(pools.service).toEqual({
      assigned_cost: 38,
      unused_capacity_cost: -38,
      capacity_minutes: -200,
    });
    expect(result).toBe(0);
  });

  test('what a pool without capacity spends less, customers carry less', async () => {
    const {customers, pools, result} = await company.effect([
      {change: 'capacity', pool: 'overhead', percent: -10},
    ]);
    expect(customers).toEqual({K1: {profit: 26.25}, K2: {profit: 3.75}});
    expect(pools.overhead).toEqual({ledger_cost: -30, assigned_cost: -30});
    expect(result).toBe(30);
  });

  test('a higher price earns more, and carries more of what revenue carries', async () => {
    for (const filter of [
      {customer: 'K2'},
      {segment: 'small'},
      {product_group: 'parts', customer: 'K2'},
    ]) {
      const {customers, pools, result} = await company.effect([
        {change: 'price', percent: 10, ...filter},
      ]);
      expect(customers).toEqual({
        K1: {profit: 3.2407},
        K2: {...onFrom('net_revenue', 15), profit: 11.7593},
      });
      expect(pools.overhead).toEqual({});
      expect(result).toBe(15);
    }
  });

  test('a limit of discounts lifts what was sold further below list, up to it', async () => {
    const {customers, result} = await company.effect([{change: 'discount', most: 40}]);
    expect(customers.K2).toMatchObject({net_revenue: 30, contribution_1: 30});
    expect(customers.K1).not.toHaveProperty('net_revenue');
    expect(result).toBe(30);
  });

  test('calls that become mails take as long as mails do', async () => {
    const {customers, pools} = await company.effect([
      {change: 'self_service', activity: 'call', to: 'mail', share: 40},
    ]);
    expect(customers).toEqual({K1: onFrom('contribution_2', 32), K2: onFrom('contribution_2', 16)});
    expect(pools.service).toEqual({
      assigned_cost: -48,
      unused_capacity_cost: 48,
      used_minutes: -48,
    });
  });

  test('calls that customers spare us take no time at all', async () => {
    const {customers} = await company.effect([
      {change: 'self_service', activity: 'call', share: 40},
    ]);
    expect(customers).toEqual({K1: onFrom('contribution_2', 40), K2: onFrom('contribution_2', 20)});
  });

  test('small orders lose a part of their revenue, and all of their own work', async () => {
    const {customers, pools, result} = await company.effect([
      {change: 'minimum_order', amount: 100, kept: 60},
    ]);
    expect(customers).toEqual({
      K1: {net_revenue: -20, product_cost: -12, contribution_1: -8, ...later(22), profit: 22.6356},
      K2: {...later(-10), profit: -10.6356},
    });
    expect(pools.desk).toEqual({assigned_cost: -20, unused_capacity_cost: 20, used_minutes: -20});
    expect(pools.freight).toEqual({});
    expect(result).toBe(-8);
  });

  test('changes are made one after the other', async () => {
    const {customers} = await company.effect([
      {change: 'unit_time', activity: 'mail', percent: 100},
      {change: 'self_service', activity: 'call', to: 'mail', share: 40},
      {change: 'price', percent: 10, customer: 'K2'},
      {change: 'discount', most: 45},
    ]);
    /* K1: 40 minutes of calls less, 4 × 4 of mails and 2 of the first one more. K2: 165 is 45 %. */
    expect(customers.K1).toMatchObject({contribution_2: 22});
    expect(customers.K2).toMatchObject({net_revenue: 15, contribution_2: 27});
  });

  test('nothing changes where everything changes by nothing', async () => {
    const {customers, pools} = await company.effect([
      {change: 'unit_time', activity: 'call', percent: 0},
      {change: 'capacity', pool: 'service', percent: 0},
      {change: 'capacity', pool: 'desk', percent: 0, with_cost: false},
      {change: 'price', percent: 0},
      {change: 'discount', most: 100},
      {change: 'self_service', activity: 'call', to: 'mail', share: 0},
      {change: 'minimum_order', amount: 0, kept: 0},
    ]);
    expect(some(customers)).toEqual([]);
    expect(some(pools)).toEqual([]);
  });

  test('months outside the period stay as they are', async () => {
    const months = {from: '2026-02-01', to: '2026-03-01'};
    const {customers, pools} = await company.effect(
      [
        {change: 'price', percent: 50},
        {change: 'unit_time', activity: 'call', percent: 50},
      ],
      months,
    );
    expect(some(customers)).toEqual([]);
    expect(some(pools)).toEqual([]);
  });

  test.each([
    [{change: 'unit_time', activity: 'telex', percent: 1}, 'unknown'],
    [{change: 'unit_time', activity: 'levy', percent: 1}, 'shares_decide'],
    [{change: 'capacity', pool: 'garage', percent: 1}, 'unknown'],
    [{change: 'capacity', pool: 'overhead', percent: 1, with_cost: false}, 'no_capacity'],
    [{change: 'price', percent: 1, product_group: 'boats'}, 'unknown'],
    [{change: 'price', percent: 1, customer: 'K9'}, 'unknown'],
    [{change: 'self_service', activity: 'call', to: 'call', share: 1}, 'itself'],
  ])('%o means nothing here', async (change, reason) => {
    await expect(company.effect([change as Partial<Change>])).rejects.toMatchObject({reason});
  });

  test('whatever changes, the ledger is all there, and customers carry what pools assign', async () => {
    const percent = fc.integer({min: -50, max: 80});
    const share = fc.integer({min: 0, max: 100});
    const activity = fc.constantFrom('call', 'mail', 'enter_order');
    const change = fc.oneof(
      fc.record({change: fc.constant('unit_time' as const), activity, percent}),
      fc.record({
        change: fc.constant('capacity' as const),
        pool: fc.constantFrom('service', 'desk', 'overhead', 'freight'),
        percent,
      }),
      fc.record({
        change: fc.constant('capacity' as const),
        pool: fc.constantFrom('service', 'desk'),
        percent,
        with_cost: fc.constant(false),
      }),
      fc.record({change: fc.constant('price' as const), percent}),
      fc.record({change: fc.constant('price' as const), percent, segment: fc.constant('small')}),
      fc.record({change: fc.constant('discount' as const), most: share}),
      fc.record({change: fc.constant('self_service' as const), activity, share}),
      fc.record({
        change: fc.constant('self_service' as const),
        activity: fc.constant('call'),
        to: fc.constantFrom('mail', 'enter_order'),
        share,
      }),
      fc.record({
        change: fc.constant('minimum_order' as const),
        amount: fc.constantFrom(60, 200, 5000),
        kept: share,
      }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(change, {minLength: 1, maxLength: 4}), async changes => {
        const {customers, all} = await company.effect(changes);
        for (const {after: sums} of all) {
          const {ledger_cost, assigned_cost, unused_capacity_cost, unassigned_cost} = sums;
          expect(
            round(Number(assigned_cost) + Number(unused_capacity_cost) + Number(unassigned_cost)),
          ).toBe(Number(ledger_cost));
        }
        const carried = all.reduce(
          (sum, {before, after: sums}) => sum + carries(sums) - carries(before),
          0,
        );
        const lost = Object.values(customers).reduce(
          (sum, each) => sum + (each.contribution_1 ?? 0) - (each.profit ?? 0),
          0,
        );
        expect(round(lost)).toBe(round(carried));
      }),
      {numRuns: 25},
    );
  }, 120_000);
});

const carries = (sums: PoolSums) => Number(sums.assigned_cost) + Number(sums.without_customer_cost);

/** A difference that all measures from one on have; DB III to VI equal DB II here. */
const onFrom = (first: 'net_revenue' | 'contribution_2', amount: number) =>
  Object.fromEntries(
    measures
      .slice(measures.indexOf(first))
      .filter(each => each !== 'product_cost')
      .map(each => [each, amount]),
  );

const later = (amount: number) => {
  const {profit: _, ...others} = onFrom('contribution_2', amount);
  return others;
};

test('rebates and Skonto change as the revenue does', async () => {
  const skonto = [{claim_id: 'S1', customer_id: 'K2', month: '2026-01-01', amount: 15}];
  const {effect, world} = await aCompany({skonto});
  const {customers} = await effect([{change: 'price', percent: 10, customer: 'K2'}]);
  expect(customers.K2).toMatchObject({net_revenue: 13.5, contribution_1: 13.5});
  world.close();
}, 60_000);

test('what is invoiced in advance is earned at the new price month by month', async () => {
  const served = {service_from: '2026-01-01', service_to: '2026-02-28'};
  const {effect, world} = await aCompany({
    invoices: [line(1, 'K1', {net_amount: 590, product_cost: 59, ...served})],
  });
  const {customers} = await effect([{change: 'price', percent: 10}]);
  expect(customers.K1).toMatchObject({net_revenue: 31});
  world.close();
}, 60_000);

test('what a scenario says is what the models say of a company that is so', async () => {
  const year = {rates: 'year'} as const;
  const [is, would] = await Promise.all([
    aCompany({settings: year}),
    aCompany({
      settings: {...year, call: '12 * count', capacity: 800},
      invoices: lines.map(each => ({...each, net_amount: Number(each.net_amount) * 1.1})),
    }),
  ]);
  const months = {from: '2025-10-01', to: '2026-09-01'};
  const {customers} = await is.effect(
    [
      {change: 'unit_time', activity: 'call', percent: 20},
      {change: 'capacity', pool: 'service', percent: -20, with_cost: false},
      {change: 'price', percent: 10},
    ],
    months,
  );
  const sums = async ({ground, world}: typeof is) => {
    const table = await presentOf(ground, {period: months, name: 'whole'});
    return world.db.rows(`select customer_id, ${measures.join(', ')} from ${table} order by 1`);
  };
  const [before, expected] = [await sums(is), await sums(would)];
  for (const [at, row] of expected.entries()) {
    for (const measure of measures) {
      const own =
        Number(before[at]![measure]) + (customers[String(row.customer_id)]?.[measure] ?? 0);
      expect([row.customer_id, measure, round(own)]).toEqual([
        row.customer_id,
        measure,
        Number(row[measure]),
      ]);
    }
  }
  is.world.close();
  would.world.close();
}, 120_000);
