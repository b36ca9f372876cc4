import {expect, test} from 'vitest';
import {lossesByCause, lossMakers} from '../../models/profitability/loss_causes.ts';
import type {Step} from '../../models/profitability/whale_curve.ts';
import type {Row} from '../../warehouse/database.ts';
import {warehouse} from '../../warehouse/query.ts';
import {smallWorld} from '../small_world.ts';

const month = '2026-01-01';

/** At list prices 1,000: 10 % off, half of it product cost, and work of 50 for each of three steps. */
const usual = {list: 1000, discount: 100, returned: 0, cost: 500, work: [50, 50, 50, 0]};
type Given = Partial<typeof usual> & {segment?: string};

async function judged(customers: Record<string, Given>, step: Step = 'profit') {
  const world = await smallWorld();
  const all = Object.entries(customers).map(([customer_id, given], at) => ({
    customer_id,
    customer_key: at + 1,
    segment: given.segment ?? 'S',
    ...usual,
    ...given,
  }));
  await world.given(
    'dim_customer',
    all.map(({customer_id, customer_key, segment}) => ({
      customer_id,
      customer_key,
      segment,
      is_current: true,
      counted: true,
    })),
  );
  await world.given(
    'customer_price',
    all.map(
      ({customer_id, customer_key, list, discount, returned}): Row => ({
        customer_id,
        customer_key,
        month,
        list_revenue: list,
        other_discount: discount,
        revenue_without_list: 0,
        return_credits: returned,
        net_revenue: list - discount - returned,
      }),
    ),
  );
  await world.given(
    'customer_profitability',
    all.map(({customer_id, customer_key, list, discount, returned, cost, work}): Row => {
      const net_revenue = list - discount - returned;
      const after = (steps: number) =>
        work.slice(0, steps).reduce((left, each) => left - each, net_revenue - cost);
      return {
        customer_id,
        customer_key,
        month,
        net_revenue,
        product_cost: cost,
        contribution_1: after(0),
        contribution_2: after(1),
        contribution_3: after(2),
        contribution_4: after(3),
        contribution_5: after(3),
        contribution_6: after(3),
        profit: after(4),
      };
    }),
  );
  const db = warehouse({connect: world.connect}, 1);
  const asked = {months: {from: month, to: month}, step, personal: undefined};
  const found = (await lossMakers(db, asked).execute(db)).rows;
  const sums = (await lossesByCause(db, asked).execute(db)).rows;
  await db.destroy();
  world.close();
  return JSON.parse(JSON.stringify({found, sums})) as {
    found: Record<string, unknown>[];
    sums: Record<string, unknown>[];
  };
}

const peers = Object.fromEntries(Array.from({length: 9}, (_, at) => [`P${at}`, {}]));

test('each loss-maker has the cause that costs it most beyond its peers, and the second', async () => {
  const {found, sums} = await judged({
    ...peers,
    price: {cost: 900, discount: 110},
    discounts: {discount: 600},
    'order size': {work: [500, 60, 50, 0]},
    service: {work: [50, 600, 50, 0]},
    visits: {work: [50, 50, 700, 0]},
    other: {work: [50, 50, 50, 800]},
    'no revenue': {list: 0, discount: 0, cost: 0},
  });
  expect(
    Object.fromEntries(found.map(each => [each.customer, [each.cause, each.excess, each.second]])),
  ).toEqual({
    price: ['price', 400, 'discounts'],
    discounts: ['discounts', 500, 'order_size'],
    'order size': ['order_size', 450, 'service'],
    service: ['service', 550, null],
    visits: ['visits', 650, null],
    other: ['other', 800, null],
    'no revenue': ['no_revenue', null, null],
  });
  expect(sums).toContainEqual({cause: 'visits', customers: 1, lost: -400});
  expect(sums).toHaveLength(7);
});

test('the rates that are compared stand beside the excess', async () => {
  const {found} = await judged({...peers, K1: {work: [50, 590, 50, 0]}});
  expect(found[0]).toMatchObject({
    contribution: -290,
    cause: 'service',
    excess: 540,
    peers: 10,
    are_of_segment: true,
  });
  expect(found[0]!.own_rate).toBeCloseTo((590 / 900) * 100, 6);
  expect(found[0]!.peer_rate).toBeCloseTo((50 / 900) * 100, 6);
});

test('goods that came back are no discount', async () => {
  const {found} = await judged({...peers, K1: {returned: 600, cost: 250, work: [50, 50, 50, 0]}});
  expect(found[0]).toMatchObject({cause: 'discounts', excess: 60});
  const low = await judged({...peers, K1: {list: 1000, discount: 40, returned: 600, cost: 400}});
  expect(low.found[0]).toMatchObject({cause: 'price', excess: 200});
});

test('a small segment is compared with everybody, and a large one with itself', async () => {
  const dear = {segment: 'D', work: [50, 400, 50, 0]};
  const dearPeers = Object.fromEntries(Array.from({length: 8}, (_, at) => [`D${at}`, dear]));
  const {found} = await judged({...peers, ...dearPeers});
  expect(found.map(each => [each.cause, each.are_of_segment])).toEqual(
    Array(8).fill(['as_peers', true]),
  );
  const few = await judged({...peers, D1: dear});
  expect(few.found).toMatchObject([{cause: 'service', are_of_segment: false, peers: 10}]);
});

test('a step leaves out the work of later ones', async () => {
  const visited = {...peers, K1: {cost: 860, work: [50, 50, 5000, 0]}};
  expect((await judged(visited, 'contribution_3')).found).toMatchObject([
    {customer_id: 'K1', cause: 'price', second: null},
  ]);
  expect((await judged(visited)).found).toMatchObject([{cause: 'visits', second: 'price'}]);
  expect((await judged(visited, 'contribution_1')).found).toEqual([]);
});
