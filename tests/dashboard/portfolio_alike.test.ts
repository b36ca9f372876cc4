import {expect, test} from 'vitest';
import {kleinwerk, servingNights} from './serving_nights.ts';

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

const site = servingNights(delivered, kleinwerk('2026-08-31'));

const {text} = site;

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
