import {join} from 'node:path';
import {describe, expect, test} from 'vitest';
import {openPublished} from '../../warehouse/snapshot.ts';
import {writeCompany} from '../company_folder.ts';
import {deliver, nightAt} from '../nights.ts';
import {temporaryFolder} from '../temporary_folder.ts';

const sources = (more: string) => `
crm:
  expect: {rows: 0}
  streams:
    customers: {files: customers.csv, ${more} entity: customers,
      columns: {customer_id: id, name: name, segment: segment, phone: phone}}
    dated: {files: dated.csv, delivery: delta, entity: customers,
      columns: {customer_id: id, valid_from: since, segment: segment}}
erp:
  streams:
    products: {files: products.csv, entity: products,
      columns: {product_id: id, product_group: group, unit_cost: cost}}
    lines: {files: "lines*.csv", delivery: delta, entity: invoice_lines,
      columns: {invoice_id: id, line: {constant: "1"}, customer_id: customer, product_id: product,
                invoiced_on: day, quantity: {constant: "1"}, net_amount: amount}}
`;

/** A company that lives through days, and what it then knows. */
function company(more = '') {
  const folder = temporaryFolder();
  const place = {company: folder, data: join(temporaryFolder(), 'data')};
  writeCompany(folder, {'sources.yaml': sources(more)});
  return {
    /** A night of a day of March 2026, in which these files come. */
    async night(day: number, files: Record<string, string>) {
      for (const [name, content] of Object.entries(files)) deliver(folder, name, content);
      const at = `2026-03-${String(day).padStart(2, '0')}T01:00:00Z`;
      const {manifest, noticed} = await nightAt(place, {at});
      expect(noticed).toEqual([]);
      return new Map(manifest.tables.map(({name, how}) => [name, how]));
    },
    async rows(sql: string) {
      const snapshot = await openPublished(place.data, {personal: true});
      try {
        return await (await snapshot.connect()).rows(sql);
      } finally {
        snapshot.close();
      }
    },
  };
}

const people = (...rows: string[]) => `id,name,segment,phone\n${rows.join('\n')}\n`;
const lines = (...rows: string[]) => `id,customer,product,day,amount\n${rows.join('\n')}\n`;
const versionsOf = (id: string) => `select segment, valid_from, valid_to, is_current
  from dim_customer where customer_id = '${id}' order by valid_from`;
const segmentsOfLines = `select l.invoice_id, c.segment from fct_invoice_line as l
  inner join dim_customer as c on l.customer_key = c.customer_key order by 1`;

