import fc from 'fast-check';
import {expect, test} from 'vitest';
import {monthly} from '../../models/cubes/monthly.ts';
import {recurringRevenue} from '../../models/cubes/recurring_revenue.ts';
import {retention} from '../../models/cubes/retention.ts';
import type {Row} from '../../warehouse/database.ts';
import {Decimal} from '../../warehouse/decimal.ts';
import {warehouse} from '../../warehouse/query.ts';
import {smallWorld} from '../small_world.ts';

const sale = (customer_id: string, invoiced_on: string, net_amount: number, product_cost = 0) => ({
  invoice_id: `${customer_id} ${invoiced_on} ${net_amount}`,
  line: 1,
  customer_id,
  invoiced_on,
  quantity: 1,
  net_amount,
  product_cost,
});

const contract = (
  customer_id: string,
  started_on: string,
  mrr: number,
  ended_on: string | null = null,
  more: object = {},
) => ({
  subscription_id: `${customer_id} ${started_on}`,
  customer_id,
  started_on,
  ended_on,
  mrr,
  ...more,
});

/** Money of a few digits as numbers. */
const plain = (rows: Row[]) =>
  rows.map(row =>
    Object.fromEntries(
      Object.entries(row).map(([name, value]) => [
        name,
        value instanceof Decimal ? Number(value) : value,
      ]),
    ),
  );

test('of 20,000 a month 1,200 leave and 800 shrink: GRR is 90 %, with 3,000 of growth NRR 105 %', async () => {
  const {given, build, db} = await smallWorld('2026-12-31');
  await given('stg_subscriptions', [
    contract('stays', '2025-01-01', 10_000),
    contract('leaves', '2025-01-01', 1_200, '2026-06-30'),
    contract('shrinks', '2025-01-01', 3_800, '2026-06-30'),
    contract('shrinks', '2026-07-01', 3_000),
    contract('grows', '2025-01-01', 5_000, '2026-06-30'),
    contract('grows', '2026-07-01', 8_000),
    contract('comes', '2026-07-01', 700),
    contract('is paid', '2025-01-01', -300), // nonsense of a source, which counts as nothing
  ]);
  expect(plain(await build('mrr_retention_by_month')).at(-1)).toMatchObject({
    month: '2026-12-01',
    mrr_start: 20_000,
    mrr_churned: 1_200,
    mrr_contraction: 800,
    mrr_expansion: 3_000,
    mrr_gained: 700,
    mrr_end: 21_700,
    has_mrr_year: true,
  });
  const {gross_mrr_retention, net_mrr_retention} = recurringRevenue.measures;
  expect(await lastValue(db, gross_mrr_retention)).toBeCloseTo(90, 9);
  expect(await lastValue(db, net_mrr_retention)).toBeCloseTo(105, 9);
});

async function lastValue(
  db: Awaited<ReturnType<typeof smallWorld>>['db'],
  measure: (typeof retention.measures)['net_revenue_retention'],
): Promise<number> {
  const {rows} = await monthly(measure, 1).execute(warehouse({connect: async () => db}, 1));
  const {numerator, denominator, is_reliable} = rows.at(-1)!;
  expect(is_reliable).toBe(true);
  return (Number(numerator) / Number(denominator)) * measure.scale;
}

