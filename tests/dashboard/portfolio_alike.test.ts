import {afterAll, beforeAll, expect, test} from 'vitest';
import {serve} from '../../dashboard/server.ts';
import {smallNights} from '../warehouse/nights.ts';

/** A company without settings of its portfolio, whose three customers bought once in its first month. */
const delivered = {
  customers: `customer_id,name
A,Abel
B,Bauer
C,Conrad
`,
  invoice_lines: `invoice_id,line,customer_id,invoiced_on,quantity,net_amount,product_cost
1,1,A,2026-08-10,1,300,100
2,1,B,2026-08-10,1,200,100
3,1,C,2026-08-10,1,100,50
`,
};

const site = {url: '', close: async () => {}};
beforeAll(async () => {
  const company = await smallNights(delivered, {
    'company.yaml': `name: Kleinwerk GmbH
currency: EUR
time_zone: Europe/Berlin
business_date: 2026-08-31
`,
  });
  await company.night();
  Object.assign(site, await serve({data: company.data, port: 0}));
}, 120_000);
afterAll(() => site.close());

const text = async (path: string) => (await fetch(site.url + path)).text();

test('where customers differ on no axis, the page says so instead of placing all of them', async () => {
  const answer = JSON.parse(await text('/portfolio.json'));
  expect(answer).toMatchObject({
    no_data_reason: 'no_rating',
    without_cell: [{reason: 'no_rating', customers: 3}],
  });
  const page = await text('/portfolio?lang=en');
  expect(page).toContain('On one axis no criterion is known in which customers differ');
  expect(page).toContain('rank among all, more is better');
  expect(await text('/portfolio')).toContain('also steht keiner in einem Feld');
  expect((await fetch(`${site.url}/portfolio?view=moves`)).status).toBe(200);
});

test('the page of such a customer says why it has no cell', async () => {
  expect(await text('/customer?customer=A')).toContain(
    'auf einer Achse nichts bekannt, worin sich Kunden unterscheiden',
  );
});
