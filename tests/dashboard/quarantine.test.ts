import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, test, vi} from 'vitest';
import {serve} from '../../dashboard/server.ts';
import {accept} from '../../pipelines/held.ts';
import {openDatabase} from '../../warehouse/database.ts';
import {smallNights} from '../warehouse/nights.ts';
import {serving} from './serving.ts';

const mayNotSee = vi.hoisted(() => new Set<string>());
vi.mock('../../dashboard/who.ts', () => ({
  whoAsks: () => ({user: 'test', role: 'controller', personal: !mayNotSee.has('persons')}),
}));

const header = 'invoice_id,line,kind,invoiced_on,quantity,net_amount';
const good = Array.from({length: 1200}, (_, i) => `R${i},1,invoice,2025-06-02,1,10.5`);
const unreadable = Array.from({length: 110}, (_, i) => `U${i},1,invoice,2025-06-02,1,viel${i}`);
const odd = [
  'O1,1,invoice ,2025-06-02,1,20',
  'O2,1,<script>alert(1)</script>,2025-06-02,1,3',
  'O3,1,=1+1,2025-06-02,1,4',
  'O4,1,＝1+1,2025-06-02,1,5',
  `O5,1,${'x'.repeat(400)},2025-06-02,1,6.0001`,
  'R0,1,invoice,2025-06-02,1,99', // the key of an earlier row, with another amount
  'R1,1,invoice,2025-06-02,1,10.5', // the same row again
];
const kinds = 'is not one of invoice, final, down_payment, pro_forma, credit_note, cancellation';
const lines = (rows: readonly string[]) => `${[header, ...rows].join('\n')}\n`;

const staff = `/*\nStaff.\n\nOne row per employee_id.\n*/
  select 'E1' as employee_id, date '2025-02-01' as joined_on, date '2025-01-31' as left_on`;

const company = await smallNights(
  {
    customers: 'customer_id,natural_person,name\nK1,false,Alpha\nK2,true,Eve\u202eil\n',
    invoice_lines: lines([...good, ...unreadable, ...odd]),
  },
  {'staging/stg_hr__employees.sql': staff},
);
const site = served(async () => {
  company.deliver({invoice_lines: lines(['N1,1,invoice,2025-06-03,1,7'])}, '2');
  await company.night();
  return company.data;
});

/** Serves what a company's nights have published. */
function served(nights: () => Promise<string>) {
  let server: Awaited<ReturnType<typeof serve>>;
  beforeAll(async () => {
    server = await serve({data: await nights(), port: 0});
  });
  afterAll(() => server?.close());
  const url = (path: string) => server.url + path;
  const text = async (path: string) => (await fetch(url(path))).text();
  const json = async (question = '') => JSON.parse(await text(`/quarantine.json${question}`));
  return {url, text, json};
}

interface Reason {
  stream: string;
  column_name: string | null;
  reason: string;
  rows: number;
}

const addressOf = ({stream, column_name, reason}: Reason) =>
  `?${new URLSearchParams({stream, column: column_name ?? '-', reason})}`;
const sum = (numbers: number[]) => numbers.reduce((all, each) => all + each, 0);

describe('the proof of a delivery', () => {
  test('is that what was delivered is loaded, in quarantine or a duplicate', async () => {
    const {deliveries, total, quarantined} = await site.json();

    expect(deliveries[0]).toMatchObject({stream: 'erp/invoice_lines', file: 'invoice_lines/1.csv'});
    expect(Object.values(deliveries[0].rows)).toEqual([1317, 1200, 116, 1, true]);
    expect(deliveries[1]).toMatchObject({stream: 'erp/customers', rows: {quarantined: 1}});
    expect(total).toMatchObject({
      deliveries: 3,
      rows: {delivered: 1320, loaded: 1202, quarantined: 117, duplicate: 1, holds: true},
    });
    expect(quarantined).toEqual({rows: 118, from_deliveries: 117, from_staging: 1, holds: true});
  });

  test('holds for money, to the last digit, and over all deliveries of a stream', async () => {
    const {deliveries, total} = await site.json();
    const ofNet = (sums: Record<string, unknown>[]) =>
      sums.find(each => each.column_name === 'net_amount')!;

    const {holds, ...sums} = ofNet(deliveries[0].money);
    expect(Object.values(sums).slice(-4)).toEqual([12747.5001, 12600, 137.0001, 10.5]);
    expect(holds).toBe(true);
    expect(ofNet(total.money)).toMatchObject({delivered: 12754.5001, holds: true});
    expect(await site.text('/quarantine')).toContain('<td class="number strong">137,0001</td>');
  });

  test('covers the chosen stream, and of SQL only what it set aside', async () => {
    const customers = await site.json('?stream=erp/customers');
    expect(customers.deliveries).toMatchObject([{stream: 'erp/customers', delivery: 1}]);
    expect(customers.total).toMatchObject({deliveries: 1, rows: {delivered: 2, quarantined: 1}});
    expect(customers.quarantined).toMatchObject({rows: 1, holds: true});
    const staging = await site.json('?stream=staging/stg_hr__employees.sql');
    expect(staging.quarantined).toMatchObject({from_deliveries: 0, from_staging: 1});
    expect(staging.rows).toMatchObject([{delivery: null, reason: 'is before joined_on'}]);
  });
});

