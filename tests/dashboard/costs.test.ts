import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {serve} from '../../dashboard/server.ts';
import {fourCustomers} from './four_customers.ts';
import {serving} from './serving.ts';
import {workedFor} from './worked_for.ts';

interface Line {
  name: string;
  kind: string;
  amount: number;
  opens: boolean;
}

describe('from revenue to the document', () => {
  const site = {url: '', close: async () => {}};
  const get = async (path: string) => (await fetch(site.url + path)).text();
  const data = async (path: string) => JSON.parse(await get(path));

  beforeAll(async () => {
    Object.assign(site, await serve({data: await workedFor(), port: 0}));
  }, 60_000);
  afterAll(() => site.close());

  const units = (amount: unknown) => Math.round(Number(amount) * 10_000);

  test('every link of a month leads to rows that are exactly the number clicked', async () => {
    const {customers} = await data('/profitability.json?month=2026-01&months=12');
    expect(customers).toHaveLength(3);
    let walked = 0;
    for (const id of [...customers.map((one: {customer_id: string}) => one.customer_id), null]) {
      const at = `month=2026-01&months=1${id === null ? '' : `&customer=${id}`}`;
      const {lines} = (await data(`/customer.json?${at}`)) as {lines: Line[]};
      let sum = 0;
      for (const line of lines) {
        if (line.kind === 'sum') expect([line.name, units(line.amount)]).toEqual([line.name, sum]);
        else sum += units(line.amount);
        if (!line.opens) continue;
        const {rows} = await data(`/customer.json?${at}&part=${line.name}`);
        const parts = rows.reduce(
          (all: number, row: {amount: number}) => all + units(row.amount),
          0,
        );
        expect([id, line.name, parts]).toEqual([id, line.name, Math.abs(units(line.amount))]);
        for (const {source, document} of rows) {
          const opened = await data(`/document.json?source=${source}&document=${document}`);
          expect(opened.rows.map((row: {customer_id: string}) => row.customer_id)).toEqual([id]);
        }
        walked += rows.length;
      }
    }
    expect(walked).toBeGreaterThan(15);
  });

  test('an order opens to what it earned, and to its invoices', async () => {
    const page = await get('/document?source=fct_order&document=O11&lang=en');
    expect(page).toContain('profit of the order: holds to the last digit');
    expect(page).toContain('<p class="lead">Order <code>fct_order</code></p>');
    const german = await get('/document?source=fct_order&document=O11');
    expect(german).toContain('<p class="lead">Auftrag <code>fct_order</code></p>');
    const {order, rows} = await data('/document.json?source=fct_order&document=O11');
    expect(rows).toMatchObject([{order_id: 'O11', lines: 2}]);
    const named = order.lines.map((line: Line) => line.name);
    expect(named).toEqual(['net_revenue', 'product_cost', 'order', 'invoice']);
    expect(order.invoices).toEqual(['R11']);
    const csv = await get('/document.csv?source=fct_invoice_line&document=R11&lang=en');
    expect(csv.trim().split('\r\n')).toHaveLength(1 + 2);
  });

  test('without a name, the page of documents says where they open', async () => {
    expect(await get('/document')).toContain('href="/profitability"');
    expect(await data('/document.json')).toMatchObject({source: null, rows: []});
  });

  test('customers and nobody together are the activities of the pools', async () => {
    const costs = await data('/costs.json?month=2026-01&months=1');
    const ids = ['customer=K1', 'customer=K2', 'customer=K3', ''];
    let worked = 0;
    for (const id of ids) {
      const {lines} = (await data(`/customer.json?month=2026-01&months=1&${id}`)) as {
        lines: Line[];
      };
      worked += lines
        .filter(line => line.kind === 'cost' && line.name !== 'product_cost')
        .reduce((sum, line) => sum - units(line.amount), 0);
    }
    const {assigned_cost, without_customer_cost, unused_capacity_cost, ledger_cost} = costs.total;
    expect(worked).toBe(units(assigned_cost) + units(without_customer_cost));
    expect(units(unused_capacity_cost)).toBeGreaterThan(0);
    const rest = ['variance_cost', 'closing_cost', 'no_pool_cost', 'no_share_cost'].reduce(
      (sum, name) => sum + units(costs.total[name]),
      0,
    );
    expect(worked + units(unused_capacity_cost) + rest).toBe(units(ledger_cost));
  });

  test('customers are ranked by the last step that the company has, or by another one', async () => {
    const at = async (step: string) =>
      data(`/profitability.json?month=2026-01&months=1${step && `&step=${step}`}`);
    const usual = await at('');
    expect([usual.contribution_step, usual.possible_steps]).toEqual([2, ['1', '2', 'profit']]);
    for (const [step, line] of [
      ['', 'contribution_2'],
      ['1', 'contribution_1'],
      ['profit', 'profit'],
    ] as const) {
      const {customers, total} = await at(step);
      let sum = 0;
      for (const {customer_id, net_revenue, product_cost, work_cost, contribution} of customers) {
        const page = await data(`/customer.json?month=2026-01&months=1&customer=${customer_id}`);
        const own = page.lines.find((each: Line) => each.name === line);
        expect([step, customer_id, contribution]).toEqual([step, customer_id, own.amount]);
        expect(units(net_revenue) - units(product_cost) - units(work_cost)).toBe(
          units(contribution),
        );
        sum += units(contribution);
      }
      const unknown = await data('/customer.json?month=2026-01&months=1');
      sum += units(unknown.lines.find((each: Line) => each.name === line).amount);
      if (step !== '1') expect(sum).toBe(units(total.contribution));
    }
    expect((await fetch(`${site.url}/profitability?step=5`)).status).toBe(400);
    const page = await get('/profitability?months=12&step=profit&lang=en');
    expect(page).toContain('Customer profit, 12 months to');
    expect(page).toContain('<option value="profit" selected>Customer profit</option>');
  });

  test('capacity is told by department and month, and what is unused is that of the pools', async () => {
    const at = 'month=2026-02&months=12';
    const {capacity, total} = await data(`/costs.json?view=capacity&${at}`);
    const pools = await data(`/costs.json?${at}`);
    const sum = capacity.reduce(
      (all: number, each: {unused_capacity_cost: number}) => all + units(each.unused_capacity_cost),
      0,
    );
    expect(sum).toBe(units(pools.total.unused_capacity_cost));
    expect(sum).toBe(units(total.unused_capacity_cost));
    for (const each of capacity) {
      if (each.capacity_use === null) continue;
      expect(each.capacity_use).toBeCloseTo((each.used_minutes / each.capacity_minutes) * 100, 6);
    }
    expect(new Set(capacity.map((each: {month: string}) => each.month)).size).toBeGreaterThan(1);
    const lines = (await get(`/costs.csv?view=capacity&${at}&lang=en`)).split('\r\n');
    expect(lines).toHaveLength(capacity.length + 2);
    expect(lines[0]).toBe(
      'Department,Month,Capacity (minutes),Used (minutes),Used %,Unused capacity (EUR),Provisional',
    );
    const page = await get(`/costs?view=capacity&${at}&lang=en`);
    expect(page).toContain('is that of the cost pools.');
    expect(page).toMatch(/role="img" aria-label="Use of departments[^"]+"><svg/);
  });

  test('pages tell the same in both languages, and names stay text', async () => {
    const costs = await get('/costs?months=12');
    expect(costs).toContain('stimmt auf die letzte Stelle');
    expect(costs).toContain('Vertrieb');
    expect(await get('/costs?lang=en')).toContain('holds to the last digit');
    const page = await get('/customer?customer=K2&part=net_revenue&months=12');
    expect(page).toContain('&lt;b&gt;Bauer&lt;/b&gt;');
    expect(page).toContain('Die Belege ergeben zusammen genau die Zahl darüber.');
    expect(await get('/profitability?months=12')).toContain(
      'href="/customer?months=12&amp;customer=K1"',
    );
  });

  test('a spreadsheet gets the scheme, or the documents that are open', async () => {
    const scheme = await get('/customer.csv?customer=K1&months=12&lang=en');
    expect(scheme.split('\r\n')[0]).toBe('Line,Quantity,Minutes,Estimated %,Amount (EUR)');
    const documents = await get('/customer.csv?customer=K1&months=12&lang=en&part=contact');
    expect(documents).toContain('2026-01-01,fct_interaction,C11,1.0000,7.0000,true,');
    expect((await get('/costs.csv?lang=en')).split('\r\n')[0]).toContain('Cost pool,Ledger (EUR)');
  });

  test.each([
    ['/customer?customer=K9', 'eine Kundennummer aus /profitability'],
    ['/customer?customer=K1&part=secrets', 'net_revenue, product_cost'],
    ['/document?source=fct_service_case&document=nothing', 'ein Beleg aus /customer'],
    ['/document?source=fct_nothing&document=R1', 'eine Tabelle wie fct_invoice_line'],
    ['/document?source=dim_customer&document=K1', 'eine Tabelle wie fct_invoice_line'],
    ['/costs?months=7', '1, 12 oder 36'],
  ])('%s says what there is', async (path, says) => {
    const response = await fetch(site.url + path);
    expect(response.status).toBe(400);
    expect(await response.text()).toContain(says);
  });
});

