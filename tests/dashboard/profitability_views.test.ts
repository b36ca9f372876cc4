import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {serve} from '../../dashboard/server.ts';
import {fourCustomers} from './four_customers.ts';
import {serving} from './serving.ts';
import {workedFor} from './worked_for.ts';

const units = (amount: unknown) => Math.round(Number(amount) * 10_000);

describe('views of profitability', () => {
  const site = {url: '', close: async () => {}};
  const get = async (path: string) => (await fetch(site.url + path)).text();
  const data = async (path: string) => JSON.parse(await get(path));

  beforeAll(async () => {
    Object.assign(site, await serve({data: await workedFor(), port: 0}));
  }, 60_000);
  afterAll(() => site.close());

  test('name for each loss-maker a cause, and the losses are those of the page', async () => {
    const {customers, causes, summary} = await data('/profitability.json?view=losses&months=12');
    expect(customers.map((each: {cause: string}) => each.cause)).toContain('no_revenue');
    expect(customers).toHaveLength(summary.loss_makers);
    for (const [rows, column] of [
      [customers, 'contribution'],
      [causes, 'lost'],
    ]) {
      const sum = rows.reduce(
        (all: number, each: Record<string, number>) => all + units(each[column]),
        0,
      );
      expect(sum).toBe(units(summary.lost));
    }
    const page = await get('/profitability?view=losses&months=12');
    expect(page).toContain('Kein Umsatz, nur Arbeit');
    expect(page).toContain('ist die Summe aller Kunden mit negativem DB II');
    expect(page).toContain('href="/customer?months=12&amp;customer=K3"');
  });

  test('give a spreadsheet all loss-makers, and refuse a page that there is not', async () => {
    const lines = (await get('/profitability.csv?view=losses&months=12&lang=en')).split('\r\n');
    expect(lines[0]).toBe(
      'Customer no.,Customer,Segment,Net revenue (EUR),CM II (EUR),Cause,Rate %,Peers %,Excess cost (EUR),Second cause,Excess cost (second) (EUR),Peers,Of the segment',
    );
    expect(lines.some(each => /^K3,Conrad,.*"?No revenue, only work"?/.test(each))).toBe(true);
    expect((await fetch(`${site.url}/profitability?view=losses&page=7`)).status).toBe(400);
    expect((await fetch(`${site.url}/profitability?view=secrets`)).status).toBe(400);
  });

  test('draw cost to serve, and say of whom they cannot', async () => {
    const page = await get('/profitability?view=scatter&months=12&lang=en');
    expect(page).toMatch(/aria-label="Scatter: 2 customers by net revenue[^"]+"><svg/);
    expect(page).toContain('Not in the picture: 1 customer without revenue');
    expect(await get('/profitability?view=scatter&months=12&step=1')).toContain(
      'Bis DB I ist für diese Kunden keine Arbeit verrechnet.',
    );
  });

  test('keep the question, and are left behind on the way to another page', async () => {
    const page = await get('/profitability?view=losses&months=12&lang=en');
    expect(page).toContain('<a href="/profitability?view=scatter&amp;months=12&amp;lang=en">');
    expect(page).toContain('<input type="hidden" name="view" value="losses">');
    expect(page).toContain('<a href="/costs?lang=en">');
  });
});

describe('a snapshot from before there was anything to compare', () => {
  const site = serving(fourCustomers);

  test('says so', async () => {
    expect(await site.text('/profitability?view=losses')).toContain(
      'Dieser Stand kennt noch keine Preistreppe, mit der verglichen wird.',
    );
  });
});