const torn = served(async () => {
  const company = await smallNights({customers: 'customer_id,natural_person\nK1,no\nK2,true\n'});
  const {manifest} = await company.night();
  const file = join(company.data, 'snapshots', manifest.id, 'personal.duckdb');
  const database = await openDatabase(file);
  await (await database.connect()).run('update quarantine set stream = null, delivery = null');
  database.close();
  return company.data;
});

test('a snapshot that has lost a row of its quarantine does not pass the proof', async () => {
  const page = await torn.text('/quarantine?lang=en');
  expect(page).toContain('✗ does not hold');
  expect(page).toMatch(/class="check fails".*The deliveries say 1\./);
});

describe('reasons', () => {
  test('come with the most frequent first, and add up to all rows', async () => {
    const {reasons, rows, quarantined} = await site.json();
    const counts = reasons.map((each: Reason) => each.rows);

    expect(reasons[0]).toMatchObject({column_name: 'net_amount', rows: 110});
    expect(counts).toEqual(counts.toSorted((a: number, b: number) => b - a));
    expect(sum(counts)).toBe(quarantined.rows);
    expect(rows).toHaveLength(quarantined.rows);
  });

  test('each open exactly as many rows as they count', async () => {
    const {reasons} = await site.json();
    expect(reasons.length).toBeGreaterThan(4);
    for (const each of reasons as Reason[]) {
      const {rows} = await site.json(addressOf(each));
      expect(rows, addressOf(each)).toHaveLength(each.rows);
      const page = await site.text(`/quarantine${addressOf(each)}`);
      expect(page).toContain(`<td class="number">${each.rows}</td>`);
    }
  });

  test('are links on the page, and said in its language', async () => {
    const page = await site.text('/quarantine');
    const links = [...page.matchAll(/href="(\/quarantine\?stream=[^"]+)#rows"/g)];
    const {reasons} = await site.json();

    expect(links).toHaveLength(reasons.length);
    expect(page).toContain('ist keine Zahl der Form 1234.56');
    expect(page).toContain('Schlüssel doppelt vergeben');
    expect(await site.text('/quarantine?lang=en')).toContain('is not a number written like');
  });
});

describe('rows', () => {
  test('are shown a hundred at a time, each of them once', async () => {
    const pages = await Promise.all(
      [1, 2].map(each => site.text(`/quarantine?column=net_amount&page=${each}`)),
    );
    const values = pages.flatMap(page => [...page.matchAll(/viel\d+/g)].map(([value]) => value));

    expect(pages[0]).toContain('Zeilen 1 bis 100 von 110');
    expect(pages[1]).toContain('Zeilen 101 bis 110 von 110');
    expect(new Set(values).size).toBe(110);
    expect(values).toHaveLength(110);
    expect(await site.text('/quarantine?column=net_amount&page=3')).toContain(
      'eine Seitenzahl von 1 bis 2',
    );
  });

  test('can be chosen by stream, column or reason alone', async () => {
    const counts = await Promise.all(
      ['stream=erp/invoice_lines', 'column=kind', `reason=${kinds}, correction`].map(
        async each => (await site.json(`?${each.replaceAll(' ', '+')}`)).rows.length,
      ),
    );
    expect(counts).toEqual([116, 5, 5]);
  });

  test('of a choice that is mended by now are none, and the page leads to the others', async () => {
    const page = await site.text('/quarantine?stream=erp/mended');
    expect(page).toContain('Zu dieser Auswahl wartet keine Zeile in Quarantäne.');
    expect(page).toContain('href="/quarantine#rows">Alle Zeilen zeigen');
  });

  test('show what is wrong with them to those who may see persons, and to nobody else', async () => {
    for (const path of ['/quarantine', '/quarantine.json', '/quarantine.csv']) {
      mayNotSee.delete('persons');
      const address = `${path}?stream=erp/customers`;
      expect(await site.text(address)).toContain('Eve\ufffdil');
      mayNotSee.add('persons');
      const text = await site.text(address).finally(() => mayNotSee.clear());
      expect(text).toMatch(path === '/quarantine.json' ? /"value":null/ : /\(nicht gezeigt\)/);
      expect(text).toMatch(
        path === '/quarantine.json' ? /cannot be seen/ : /nicht sichtbar|Zeichen/,
      );
      expect(text).not.toContain('Eve');
    }
  });
});