test('revenue of one year is held against that of the year before, and again for who earns us something', async () => {
  const {given, build, db} = await smallWorld('2026-12-31');
  await given('stg_invoice_lines', [
    sale('stays', '2025-01-10', 100, 40),
    sale('stays', '2026-03-10', 70, 20),
    sale('leaves', '2025-05-10', 60, 90), // a loss-maker
    sale('grows', '2025-12-31', 40, 10),
    sale('grows', '2026-01-01', 50, 10),
    sale('comes', '2026-08-10', 30),
    sale('returns all', '2025-02-01', 20),
    {...sale('returns all', '2026-02-01', -20), kind: 'credit_note'},
  ]);
  expect(plain(await build('retention_by_month')).at(-1)).toEqual({
    month: '2026-12-01',
    revenue_start: 220,
    revenue_churned: 80,
    revenue_contraction: 30,
    revenue_expansion: 10,
    revenue_gained: 30,
    revenue_end: 150,
    profitable_revenue_start: 160,
    profitable_revenue_churned: 20,
    profitable_revenue_contraction: 30,
    profitable_revenue_expansion: 10,
    contribution_start: 110,
    contribution_churned: 20,
    contribution_contraction: 10,
    contribution_expansion: 10,
    has_two_years: true,
  });
  const {gross_revenue_retention, net_contribution_retention} = retention.measures;
  expect(await lastValue(db, gross_revenue_retention)).toBeCloseTo(50, 9);
  expect(await lastValue(db, net_contribution_retention)).toBeCloseTo((100 * 90) / 110, 9);
});

test('with less than two years nothing is compared', async () => {
  const {given, build} = await smallWorld('2026-12-31');
  await given('stg_invoice_lines', [sale('K1', '2025-02-10', 100), sale('K1', '2026-02-10', 100)]);
  expect(plain(await build('retention_by_month')).at(-1)).toMatchObject({has_two_years: false});
});

test('what customers earned us weighs their loss, and loss-makers are no loss', async () => {
  const {given, build} = await smallWorld('2026-12-31');
  await given('stg_invoice_lines', [
    sale('earns', '2025-01-10', 1000, 400),
    sale('costs', '2025-01-20', 100, 150),
    sale('stays', '2025-03-10', 500, 300),
    sale('stays', '2026-01-10', 10),
  ]);
  const january = plain(await build('churn_by_month')).find(row => row.month === '2026-01-01');
  expect(january).toMatchObject({
    customers_start: 3,
    lost_customers: 2,
    profitable_customers_start: 2,
    lost_profitable_customers: 1,
    contribution_start: 800,
    lost_contribution: 600,
  });
});

test('a cohort shrinks as its customers leave, and grows again with who returns', async () => {
  const {given, build} = await smallWorld('2027-12-31');
  await given('stg_invoice_lines', [
    sale('old', '2024-01-05', 10),
    sale('K1', '2025-03-02', 100),
    sale('K1', '2025-09-09', 30),
    sale('K2', '2025-03-20', 50),
    sale('K2', '2027-05-20', 20),
    sale('K3', '2025-04-01', 70),
  ]);
  const march = plain(await build('retention_by_cohort')).filter(
    row => row.cohort === '2025-03-01',
  );
  const at = (age: number) => march.find(row => row.age_months === age);
  expect(at(0)).toMatchObject({cohort_customers: 2, active_customers: 2, net_revenue: 150});
  expect(at(6)).toMatchObject({active_customers: 2, buying_customers: 1, net_revenue: 30});
  expect(at(12)).toMatchObject({month: '2026-03-01', active_customers: 1, buying_customers: 0});
  expect(at(18)).toMatchObject({active_customers: 0});
  expect(at(26)).toMatchObject({active_customers: 1, net_revenue: 20, is_measurable: true});
  expect(march).toHaveLength(34);
});

