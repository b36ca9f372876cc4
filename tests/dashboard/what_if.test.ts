import {createHash} from 'node:crypto';
import {globSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, test} from 'vitest';
import {scenarioHistory, scenariosOf} from '../../pipelines/scenarios.ts';
import {workCosts} from '../warehouse/any_work.ts';
import {fourCustomers} from './four_customers.ts';
import {serving} from './serving.ts';
import {servingNights} from './serving_nights.ts';

const months = ['2025-12', '2026-01', '2026-02'];
const each = (row: (month: string, at: number) => string) => months.map(row).join('');

/** Two customers and somebody unknown, with calls, orders and invoices each month. */
const delivered = {
  customers: 'customer_id,name,segment\nK1,Abel & Söhne,large\nK2,<b>Bauer</b>,small\n',
  products: 'product_id,product_group\nP1,parts\n',
  ledger_entries: `document,line,posted_on,account,account_kind,cost_centre,amount
${each((month, at) => `L${at},1,${month}-28,6020,operating_cost,2100,1000\nL${at},2,${month}-28,6100,operating_cost,2200,777.77\nL${at},3,${month}-28,6020,operating_cost,9900,5.55\n`)}`,
  capacity: `cost_centre,month,minutes
${each(month => `2100,${month}-01,300\n`)}`,
  interactions: `interaction_id,kind,happened_on,customer_id,minutes,minutes_source
${each((month, at) => `C${at}1,call,${month}-03,K1,20,measured\nC${at}2,call,${month}-04,K2,10,\nC${at}3,call,${month}-06,,10,measured\n`)}`,
  order_lines: `order_id,line,ordered_on,customer_id,product_id,quantity,net_amount
${each((month, at) => `O${at}1,1,${month}-03,K1,P1,1,10\nO${at}2,1,${month}-09,K2,P1,1,300\n`)}`,
  invoice_lines: `invoice_id,line,customer_id,invoiced_on,quantity,net_amount,product_cost
${each((month, at) => `R${at}1,1,K1,${month}-10,1,500,200\nR${at}2,1,K2,${month}-11,1,80,70.05\n`)}`,
};

const faster = [{change: 'unit_time', activity: 'contact', percent: -50}];
const dearer = [{change: 'price', percent: 10, segment: 'large'}];

interface Side {
  after: number;
  change: number;
}
interface Compared {
  before: number;
  scenarios: Side[];
}

