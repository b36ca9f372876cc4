import {readFileSync} from 'node:fs';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {join} from 'node:path';
import {expect, onTestFinished, test} from 'vitest';
import {openDatabase} from '../../warehouse/database.ts';
import {writeCompany} from '../company_folder.ts';
import {aWorkbook} from '../pipelines/a_workbook.ts';
import {installed, startPostgres} from '../pipelines/database_servers.ts';
import {root} from '../project_files.ts';
import {writeFiles} from '../temporary_folder.ts';
import {answer, kundenwert, temporaryFolder} from './command_line.ts';

const sources = `
crm:
  streams:
    customers:
      {files: customers.ndjson, kind: ndjson, entity: customers,
       columns: {customer_id: id, name: name, city: address.city}}
excel:
  streams:
    products:
      {files: products.xlsx, kind: xlsx, header_begins: Artikel, decimal: ",", entity: products,
       columns: {product_id: Artikel, name: Bezeichnung, unit_cost: Kosten}}
    plan:
      files: plan.xlsx
      kind: plan_workbook
      plan: {dimensions: [product_line], header_rows: 2, measure: Umsatz, version: V2}
      types: {month: day, amount: {type: decimal, scale: 2}}
datev:
  streams:
    buchungen: {files: "EXTF_Buchungsstapel*.csv", kind: datev}
sap:
  streams:
    posten: {files: offene_posten.txt, kind: sap_list, encoding: windows-1252, types: {Betrag: decimal}}
hr:
  streams:
    employees:
      {files: employees.json, kind: json, records: data.staff, entity: employees,
       columns: {employee_id: id, joined_on: joined}}
    trainings:
      {files: trainings.parquet, kind: parquet, entity: trainings,
       columns: {training: id, employee_id: employee, trained_on: day, kind: kind}}
desk:
  http: {base_from: DESK_URL, authentication: {bearer_from: DESK_TOKEN}, requests_per_second: 1000}
  streams:
    tickets:
      path: /tickets
      records: items
      pages: {by: cursor, next: next, parameter: after}
      entity: service_cases
      columns: {case_id: id, opened_at: opened}
erp:
  database: {kind: postgres, url_from: ERP_URL}
  streams:
    lines:
      table: invoice_lines
      watermark: changed_at
      overlap: 1 hours
      entity: invoice_lines
      columns:
        {invoice_id: invoice, line: line, customer_id: customer, invoiced_on: day,
         quantity: quantity, net_amount: net}
`;

const planAsLedger = `/*
The plan, as entries of a ledger of its own.

One row per document, line.
*/
select 'plan ' || version as document, row_number() over (order by month, product_line) as line,
    month as posted_on, product_line as account, 'plan' as scenario, amount
from src_excel__plan`;

