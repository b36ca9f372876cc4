import {afterAll, beforeAll, expect, test} from 'vitest';
import {readTrend} from '../../dashboard/pages/customer/trend.ts';
import {serve} from '../../dashboard/server.ts';
import {warehouse} from '../../warehouse/query.ts';
import {smallWorld} from '../small_world.ts';
import {workedFor} from './worked_for.ts';

const site = {url: '', close: async () => {}};
const get = async (path: string) => (await fetch(site.url + path)).text();

beforeAll(async () => {
  Object.assign(site, await serve({data: await workedFor(), port: 0}));
}, 60_000);
afterAll(() => site.close());

test('the rolling year is the sum of twelve months, also of those before the period', async () => {
  /* The calendar begins half a year before the first invoice. */
  const months = Array.from({length: 20}, (_, at) =>
    new Date(Date.UTC(2024, 6 + at, 1)).toISOString().slice(0, 10),
  );
  const world = await smallWorld();
  await world.given(
    'customer_profitability',
    months
      .filter(month => month >= '2025-01-01' && month !== '2025-05-01')
      .map(month => ({
        customer_id: 'K1',
        customer_key: 1,
        month,
        net_revenue: 10,
        contribution_1: month === '2025-02-01' ? -3.5 : 1.0001,
      })),
  );
  const db = warehouse({connect: world.connect}, 1);
  const answer = {customer: 'K1', months, lines: [], period: {from: months[16]!, to: months[19]!}};
  const {rows} = await readTrend({db, question: {}} as never, answer as never);
  await db.destroy();
  world.close();
  expect(JSON.parse(JSON.stringify(rows))).toEqual([
    {month: '2025-11-01', net_revenue: 10, contribution: 1.0001, rolling_12: null},
    {month: '2025-12-01', net_revenue: 10, contribution: 1.0001, rolling_12: 6.501},
    {month: '2026-01-01', net_revenue: 10, contribution: 1.0001, rolling_12: 6.501},
    {month: '2026-02-01', net_revenue: 10, contribution: 1.0001, rolling_12: 11.0011},
  ]);
});

test('the months of a customer are what is left of the period at the step that is asked for', async () => {
  for (const [step, line] of [
    ['1', 'contribution_1'],
    ['2', 'contribution_2'],
    ['profit', 'profit'],
  ]) {
    const at = 'customer=K1&months=12';
    const {rows} = JSON.parse(await get(`/customer.json?${at}&view=trend&step=${step}`));
    const {lines} = JSON.parse(await get(`/customer.json?${at}`));
    const whole = lines.find((each: {name: string}) => each.name === line).amount;
    const sum = rows.reduce(
      (all: number, each: {contribution: number}) => all + Math.round(each.contribution * 10_000),
      0,
    );
    expect(sum).toBe(Math.round(whole * 10_000));
  }
  const page = await get('/customer?customer=K1&months=12&view=trend&lang=en');
  expect(page).toContain('The months together are exactly the CM II of the period');
  expect(page).toContain('The data are too young for a rolling sum of 12 months.');
  expect(page).toContain('<option value="2" selected>CM II</option>');
  expect((await fetch(`${site.url}/customer?customer=K1&view=trend&step=5`)).status).toBe(400);
});

test('the table of customers shows each one month by month, at any step', async () => {
  const page = await get('/profitability?months=12&lang=en');
  expect(page.match(/<svg class="sparkline"/g)).toHaveLength(3);
  expect(page).toMatch(/<title id="trend-1-title">[^<]+<\/title><desc[^>]*>CM II by month: /);
  const {customers} = JSON.parse(await get('/profitability.json?months=12'));
  const links = [...page.matchAll(/<th scope="row"><a href="([^"]+)"/g)];
  expect(links).toHaveLength(customers.length);
  const stepped = await get('/profitability?months=12&step=profit&lang=en');
  expect(stepped).toContain(
    'href="/customer?months=12&amp;step=profit&amp;lang=en&amp;customer=K1"',
  );
});
