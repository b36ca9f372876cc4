import fc from 'fast-check';
import {expect, test} from 'vitest';
import type {Row} from '../../warehouse/database.ts';
import {smallWorld} from '../small_world.ts';

const sold = (invoice_id: string, invoiced_on: string, net_amount: number, more: Row = {}) => ({
  invoice_id,
  line: 1,
  customer_id: 'K1',
  quantity: 1,
  product_cost: 0,
  invoiced_on,
  net_amount,
  tax_amount: net_amount * 0.19,
  ...more,
});
const paid = (
  invoice_id: string | null,
  paid_on: string,
  skonto_amount: number,
  more: Row = {},
) => ({
  payment_id: `Z ${invoice_id} ${paid_on}`,
  line: 1,
  customer_id: 'K1',
  invoice_id,
  paid_on,
  amount: 1,
  skonto_amount,
  ...more,
});

interface World {
  lines: readonly Row[];
  payments?: readonly Row[];
  items?: readonly Row[];
  agreements?: readonly Row[];
  ledger?: readonly Row[];
}

async function worldOf({lines, payments, items, agreements, ledger}: World) {
  const world = await smallWorld('2026-12-31');
  await world.given('stg_invoice_lines', [...lines]);
  await world.given('stg_payments', [...(payments ?? [])]);
  await world.given('stg_receivables', [...(items ?? [])]);
  await world.given('stg_rebate_agreements', [...(agreements ?? [])]);
  await world.given('stg_ledger_entries', [...(ledger ?? [])]);
  return world;
}

const plain = (rows: unknown) => JSON.parse(JSON.stringify(rows)) as Record<string, unknown>[];

/** Claim, customer, month, what is expected and what is taken. */
async function skonto(given: World): Promise<unknown[][]> {
  const {build, close} = await worldOf(given);
  const rows = plain(await build('fct_skonto'));
  close();
  return rows
    .map(row => [
      row.claim_id,
      row.customer_id,
      String(row.month).slice(0, 7),
      row.expected_amount,
      row.taken_amount,
    ])
    .sort();
}

/* In the first half-year the customer takes 2 % of one of two invoices: 20 of 1,600, which is 1.25 %. */
const january = {
  lines: [sold('R1', '2026-01-05', 1000), sold('R2', '2026-01-06', 600)],
  payments: [paid('R1', '2026-01-15', 23.8), paid('R2', '2026-01-30', 0)],
};

test('Skonto is expected with the invoice as it was taken before, and trued up with the payment', async () => {
  const world = {
    lines: [...january.lines, sold('R3', '2026-07-20', 800), sold('R4', '2026-07-21', 400)],
    payments: [...january.payments, paid('R3', '2026-08-02', 19.04)],
  };
  expect(await skonto(world)).toEqual([
    ['R1', 'K1', '2026-01', 0, 20],
    ['R3', 'K1', '2026-07', 10, 0],
    ['R3', 'K1', '2026-08', -10, 16],
    ['R4', 'K1', '2026-07', 5, 0],
  ]);
  const {build} = await worldOf(world);
  const months = plain(await build('customer_profitability'));
  expect(months.map(each => [each.month, each.net_revenue, each.skonto])).toEqual([
    ['2026-01-01', 1580, 20],
    ['2026-07-01', 1185, 15],
    ['2026-08-01', -6, 6],
  ]);
});

test('without payments nothing is expected, whatever was agreed', async () => {
  const agreements = [
    {
      agreement_id: 'S',
      kind: 'skonto',
      from_revenue: 0,
      rate: 0.02,
      customer_id: 'K1',
      valid_from: '2025-01-01',
    },
  ];
  expect(await skonto({lines: january.lines, agreements})).toEqual([]);
  expect(
    await skonto({
      lines: [
        sold('R1', '2026-01-05', 1000),
        sold('R2', '2026-02-05', 1000),
        sold('R3', '2026-02-05', 500, {customer_id: 'K2'}),
      ],
      payments: [paid('Z9', '2026-02-01', 0, {customer_id: 'K9'})],
      agreements,
    }),
  ).toEqual([['R2', 'K1', '2026-02', 20, 0]]);
});

test('a cancelled invoice expects nothing, and a credit note before the payment expects less', async () => {
  const correction = {kind: 'credit_note'};
  expect(
    await skonto({
      lines: [
        ...january.lines,
        sold('R3', '2026-07-20', 800),
        sold('S3', '2026-08-01', -800, {kind: 'cancellation', corrects_invoice_id: 'R3'}),
        sold('R4', '2026-07-21', 400),
        sold('G4', '2026-08-01', -80, {...correction, corrects_invoice_id: 'R4'}),
        sold('H4', '2026-10-01', -80, {...correction, corrects_invoice_id: 'R4'}),
      ],
      payments: [...january.payments, paid('R4', '2026-09-02', 7.616)],
    }),
  ).toEqual([
    ['R1', 'K1', '2026-01', 0, 20],
    ['R3', 'K1', '2026-07', 10, 0],
    ['R3', 'K1', '2026-08', -10, 0],
    ['R4', 'K1', '2026-07', 5, 0],
    ['R4', 'K1', '2026-08', -1, 0],
    ['R4', 'K1', '2026-09', -4, 6.4],
  ]);
});

