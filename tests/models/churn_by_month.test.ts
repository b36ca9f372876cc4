import fc from 'fast-check';
import {expect, test} from 'vitest';
import {smallWorld} from '../small_world.ts';

const purchases = (days: Record<string, string[]>) =>
  Object.entries(days).flatMap(([customer_id, own]) =>
    own.map((invoiced_on, index) => ({
      invoice_id: `${customer_id}-${index}`,
      line: 1,
      customer_id,
      invoiced_on,
      quantity: 1,
      net_amount: 10,
      product_cost: 5,
    })),
  );

test('a customer is lost on the day a year of silence is over', async () => {
  const {given, build} = await smallWorld('2027-06-30');
  await given('stg_invoice_lines', purchases({K1: ['2025-01-15', '2025-03-31']}));
  const lost = (await build('churn_by_month')).filter(row => row.lost_customers === 1);
  expect(lost).toMatchObject([{month: '2026-03-01', customers_start: 1, customers_end: 0}]);
});

test('with a lost customer goes the revenue of the 36 months before', async () => {
  const {given, build} = await smallWorld('2026-06-30');
  await given(
    'stg_invoice_lines',
    purchases({K1: ['2025-01-15', '2025-03-31'], K2: ['2025-06-15', '2026-03-02']}),
  );
  const march = (await build('churn_by_month')).find(row => row.month === '2026-03-01')!;
  expect([march.customers_start, march.lost_customers]).toEqual([2, 1]);
  expect([march.revenue_start, march.lost_revenue].map(Number)).toEqual([30, 20]);
  expect([march.contribution_start, march.lost_contribution].map(Number)).toEqual([15, 10]);
});

test('who returns after the loss is won back, not new', async () => {
  const {given, build} = await smallWorld('2027-06-30');
  await given('stg_invoice_lines', purchases({K1: ['2025-01-15', '2026-04-01']}));
  const moves = (await build('churn_by_month')).filter(
    row => row.new_customers || row.won_back_customers || row.lost_customers,
  );
  expect(moves).toMatchObject([
    {month: '2025-01-01', new_customers: 1},
    {month: '2026-01-01', lost_customers: 1},
    {month: '2026-04-01', won_back_customers: 1},
    {month: '2027-04-01', lost_customers: 1},
  ]);
});

test('a relation that is older than our invoices does not begin with the first of them', async () => {
  const {given, build} = await smallWorld('2026-12-31');
  await given('stg_customers', [
    {customer_id: 'K2', valid_from: '2001-01-01', customer_since: '2001-01-01'},
  ]);
  await given('stg_invoice_lines', purchases({K1: ['2025-01-15'], K2: ['2026-06-10']}));
  const june = (await build('churn_by_month')).find(row => row.month === '2026-06-01');
  expect(june).toMatchObject({new_customers: 0, won_back_customers: 1});
});

test('credit notes and affiliated companies are no purchases of a customer', async () => {
  const {given, build} = await smallWorld('2026-12-31');
  await given('stg_customers', [{customer_id: 'K2', valid_from: '2020-01-01', affiliated: true}]);
  const [sale] = purchases({K1: ['2026-01-10']});
  await given('stg_invoice_lines', [
    sale!,
    {...sale!, invoice_id: 'G1', customer_id: 'K3', kind: 'credit_note', net_amount: -10},
    {...sale!, invoice_id: 'R2', customer_id: 'K2'},
  ]);
  const last = (await build('churn_by_month')).at(-1);
  expect(last).toMatchObject({customers_end: 1});
});

test('the first year of history says nothing about churn', async () => {
  const {given, build} = await smallWorld('2026-12-31');
  await given('stg_invoice_lines', purchases({K1: ['2025-02-10', '2026-12-01']}));
  const rows = await build('churn_by_month');
  expect(rows.filter(row => row.is_measurable).map(row => row.month)[0]).toBe('2026-03-01');
});

test('at each month end, active are those who bought within a year, whatever the history', async () => {
  const day = fc
    .date({min: new Date('2024-01-01'), max: new Date('2026-12-31'), noInvalidDate: true})
    .map(date => date.toISOString().slice(0, 10));
  const days = fc.uniqueArray(day, {minLength: 1, maxLength: 6});
  await fc.assert(
    fc.asyncProperty(fc.array(days, {minLength: 1, maxLength: 8}), async histories => {
      const {given, build, close} = await smallWorld('2026-12-31');
      const byCustomer = Object.fromEntries(histories.map((own, index) => [`K${index}`, own]));
      await given('stg_invoice_lines', purchases(byCustomer));
      for (const row of await build('churn_by_month')) {
        const end = Temporal.PlainDate.from(String(row.month)).add({months: 1}).subtract({days: 1});
        const active = histories.filter(own =>
          own.some(bought => {
            const until = Temporal.PlainDate.from(bought).add({months: 12});
            return (
              Temporal.PlainDate.compare(bought, end) <= 0 &&
              Temporal.PlainDate.compare(until, end) > 0
            );
          }),
        );
        expect(row.customers_end).toBe(active.length);
      }
      close();
    }),
    {numRuns: 12},
  );
});