describe('a source without history of its own has the one of its deliveries', () => {
  test('a change counts from the day on which it came, for facts of that day and later ones', async () => {
    const {night, rows} = company();
    await night(2, {
      'customers.csv': people('K1,Huber,A,0711', 'K2,Maier,A,'),
      'lines1.csv': lines('R1,K1,,2026-03-01,10', 'R2,K1,,2026-03-04,20'),
    });
    await night(4, {'customers.csv': people('K1,Huber,B,0711', 'K2,Maier,A,')});
    await night(5, {'lines2.csv': lines('R3,K1,,2026-03-03,30', 'R4,K1,,2026-03-05,40')});
    expect(await rows(versionsOf('K1'))).toEqual([
      {segment: 'A', valid_from: '1900-01-01', valid_to: '2026-03-04', is_current: false},
      {segment: 'B', valid_from: '2026-03-04', valid_to: '9999-12-31', is_current: true},
    ]);
    expect(await rows(versionsOf('K2'))).toHaveLength(1);
    expect(await rows(segmentsOfLines)).toEqual([
      {invoice_id: 'R1', segment: 'A'},
      {invoice_id: 'R2', segment: 'B'},
      {invoice_id: 'R3', segment: 'A'},
      {invoice_id: 'R4', segment: 'B'},
    ]);
  });

  test('of several deliveries on one day the last counts, and going back is no change', async () => {
    const {night, rows} = company();
    await night(2, {'customers.csv': people('K1,Huber,A,0711')});
    await night(4, {'customers.csv': people('K1,Huber,B,0711')});
    expect(await rows(versionsOf('K1'))).toHaveLength(2);
    await night(4, {'customers.csv': people('K1,Huber,A,0711 ')});
    expect(await rows(versionsOf('K1'))).toEqual([
      {segment: 'A', valid_from: '1900-01-01', valid_to: '9999-12-31', is_current: true},
    ]);
  });

  test('a new telephone number is no version, but the one that is known', async () => {
    const {night, rows} = company();
    await night(2, {'customers.csv': people('K1,Huber,A,0711')});
    await night(4, {'customers.csv': people('K1,Huber,A,0722')});
    expect(await rows(versionsOf('K1'))).toHaveLength(1);
    expect(await rows('select phone from personal.customers')).toEqual([{phone: '0722'}]);
  });

  test('who is no longer delivered stays as last known, but not by name', async () => {
    const {night, rows} = company();
    await night(2, {'customers.csv': people('K1,Huber,A,0711', 'K2,Maier,A,0722')});
    await night(4, {'customers.csv': people('K1,Huber,A,0711')});
    expect(await rows(versionsOf('K2'))).toHaveLength(1);
    expect(await rows('select name from personal.customer_name')).toEqual([{name: 'Huber'}]);
  });

  test('where what was delivered before was wrong, there is no history', async () => {
    const {night, rows} = company('history: false,');
    await night(2, {'customers.csv': people('K1,Huber,A,0711', 'K2,Maier,A,')});
    await night(4, {'customers.csv': people('K1,Huber,B,0711')});
    expect(await rows(versionsOf('K1'))).toMatchObject([{segment: 'B', valid_from: '1900-01-01'}]);
    expect(await rows(versionsOf('K2'))).toEqual([]);
  });

  test('products have a history, too, and lines the cost of their day', async () => {
    const {night, rows} = company();
    await night(2, {
      'customers.csv': people('K1,Huber,A,'),
      'products.csv': 'id,group,cost\nP1,parts,4\n',
      'lines1.csv': lines('R1,K1,P1,2026-03-01,10'),
    });
    await night(4, {
      'products.csv': 'id,group,cost\nP1,machines,6\n',
      'lines2.csv': lines('R2,K1,P1,2026-03-04,10'),
    });
    const sold = `select l.invoice_id, p.product_group, cast(l.product_cost as integer) as cost
      from fct_invoice_line as l inner join dim_product as p on l.product_key = p.product_key
      order by 1`;
    expect(await rows(sold)).toEqual([
      {invoice_id: 'R1', product_group: 'parts', cost: 4},
      {invoice_id: 'R2', product_group: 'machines', cost: 6},
    ]);
  });
});

test('a change that comes late splits the time in which another one was known', async () => {
  const {night, rows} = company();
  await night(2, {
    'dated.csv': 'id,since,segment\nK1,2026-01-01,A\nK1,2026-03-01,C\n',
    'lines1.csv': lines('R1,K1,,2026-01-15,10', 'R2,K1,,2026-02-15,20', 'R3,K1,,2026-03-01,30'),
  });
  expect(await rows(segmentsOfLines)).toMatchObject([
    {segment: 'A'},
    {segment: 'A'},
    {segment: 'C'},
  ]);
  await night(3, {
    'dated.csv': 'id,since,segment\nK1,2026-01-01,A\nK1,2026-02-01,B\nK1,2026-03-01,C\n',
  });
  expect(await rows(segmentsOfLines)).toMatchObject([
    {segment: 'A'},
    {segment: 'B'},
    {segment: 'C'},
  ]);
});

test('a night builds the parts that are touched, and keeps what nothing has changed', async () => {
  const {night, rows} = company();
  await night(2, {
    'customers.csv': people('K1,Huber,A,', 'K2,Maier,A,'),
    'lines1.csv': lines('R1,K1,,2026-01-15,10', 'R2,K2,,2026-02-15,20'),
  });
  const how = await night(3, {'lines2.csv': lines('R3,K1,,2026-02-15,5')});
  expect(Object.fromEntries(how)).toMatchObject({
    fct_invoice_line: 'in part',
    customer_profitability: 'in part',
    revenue_by_month: 'in part',
    int_customer_version: 'kept',
    fct_service_case: 'kept',
    training_by_month: 'kept',
  });
  expect(
    await rows(
      'select cast(net_revenue as integer) as revenue from revenue_by_month order by month',
    ),
  ).toEqual([{revenue: 10}, {revenue: 25}]);
  const nothing = await night(3, {});
  expect(new Set(nothing.values())).toEqual(new Set(['kept']));
});