test('a payment finds its invoice by the item, its tax by the item, and its currency by the invoice', async () => {
  expect(
    await skonto({
      lines: [
        sold('R1', '2026-01-05', 1000, {tax_amount: null}),
        sold('R2', '2026-01-05', 1000, {currency: 'CHF', rate: 1.1}),
        sold('R3', '2026-01-05', 1000, {customer_id: 'K2', tax_amount: null}),
      ],
      items: [
        {
          receivable_id: 'F1',
          invoice_id: 'R1',
          customer_id: 'K1',
          posted_on: '2026-01-05',
          amount: 1190,
        },
      ],
      payments: [
        paid(null, '2026-01-15', 23.8, {receivable_id: 'F1'}),
        paid('R2', '2026-01-15', 23.8, {currency: 'CHF'}),
        paid('R3', '2026-01-15', 20, {customer_id: 'P9'}),
        paid(null, '2026-01-16', 3),
      ],
    }),
  ).toEqual(
    [
      ['R1', 'K1', '2026-01', 0, 20],
      ['R2', 'K1', '2026-01', 0, 22],
      ['R3', 'K2', '2026-01', 0, 20],
      [null, 'K1', '2026-01', 0, 3],
    ].sort(),
  );
});

test('an item that is cleared or written off without a payment gives back what was expected', async () => {
  const item = {customer_id: 'K1', posted_on: '2026-07-20', amount: 952};
  expect(
    await skonto({
      lines: [...january.lines, sold('R3', '2026-07-20', 800), sold('R4', '2026-07-20', 800)],
      items: [
        {...item, receivable_id: 'F3', invoice_id: 'R3', written_off_on: '2026-11-30'},
        {...item, receivable_id: 'F4', invoice_id: 'R4', cleared_on: '2026-10-02'},
      ],
      payments: january.payments,
    }),
  ).toEqual([
    ['R1', 'K1', '2026-01', 0, 20],
    ['R3', 'K1', '2026-07', 10, 0],
    ['R3', 'K1', '2026-11', -10, 0],
    ['R4', 'K1', '2026-07', 10, 0],
    ['R4', 'K1', '2026-10', -10, 0],
  ]);
});

test('the ledger posts Skonto with the payment, and the reconciliation names it', async () => {
  const posting = {line: 1, account: '4400', account_kind: 'revenue'};
  const {build} = await worldOf({
    ...january,
    ledger: [
      {...posting, document: 'R1', posted_on: '2026-01-05', amount: -1000},
      {...posting, document: 'R2', posted_on: '2026-01-06', amount: -600},
      {...posting, document: 'Z R1 2026-01-15', posted_on: '2026-01-15', amount: 20.01},
    ],
  });
  const rows = plain(await build('profit_reconciliation'));
  expect(rows.map(row => [row.reason, row.ledger, row.star, row.difference]).sort()).toEqual([
    ['skonto', -20.01, -20, -0.01],
    ['ties', 1600, 1600, 0],
  ]);
});

const day = fc.constantFrom('2025-11-20', '2026-01-05', '2026-01-31', '2026-02-10', '2026-07-01');
const id = fc.constantFrom('R1', 'R2', 'R3', 'R4', 'R5', 'R6');
const cents = (most: number) => fc.integer({min: 0, max: most}).map(n => n / 100);

test('what was expected of a settled invoice is gone, and what was taken is left', async () => {
  const invoices = fc.uniqueArray(
    fc.record({
      invoice_id: id,
      on: day,
      amount: cents(99_999),
      customer: fc.constantFrom('K1', 'K2'),
    }),
    {selector: each => each.invoice_id, minLength: 2},
  );
  const payments = fc.array(fc.record({invoice_id: id, on: day, skonto: cents(999)}), {
    minLength: 1,
    maxLength: 12,
  });
  await fc.assert(
    fc.asyncProperty(invoices, payments, async (lines, taken) => {
      const {build, db, close} = await worldOf({
        lines: lines.map(each =>
          sold(each.invoice_id, each.on, each.amount, {customer_id: each.customer, tax_amount: 0}),
        ),
        payments: taken.map((each, at) => paid(each.invoice_id, each.on, each.skonto, {line: at})),
      });
      await build('fct_skonto');
      const wrong = await db.rows(`
        select p.invoice_id, p.taken, s.amount
        from (select invoice_id, sum(skonto_amount) as taken from fct_payment group by 1) as p
        left join (
          select claim_id, sum(amount) as amount, sum(expected_amount) as expected
          from fct_skonto group by 1
        ) as s on p.invoice_id = s.claim_id
        where coalesce(s.amount, 0) <> p.taken or s.expected <> 0`);
      expect(plain(wrong)).toEqual([]);
      const [parts] = await db.rows(
        'select count(*) as n from fct_skonto where amount <> round(amount, 2)',
      );
      expect(plain(parts)).toEqual({n: 0});
      close();
    }),
    {numRuns: 20},
  );
}, 120_000);
