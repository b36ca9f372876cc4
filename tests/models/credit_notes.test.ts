import fc from 'fast-check';
import {expect, test} from 'vitest';
import {smallWorld} from '../small_world.ts';

const sale = {
  invoice_id: 'R1',
  line: 1,
  customer_id: 'K1',
  invoiced_on: '2026-01-10',
  quantity: 1,
  net_amount: 100,
  product_cost: 60,
};
const plain = (rows: unknown) => JSON.parse(JSON.stringify(rows)) as Record<string, unknown>[];

async function months(lines: readonly object[]): Promise<unknown[][]> {
  const {given, build} = await smallWorld();
  await given('stg_invoice_lines', lines as never);
  return plain(await build('customer_profitability')).map(each => [
    each.customer_id,
    String(each.month).slice(0, 7),
    each.net_revenue,
    each.net_revenue_by_origin,
    each.contribution_1,
    each.contribution_1_by_origin,
  ]);
}

test('a credit note counts in its own month, and by origin in that of the invoice', async () => {
  expect(
    await months([
      sale,
      {
        ...sale,
        invoice_id: 'G1',
        kind: 'credit_note',
        corrects_invoice_id: 'R1',
        invoiced_on: '2026-03-05',
        net_amount: -30,
        product_cost: -18,
      },
      {...sale, invoice_id: 'R2', invoiced_on: '2026-03-20'},
    ]),
  ).toEqual([
    ['K1', '2026-01', 100, 70, 40, 28],
    ['K1', '2026-03', 70, 100, 28, 40],
  ]);
});

test('a cancelled invoice and its cancellation are nothing by origin, and the new invoice is', async () => {
  const cancelled = {kind: 'cancellation', corrects_invoice_id: 'R1', invoiced_on: '2026-02-01'};
  expect(
    await months([
      sale,
      {...sale, ...cancelled, invoice_id: 'S1', net_amount: -100, product_cost: -60},
      {...sale, invoice_id: 'R2', invoiced_on: '2026-02-01', net_amount: 90},
    ]),
  ).toEqual([
    ['K1', '2026-01', 100, 0, 40, 0],
    ['K1', '2026-02', -10, 90, -10, 30],
  ]);
});

test('a credit note of an invoice that nobody delivered stays in its own month', async () => {
  expect(
    await months([
      {...sale, kind: 'credit_note', corrects_invoice_id: 'R0', net_amount: -5, product_cost: 0},
      {...sale, invoice_id: 'G2', kind: 'credit_note', net_amount: -7, product_cost: 0},
    ]),
  ).toEqual([['K1', '2026-01', -12, -12, -12, -12]]);
});

test('what cancels a down payment is no revenue, as the down payment was none', async () => {
  expect(
    await months([
      {...sale, kind: 'down_payment', net_amount: 5000},
      {
        ...sale,
        invoice_id: 'S1',
        kind: 'cancellation',
        corrects_invoice_id: 'R1',
        invoiced_on: '2026-02-01',
        net_amount: -5000,
      },
    ]),
  ).toEqual([]);
});

test('whatever corrects whatever, both ways have the same sum', async () => {
  const id = fc.constantFrom('R1', 'R2', 'R3', 'R4', 'R5');
  const line = fc.record({
    invoice_id: id,
    corrects_invoice_id: fc.option(id),
    kind: fc.constantFrom(null, 'cancellation'),
    service_from: fc.constantFrom(null, '2026-01-01', '2026-02-15'),
    service_to: fc.constantFrom(null, '2026-03-31'),
    customer_id: fc.option(fc.constantFrom('K1', 'K2')),
    invoiced_on: fc.constantFrom('2026-01-10', '2026-02-10', '2026-05-10'),
    net_amount: fc.integer({min: -9999, max: 9999}).map(n => n / 100),
    product_cost: fc.option(fc.integer({min: -9999, max: 9999}).map(n => n / 100)),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(line, {minLength: 1, maxLength: 12}), async lines => {
      const cents = (rows: unknown[][], at: number) =>
        rows.reduce((sum, row) => sum + Math.round(Number(row[at]) * 100), 0);
      const rows = await months(lines.map((each, at) => ({...each, line: at, quantity: 1})));
      expect([cents(rows, 3), cents(rows, 5)]).toEqual([cents(rows, 2), cents(rows, 4)]);
    }),
    {numRuns: 10},
  );
});
