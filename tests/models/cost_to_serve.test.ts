import {expect, test} from 'vitest';
import {costToServe, costToServeSummary} from '../../models/profitability/cost_to_serve.ts';
import {warehouse} from '../../warehouse/query.ts';
import {smallWorld} from '../small_world.ts';

const month = '2026-01-01';

/** Revenue and work of customers; all else is zero. */
async function worldOf(
  customers: readonly (readonly [id: string, revenue: number, work: number])[],
) {
  const world = await smallWorld();
  await world.given(
    'dim_customer',
    customers.map(([customer_id], key) => ({
      customer_key: key + 1,
      customer_id,
      is_current: true,
      counted: true,
    })),
  );
  await world.given(
    'customer_profitability',
    customers.map(([customer_id, revenue, work], key) => ({
      customer_id,
      customer_key: key + 1,
      month,
      net_revenue: revenue,
      product_cost: 0,
      contribution_4: revenue - work,
      invoices: 1,
    })),
  );
  const db = warehouse({connect: world.connect}, 1);
  const months = {from: month, to: month};
  const step = 'contribution_4' as const;
  return {
    shown: async (most?: number) => {
      const rows = await costToServe(db, months, {
        personal: undefined,
        step,
        ...(most !== undefined && {most}),
      }).execute();
      return rows.map(each => each.customer_id as string);
    },
    summary: async () =>
      JSON.parse(JSON.stringify(await costToServeSummary(db, months, step).executeTakeFirst())),
    async close() {
      await db.destroy();
      world.close();
    },
  };
}

test('of customers who lie close together, the largest gain and the largest loss are drawn', async () => {
  const {shown, close} = await worldOf([
    ['small gain', 1000, 990],
    ['large gain', 1001, 980],
    ['small loss', 1000, 1005],
    ['large loss', 1002, 1110],
    ['far away', 90_000, 100],
  ]);
  expect(await shown(4)).toEqual(['far away', 'large gain', 'large loss']);
  expect((await shown()).length).toBe(5);
  await close();
});

test('who has no revenue, or made us no work, has no place, and is counted', async () => {
  const {shown, summary, close} = await worldOf([
    ['K1', 100, 20],
    ['K2', 0, 7],
    ['K3', -5, 3],
    ['K4', 50, 0],
  ]);
  expect(await shown()).toEqual(['K1']);
  expect(await summary()).toEqual({
    customers: 1,
    net_revenue: 100,
    work_cost: 20,
    without_revenue: 2,
    cost_without_revenue: 10,
  });
  await close();
});