describe('what if', () => {
  const site = servingNights(delivered, {'costs.yaml': workCosts('year')});

  const at = 'month=2026-01&months=1';
  const path = (changes: object, ending = '', more = '') =>
    `/what-if${ending}?${at}&changes=${encodeURIComponent(JSON.stringify(changes))}${more}`;
  const text = async (address: string) => (await fetch(site.url + address)).text();
  const data = async (address: string) => JSON.parse(await text(address));
  const lineOf = (answer: {lines: (Compared & {name: string})[]}, name: string) =>
    answer.lines.find(line => line.name === name)!;

  const send = async (fields: Record<string, string>, headers: Record<string, string> = {}) => {
    const answer = await fetch(`${site.url}/what-if/keep`, {
      method: 'POST',
      redirect: 'manual',
      headers: {origin: site.url, ...headers},
      body: new URLSearchParams(fields),
    });
    return [answer.status, answer.headers.get('location')] as const;
  };

  test('half the time of a contact is half its cost for customers, and nothing for the company', async () => {
    const answer = await data(path(faster, '.json'));
    /* 600 for 300 minutes: two euros a minute, of which K1 saves 10, K2 and nobody 5 each. */
    expect(lineOf(answer, 'contribution_2').scenarios[0]!.change).toBe(0);
    expect(lineOf(answer, 'profit').scenarios[0]!.change).toBe(40);
    expect(lineOf(answer, 'unused_capacity_cost').scenarios[0]!.change).toBe(-40);
    expect(lineOf(answer, 'result').scenarios[0]!.change).toBe(0);
    const sales = answer.pools.find((pool: {cost_pool: string}) => pool.cost_pool === 'sales');
    expect(sales.scenarios[0].change).toMatchObject({assigned_cost: -30, used_minutes: -20});
    expect(answer.scenarios).toMatchObject([{scenario: null, ties_to_ledger: true}]);
    const profit = await data(path(faster, '.json', '&step=profit'));
    expect(
      profit.customers.map((row: Compared & {customer_id: string}) => [
        row.customer_id,
        row.scenarios[0]!.change,
      ]),
    ).toEqual([
      ['K1', 20],
      ['K2', 10],
      [null, 10],
    ]);
    expect(
      profit.segments.map((row: Compared & {member: string}) => [
        row.member,
        row.scenarios[0]!.change,
      ]),
    ).toEqual([
      ['large', 20],
      ['small', 10],
      [null, 10],
    ]);
  });

  test('what it is beside is what the page of the customer says', async () => {
    const answer = await data(path(faster, '.json', '&step=profit'));
    for (const {customer_id, before} of answer.customers) {
      const query = customer_id === null ? at : `${at}&customer=${customer_id}`;
      const {lines} = await data(`/customer.json?${query}`);
      expect([customer_id, before]).toEqual([
        customer_id,
        lines.find((line: {name: string}) => line.name === 'profit').amount,
      ]);
    }
  });

  test('a form adds a change to those of the address, and each can be taken out again', async () => {
    const page = await text(
      path(faster, '', '&add=price&percent=10&segment=large&step=profit&lang=en'),
    );
    expect(page).toContain('Contact: -50% time a unit');
    expect(page).toContain('Prices +10% (large)');
    const both = JSON.stringify([...faster, ...dearer]).replaceAll('"', '&quot;');
    expect(page).toContain(`name="changes" value="${both}"`);
    const without = /href="([^"]+)" aria-label="Remove: Prices/.exec(page)![1]!;
    const rest = new URL(without.replaceAll('&amp;', '&'), site.url).searchParams;
    expect([rest.get('changes'), rest.get('add')]).toEqual([JSON.stringify(faster), null]);
    expect(page).toContain('no saved money yet');
    expect(page).toContain('holds to the last digit');
    expect(page).toContain('&lt;b&gt;Bauer&lt;/b&gt;');
    expect(await text(path(faster))).toContain('noch kein gespartes Geld');
  });

  test('what is freed leads to a scenario that reduces it, and that is money', async () => {
    const page = await text(path(faster, '', '&lang=en'));
    const link =
      /href="([^"]+)">Reduce the capacity that is freed: Sales smaller by ([\d.]+)%/.exec(page);
    const smaller = link![1]!.replaceAll('&amp;', '&').replace('/what-if?', '/what-if.json?');
    const answer = await data(smaller);
    expect(answer.scenarios[0].changes[1]).toMatchObject({
      change: 'capacity',
      pool: 'sales',
      with_cost: true,
    });
    expect(lineOf(answer, 'result').scenarios[0]!.change).toBeGreaterThan(30);
  });

  test('is saved with a name, compared side by side, renamed and removed', async () => {
    const changes = JSON.stringify(faster);
    const saved = await send({
      act: 'saved',
      name: 'Faster',
      by: 'Jana',
      changes,
      months: '1',
      month: '2026-01',
    });
    expect(saved).toEqual([303, '/what-if?month=2026-01&months=1&written=saved&scenario=1#saved']);
    expect(
      await send({act: 'saved', name: 'Dearer', by: 'Jana', changes: JSON.stringify(dearer)}),
    ).toEqual([303, '/what-if?months=12&written=saved&scenario=2#saved']);
    const answer = await data(`/what-if.json?${at}&scenario=1&scenario=2`);
    expect(answer.scenarios.map((one: {name: string}) => one.name)).toEqual(['Faster', 'Dearer']);
    expect(lineOf(answer, 'net_revenue').scenarios.map(side => side.change)).toEqual([0, 50]);
    expect(lineOf(answer, 'profit').scenarios[0]!.change).toBe(40);
    const page = await text(`/what-if?${at}&scenario=1,2&lang=en`);
    expect(page).toContain('<bdi>Faster</bdi></th>');
    expect(page).toContain('value="2" aria-label="Compare: Dearer" checked');
    const csv = (await text(`/what-if.csv?${at}&scenario=1,2&lang=en&step=profit`)).split('\r\n');
    expect(csv[0]).toBe(
      'Customer no.,Customer,"Customer profit, As it is (EUR)","Customer profit, Faster (EUR)","Change, Faster (EUR)","Customer profit, Dearer (EUR)","Change, Dearer (EUR)"',
    );
    expect(csv[1]).toMatch(/^K1,Abel & Söhne,.*,20\.0000,.*,50\.0000$/);
    expect((await text('/what-if?lang=en')).match(/value="[12]" aria-label/g)).toHaveLength(2);

    expect((await send({act: 'renamed 1', name: 'Shorter', by: 'Jana'}))[1]).toContain(
      'written=renamed',
    );
    expect((await send({act: 'removed 2', by: 'Ben'}))[1]).toContain('written=removed');
    expect(scenariosOf(site.data)).toMatchObject([
      {scenario: 1, name: 'Shorter', by: 'Jana', changes},
    ]);
    expect(scenarioHistory(site.data).map(({act, name, by}) => [act, name, by])).toEqual([
      ['saved', 'Faster', 'Jana'],
      ['saved', 'Dearer', 'Jana'],
      ['renamed', 'Shorter', 'Jana'],
      ['removed', 'Dearer', 'Ben'],
    ]);
    expect((await fetch(`${site.url}/what-if?scenario=2`)).status).toBe(400);
    expect(await text('/what-if?scenario=2&lang=en')).toContain('Possible: 1.');
  });

  test.each([
    ['nobody', {act: 'saved', name: 'New', by: ' '}],
    ['unnamed', {act: 'saved', name: '', by: 'Jana'}],
    ['taken', {act: 'saved', name: 'Shorter', by: 'Jana'}],
    ['unknown', {act: 'renamed 99', name: 'New', by: 'Jana'}],
  ])('writes nothing down where it should not: %s', async (refusal, fields) => {
    const before = scenarioHistory(site.data).length;
    const [status, location] = await send({...fields, changes: JSON.stringify(faster)});
    expect([status, new URL(String(location), site.url).searchParams.get('refused')]).toEqual([
      303,
      refusal,
    ]);
    expect(await text(String(location))).toContain('Nicht gespeichert');
    expect(scenarioHistory(site.data)).toHaveLength(before);
  });

  test('takes no forms of foreign pages, no other kinds, and no nonsense', async () => {
    const good = {act: 'saved', name: 'Foreign', by: 'Jana', changes: JSON.stringify(faster)};
    const wrong = JSON.stringify([{change: 'unit_time', activity: 'telex', percent: 1}]);
    const before = scenarioHistory(site.data).length;
    expect((await send(good, {origin: 'http://evil.example'}))[0]).toBe(403);
    expect((await send(good, {'sec-fetch-site': 'cross-site'}))[0]).toBe(403);
    expect((await send(good, {'content-type': 'application/json'}))[0]).toBe(415);
    expect((await send({...good, act: 'publish'}))[0]).toBe(400);
    expect((await send({...good, changes: '[]'}))[0]).toBe(400);
    expect((await send({...good, changes: wrong}))[0]).toBe(400);
    expect(scenarioHistory(site.data)).toHaveLength(before);
  });

  test.each([
    ['changes=%7B', 'eine Liste von Änderungen als JSON'],
    ['changes=%5B%7B%22change%22%3A%22price%22%7D%5D', 'eine Liste von Änderungen als JSON'],
    ['add=unit_time&activity=telex&percent=5', 'order, contact, invoice, call, visit'],
    ['add=unit_time&activity=invoice&percent=5', 'entscheiden Schlüssel und keine Minuten'],
    ['add=unit_time&activity=contact&percent=-101', 'eine Zahl von −100 bis 1000'],
    ['add=unit_time&activity=contact&percent=much', 'eine Zahl von −100 bis 1000'],
    ['add=unit_time&activity=contact', 'eine Zahl von −100 bis 1000'],
    ['add=capacity&pool=garage&percent=5', 'handling, leading, sales'],
    ['add=discount&most=30', 'hat einen Listenpreis'],
    ['add=price&percent=3&segment=huge', 'large, small'],
    ['add=price&percent=3&customer=K9', 'eine Kundennummer aus /profitability'],
    ['add=fire', 'unit_time, capacity'],
    ['scenario=1,2,3,4', 'höchstens drei Szenarien'],
    ['months=7', '1, 12 oder 36'],
  ])('%s is refused, and says what there is', async (query, says) => {
    for (const ending of ['', '.json', '.csv']) {
      const response = await fetch(`${site.url}/what-if${ending}?${query}`);
      expect(response.status).toBe(400);
      const told = await response.text();
      if (ending === '') expect(told.replaceAll('&quot;', '"')).toContain(says);
    }
  });

  test('leaves what is published as it is, to the last byte', async () => {
    const hashes = () =>
      globSync(join(site.data, 'snapshots', '*', '*.duckdb')).map(file =>
        createHash('sha256').update(readFileSync(file)).digest('hex'),
      );
    const before = hashes();
    expect(before.length).toBeGreaterThan(1);
    await data(
      path([...faster, ...dearer, {change: 'minimum_order', amount: 50, kept: 0}], '.json'),
    );
    expect(hashes()).toEqual(before);
    const {total} = await data(`/costs.json?${at}`);
    expect(total.assigned_cost).toBeGreaterThan(0);
  });

  test('many scenarios at once are each their own', async () => {
    const percents = Array.from({length: 15}, (_, index) => index - 7);
    const answers = await Promise.all(
      percents.map(percent => data(path([{change: 'price', percent}], '.json'))),
    );
    expect(answers.map(answer => lineOf(answer, 'net_revenue').scenarios[0]!.change)).toEqual(
      percents.map(percent => (580 * percent) / 100),
    );
  }, 60_000);
});

describe('a snapshot from before there were costs', () => {
  const site = serving(fourCustomers);

  test('says so, and a server that may only read has no form to save', async () => {
    expect(await site.text('/what-if')).toContain('Dieser Stand kennt noch keine Kosten.');
    expect(JSON.parse(await site.text('/what-if.json'))).toMatchObject({
      no_data_reason: 'older_snapshot',
      customers: [],
    });
    expect(await site.text('/what-if?lang=en')).not.toContain('method="post"');
  });
});
