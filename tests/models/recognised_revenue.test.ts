import fc from 'fast-check';
import {expect, test} from 'vitest';
import {smallWorld} from '../small_world.ts';

const line = {line: 1, customer_id: 'K1', quantity: 1};
const contract = {
  ...line,
  invoice_id: 'W1',
  invoiced_on: '2026-01-05',
  service_from: '2026-01-01',
  service_to: '2026-12-31',
  net_amount: 3650,
  product_cost: 365,
};
const plain = (rows: unknown) => JSON.parse(JSON.stringify(rows)) as Record<string, number>[];

test('a contract that is paid in January is earned by the days of each month', async () => {
  const {given, build} = await smallWorld();
  await given('stg_invoice_lines', [contract]);
  const months = plain(await build('customer_profitability'));
  expect(months.map(each => [each.month, each.net_revenue, each.product_cost])).toEqual([
    ['2026-01-01', 310, 31],
    ['2026-02-01', 280, 28],
    ['2026-03-01', 310, 31],
    ['2026-04-01', 300, 30],
    ['2026-05-01', 310, 31],
    ['2026-06-01', 300, 30],
    ['2026-07-01', 310, 31],
    ['2026-08-01', 310, 31],
    ['2026-09-01', 300, 30],
    ['2026-10-01', 310, 31],
    ['2026-11-01', 300, 30],
    ['2026-12-01', 310, 31],
  ]);
  expect(months.map(each => each.invoices)).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
});

test('what was served before the posting is earned with it; what is served within it, at once', async () => {
  const {given, build} = await smallWorld();
  await given('stg_invoice_lines', [
    {...contract, posted_on: '2026-11-20'},
    {...contract, invoice_id: 'W2', service_from: '2025-11-01', service_to: '2026-01-31'},
    {...contract, invoice_id: 'W3', kind: 'down_payment'},
  ]);
  const months = plain(await build('customer_profitability'));
  expect(months.map(each => [each.month, each.net_revenue])).toEqual([
    ['2026-01-01', 3650],
    ['2026-11-01', 3340],
    ['2026-12-01', 310],
  ]);
});

test('a credit note of a contract takes back what is still to come', async () => {
  const {given, build} = await smallWorld();
  await given('stg_invoice_lines', [
    contract,
    {
      ...contract,
      invoice_id: 'G1',
      kind: 'credit_note',
      invoiced_on: '2026-10-31',
      service_from: '2026-11-01',
      net_amount: -610,
      product_cost: -61,
    },
  ]);
  const months = plain(await build('customer_profitability'));
  expect(months.slice(-3).map(each => each.net_revenue)).toEqual([310, 0, 0]);
});

/** Months of a contract of January to December and its cancellation, which names no service period. */
async function cancelled(invoiced_on: string, more: object[] = [], period: object = {}) {
  const {given, build, close} = await smallWorld('2027-12-31');
  const {service_from: _, service_to: __, ...rest} = contract;
  const opposite = {net_amount: -3650, product_cost: -365, kind: 'cancellation'};
  await given('stg_invoice_lines', [
    {...contract, ...period},
    {...rest, ...opposite, invoice_id: 'S1', invoiced_on, corrects_invoice_id: 'W1'},
    ...more,
  ] as never);
  const months = plain(await build('customer_profitability'));
  close();
  return months.flatMap(each =>
    each.net_revenue || each.net_revenue_by_origin || each.contribution_1_by_origin
      ? [[String(each.month).slice(0, 7), each.net_revenue, each.net_revenue_by_origin]]
      : [],
  );
}

test('a cancelled contract earns nothing any more, and gives back what it has earned', async () => {
  expect(await cancelled('2026-03-03')).toEqual([
    ['2026-01', 310, 0],
    ['2026-02', 280, 0],
    ['2026-03', -590, 0],
  ]);
});

test('a contract that is cancelled when it is over gives all back, by origin in each month', async () => {
  const months = await cancelled('2027-02-03');
  expect(months.map(([, , byOrigin]) => byOrigin)).toEqual(Array(13).fill(0));
  expect(months.at(-1)).toEqual(['2027-02', -3650, 0]);
  expect(
    await cancelled('2026-03-03', [], {service_from: '2025-11-01', service_to: '2025-12-31'}),
  ).toEqual([
    ['2026-01', 3650, 0],
    ['2026-03', -3650, 0],
  ]);
});

test('of an invoice with several periods, a cancellation has that of the line with its number and amount', async () => {
  const other = {...contract, line: 2, net_amount: 900, service_to: '2026-01-31'};
  expect(await cancelled('2026-02-03', [other])).toEqual([
    ['2026-01', 1210, 900],
    ['2026-02', -310, 0],
  ]);
  const [january, february] = await cancelled('2026-02-03', [other], {net_amount: 3651});
  expect([january?.[1], february?.[1]]).toEqual([1210.08, 280.08 - 3650]);
});

const day = fc
  .date({min: new Date('2025-01-01'), max: new Date('2026-12-31'), noInvalidDate: true})
  .map(date => date.toISOString().slice(0, 10));
const cents = fc.integer({min: -10_000_000, max: 10_000_000}).map(n => n / 100);

test('whatever the period and the amount, the months add up to the line, to the cent', async () => {
  const rows = fc.array(fc.record({from: day, days: fc.nat(1500), posted: day, amount: cents}), {
    minLength: 1,
    maxLength: 40,
  });
  await fc.assert(
    fc.asyncProperty(rows, async lines => {
      const {given, db, build} = await smallWorld('2026-12-31');
      await given(
        'stg_invoice_lines',
        lines.map(({from, days, posted, amount}, at) => ({
          ...line,
          invoice_id: `R${at}`,
          invoiced_on: posted,
          service_from: from,
          service_to: Temporal.PlainDate.from(from).add({days}).toString(),
          net_amount: amount,
          product_cost: amount / 2,
        })),
      );
      await build('customer_profitability');
      const wrong = await db.rows(`
        select i.invoice_id from fct_invoice_line as i
        left join (
          select invoice_id, sum(net_amount) as earned, sum(product_cost) as cost,
            min(month) as first, count(*) as months
          from fct_recognised_revenue_month group by invoice_id
        ) as r on i.invoice_id = r.invoice_id
        where i.is_deferred <> (r.invoice_id is not null)
          or r.earned <> i.net_amount or r.cost <> i.product_cost
          or r.first < i.month or (r.months = 1 and i.service_from <= i.posted_on)`);
      expect(wrong).toEqual([]);
    }),
    {numRuns: 5},
  );
});
