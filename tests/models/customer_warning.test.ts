import {expect, test} from 'vitest';
import {smallWorld} from '../small_world.ts';

const sale = (customer_id: string, invoiced_on: string, net_amount: number) => ({
  invoice_id: `${customer_id} ${invoiced_on}`,
  line: 1,
  customer_id,
  invoiced_on,
  quantity: 1,
  net_amount,
  product_cost: 0,
});

test('valuable customers are warned of: for a risk or silence, or for two of the other signs', async () => {
  const {given, build} = await smallWorld('2026-12-31');
  const earned = {large: 700, silent: 200, two: 60, one: 30, small: 10};
  await given(
    'stg_invoice_lines',
    Object.entries(earned).map(([customer, amount]) => sale(customer, '2026-03-10', amount * 100)),
  );
  await given('int_warning_sign', [
    {customer_id: 'large', sign: 'group_change', since: '2026-10-01'},
    {customer_id: 'large', sign: 'contact_change', since: '2026-11-01'},
    {customer_id: 'silent', sign: 'contact_change', since: '2026-09-30'},
    {customer_id: 'silent', sign: 'silent', since: '2026-12-01'},
    {customer_id: 'two', sign: 'silent', since: '2026-12-01'},
    {customer_id: 'two', sign: 'risk', since: '2026-12-31'},
    {customer_id: 'one', sign: 'contact_change', since: '2026-12-01'},
  ]);
  // 700 of 1,000 are less than 80 %; with the second, who crosses it, 90 %.
  expect(await build('customer_warning')).toMatchObject([
    {
      customer_id: 'large',
      reason_1: 'group_change',
      reason_2: 'contact_change',
      reason_3: null,
      signs: 2,
      since: '2026-10-01',
    },
    {customer_id: 'silent', reason_1: 'silent', reason_2: 'contact_change', since: '2026-09-30'},
  ]);
});

test('what a customer earned us is of the months that are told of it elsewhere', async () => {
  const {given, build} = await smallWorld('2026-12-31');
  await given('stg_invoice_lines', [
    sale('K1', '2024-03-10', 100),
    sale('K1', '2026-12-10', 20),
    sale('K1', '2027-01-10', 3),
  ]);
  await given('int_warning_sign', [{customer_id: 'K1', sign: 'silent', since: '2026-11-01'}]);
  const [warning] = await build('customer_warning');
  const [segment] = await build('customer_segment');
  expect(Number(warning?.contribution_4)).toBe(120);
  expect(Number(segment?.contribution_4_36_months)).toBe(120);
});

test('one sign that is neither a risk nor silence is no warning', async () => {
  const {given, build} = await smallWorld('2026-12-31');
  await given('stg_invoice_lines', [sale('K1', '2026-03-10', 100)]);
  await given('int_warning_sign', [
    {customer_id: 'K1', sign: 'contact_change', since: '2026-11-01'},
  ]);
  expect(await build('customer_warning')).toEqual([]);
});

test('signs are what has happened lately, each with its day', async () => {
  const {given, build} = await smallWorld('2026-12-31');
  const months = ['01', '02', '03', '04', '05', '06', '07'];
  await given('stg_invoice_lines', [
    ...months.map(month => sale('K1', `2026-${month}-01`, 100)),
    sale('K2', '2026-12-01', 100),
    sale('gone', '2025-01-01', 100),
  ]);
  await given(
    'stg_service_cases',
    [
      ['slow', 'K2', '2026-11-02', '2026-11-30'],
      ['quick', 'K1', '2026-11-02', '2026-11-10'],
      ['long ago', 'K1', '2026-05-02', '2026-07-30'],
      ['open', 'gone', '2026-11-02', null],
    ].map(([case_id, customer_id, opened, resolved]) => ({
      case_id: case_id!,
      customer_id: customer_id!,
      kind: 'complaint',
      opened_at: `${opened}T09:00:00`,
      resolved_at: resolved ? `${resolved}T09:00:00` : null,
    })),
  );
  await given('stg_contacts', [
    {contact_id: 'P1', customer_id: 'K2', ended_on: '2026-10-15'},
    {contact_id: 'P2', customer_id: 'K1', ended_on: '2026-08-15'},
  ]);
  await given('stg_subscriptions', [
    {
      subscription_id: 'S1',
      customer_id: 'K2',
      started_on: '2025-01-01',
      ended_on: '2027-03-31',
      mrr: 10,
      cancelled_on: '2026-09-20',
    },
  ]);
  expect(await build('int_warning_sign')).toEqual([
    // Gaps of 28 to 31 days: after 62 days from July 1 on it is silent.
    {customer_id: 'K1', sign: 'silent', since: '2026-09-02'},
    {customer_id: 'K2', sign: 'cancelled_service', since: '2026-09-20'},
    {customer_id: 'K2', sign: 'contact_change', since: '2026-10-15'},
    {customer_id: 'K2', sign: 'slow_complaint', since: '2026-11-17'},
  ]);
});
