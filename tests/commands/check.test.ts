import {existsSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {contract} from '../../warehouse/entities/index.ts';
import {writeCompany} from '../company_folder.ts';
import {temporaryFolder, writeFiles} from '../temporary_folder.ts';
import {kundenwert} from './command_line.ts';
import {smallMusterwerk, wholeMusterwerk} from './small_musterwerk.ts';

interface Checked {
  mistakes: {where: string; what: string}[];
  samples: {
    stream: string;
    rows: number;
    rejected: number;
    reasons: {column: string; rows: number; place: number; reason: string}[];
  }[];
  variables: {name: string; isSet: boolean}[];
  answers: {phase: number; name: string; missing: string[]}[];
  unfilled: Record<string, string[]>;
}

async function checked(company: string, env: Record<string, string> = {}) {
  const {status, stdout, stderr} = await kundenwert(['check', '--json', '--company', company], {
    env,
  });
  expect(stderr).toBe('');
  return {status, ...(JSON.parse(stdout) as Checked)};
}

const sources = `
crm:
  streams:
    customers:
      files: customers.csv
      entity: customers
      columns: {customer_id: id, name: name, customer_since: since}
`;

/** A company with these customers, and whatever else its folder has. */
const withCustomers = (csv: string, files: Record<string, string> = {}) =>
  writeCompany(temporaryFolder(), {'sources.yaml': sources, 'customers.csv': csv, ...files});

test('the shipped example has no mistakes, and lacks nothing for any answer', async () => {
  const company = await wholeMusterwerk();
  const before = readdirSync(company);
  const scratch = temporaryFolder();
  const {status, mistakes, samples, answers, unfilled} = await checked(company, {TMPDIR: scratch});
  expect(mistakes).toEqual([]);
  expect(status).toBe(0);
  expect(samples.map(({stream}) => stream)).toContain('rechnungen');
  expect(answers.filter(({missing}) => missing.length > 0)).toEqual([]);
  expect(unfilled.invoice_lines).toContain('external_id');
  expect(unfilled.invoice_lines).not.toContain('product_cost');
  expect(readdirSync(company)).toEqual(before);
  expect(readdirSync(scratch)).toEqual([]);
});

test('rows that the night would reject are counted by column, with the place of the first', async () => {
  const rows = Array.from({length: 40}, (_, at) => `K${at},"Firm\n${at}",2026-01-31`);
  rows[7] = 'K7,Firm,31.01.2026';
  rows[9] = ',Firm,2026-01-31';
  const company = withCustomers(`id,name,since\n${rows.join('\n')}\n`);
  const {status, mistakes, samples} = await checked(company);
  expect([status, mistakes]).toEqual([0, []]);
  expect(samples).toMatchObject([{rows: 40, rejected: 2}]);
  expect(samples[0]!.reasons).toMatchObject([
    {column: 'customer_id', rows: 1, place: 19, reason: 'is missing'},
    {column: 'customer_since', rows: 1, place: 16, reason: 'is not a day written as %Y-%m-%d'},
  ]);
});

test('a form that no row has is a mistake, before any night', async () => {
  const company = withCustomers('id,name,since\nK1,Adler,31.01.2026\nK2,Bear,01.02.2026\n');
  const {status, mistakes} = await checked(company);
  expect(status).toBe(1);
  expect(mistakes).toMatchObject([
    {where: 'crm/customers, customers.csv', what: expect.stringContaining('all 2 rows')},
  ]);
});

test('a misspelt column in staging SQL is found without a refresh', async () => {
  const company = await smallMusterwerk();
  const file = join(company, 'staging', 'stg_service__survey_responses.sql');
  writeFileSync(file, readFileSync(file, 'utf8').replace('wert as score', 'wret as score'));
  const {status, mistakes} = await checked(company);
  expect(status).toBe(1);
  expect(mistakes).toMatchObject([{where: file, what: expect.stringContaining('"wret"')}]);
  expect(existsSync(join(company, 'data'))).toBe(false);
});

test('staging SQL in the name of a source that does not exist is a mistake', async () => {
  const sql = '/*\nProducts.\n\nOne row per product_id.\n*/\nselect 1 as product_id\n';
  const company = withCustomers('id,name,since\nK1,Adler,\n', {
    'staging/stg_crn__products.sql': sql,
  });
  const {status, mistakes} = await checked(company);
  expect(status).toBe(1);
  expect(mistakes).toMatchObject([{what: expect.stringContaining('the source "crn"')}]);
});

test('what is missing for more is named by entity and by field', async () => {
  const {answers, unfilled} = await checked(withCustomers('id,name,since\nK1,Adler,\n'));
  const missing = Object.fromEntries(answers.map(each => [each.name, each.missing]));
  expect(missing.revenue_per_customer).toEqual(['invoice_lines']);
  expect(missing.training_rate).toEqual(['employees', 'trainings']);
  expect(missing['activity costs by customer']).toContain('service_cases');
  expect(missing['survey scores by customer (NPS, CSAT)']).toEqual(['survey_responses']);
  expect(answers.find(({name}) => name === 'churn_rate')?.phase).toBe(1);
  expect(unfilled.customers).toContain('vat_id');
  expect(unfilled.customers).not.toContain('name');
});

test('what has too few customers, or no work that wins them, is not called computable', async () => {
  const lines = Array.from(
    {length: 40},
    (_, at) => `R${at},1,K${at % 12},2026-01-${10 + (at % 9)},1,100`,
  );
  const header = 'invoice_id,line,customer_id,invoiced_on,quantity,net_amount';
  const columns = Object.fromEntries(header.split(',').map(name => [name, name]));
  const stream = {files: 'lines.csv', entity: 'invoice_lines', columns};
  const company = withCustomers('id,name,since\nK1,Adler,\n', {
    'sources.yaml': `${sources}\nerp: ${JSON.stringify({streams: {lines: stream}})}\n`,
    'lines.csv': `${header}\n${lines.join('\n')}\n`,
  });
  const {answers, mistakes} = await checked(company);
  expect(mistakes).toEqual([]);
  const missing = Object.fromEntries(answers.map(each => [each.name, each.missing]));
  expect(missing.churn_rate).toEqual([]);
  expect(missing.customer_equity).toEqual(['30 customers who bought (12 are there)']);
  expect(missing.lifetime_value_per_customer).toEqual(missing.customer_equity);
  expect(missing.acquisition_cost).toEqual([
    'ledger_entries',
    'costs.yaml: an activity with acquisition: true',
  ]);
  expect(missing.clv_to_cac).toContain('30 customers who bought (12 are there)');
});

test('whatever a company does not deliver, it is told what that would be for, by phase', async () => {
  const {answers} = await checked(withCustomers('id,name,since\nK1,Adler,\n'));
  const named = new Set(answers.flatMap(({missing}) => missing));
  /* Everybody must deliver customers; the cost of a product, and what an account is, can stand elsewhere. */
  const told = ['customers', 'product_costs', 'accounts'];
  const others = contract.map(({name}) => name).filter(name => !told.includes(name));
  expect(others.filter(name => !named.has(name))).toEqual([]);
});

test('a field that nothing fills is named by the answer that needs it', async () => {
  const {answers} = await checked(join(import.meta.dirname, '../../company/templates'));
  const needed = answers.flatMap(({missing}) => missing);
  expect(needed).toContain('invoice_lines.service_from');
  expect(needed).toContain('invoice_lines.list_amount');
});

test('a company that delivers no customers is told so', async () => {
  const {status, mistakes} = await checked(writeCompany(temporaryFolder(), {}));
  expect(status).toBe(1);
  expect(mistakes).toMatchObject([{what: expect.stringContaining('no stream delivers customers')}]);
});

test('variables that a database needs are named, set or not, and never told', async () => {
  const database = `
erp:
  database: {kind: postgres, url_from: ERP_URL}
  streams:
    orders: {table: orders}
shop:
  http: {base_from: SHOP_URL, authentication: {bearer_from: SHOP_TOKEN}}
  streams:
    carts: {path: /carts}
`;
  const company = withCustomers('id,name,since\nK1,Adler,\n');
  writeFiles(company, {'sources.yaml': sources + database});
  const env = {ERP_URL: 'postgres://somebody:secret@localhost/erp'};
  const {variables, status} = await checked(company, env);
  expect(status).toBe(0);
  expect(variables).toEqual([
    {source: 'erp', name: 'ERP_URL', isSet: true},
    {source: 'shop', name: 'SHOP_URL', isSet: false},
    {source: 'shop', name: 'SHOP_TOKEN', isSet: false},
  ]);
  const {stdout} = await kundenwert(['check', '--company', company], {env});
  expect(stdout).toContain('SHOP_TOKEN, for shop: not set; the night needs it');
  expect(stdout).not.toContain('secret');
});
