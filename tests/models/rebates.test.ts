import fc from 'fast-check';
import {expect, test} from 'vitest';
import type {Row} from '../../warehouse/database.ts';
import {smallWorld} from '../small_world.ts';

const sale = {line: 1, customer_id: 'K1', quantity: 1, product_cost: 0};
const sold = (invoice_id: string, invoiced_on: string, net_amount: number, more: Row = {}) => ({
  ...sale,
  invoice_id,
  invoiced_on,
  net_amount,
  ...more,
});
const credited = (invoice_id: string, invoiced_on: string, net_amount: number, more: Row = {}) =>
  sold(invoice_id, invoiced_on, net_amount, {kind: 'credit_note', credit_reason: 'bonus', ...more});

/** 1 % from the first euro, 2 % of everything from 1,000 a year. */
const agreement = (more: Row = {}): Row[] =>
  [
    {from_revenue: 0, rate: 0.01},
    {from_revenue: 1000, rate: 0.02},
  ].map(tier => ({
    agreement_id: 'B',
    customer_id: 'K1',
    valid_from: '2025-01-01',
    ...tier,
    ...more,
  }));

interface World {
  agreements: readonly Row[];
  lines: readonly Row[];
  accruals?: readonly Row[];
  relations?: readonly Row[];
  customers?: readonly Row[];
  businessDate?: string;
}

async function worldOf({agreements, lines, accruals, relations, customers, businessDate}: World) {
  const world = await smallWorld(businessDate ?? '2026-12-31');
  await world.given('stg_rebate_agreements', [...agreements]);
  await world.given('stg_invoice_lines', [...lines]);
  await world.given('stg_rebate_accruals', [...(accruals ?? [])]);
  await world.given('stg_customer_relations', [...(relations ?? [])]);
  await world.given('stg_customers', [...(customers ?? [])]);
  return world;
}

const plain = (rows: unknown) => JSON.parse(JSON.stringify(rows)) as Record<string, unknown>[];

