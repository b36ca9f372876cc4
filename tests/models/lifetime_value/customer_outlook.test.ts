import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {randomStreams} from '../../../examples/musterwerk/generator/world/random.ts';
import {purchaseModels} from '../../../models/lifetime_value/purchase_models.ts';
import type {Row} from '../../../warehouse/database.ts';
import {smallWorld} from '../../small_world.ts';

const parameters: Record<string, number[]> = {
  bg_nbd: [0.24, 4.4, 0.79, 2.4],
  mbg_nbd: [0.52, 6.1, 0.89, 1.6],
  pareto_nbd: [0.55, 10.6, 0.61, 11.7],
};

test.each(purchaseModels)('$name: orders until a day are those of its outlook', model => {
  for (const [orders, age, weeks] of [
    [0, 20, 52],
    [3, 30, 260],
    [26, 31, 10],
  ] as const) {
    const history = {orders, age};
    const given = parameters[model.name]!;
    const whole = model.outlook(given, history, {weeks, discount: 0});
    expect(model.ordersUntil(given, history, weeks) / whole.orders).toBeCloseTo(1, 12);
  }
});

describe('a company whose horizon is one year', () => {
  let world: Awaited<ReturnType<typeof smallWorld>>;
  let rows: Row[];
  beforeAll(async () => {
    const random = randomStreams(9)('outlook');
    const day = (days: number) =>
      new Date(Date.UTC(2024, 0, 1) + Math.floor(days) * 86_400_000).toISOString().slice(0, 10);
    world = await smallWorld('2026-12-31');
    await world.given('set_lifetime_value', [{discount: 10, years: 1}]);
    await world.given('stg_subscriptions', [
      ...Array.from({length: 40}, (_, at) => ({
        subscription_id: `C${at}`,
        customer_id: `K${at}`,
        started_on: day(at * 9),
        ended_on: at % 3 ? null : day(500 + at * 5),
        mrr: 40,
      })),
    ]);
    await world.given(
      'stg_invoice_lines',
      Array.from({length: 60}, (_, at) =>
        Array.from({length: 1 + (at % 9)}, (_, n) => ({
          invoice_id: `${at}-${n}`,
          line: 1,
          customer_id: `K${at}`,
          invoiced_on: day(random() * 1090),
          quantity: 1,
          net_amount: 100,
          product_cost: 60,
        })),
      ).flat(),
    );
    rows = await world.build('customer_outlook');
  });
  afterAll(() => world.close());

  test('the coming year is the whole horizon', () => {
    expect(new Set(rows.map(({stream}) => stream))).toEqual(
      new Set(['purchases', 'contracts', 'total']),
    );
    for (const each of rows) {
      const {expected_orders: orders, expected_contribution: contribution} = each;
      if (orders !== null)
        expect(Number(each.expected_orders_of_year) / Number(orders)).toBeCloseTo(1, 9);
      expect(Number(each.expected_contribution_of_year)).toBeCloseTo(Number(contribution), 3);
    }
  });

  test('what is not discounted is more than lifetime value, and no more than a year of discount', async () => {
    const [sums] = await world.db.rows<Row>(`
      select sum(o.expected_contribution) as plan, sum(c.clv) as clv
      from customer_outlook as o
      inner join customer_lifetime_value as c on o.customer_id = c.customer_id and o.stream = c.stream
      where o.stream = 'total'`);
    const ratio = Number(sums!.plan) / Number(sums!.clv);
    expect(ratio).toBeGreaterThan(1.02);
    expect(ratio).toBeLessThan(1.1);
  });
});
