import {expect, test} from 'vitest';
import {churnOf} from '../../models/churn/of_customer.ts';
import type {Row} from '../../warehouse/database.ts';
import {warehouse} from '../../warehouse/query.ts';
import {smallWorld} from '../small_world.ts';

const sale = (customer_id: string, invoiced_on: string, net_amount = 10) => ({
  invoice_id: `${customer_id} ${invoiced_on} ${net_amount}`,
  line: 1,
  customer_id,
  invoiced_on,
  quantity: 1,
  net_amount,
  product_cost: 5,
});

const everyMonth = (customer_id: string, from: string, months: number) =>
  Array.from({length: months}, (_, at) =>
    sale(customer_id, Temporal.PlainDate.from(from).add({months: at}).toString()),
  );

/** What is told of the risk, and why not; nothing in it may be odd. */
async function told(lines: Row[], businessDate = '2027-12-31') {
  const {given, build, close} = await smallWorld(businessDate);
  await given('stg_invoice_lines', lines);
  const customers = await build('customer_churn');
  const quality = await build('churn_risk_quality');
  const others: Row[][] = [];
  for (const name of ['customer_churn_reason', 'churn_risk_parameter', 'churn_risk_calibration'])
    others.push(await build(name));
  for (const row of [customers, quality, ...others].flat())
    for (const value of Object.values(row))
      if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true);
  close();
  return {customers, reasons: quality.map(row => row.reason)};
}

test('where nothing can be told, there is no risk but a reason', async () => {
  const none = {churn_risk: null};
  const loyal = ['K1', 'K2', 'K3'].flatMap(each => everyMonth(each, '2025-01-10', 36));
  const three = await told(loyal);
  expect(three.reasons).toEqual(['nobody_lost']);
  expect(three.customers).toMatchObject([
    {customer_id: 'K1', ...none, reason: 'nobody_lost', horizon_months: 12},
    {customer_id: 'K2', ...none},
    {customer_id: 'K3', ...none},
  ]);

  const month = await told([sale('K1', '2027-12-05'), sale('K2', '2027-12-06')]);
  expect(month.reasons).toEqual(['short_history']);
  expect(month.customers).toMatchObject([none, none]);

  const ended = ['K1', 'K2', 'K3'].flatMap(each => everyMonth(each, '2025-01-01', 12));
  const gone = await told(ended);
  expect(gone).toEqual({customers: [], reasons: ['all_lost']});

  const oneOfThree = await told([...loyal.slice(0, 72), ...everyMonth('K3', '2025-01-10', 12)]);
  expect(oneOfThree.reasons).toEqual(['too_few']);
});

test('of a person who objected to profiling nothing is foretold, warned of or learnt', async () => {
  const world = await smallWorld('2027-12-31');
  const {given, build} = world;
  await given(
    'stg_customers',
    ['K1', 'K2'].map(customer_id => ({
      customer_id,
      valid_from: '2020-01-01',
      natural_person: true,
    })),
  );
  await given('stg_consents', [
    {contact_id: 'c', customer_id: 'K1', purpose: 'profiling', objected_on: '2027-12-01'},
  ]);
  await given(
    'stg_invoice_lines',
    ['K1', 'K2'].flatMap(each => everyMonth(each, '2025-01-10', 29)),
  );
  expect(await build('customer_churn')).toMatchObject([{customer_id: 'K2'}]);
  expect(await build('int_warning_sign')).toMatchObject([{customer_id: 'K2', sign: 'silent'}]);
  const learnt = await build('int_churn_feature');
  expect(new Set(learnt.map(row => row.customer_id))).toEqual(new Set(['K2']));
  const db = warehouse({connect: world.connect}, 1);
  expect(await churnOf(db, 'K1')).toMatchObject({churn_risk: null, reason: 'objection'});
});

test('with refunds only, or with nothing at all, there are no customers to lose', async () => {
  const refund = {...sale('K1', '2027-03-01', -20), kind: 'credit_note'};
  expect(await told([refund])).toEqual({customers: [], reasons: []});
  expect(await told([])).toEqual({customers: [], reasons: []});
});