/** Customer, month, kind and amount of what is set aside and paid. */
async function postings(given: World): Promise<unknown[][]> {
  const {build, close} = await worldOf(given);
  const rows = plain(await build('fct_rebate_accrual'));
  close();
  return rows
    .map(row => [row.customer_id, String(row.posted_on).slice(0, 7), row.kind, row.open_amount])
    .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

test('a bonus is set aside month by month, and a tier that is crossed holds for the months before, too', async () => {
  expect(
    await postings({
      agreements: agreement(),
      lines: [
        sold('R1', '2025-01-10', 600),
        sold('R2', '2025-02-10', 300),
        sold('R3', '2025-05-10', 500),
        sold('R4', '2025-12-10', 100),
      ],
    }),
  ).toEqual([
    ['K1', '2025-01', 'accrual', 6],
    ['K1', '2025-02', 'accrual', 3],
    ['K1', '2025-05', 'accrual', 10],
    ['K1', '2025-05', 'true_up', 9],
    ['K1', '2025-12', 'accrual', 2],
  ]);
});

test('the year before tells which tier is expected, and the year itself corrects it', async () => {
  expect(
    await postings({
      agreements: agreement({valid_from: '2026-01-01'}),
      lines: [
        sold('A1', '2025-02-10', 700),
        sold('A2', '2025-11-10', 500),
        sold('R1', '2026-01-10', 600),
        sold('R2', '2026-12-10', 200),
      ],
    }),
  ).toEqual(
    [
      ['K1', '2026-01', 'accrual', 12],
      ['K1', '2026-11', 'true_up', -6],
      ['K1', '2026-12', 'accrual', 2],
    ].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
  );
});

test('a month that is not over is expected to reach that of the year before', async () => {
  expect(
    await postings({
      agreements: agreement({valid_from: '2026-01-01'}),
      lines: [
        sold('A1', '2025-02-20', 1000),
        sold('R1', '2026-01-10', 50),
        sold('R2', '2026-02-02', 10),
      ],
      businessDate: '2026-02-03',
    }),
  ).toEqual([
    ['K1', '2026-01', 'accrual', 1],
    ['K1', '2026-02', 'accrual', 0.2],
  ]);
});

test('the credit note is paid out of what was set aside, and the difference is trued up with it', async () => {
  const world = {
    agreements: agreement(),
    lines: [
      sold('R1', '2025-01-10', 1000),
      sold('R2', '2025-03-10', 10, {kind: 'down_payment'}),
      credited('G1', '2026-03-05', -18),
    ],
  };
  expect(await postings(world)).toEqual([
    ['K1', '2025-01', 'accrual', 20],
    ['K1', '2026-03', 'settlement', -18],
    ['K1', '2026-03', 'true_up', -2],
  ]);
  const {build} = await worldOf(world);
  const months = plain(await build('customer_profitability'));
  expect(months.map(each => [each.month, each.net_revenue])).toEqual([
    ['2025-01-01', 980],
    ['2026-03-01', 2],
  ]);
});

test('an advance is no more bonus, and a credit note that comes later still belongs to the year', async () => {
  expect(
    await postings({
      agreements: agreement(),
      lines: [
        sold('R1', '2025-01-10', 1000),
        credited('G1', '2025-06-30', -8),
        credited('G2', '2026-01-31', -11),
        credited('G3', '2026-02-10', -3),
      ],
    }),
  ).toEqual([
    ['K1', '2025-01', 'accrual', 20],
    ['K1', '2025-06', 'settlement', -8],
    ['K1', '2026-01', 'settlement', -11],
    ['K1', '2026-01', 'true_up', -1],
    ['K1', '2026-02', 'settlement', -3],
    ['K1', '2026-02', 'true_up', 3],
  ]);
});

test('an agreement with a group counts the revenue of all, and each bears its share', async () => {
  expect(
    await postings({
      agreements: agreement({customer_id: null, group_id: 'G'}),
      customers: [{customer_id: 'K1', group_id: 'G'}],
      relations: [
        {customer_id: 'K2', role: 'group', related_id: 'G', valid_from: '2025-02-01'},
        {customer_id: 'K1', role: 'group', related_id: 'G', valid_from: '2024-01-01'},
        {customer_id: 'K2b', role: 'account', related_id: 'K2', valid_from: '2024-01-01'},
      ],
      lines: [
        sold('R1', '2025-02-10', 700),
        sold('R2', '2025-02-10', 200, {customer_id: 'K2'}),
        sold('R3', '2025-02-11', 133.33, {customer_id: 'K2b'}),
        sold('R4', '2025-01-11', 5000, {customer_id: 'K2'}), // not yet of the group
        sold('R5', '2025-01-11', 5000, {customer_id: 'K9'}),
        credited('G1', '2026-01-31', -20.67, {customer_id: 'G'}),
      ],
    }),
  ).toEqual([
    ['G', '2026-01', 'settlement', -20.67],
    ['K1', '2025-02', 'accrual', 14],
    ['K2', '2025-02', 'accrual', 4],
    ['K2b', '2025-02', 'accrual', 2.67],
  ]);
});

const belongsTo = (customer_id: string, related_id: string, more: Row = {}) => ({
  customer_id,
  role: 'group',
  related_id,
  valid_from: '2024-01-01',
  ...more,
});

test('an agreement with a group covers the groups within it, as long as they belong to it', async () => {
  const lines = [
    sold('R1', '2025-02-10', 100),
    sold('R2', '2025-02-10', 200, {customer_id: 'K2'}),
    sold('R3', '2025-02-10', 300, {customer_id: 'K3'}),
    sold('R4', '2025-02-10', 400, {customer_id: 'K3b'}),
    sold('R5', '2025-08-10', 5000, {customer_id: 'K2'}), // K1 has left with all of its own
  ];
  const relations = [
    belongsTo('K1', 'G', {valid_to: '2025-06-30'}),
    belongsTo('K2', 'K1'),
    {...belongsTo('K3b', 'K3'), role: 'account'},
    belongsTo('G', 'K2'), // in a circle, which ends
  ];
  const customers = [{customer_id: 'K3', group_id: 'K2'}];
  const agreed = (with_: Row) => agreement({customer_id: null, ...with_});
  const all = [
    ['K1', '2025-02', 'accrual', 2],
    ['K2', '2025-02', 'accrual', 4],
    ['K3', '2025-02', 'accrual', 6],
    ['K3b', '2025-02', 'accrual', 8],
  ];
  expect(
    await postings({agreements: agreed({group_id: 'G'}), lines, relations, customers}),
  ).toEqual(all);
  expect(
    await postings({agreements: agreed({customer_id: 'K1'}), lines, relations, customers}),
  ).toEqual([['K1', '2025-02', 'accrual', 1]]);
});

test('of two agreements each pays its part of a credit note, so that nothing counts twice', async () => {
  const found = await postings({
    agreements: [
      ...agreement(),
      {agreement_id: 'C', from_revenue: 0, rate: 0.01, customer_id: 'K1', valid_from: '2025-01-01'},
      {
        agreement_id: 'S',
        from_revenue: 0,
        rate: 0.03,
        customer_id: 'K1',
        valid_from: '2025-01-01',
        kind: 'skonto',
      },
    ],
    lines: [sold('R1', '2025-01-10', 1000), credited('G1', '2026-01-31', -30)],
  });
  expect(found).toEqual([
    ['K1', '2025-01', 'accrual', 10],
    ['K1', '2025-01', 'accrual', 20],
    ['K1', '2026-01', 'settlement', -10],
    ['K1', '2026-01', 'settlement', -20],
  ]);
});

test('an agreement that the source posts accruals for is not computed a second time', async () => {
  const lines = [sold('R1', '2025-01-10', 1000)];
  const posted = {accrual_id: 'A1', posted_on: '2025-01-31', kind: 'accrual', amount: 7};
  expect(
    await postings({agreements: agreement(), lines, accruals: [{...posted, agreement_id: 'B'}]}),
  ).toEqual([[null, '2025-01', 'accrual', 7]]);
  expect(
    await postings({agreements: agreement(), lines, accruals: [{...posted, agreement_id: 'Z'}]}),
  ).toEqual([
    ['K1', '2025-01', 'accrual', 20],
    [null, '2025-01', 'accrual', 7],
  ]);
  expect(await postings({agreements: agreement(), lines, accruals: [posted]})).toEqual([
    [null, '2025-01', 'accrual', 7],
  ]);
});

test('a posting without an agreement is about those of its customer, and the others are computed', async () => {
  const world = {
    agreements: [
      ...agreement(),
      ...agreement({agreement_id: 'C', customer_id: null, group_id: 'G'}),
    ],
    relations: [belongsTo('K2', 'G')],
    lines: [sold('R1', '2025-01-10', 1000), sold('R2', '2025-01-10', 100, {customer_id: 'K2'})],
  };
  const posted = {accrual_id: 'A1', posted_on: '2025-01-31', kind: 'accrual', amount: 7};
  const ofK1 = ['K1', '2025-01', 'accrual', 20];
  const ofK2 = ['K2', '2025-01', 'accrual', 1];
  for (const [customer_id, computed] of [
    ['K2', [ofK1]],
    ['G', [ofK1]],
    ['K1', [ofK2]],
    ['K9', [ofK1, ofK2]],
  ] as const)
    expect(await postings({...world, accruals: [{...posted, customer_id}]})).toEqual(
      [...computed, [customer_id, '2025-01', 'accrual', 7]].sort((a, b) =>
        JSON.stringify(a) < JSON.stringify(b) ? -1 : 1,
      ),
    );
});

test('a year of an agreement begins when the agreement did, and one that ends is over', async () => {
  expect(
    await postings({
      agreements: agreement({valid_from: '2024-10-01', valid_to: '2026-03-31'}),
      lines: [
        sold('R1', '2025-09-30', 1000),
        sold('R2', '2025-10-01', 100),
        sold('R3', '2026-04-01', 5000),
      ],
      businessDate: '2026-02-15',
    }),
  ).toEqual([
    ['K1', '2025-09', 'accrual', 20],
    ['K1', '2025-10', 'accrual', 1],
  ]);
});

const cents = fc.integer({min: -300_000, max: 900_000}).map(n => n / 100);
const bought = fc.record({
  customer: fc.constantFrom('K1', 'K2', 'K3'),
  month: fc.integer({min: 1, max: 12}),
  amount: cents,
});

test('whatever is bought, what is set aside is what was agreed, and after the credit note it is nothing', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(bought, {minLength: 1, maxLength: 25}),
      fc.array(bought, {maxLength: 10}),
      fc.array(fc.integer({min: 1, max: 20_000}), {minLength: 1, maxLength: 3}),
      async (year, before, credits) => {
        const {build, db, close} = await worldOf({
          agreements: [
            {from_revenue: 500, rate: 0.0125},
            {from_revenue: 5000, rate: 0.02},
            {from_revenue: 20000, rate: 0.0333},
          ].map(tier => ({agreement_id: 'B', group_id: 'G', valid_from: '2025-01-01', ...tier})),
          customers: ['K1', 'K2', 'K3'].map(customer_id => ({customer_id, group_id: 'G'})),
          lines: [
            ...year.map(({customer, month, amount}, at) =>
              sold(`R${at}`, `2025-${String(month).padStart(2, '0')}-15`, amount, {
                customer_id: customer,
              }),
            ),
            ...before.map(({customer, month, amount}, at) =>
              sold(`A${at}`, `2024-${String(month).padStart(2, '0')}-15`, amount, {
                customer_id: customer,
              }),
            ),
            ...credits.map((amount, at) =>
              credited(`G${at}`, `2026-0${at + 2}-20`, -amount / 100, {customer_id: 'K2'}),
            ),
          ],
        });
        await build('fct_rebate_accrual');
        const total = year.reduce((sum, {amount}) => sum + Math.round(amount * 100), 0);
        const rate = total >= 2_000_000 ? 333 : total >= 500_000 ? 200 : total >= 50_000 ? 125 : 0;
        const agreed = Number((BigInt(total) * BigInt(rate) * 2n + 10_000n) / 20_000n);
        const [row] = plain(
          await db.rows(`select
            coalesce(sum(open_amount) filter (where posted_on < '2026-01-01'), 0) as set_aside,
            coalesce(sum(open_amount), 0) as still_open,
            count(*) filter (where amount <> round(amount, 2)) as parts_of_cents
          from fct_rebate_accrual`),
        );
        expect(row).toEqual({
          set_aside: agreed / 100,
          still_open: 0,
          parts_of_cents: 0,
        });
        close();
      },
    ),
    {numRuns: 25},
  );
}, 120_000);
