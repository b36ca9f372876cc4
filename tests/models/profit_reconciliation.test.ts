import {expect, test} from 'vitest';
import {smallWorld} from '../small_world.ts';

const sale = {line: 1, customer_id: 'K1', quantity: 1, product_cost: 0};
const posting = {line: 1, account: '4400', account_kind: 'revenue'};

async function reconciled(
  invoices: readonly object[],
  postings: readonly object[],
): Promise<unknown[][]> {
  const {given, build} = await smallWorld('2026-12-31');
  await given('stg_invoice_lines', invoices.map(each => ({...sale, ...each})) as never);
  await given('stg_ledger_entries', postings.map(each => ({...posting, ...each})) as never);
  const rows = JSON.parse(JSON.stringify(await build('profit_reconciliation'))) as Record<
    string,
    unknown
  >[];
  return rows
    .map(row => [row.fiscal_year, row.period, row.reason, row.ledger, row.star, row.difference])
    .sort();
}

test('what both have ties, and each difference has a name', async () => {
  expect(
    await reconciled(
      [
        {invoice_id: 'R1', invoiced_on: '2026-01-10', net_amount: 100},
        {invoice_id: 'R2', invoiced_on: '2026-01-31', net_amount: 50},
        {invoice_id: 'R3', invoiced_on: '2026-01-12', net_amount: 70},
        {invoice_id: 'R4', invoiced_on: '2026-01-12', net_amount: 30},
        {
          invoice_id: 'R5',
          invoiced_on: '2026-01-12',
          net_amount: 10,
          currency: 'CHF',
          rate: 1.05,
        },
        {invoice_id: 'AZ', invoiced_on: '2026-01-12', net_amount: 500, kind: 'down_payment'},
        {invoice_id: 'X1', external_id: 'F1', invoiced_on: '2026-01-12', net_amount: 8},
      ],
      [
        {document: 'R1', posted_on: '2026-01-10', amount: -60},
        {document: 'R1', line: 2, posted_on: '2026-01-10', amount: -40},
        {document: 'R2', posted_on: '2026-02-01', amount: -50},
        {document: 'R3', posted_on: '2026-01-12', amount: -69.99},
        {document: 'R5', posted_on: '2026-01-12', amount: -10.51},
        {document: 'AZ', posted_on: '2026-01-12', amount: -500},
        {document: 'F1', posted_on: '2026-01-12', amount: -8},
        {document: 'M1', posted_on: '2026-01-31', amount: -5, period: 13},
        {document: 'P1', posted_on: '2026-01-31', amount: -900, scenario: 'plan'},
        {document: 'B1', posted_on: '2026-01-31', amount: 900, account_kind: 'balance_sheet'},
      ],
    ),
  ).toEqual([
    [2026, 13, 'manual_posting', 5, 0, 5],
    [2026, 4, 'amount', 69.99, 70, -0.01],
    [2026, 4, 'currency', 10.51, 10.5, 0.01],
    [2026, 4, 'cut_off', 0, 50, -50],
    [2026, 4, 'down_payment', 500, 0, 500],
    [2026, 4, 'not_posted', 0, 30, -30],
    [2026, 4, 'ties', 108, 108, 0],
    [2026, 5, 'cut_off', 50, 0, 50],
  ]);
});

test('what is invoiced in advance is earned in other periods, of which the ledger has some', async () => {
  const rows = await reconciled(
    [
      {
        invoice_id: 'W1',
        invoiced_on: '2026-01-01',
        net_amount: 365,
        service_from: '2026-01-01',
        service_to: '2026-12-31',
      },
    ],
    [
      {document: 'W1', posted_on: '2026-01-01', amount: -365},
      {document: 'A1', posted_on: '2026-01-31', amount: 334},
      {document: 'A2', posted_on: '2026-02-28', amount: -28},
    ],
  );
  expect(rows).toEqual([
    [2026, 4, 'deferral', 0, -334, 334],
    [2026, 4, 'manual_posting', -334, 0, -334],
    [2026, 4, 'ties', 365, 365, 0],
    [2026, 5, 'deferral', 0, 28, -28],
    [2026, 5, 'manual_posting', 28, 0, 28],
  ]);
});

test('what is set aside for rebates ties by its document, and a credit note that pays it is no revenue', async () => {
  const {given, build} = await smallWorld('2026-12-31');
  const accrual = {agreement_id: 'B', customer_id: 'K1', posted_on: '2026-01-31'};
  await given('stg_rebate_accruals', [
    {...accrual, accrual_id: 'A1', kind: 'accrual', amount: 5, document: 'D1'},
    {...accrual, accrual_id: 'A2', kind: 'settlement', amount: 3, document: 'G1'},
  ]);
  await given('stg_invoice_lines', [
    {...sale, invoice_id: 'G1', invoiced_on: '2026-01-31', kind: 'credit_note', net_amount: -3},
  ]);
  await given('stg_ledger_entries', [
    {...posting, document: 'D1', posted_on: '2026-01-31', amount: 5},
  ]);
  expect(JSON.parse(JSON.stringify(await build('profit_reconciliation')))).toMatchObject([
    {reason: 'ties', documents: 2, ledger: -5, star: -5, difference: 0},
  ]);
});

test('without a ledger there is nothing to tie', async () => {
  expect(
    await reconciled([{invoice_id: 'R1', invoiced_on: '2026-01-10', net_amount: 100}], []),
  ).toEqual([]);
});
