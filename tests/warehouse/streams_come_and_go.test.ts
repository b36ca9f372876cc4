import {join} from 'node:path';
import {expect, test} from 'vitest';
import {companyYaml, writeCompany} from '../company_folder.ts';
import {deliver, differences, nightAt} from '../nights.ts';
import {temporaryFolder} from '../temporary_folder.ts';

const lines = (name: string) => `
    ${name}:
      {files: "${name}*.csv", delivery: delta, entity: invoice_lines,
       columns: {invoice_id: invoice, line: {constant: "1"}, customer_id: customer, invoiced_on: day,
                 quantity: {constant: "1"}, net_amount: amount}}`;
const cases = `
    cases: {files: cases.csv, entity: service_cases,
      columns: {case_id: id, customer_id: customer, opened_at: at}}`;
const customers = (more: string) => `
    customers: {files: "customers*.csv", delivery: delta, ${more} entity: customers,
      columns: {customer_id: id, segment: segment}}`;

const sources = (...streams: string[]) => `erp:\n  streams:${streams.join('')}\n`;
const sold = (...rows: string[]) => `invoice,customer,day,amount\n${rows.join('\n')}\n`;

/** A company whose sources.yaml changes from night to night, and what a night of its own would have built. */
function company() {
  const folder = temporaryFolder();
  const place = {company: folder, data: join(temporaryFolder(), 'data')};
  let day = 1;
  const night = async (full = false) => {
    const at = `2026-03-${String(++day).padStart(2, '0')}T01:00:00Z`;
    return (await nightAt(place, {at, full})).manifest.id;
  };
  const declare = (streams: string[]) =>
    writeCompany(folder, {
      'company.yaml': companyYaml.replace('latest', '2026-02-28'),
      'sources.yaml': sources(...streams),
    });
  return {
    folder,
    async asInFull(streams: string[]): Promise<object[]> {
      declare(streams);
      const one = await night();
      return differences(place.data, one, await night(true));
    },
    async night(streams: string[]) {
      declare(streams);
      await night();
    },
  };
}

test('streams that are taken out and come back bring all that they ever delivered', async () => {
  const {folder, night, asInFull} = company();
  deliver(folder, 'customers1.csv', 'id,segment\nK1,A\nK2,B\n');
  deliver(folder, 'shop1.csv', sold('R1,K1,2026-02-01,10', 'R2,K2,2026-02-02,20'));
  deliver(folder, 'bank1.csv', sold('R3,K1,2026-02-03,40'));
  deliver(folder, 'cases.csv', 'id,customer,at\nC1,K1,2026-02-03 08:00:00\n');
  const [kept, shop, bank] = [customers(''), lines('shop'), lines('bank')];
  await night([kept, shop, bank, cases]);
  await night([kept, shop]);
  expect(await asInFull([kept, shop, bank, cases])).toEqual([]);
  await night([kept, shop]);
  deliver(folder, 'bank2.csv', sold('R4,K2,2026-02-04,80'));
  expect(await asInFull([kept, shop, bank, cases])).toEqual([]);
});

test('history that is switched off and on again is that of all deliveries', async () => {
  const {folder, night, asInFull} = company();
  deliver(folder, 'customers1.csv', 'id,segment\nK1,A\nK2,B\n');
  await night([customers('')]);
  deliver(folder, 'customers2.csv', 'id,segment\nK1,B\n');
  await night([customers('')]);
  expect(await asInFull([customers('history: false,')])).toEqual([]);
  expect(await asInFull([customers('')])).toEqual([]);
  await night([customers('history: false,')]);
  await night([customers('')]);
  deliver(folder, 'customers3.csv', 'id,segment\nK1,C\n');
  expect(await asInFull([customers('')])).toEqual([]);
});