/** A small service desk: two pages, and nobody gets in without the token. */
async function serviceDesk(): Promise<string> {
  const server = createServer((request, response) => {
    const {searchParams} = new URL(request.url!, 'http://localhost');
    response.setHeader('content-type', 'application/json');
    if (request.headers.authorization !== 'Bearer geheim') response.statusCode = 401;
    response.end(
      searchParams.get('after')
        ? '{"items": [{"id": "T3", "opened": "2025-03-05T10:00:00Z"}], "next": null}'
        : `{"items": [{"id": "T1", "opened": "2025-03-03T08:00:00Z"},
            {"id": "T2", "opened": "2025-03-04 09:30:00"}], "next": "x"}`,
    );
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function parquet(folder: string): Promise<void> {
  const database = await openDatabase();
  await (await database.connect()).run(`copy (
    select 'S' || i as id, 'E1' as employee, date '2025-02-01' + i::int as day,
      'other' as kind from range(1, 4) as t(i)
  ) to '${join(folder, 'trainings.parquet')}' (format parquet)`);
  database.close();
}

const fixture = (name: string) => readFileSync(join(root, 'tests/pipelines/fixtures', name));

const run = installed.postgres ? test : test.skip;
if (!installed.postgres) console.warn('SKIPPED: a night from every kind of source; no PostgreSQL');

run(
  'one night reads every kind of source, and the next one only what is new',
  async () => {
    const folder = temporaryFolder();
    const data = temporaryFolder();
    writeCompany(folder, {
      'sources.yaml': sources,
      'staging/stg_excel__ledger_entries.sql': planAsLedger,
    });
    writeFiles(folder, {
      'customers.ndjson': '{"id":"K1","name":"A","address":{"city":"Ulm"}}\n{"id":"K2"}\n',
      'employees.json': '{"data":{"staff":[{"id":"E1","joined":"2020-01-01"}]}}',
      'products.xlsx': aWorkbook({
        rows: [
          ['Preisliste'],
          ['Artikel', 'Bezeichnung', 'Kosten'],
          ['P1', 'Pumpe', 12.5],
          ['P2', 'Ventil', 0.1],
        ],
      }),
      'plan.xlsx': aWorkbook({
        rows: [
          ['Linie', 'Plan'],
          [null, 'Okt 25', 'Nov 25', 'Summe'],
          ['Pumpen', 120, 80.5, 200.5],
        ],
      }),
      'EXTF_Buchungsstapel.csv': fixture('datev/EXTF_Buchungsstapel.csv'),
      'offene_posten.txt': fixture('sap/offene_posten.txt'),
    });
    await parquet(folder);

    const erp = await startPostgres();
    onTestFinished(() => erp.stop());
    await erp.run(`create table invoice_lines (invoice text, line int, customer text, day date,
    quantity numeric(9, 3), net numeric(12, 2), changed_at timestamptz)`);
    await erp.run('grant select on invoice_lines to leser');
    const insert = (invoice: string, net: string, at: string) =>
      erp.run(
        `insert into invoice_lines values ('${invoice}', 1, 'K1', '2025-03-01', 1, ${net}, '${at}')`,
      );
    await insert('R1', '100.10', '2025-03-01 08:00Z');
    await insert('R2', '200.20', '2025-03-02 08:00Z');

    const env = {ERP_URL: erp.address(), DESK_URL: await serviceDesk(), DESK_TOKEN: 'geheim'};
    const refresh = () => kundenwert(['refresh', '--company', folder, '--data', data], {env});
    const first = await refresh();
    expect(first.stderr).not.toContain('geheim');
    expect(first.status, first.stderr).toBe(0);
    expect(
      await answer(
        data,
        `select (select count(*) from dim_customer where city = 'Ulm') as in_ulm,
        (select count(*) from dim_product where product_id in ('P1', 'P2')) as products,
        (select cast(sum(amount) as varchar) from fct_ledger_entry where scenario = 'plan') as plan,
        (select cast(sum(amount) as varchar) from fct_ledger_entry where scenario = 'actual') as booked,
        (select count(*) > 10 from fct_ledger_entry where scenario = 'actual') as has_bookings,
        (select count(*) from fct_training) as trainings,
        (select count(*) from fct_service_case) as cases,
        (select cast(max(opened_at) as varchar) from fct_service_case) as last_case,
        (select cast(sum(net_amount) as varchar) from fct_invoice_line) as revenue,
        (select rows_loaded from meta_delivery where stream = 'posten') as open_items`,
      ),
    ).toEqual({
      in_ulm: 1,
      products: 2,
      plan: '200500.0000',
      booked: '0.0000',
      has_bookings: true,
      trainings: 3,
      cases: 3,
      last_case: '2025-03-05 11:00:00',
      revenue: '300.3000',
      open_items: expect.any(Number),
    });

    await insert('R3', '50.05', '2025-03-02 07:30Z');
    await insert('R4', '1.00', '2025-03-03 08:00Z');
    expect((await refresh()).status).toBe(0);
    expect(
      await answer(
        data,
        `select cast(sum(net_amount) as varchar) as revenue, count(*) as lines,
        (select string_agg(rows_delivered, ',' order by delivery) from meta_delivery
          where stream = 'lines') as deliveries from fct_invoice_line`,
      ),
    ).toEqual({revenue: '351.3500', lines: 4, deliveries: '2,3'});
  },
  120_000,
);
