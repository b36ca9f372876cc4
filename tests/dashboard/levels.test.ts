import {mkdirSync, mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {serve} from '../../dashboard/server.ts';
import {kundenwert} from '../commands/command_line.ts';
import {companyYaml, writeCompany} from '../company_folder.ts';
import {deliver, nightAt} from '../nights.ts';

const calm = '{rows: 0, rejected: 1}';
const sources = `
erp:
  expect: ${calm}
  streams:
    customers:
      {files: customers.csv, entity: customers,
       columns: {customer_id: id, name: name, natural_person: person, vat_id: vat, group_id: group,
                 affiliated: ours, collective: cpd}}
    relations:
      {files: relations.csv, entity: customer_relations,
       columns: {customer_id: id, role: {constant: group}, related_id: group, valid_from: since}}
    lines:
      {files: lines.csv, entity: invoice_lines,
       columns: {invoice_id: id, line: {constant: "1"}, customer_id: customer, invoiced_on: day,
                 quantity: {constant: "1"}, net_amount: amount, product_cost: cost}}
shop:
  customer_numbers: own
  expect: ${calm}
  streams:
    customers:
      {files: shop.csv, entity: customers,
       columns: {customer_id: id, name: name, natural_person: person, vat_id: vat}}
    lines:
      {files: shop_lines.csv, entity: invoice_lines,
       columns: {invoice_id: id, line: {constant: "1"}, customer_id: customer, invoiced_on: day,
                 quantity: {constant: "1"}, net_amount: amount, product_cost: cost}}
`;

const scorecard = `
perspectives:
  finance: {weight: 1, objectives: {earn: {title: {de: Verdienen, en: Earn}, weight: 1, kpis: {
    revenue_per_customer: {target: 400, red: 10, weight: 1}}}}}
  customers: {weight: 1, objectives: {}}
  processes: {weight: 1, objectives: {}}
  learning: {weight: 1, objectives: {}}
`;

const files = {
  'customers.csv': `id,name,person,vat,group,ours,cpd
K1,Anton AG,false,DE111111111,G,,
K2,Berta Bunt,true,,G,,
K3,Cäsar GmbH,false,,,,
K4,Dora GmbH,false,,,,
K5,Tochter GmbH,false,,G,true,
K6,CpD,false,,,,true
`,
  'relations.csv': 'id,group,since\nK3,K4,2026-05-20\n',
  'lines.csv': `id,customer,day,amount,cost
1,K1,2026-04-10,100.00,50.00
2,K2,2026-04-11,200.00,10.00
3,K3,2026-04-12,30.00,40.00
4,K3,2026-05-02,70.00,20.00
5,K4,2026-05-03,5.00,1.00
6,K5,2026-05-04,1000.00,1.00
7,K6,2026-05-05,2000.00,1.00
8,,2026-05-06,0.07,0.01
9,K4,2026-05-31,1.00,0.00
10,K4,2025-04-30,1.00,0.00
`,
  'shop.csv': 'id,name,person,vat\n7,Anton Aktiengesellschaft,false,DE111111111\n',
  'shop_lines.csv': 'id,customer,day,amount,cost\ns1,7,2026-05-07,11.00,1.00\n',
};

/** A company of one night; what `changes` names is delivered or set otherwise. */
async function published(changes: Record<string, string> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'kundenwert-'));
  const company = writeCompany(join(folder, 'company'), {
    'company.yaml': companyYaml + (changes['company.yaml'] ?? ''),
    'sources.yaml': sources,
    'scorecard.yaml': scorecard,
  });
  const data = join(folder, 'data');
  mkdirSync(data);
  for (const [name, text] of Object.entries({...files, ...changes})) {
    if (name.endsWith('.csv')) deliver(company, name, text);
  }
  await nightAt({company, data}, {at: '2026-07-01T02:00:00Z'});
  const server = await serve({data, port: 0});
  return {
    data,
    text: async (path: string) => (await fetch(server.url + path)).text(),
    json: async (path: string) => (await fetch(server.url + path)).json(),
    async close() {
      await server.close();
      rmSync(folder, {recursive: true, force: true});
    },
  };
}

type Site = Awaited<ReturnType<typeof published>>;
interface Ranked {
  customer_id: string;
  customer: string;
  net_revenue: number;
}