test('without invoices a customer is there while a contract runs, and a goodbye ends it', async () => {
  const {given, build} = await smallWorld('2026-12-31');
  await given('stg_customers', [
    ...['gap', 'ends', 'says', 'tries'].map(customer_id => ({
      customer_id,
      valid_from: '2020-01-01',
    })),
  ]);
  await given('stg_subscriptions', [
    contract('gap', '2025-01-10', 10, '2025-12-31'),
    contract('gap', '2026-01-30', 10), // within 30 days
    contract('ends', '2025-01-10', 10, '2026-03-31'),
    contract('says', '2025-01-10', 10),
    contract('says', '2026-08-05', 10),
    contract('tries', '2025-05-01', 0, null, {trial: true}),
  ]);
  await given('stg_churn_events', [
    {event_id: 'G1', customer_id: 'says', churned_on: '2026-06-15', reason: 'price', refund: 3},
  ]);
  expect(await build('int_customer_spell')).toMatchObject([
    {customer_id: 'ends', basis: 'contract', started_on: '2025-01-10', ended_on: '2026-04-01'},
    {customer_id: 'gap', started_on: '2025-01-10', ended_on: '9999-12-31', began_as: 'new'},
    {customer_id: 'says', started_on: '2025-01-10', ended_on: '2026-06-15', began_as: 'new'},
    {customer_id: 'says', started_on: '2026-08-05', ended_on: '9999-12-31', began_as: 'won_back'},
  ]);
  const months = await build('churn_by_month');
  expect(months.filter(row => row.lost_customers)).toMatchObject([
    {month: '2026-04-01', customers_start: 3, is_measurable: true},
    {month: '2026-06-01', customers_start: 2},
  ]);
  expect(plain(await build('churn_reason_by_month'))).toEqual([
    {
      month: '2026-06-01',
      kind: 'goodbye',
      reason: 'price',
      customers: 1,
      events: 1,
      refund: 3,
      mrr: 0,
      revenue: 0,
    },
  ]);
});

test('a reason says which contracts were cancelled for it, and what their customers had bought', async () => {
  const {given, build} = await smallWorld('2026-12-31');
  const notice = {cancelled_on: '2026-06-02', reason: 'price'};
  await given('stg_customers', [{customer_id: 'K1', valid_from: '2020-01-01'}]);
  await given('stg_invoice_lines', [sale('K1', '2025-02-10', 100), sale('K1', '2026-07-01', 7)]);
  await given('stg_subscriptions', [
    contract('K1', '2025-01-10', 10, '2026-07-31', {...notice, subscription_id: 'V1'}),
    contract('K1', '2025-01-10', 25, '2026-07-31', {...notice, subscription_id: 'V2'}),
  ]);
  expect(plain(await build('churn_reason_by_month'))).toMatchObject([
    {month: '2026-06-01', kind: 'notice', customers: 1, events: 2, mrr: 35, revenue: 100},
  ]);
});

test('an invoice says more than a contract', async () => {
  const {given, build} = await smallWorld('2026-12-31');
  await given('stg_customers', [{customer_id: 'K1', valid_from: '2020-01-01'}]);
  await given('stg_subscriptions', [contract('K1', '2025-01-10', 10)]);
  await given('stg_invoice_lines', [sale('K1', '2025-02-10', 100)]);
  expect(await build('int_customer_spell')).toMatchObject([
    {basis: 'purchase', started_on: '2025-02-10', ended_on: '2026-02-10'},
  ]);
});

test('whatever the history, gross retention is at most net retention, and parts make the whole', async () => {
  const amount = fc.integer({min: -50, max: 200});
  const line = fc.tuple(
    fc.constantFrom('K1', 'K2', 'K3', 'K4'),
    fc.constantFrom('2024-03-05', '2025-03-05', '2025-11-30', '2026-01-01', '2026-12-31'),
    amount,
    fc.integer({min: 0, max: 100}),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(line, {minLength: 1, maxLength: 12}), async lines => {
      const {given, build, close} = await smallWorld('2026-12-31');
      await given(
        'stg_invoice_lines',
        lines.map(([customer, day, net, cost], number) => ({
          ...sale(customer, day, net, cost),
          invoice_id: `R${number}`,
        })),
      );
      const last = plain(await build('retention_by_month')).at(-1)!;
      const sum = (from: string, to: string) => {
        const byCustomer = new Map<string, number>();
        for (const [customer, day, net] of lines)
          if (day > from && day <= to)
            byCustomer.set(customer, (byCustomer.get(customer) ?? 0) + net);
        return [...byCustomer.values()].reduce((all, own) => all + Math.max(own, 0), 0);
      };
      expect(Number(last.revenue_start)).toBe(sum('2024-12-31', '2025-12-31'));
      expect(Number(last.revenue_end)).toBe(sum('2025-12-31', '2026-12-31'));
      await build('churn_by_month');
      await build('retention_by_cohort');
      close();
    }),
    {numRuns: 5},
  );
});