/**
 * 360 customers who buy every 30 days from January 2025 on; each second one stops, on a day of its own
 * in these three years.
 */
const stopping = `insert into stg_invoice_lines by name
  select 'R' || k || '-' || n as invoice_id, 1 as line, 'K' || lpad(cast(k as varchar), 3, '0') as customer_id,
    cast(date '2025-01-01' + cast(k % 30 + 30 * n as integer) as date) as invoiced_on,
    1 as quantity, 10 as net_amount, 5 as product_cost
  from range(360) as c(k) cross join range(37) as p(n)
  where k % 30 + 30 * n < 1095 and (k % 2 = 0 or 30 * n <= (k * 3))`;

test('who has stopped buying is found, on a later day than it was learnt from', async () => {
  const {given, build, db} = await smallWorld('2027-12-31');
  await given('stg_invoice_lines', []);
  await db.run(stopping);
  const customers = await build('customer_churn');
  const [quality] = await build('churn_risk_quality');
  expect(quality).toMatchObject({as_of: '2026-12-31', reason: null});
  // Who stopped in December cannot be told from who goes on.
  expect(Number(quality!.auc)).toBeGreaterThan(0.85);
  expect(Number(quality!.brier)).toBeLessThan(Number(quality!.brier_of_base_rate) / 3);
  const risk = (customer: string) =>
    Number(customers.find(row => row.customer_id === customer)?.churn_risk);
  expect(risk('K000')).toBeLessThan(0.1); // buys as ever
  expect(risk('K301')).toBeGreaterThan(0.7); // the last time in June
  const reasons = await build('customer_churn_reason');
  const own = reasons.filter(row => row.customer_id === 'K301');
  expect(own.find(row => row.position === 1)).toMatchObject({
    term: expect.stringMatching(/^silence_|^purchase_trend$/),
  });
  const [intercept] = await db.rows<{coefficient: number}>(
    `select coefficient from churn_risk_parameter where fit = 'today' and term = 'intercept'`,
  );
  const logit = own.reduce((sum, row) => sum + Number(row.contribution), intercept!.coefficient);
  expect(Math.log(risk('K301') / (1 - risk('K301')))).toBeCloseTo(logit, 6);
  const tenths = await build('churn_risk_calibration');
  expect(tenths).toHaveLength(10);
  for (const {predicted, observed} of tenths)
    expect(Math.abs(Number(predicted) - Number(observed))).toBeLessThan(0.25);
});

test('where nothing tells customers apart, all have the base rate, and it says so', async () => {
  const {given, build, db} = await smallWorld('2027-12-31');
  await given('stg_subscriptions', []);
  await given('stg_customers', []);
  // 600 contracts of one day, each fourth of which ends on a day that nothing announces.
  await db.run(`insert into stg_subscriptions by name
    select 'S' || k as subscription_id, 'K' || k as customer_id, date '2026-01-01' as started_on,
      case when k % 4 = 0 then cast(date '2026-01-31' + cast((k * 7919) % 690 as integer) as date) end as ended_on,
      10 as mrr
    from range(600) as c(k)`);
  await db.run(`insert into stg_customers by name
    select 'K' || k as customer_id, date '2020-01-01' as valid_from from range(600) as c(k)`);
  const customers = await build('customer_churn');
  const [quality] = await build('churn_risk_quality');
  expect(quality).toMatchObject({basis: 'contract', auc: 0.5, reason: 'no_better_than_chance'});
  const risks = new Set(customers.map(row => row.churn_risk));
  expect([...risks]).toEqual([quality!.base_rate]);
  expect(customers[0]).toMatchObject({horizon_months: 3, reason: 'no_better_than_chance'});
  expect(await build('customer_churn_reason')).toEqual([]);
});

const complaint = (
  case_id: string,
  customer_id: string,
  opened_at: string,
  first_response_at: string | null,
  resolved_at: string | null,
) => ({case_id, customer_id, kind: 'complaint', opened_at, first_response_at, resolved_at});