describe('foreign text', () => {
  test('is escaped, stands apart, is cut where it is long, and shows its spaces', async () => {
    const page = await site.text('/quarantine?column=kind');

    expect(page).toContain('<code><bdi>&lt;script&gt;alert(1)&lt;/script&gt;</bdi></code>');
    expect(page).not.toContain('<script>');
    expect(page).toContain('<bdi>invoice␣</bdi>');
    expect(page).toContain('… gekürzt, 400 Zeichen');
    expect(page).not.toContain('x'.repeat(201));
  });

  test('runs no formula in a spreadsheet, full-width signs included', async () => {
    const table = await site.text('/quarantine.csv?lang=en&column=kind');
    expect(table).toMatch(/,'=1\+1,/);
    expect(table).toMatch(/,'＝1\+1,/);
    expect(table).toContain('x'.repeat(400));
  });

  test('in the address is text, whatever it holds', async () => {
    for (const each of ["'; drop table quarantine --", '%00', '%F0%9F%92%A9', '%ff', '<b>']) {
      const response = await fetch(site.url(`/quarantine?reason=${each}`));
      expect(response.status, each).toBe(200);
      expect(await response.text()).not.toContain('<b>');
    }
    const response = await fetch(site.url('/quarantine?stream=a&stream=b'));
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('ein Strom wie erp/rechnungen');
  });
});

test('an export has all rows of the choice, and its reasons in words', async () => {
  const rows = (await site.text('/quarantine.csv?column=net_amount')).trim().split('\r\n');
  expect(rows).toHaveLength(111);
  expect(rows[0]).toBe('Strom;Lieferung;Datei;Zeile;Spalte;Wert;Grund');
  expect(rows[1]).toBe(
    'erp/invoice_lines;1;invoice_lines/1.csv;1202;net_amount;viel0;ist keine Zahl der Form 1234.56',
  );
});

test('the page says what to do, and its links to other pages carry no choice of rows', async () => {
  const page = await site.text('/quarantine?stream=erp/customers&lang=en');
  expect(page).toContain('<code>kundenwert refresh --replay</code>');
  expect(page).toContain('href="/profitability?lang=en"');
  expect(await site.text('/quarantine')).toContain('href="/quarantine" aria-current="page"');
  expect((await fetch(site.url('/quarantine?month=2025-06'))).status).toBe(400);
});

const letThrough = served(async () => {
  const columns = {customer_id: 'customer_id', natural_person: 'natural_person'};
  const kunden = {files: 'customers/1.csv', entity: 'customers', columns};
  const rows = Array.from({length: 20}, (_, i) => `K${i},false\n`).join('');
  const company = await smallNights(
    {customers: `customer_id,natural_person\n${rows}`},
    {'sources.yaml': JSON.stringify({erp: {format: {}, streams: {kunden}}})},
  );
  await company.night();
  const after = 'customer_id,natural_person,new\nK1,false,n\nK2,perhaps,n\n';
  company.deliver({customers: after}, '1');
  await company.night();
  await accept(join(company.data, 'landing'), 'erp', 'kunden', 'Ada <b>Beispiel</b>');
  await company.night();
  return company.data;
});

test('a delivery that a person has let through names that person, the doubts and the warnings', async () => {
  const page = await letThrough.text('/quarantine');
  expect(page).toContain('Angenommen von <bdi>Ada &lt;b&gt;Beispiel&lt;/b&gt;</bdi>');
  expect(page).toContain('trotz: <bdi lang="en">it has 2 rows; the one before had 20</bdi>');
  expect(page).toMatch(/Hinweise: <bdi lang="en">[^<]*new/);
});

const empty = served(async () => {
  const company = await smallNights({customers: 'customer_id\nK1\nK2\n'});
  await company.night();
  return company.data;
});

test('a quarantine without rows says so', async () => {
  const page = await empty.text('/quarantine');
  expect(page).toContain('Die Quarantäne ist leer.');
  expect(page).toContain('Von 2 gelieferten Zeilen (Lieferungen: 1) ist keine zurückgewiesen.');
  expect(await empty.json()).toMatchObject({rows: [], reasons: [], row_count: 0});
});

const unpublished = serving();

test('before the first night is over, the quarantine waits as the other pages do', async () => {
  expect((await fetch(`${unpublished.url}/quarantine`)).status).toBe(503);
});
