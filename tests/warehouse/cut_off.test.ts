import {join} from 'node:path';
import {expect, test} from 'vitest';
import {openDatabase} from '../../warehouse/database.ts';
import {writeCompany} from '../company_folder.ts';
import {deliver, differences, nightAt} from '../nights.ts';
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

test('another business date touches who bought in between, and nobody else', async () => {
  const place = {company: temporaryFolder(), data: temporaryFolder()};
  writeCompany(place.company, {'sources.yaml': sources});
  deliver(place.company, 'customers.csv', 'id\nK1\nK2\n');
  const bought = ['K1,2026-01-05', 'K2,2026-01-07', 'K2,2026-03-02', 'K2,2026-03-05'];
  const lines = bought.map((each, at) => `R${at},1,${each},1,10`).join('\n');
  deliver(place.company, 'lines.csv', `invoice,line,customer,day,quantity,amount\n${lines}\n`);
  const lived = async (asOf: string, full = false) => {
    const {manifest} = await nightAt(place, {at: '2026-03-10T01:00:00Z', asOf, full});
    const database = await openDatabase(
      join(place.data, 'snapshots', manifest.id, 'warehouse.duckdb'),
    );
    const db = await database.connect();
    const [told] = await db.rows<object>(`select m.rebuilt, h.last_on, h.orders
      from int_purchase_history as h cross join meta_model as m
      where h.customer_id = 'K2' and m.model = 'int_purchase_history'`);
    database.close();
    return {id: manifest.id, told};
  };
  await lived('2026-03-03');
  for (const [asOf, told] of [
    ['2026-03-06', {rebuilt: 'in part', last_on: '2026-03-05', orders: 2}],
    ['2026-03-01', {rebuilt: 'in part', last_on: '2026-01-07', orders: 0}],
  ] as const) {
    const night = await lived(asOf);
    expect(night.told).toEqual(told);
    const whole = await lived(asOf, true);
    expect(await differences(place.data, night.id, whole.id)).toEqual([]);
  }
}, 120_000);