describe('a company with groups, and a customer of two numbers', () => {
  let site: Site;
  beforeAll(async () => {
    site = await published();
  }, 120_000);
  afterAll(() => site.close());

  const ranking = async (level: string) => {
    const {customers} = await site.json(`/profitability.json?level=${level}`);
    return customers.map(({customer_id, customer, net_revenue}: Ranked) => [
      customer_id,
      customer,
      net_revenue,
    ]);
  };

  test('ranks accounts, customers and groups', async () => {
    expect(await ranking('account')).toEqual([
      ['K2', 'Berta Bunt', 200],
      ['K1', 'Anton AG', 100],
      ['K3', 'Cäsar GmbH', 100],
      ['shop:7', 'Anton Aktiengesellschaft', 11],
      ['K4', 'Dora GmbH', 7],
    ]);
    expect(await ranking('customer')).toEqual([
      ['K2', 'Berta Bunt', 200],
      ['K1', 'Anton AG', 111],
      ['K3', 'Cäsar GmbH', 100],
      ['K4', 'Dora GmbH', 7],
    ]);
    expect(await ranking('group')).toEqual([
      ['G', 'Anton AG', 311],
      ['K4', 'Dora GmbH', 77],
      ['K3', 'Cäsar GmbH', 30],
    ]);
  });

  test('has the same sums and remainders at each level, and its proof holds', async () => {
    const sums = async (level: string) => {
      const {kinds, total, invoiced_net_revenue} = await site.json(
        `/profitability.json?level=${level}`,
      );
      return {kinds, total, invoiced_net_revenue};
    };
    const expected = await sums('customer');
    expect(expected.kinds.map((each: {kind: string}) => each.kind)).toEqual([
      'counted',
      'affiliated',
      'collective',
      'unknown',
    ]);
    expect(expected.total.net_revenue).toBe(expected.invoiced_net_revenue);
    expect(await sums('account')).toEqual(expected);
    expect(await sums('group')).toEqual(expected);
  });

  test('says on the page what counts as one customer, and keeps it in links', async () => {
    const page = await site.text('/profitability?level=group&lang=en');
    expect(page).toContain('<option value="group" selected>Groups</option>');
    expect(page).toContain('Here each group of companies counts as one customer');
    const links = [...page.matchAll(/href="(\/(?:profitability[^"]*|\?[^"]*))"/g)].map(
      each => each[1]!,
    );
    expect(links.length).toBeGreaterThan(5);
    expect(links.filter(href => !href.includes('level=group'))).toEqual([]);
    expect(page).toMatch(/href="\/quarantine\?lang=en"/);
    expect(await site.text('/profitability?level=group')).toContain('Konzern oder Kunde');
  });

  test('exports the level that the screen shows, and names the file after it', async () => {
    const csv = await site.text('/profitability.csv?level=group&lang=en');
    expect(csv.split('\r\n')[1]).toBe(
      '1,G,Anton AG,311.0000,61.0000,250.0000,80.38585209003215,84.45945945945947',
    );
  });

  test('counts groups in the scorecard', async () => {
    const revenueAt = async (level: string) => {
      const {perspectives, customer_level} = await site.json(`/scorecard.json?level=${level}`);
      const {numerator, denominator} = perspectives[0].objectives[0].kpis[0];
      return [customer_level, numerator, denominator];
    };
    expect(await revenueAt('customer')).toEqual(['customer', 417, 4]);
    expect(await revenueAt('group')).toEqual(['group', 417, 2]);
    expect(await revenueAt('account')).toEqual(['account', 417, 5]);
    expect(await site.text('/?level=group&lang=en')).toContain('are set for the level Customers');
  });

  test('refuses a level that there is not, and says which there are', async () => {
    expect(await site.text('/profitability?level=region&lang=en')).toContain(
      'account, customer or group',
    );
  });

  test('answers analysts in SQL at each level, and never mixes two', async () => {
    const ask = (sql: string) =>
      kundenwert(['query', '--data', site.data, '--format', 'csv', '--level', 'group', sql]);
    const {stdout} = await ask(
      'select customer_id, abc_class, net_revenue_12_months from customer_segment where abc_class is not null order by 3 desc',
    );
    expect(stdout).toBe(
      'customer_id,abc_class,net_revenue_12_months\nG,A,311.0000\nK4,A,76.0000\nK3,B,30.0000\n',
    );
    const joined =
      await ask(`select d.customer_id, sum(l.net_amount) as sum from fct_invoice_line as l
      inner join dim_customer as d on l.customer_key = d.customer_key
      where d.counted group by all order by 2`);
    expect(joined.stdout).toBe('customer_id,sum\nK3,30.0000\nK4,77.0000\nG,311.0000\n');
    expect((await ask('select customer_id from dim_contact')).stderr).toContain('customer_id');
  });
});

test('without groups the answer is that of the customers, and the page says what is missing', async () => {
  const site = await published({
    'company.yaml': 'customer_level: group\n',
    'customers.csv': 'id,name,person,vat,group,ours,cpd\nK1,Anton AG,false,,,,\n',
    'relations.csv': 'id,group,since\n',
    'shop.csv': 'id,name,person,vat\n',
  });
  const asked = await site.json('/profitability.json');
  expect(asked).toMatchObject({customer_level: 'group', same_as_customers: 'no_groups'});
  expect(asked.customers).toEqual(
    (await site.json('/profitability.json?level=customer')).customers,
  );
  const page = await site.text('/profitability?lang=en');
  expect(page).toContain('customers.group_id is empty');
  expect(page).toContain('<option value="group" selected>');
  await site.close();
}, 120_000);
