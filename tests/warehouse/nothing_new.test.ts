import {statSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {companyYaml, scorecardYaml, writeCompany} from '../company_folder.ts';
import {deliver, nightAt} from '../nights.ts';
import {temporaryFolder} from '../temporary_folder.ts';

const sources = `
erp:
  streams:
    customers: {files: customers.csv, entity: customers, columns: {customer_id: id}}
    lines:
      {files: lines.csv, entity: invoice_lines,
       columns: {invoice_id: invoice, line: line, customer_id: customer, invoiced_on: day,
                 quantity: quantity, net_amount: amount}}
`;

const header = 'invoice,line,customer,day,quantity,amount';

/** Whether the second of two nights has the very files of the first. */
async function sharesFiles(
  lines: string,
  settings = '',
  changed: Record<string, string> = {},
): Promise<boolean> {
  const place = {company: temporaryFolder(), data: temporaryFolder()};
  writeCompany(place.company, {
    'sources.yaml': sources,
    ...(settings && {'company.yaml': settings}),
  });
  deliver(place.company, 'customers.csv', 'id\nK1\n');
  deliver(place.company, 'lines.csv', `${header}\n${lines}`);
  const inode = async (at: string) => {
    const {manifest} = await nightAt(place, {at});
    const file = statSync(join(place.data, 'snapshots', manifest.id, 'warehouse.duckdb'));
    return {inode: file.ino, day: manifest.business_date};
  };
  const first = await inode('2026-03-02T01:00:00Z');
  writeCompany(place.company, {'sources.yaml': sources, ...changed});
  const second = await inode('2026-03-03T01:00:00Z');
  return first.inode === second.inode && first.day === second.day;
}

test('where nothing is new on the next day, nothing is built', async () => {
  expect(await sharesFiles('R1,1,K1,2026-02-27,1,10\n')).toBe(true);
});

test('a line of tomorrow begins to count, though nothing is new', async () => {
  expect(await sharesFiles('R1,1,K1,2026-02-27,1,10\nR2,1,K1,2026-03-03,1,20\n')).toBe(false);
});

test('what is told as of today is told anew each day', async () => {
  const settings = companyYaml.replace('latest', 'today');
  expect(await sharesFiles('R1,1,K1,2026-02-27,1,10\n', settings)).toBe(false);
});

test.each([
  ['company.yaml', companyYaml.replace('latest', '2026-02-28')],
  ['scorecard.yaml', scorecardYaml.replace('weight: 1', 'weight: 2')],
  ['costs.yaml', 'rates: month\n'],
  ['portfolio.yaml', 'abc: {share: {a: 40, b: 60}}\n'],
])('a change of %s alone is built', async (file, content) => {
  expect(await sharesFiles('R1,1,K1,2026-02-27,1,10\n', '', {[file]: content})).toBe(false);
});
