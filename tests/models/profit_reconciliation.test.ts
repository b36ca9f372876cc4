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

test('below revenue each line ties, too: product cost document by document, and the rest has a reason', async () => {
  const {given, build} = await smallWorld('2026-12-31');
  const line = {...sale, invoiced_on: '2026-01-10'};
  await given('stg_invoice_lines', [
    {...line, invoice_id: 'R1', net_amount: 100, product_cost: 60},
    {...line, invoice_id: 'R2', net_amount: 50, product_cost: 20},
    {...line, invoice_id: 'R3', net_amount: 70, product_cost: null},
    {...line, invoice_id: 'R4', net_amount: 30, product_cost: 10},
    {...line, invoice_id: 'R5', net_amount: 40, product_cost: 15, posted_on: '2026-01-31'},
    {
      ...line,
      invoice_id: 'W1',
      net_amount: 365,
      product_cost: 36.5,
      service_from: '2026-01-01',
      service_to: '2026-12-31',
    },
  ]);
  const posted = (document: string, account_kind: string, amount: number, more = {}) => ({
    document,
    line: account_kind === 'revenue' ? 1 : 2,
    account: account_kind,
    account_kind,
    posted_on: '2026-01-31',
    amount,
    ...more,
  });
  await given('stg_ledger_entries', [
    posted('R1', 'revenue', -100),
    posted('R2', 'revenue', -50),
    posted('R3', 'revenue', -70),
    posted('R4', 'revenue', -30),
    posted('R5', 'revenue', -40),
    posted('W1', 'revenue', -365),
    posted('R1', 'product_cost', 60),
    posted('R2', 'product_cost', 23.5),
    posted('R3', 'product_cost', 41),
    posted('R5', 'product_cost', 15, {posted_on: '2026-02-01'}),
    posted('W1', 'product_cost', 36.5),
    posted('M1', 'product_cost', 7),
    posted('L1', 'operating_cost', 200),
    posted('L1', 'operating_cost', 50, {line: 3}),
    posted('Z1', 'other_result', -3),
    posted('T1', 'balance_sheet', 900),
    posted('T2', 'statistical', 12),
    posted('P1', 'operating_cost', 999, {scenario: 'plan'}),
  ]);
  const rows = JSON.parse(JSON.stringify(await build('profit_reconciliation'))) as Record<
    string,
    never
  >[];
  expect(
    rows
      .map(row => [
        row.period,
        row.line,
        row.reason,
        row.documents,
        row.ledger,
        row.star,
        row.difference,
      ])
      .sort(),
  ).toEqual([
    [4, 'net_revenue', 'deferral', 2, 0, -334, 334],
    [4, 'net_revenue', 'ties', 6, 655, 655, 0],
    [4, 'operating_cost', 'not_assigned', 1, -250, 0, -250],
    [4, 'other_result', 'neutral', 1, 3, 0, 3],
    [4, 'product_cost', 'cut_off', 1, 0, -15, 15],
    [4, 'product_cost', 'deferral', 2, 0, 33.4, -33.4],
    [4, 'product_cost', 'manual_posting', 1, -7, 0, -7],
    [4, 'product_cost', 'not_posted', 1, 0, -10, 10],
    [4, 'product_cost', 'ties', 2, -96.5, -96.5, 0],
    [4, 'product_cost', 'variance', 1, -23.5, -20, -3.5],
    [4, 'product_cost', 'without_cost', 1, -41, 0, -41],
    [5, 'product_cost', 'cut_off', 1, -15, 0, -15],
    [5, 'product_cost', 'deferral', 1, 0, -2.8, 2.8],
  ]);
  const sum = (of: string) => rows.reduce((total, row) => total + Number(row[of]) * 100, 0) / 100;
  expect(sum('ledger')).toBeCloseTo(655 - 183 - 250 + 3, 6);
  const customers = JSON.parse(JSON.stringify(await build('customer_profitability'))) as Record<
    string,
    never
  >[];
  const january = customers.find(({month}) => month === '2026-01-01')!;
  expect(
    rows.filter(({period}) => period === 4).reduce((total, {star}) => total + Number(star), 0),
  ).toBeCloseTo(Number(january.contribution_1), 6);
});

test('where the ledger posts product cost in sums, what it has beyond that of the invoices is a variance', async () => {
  const {given, build} = await smallWorld('2026-12-31');
  await given('stg_invoice_lines', [
    {...sale, invoice_id: 'R1', invoiced_on: '2026-01-10', net_amount: 100, product_cost: 60},
    {...sale, invoice_id: 'R2', invoiced_on: '2026-01-10', net_amount: 50, product_cost: null},
    {...sale, invoice_id: 'R3', invoiced_on: '2026-02-10', net_amount: 50, product_cost: 9},
  ]);
  const cost = {line: 1, account: '5000', account_kind: 'product_cost'};
  await given('stg_ledger_entries', [
    {...cost, document: 'M1', posted_on: '2026-01-31', amount: 55},
    {...cost, document: 'M2', posted_on: '2026-01-31', amount: 8.01},
    {...cost, document: 'M3', posted_on: '2026-09-30', amount: 4, period: 13},
  ]);
  const rows = JSON.parse(JSON.stringify(await build('profit_reconciliation'))) as Record<
    string,
    never
  >[];
  expect(
    rows
      .map(row => [
        row.period,
        row.line,
        row.reason,
        row.documents,
        row.ledger,
        row.star,
        row.difference,
      ])
      .sort(),
  ).toEqual([
    [13, 'product_cost', 'manual_posting', 1, -4, 0, -4],
    [4, 'product_cost', 'in_total', 1, -60, -60, 0],
    [4, 'product_cost', 'variance', 2, -3.01, 0, -3.01],
    [4, 'product_cost', 'without_cost', 1, 0, 0, 0],
  ]);
});

test('a computed rebate is no posting, and has its name', async () => {
  const {given, build} = await smallWorld('2026-12-31');
  await given('stg_rebate_agreements', [
    {agreement_id: 'B', from_revenue: 0, rate: 0.05, customer_id: 'K1', valid_from: '2026-01-01'},
  ]);
  await given('stg_invoice_lines', [
    {...sale, invoice_id: 'R1', invoiced_on: '2026-01-10', net_amount: 100},
    {
      ...sale,
      invoice_id: 'G1',
      invoiced_on: '2026-01-20',
      net_amount: -2,
      kind: 'credit_note',
      credit_reason: 'bonus',
    },
  ]);
  await given('stg_ledger_entries', [
    {...posting, document: 'R1', posted_on: '2026-01-10', amount: -100},
    {...posting, document: 'G1', posted_on: '2026-01-20', amount: 2},
    {...posting, document: 'BR', posted_on: '2026-01-31', amount: 3},
  ]);
  const rows = JSON.parse(JSON.stringify(await build('profit_reconciliation'))) as Record<
    string,
    never
  >[];
  expect(rows.map(row => [row.reason, row.ledger, row.star]).sort()).toEqual([
    ['manual_posting', -3, 0],
    ['rebate', -2, -5],
    ['ties', 100, 100],
  ]);
});