describe('a snapshot from before there were costs', () => {
  const site = serving(fourCustomers);

  test('says so', async () => {
    expect(await site.text('/costs')).toContain('Dieser Stand kennt noch keine Kosten.');
    expect(await site.text('/customer?customer=K1')).toContain(
      'Dieser Stand kennt noch keine Kosten.',
    );
  });
});

test('above every page stands which complete month carries planned costs', async () => {
  const {url, close} = await serve({data: await workedFor(1), port: 0});
  for (const path of ['/', '/profitability', '/customer?customer=K1']) {
    const german = await (await fetch(url + path)).text();
    expect(german).toContain('Kosten vorläufig: Januar 2026');
    const english = await (
      await fetch(`${url}${path}${path.includes('?') ? '&' : '?'}lang=en`)
    ).text();
    expect(english).toContain('Costs provisional: January 2026');
  }
  await close();
});

test('a result of months that have no cost yet says by how much it is too high', async () => {
  const {url, close} = await serve({data: await workedFor(1), port: 0});
  const changes = encodeURIComponent(
    JSON.stringify([{change: 'unit_time', activity: 'contact', percent: -50}]),
  );
  const asked = (month: string, form = '') =>
    fetch(`${url}/what-if${form}?lang=en&months=1&month=${month}&changes=${changes}`);
  const {still_to_come: toCome, lines} = await (await asked('2026-01', '.json')).json();
  const carried = lines.find(({name}: {name: string}) => name === 'unassigned_cost').before;
  expect(toCome.months).toBe(1);
  expect(toCome.cost).toBeGreaterThan(0);
  expect(toCome.cost).toBe(carried);
  const page = await (await asked('2026-01')).text();
  expect(page).toContain('Of 1 month of this period the ledger has no cost yet.');
  expect((await (await asked('2025-12', '.json')).json()).still_to_come).toBeNull();
  await close();
});

test('nothing is provisional where all is posted', async () => {
  const {url, close} = await serve({data: await workedFor(), port: 0});
  expect(await (await fetch(`${url}/profitability`)).text()).not.toContain('vorläufig');
  await close();
});
