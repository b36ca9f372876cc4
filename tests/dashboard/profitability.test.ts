import {describe, expect, test} from 'vitest';
import {fourCustomers} from './four_customers.ts';
import {serving} from './serving.ts';

const site = serving(fourCustomers);
const text = (path: string) => site.text(path);
const data = async (question = '') => JSON.parse(await text(`/profitability.json${question}`));

describe('the whale curve of four customers', () => {
  test('rises to 106.25 % with the third customer and falls to 100 %', async () => {
    const {customers, summary} = await data();

    expect(customers.map((each: {cumulative_share: number}) => each.cumulative_share)).toEqual([
      75, 100, 106.25, 100,
    ]);
    expect(summary).toEqual({
      customers: 4,
      earning_customers: 3,
      earned: 850,
      loss_makers: 1,
      lost: -50,
    });
  });

  test('is told in words and drawn without script', async () => {
    const page = await text('/profitability');

    expect(page).toContain('3 Kunden (75,0\u00a0%) erwirtschaften zusammen 850,00\u00a0€ DB I');
    expect(page).toContain('1 Kunde mit negativem DB I zehrt davon 50,00\u00a0€ auf.');
    expect(page).toContain('DB I, 36 Monate bis September 2026');
    expect(page).toMatch(/<div class="drawn" role="img" aria-label="Walkurve: [^"]+"><svg/);
    expect(page).toContain('Gipfel: 106,3\u00a0% nach 3 Kunden');
  });
});

describe('customers and remainders', () => {
  test('together are what was invoiced, to the last digit', async () => {
    const page = await text('/profitability.json');

    expect(page).toContain('"total":{"net_revenue":2117.5001,');
    expect(page).toContain('"invoiced_net_revenue":2117.5001');
    const {kinds} = JSON.parse(page);
    expect(
      kinds.map((each: {kind: string; net_revenue: number}) => [each.kind, each.net_revenue]),
    ).toEqual([
      ['counted', 2000.5],
      ['affiliated', 100],
      ['collective', 10],
      ['unknown', 7.0001],
    ]);
    expect(await text('/profitability')).toContain(
      'stimmt mit der Summe aller Rechnungspositionen überein',
    );
  });

  test('names a person from the personal file, and an id where nothing is known', async () => {
    const {customers} = await data();
    expect(customers.map((each: {customer: string}) => each.customer)).toContain('Karla Kolumna');
  });

  test('keep their rank by DB I in any order', async () => {
    const {customers} = await data('?sort=net_revenue&direction=ascending');
    expect(customers.map((each: {rank: number}) => each.rank)).toEqual([4, 3, 2, 1]);
  });

  test('are those of the customers where the snapshot is older than the levels', async () => {
    const {customers, same_as_customers} = await data('?level=group');
    expect(same_as_customers).toBe('older_snapshot');
    expect(customers).toEqual((await data()).customers);
    expect(await text('/profitability?level=group')).toContain(
      'Dieser Stand kennt noch keine Ebenen',
    );
  });

  test('of a month in which nothing was sold are an answer without numbers', async () => {
    const page = await text('/profitability?month=2025-09');
    expect(page).toContain('In diesem Zeitraum ist kein Umsatz von Kunden gebucht.');
    expect(page).not.toContain('NaN');
  });
});

describe('an export', () => {
  test('for a German Excel has semicolons, decimal commas and the mark of UTF-8', async () => {
    const response = await fetch(`${site.url}/profitability.csv`);
    const bytes = new Uint8Array(await response.arrayBuffer());
    const lines = new TextDecoder().decode(bytes).split('\r\n');

    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(lines[0]).toBe(
      'Rang;Kundennr.;Kunde;Nettoumsatz (EUR);Produktkosten (EUR);DB I (EUR);DB I %;DB I kumuliert %',
    );
    expect(lines[2]).toBe('2;K2;<script>alert(1)</script> GmbH;500,0000;300,0000;200,0000;40;100');
    expect(response.headers.get('content-disposition')).toBe(
      'attachment; filename=profitability-2026-09.csv',
    );
  });

  test('defuses a name that is a formula, and leaves negative numbers alone', async () => {
    const lines = (await text('/profitability.csv?lang=en')).split('\r\n');
    expect(lines[4]).toBe(`4,K4,"'=HYPERLINK(""http://x"")",200.0000,250.0000,-50.0000,-25,100`);
  });
});

describe('a page', () => {
  test('writes money as its language does', async () => {
    expect(await text('/profitability')).toContain('2.000,50\u00a0€');
    expect(await text('/profitability?lang=en')).toContain('€2,000.50');
  });

  test('keeps the language in every link', async () => {
    const page = await text('/profitability?lang=en');
    const links = [...page.matchAll(/href="(\/[^"]*)"/g)].map(([, href]) => href!);
    const pages = links.filter(href => !href.startsWith('/public/'));

    expect(page).toContain('<html lang="en">');
    expect(pages.length).toBeGreaterThan(6);
    expect(pages.filter(href => !/lang=(en|de)/.test(href))).toEqual([]);
  });

  test('escapes a customer who is named like a script', async () => {
    const page = await text('/profitability');
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt; GmbH');
    expect(page).not.toContain('<script>alert');
  });
});