/** What happened to customers, each with the day on which we learnt of it. */
const happened: Record<string, Row[]> = {
  stg_invoice_lines: [
    ...everyMonth('K1', '2025-01-10', 33),
    ...everyMonth('K2', '2025-03-10', 22),
    ...everyMonth('K3', '2025-01-20', 36),
  ],
  stg_subscriptions: [
    {
      subscription_id: 'S1',
      customer_id: 'K1',
      started_on: '2025-01-01',
      ended_on: '2026-12-20',
      mrr: 5,
    },
    {
      subscription_id: 'S2',
      customer_id: 'K2',
      started_on: '2025-01-01',
      ended_on: '2027-04-30',
      mrr: 5,
    },
  ],
  stg_service_cases: [
    complaint('C1', 'K1', '2026-11-03T09:00:00', '2026-11-03T10:00:00', '2026-11-28T09:00:00'),
    complaint('C2', 'K1', '2026-12-22T09:00:00', '2027-01-11T10:00:00', '2027-02-01T09:00:00'),
    complaint('C3', 'K2', '2026-12-01T09:00:00', '2026-12-01T16:00:00', '2027-03-01T09:00:00'),
    complaint('C4', 'K3', '2027-01-04T09:00:00', null, null),
  ],
  stg_contacts: [
    {contact_id: 'P1', customer_id: 'K1', started_on: '2024-01-01', ended_on: '2026-10-31'},
    {contact_id: 'P2', customer_id: 'K2', started_on: '2024-01-01', ended_on: '2027-01-31'},
  ],
  stg_receivables: [
    {
      receivable_id: 'O1',
      customer_id: 'K1',
      posted_on: '2026-10-10',
      due_on: '2026-11-10',
      amount: 10,
      cleared_on: '2027-02-10',
    },
    {
      receivable_id: 'O2',
      customer_id: 'K3',
      posted_on: '2026-12-10',
      due_on: '2027-01-10',
      amount: 10,
      cleared_on: null,
    },
  ],
  stg_usage_events: ['2026-07-15', '2026-11-20', '2027-01-05'].map((used_on, at) => ({
    event_id: `U${at}`,
    customer_id: 'K3',
    used_on,
    count: 10 * (at + 1),
  })),
};

/** The same, as it was known on a day: what was later is not there, or is open still. */
function knownOn(day: string): Record<string, Row[]> {
  const later = (value: unknown) =>
    typeof value === 'string' && /^\d{4}-/.test(value) && value.slice(0, 10) > day;
  const begins = ['invoiced_on', 'started_on', 'opened_at', 'posted_on', 'used_on'];
  const plans = ['due_on'];
  return Object.fromEntries(
    Object.entries(happened).map(([table, rows]) => [
      table,
      rows
        .filter(row => !begins.some(column => later(row[column])))
        .map(row =>
          Object.fromEntries(
            Object.entries(row).map(([column, value]) => [
              column,
              later(value) && !plans.includes(column) ? null : value,
            ]),
          ),
        ),
    ]),
  );
}

async function featuresOn(day: string, businessDate: string, facts: Record<string, Row[]>) {
  const {given, build, close} = await smallWorld(businessDate);
  for (const [table, rows] of Object.entries(facts)) await given(table, rows);
  const rows = await build('int_churn_feature');
  close();
  return rows
    .filter(row => row.as_of === day && row.basis === 'purchase')
    .map(({role: _, is_lost: __, ...features}) => features);
}

test('a day of the past shows what was known on it, and nothing that came later', async () => {
  const day = '2026-12-31';
  const then = await featuresOn(day, day, knownOn(day));
  expect(then).toMatchObject([
    {
      customer_id: 'K1',
      complaints: 2,
      slow_complaints: 1,
      contact_change: 1,
      cancelled_services: 1,
    },
    {
      customer_id: 'K2',
      complaints: 1,
      slow_complaints: 1,
      contact_change: 0,
      cancelled_services: 0,
    },
    {customer_id: 'K3', complaints: 0, payment_delay: then[2]!.payment_delay},
  ]);
  expect(await featuresOn(day, '2027-12-31', happened)).toEqual(then);
});
