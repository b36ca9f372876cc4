import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {root} from '../project_files.ts';
import {sharedData, testWithData} from '../shared_data.ts';
import {answer, kundenwert, temporaryFolder} from './command_line.ts';
import {publishedMusterwerk, smallMusterwerk} from './small_musterwerk.ts';

interface Manifest {
  files: {path: string; rows: number}[];
  dirt: {file: string; rows: number; expected: 'rejected' | 'loaded'}[];
}

test('musterwerk loads to the row and the cent what its manifest says', async () => {
  const company = await smallMusterwerk();
  const data = temporaryFolder();
  const {status, stdout} = await kundenwert([
    'refresh',
    '--json',
    '--company',
    company,
    '--data',
    data,
  ]);
  expect(status).toBe(0);

  const manifest = JSON.parse(
    readFileSync(join(company, 'files/manifest.json'), 'utf8'),
  ) as Manifest;
  const {streams} = JSON.parse(stdout) as {streams: Record<string, number>[]};
  const sum = (part: string) => streams.reduce((total, each) => total + (each[part] ?? 0), 0);
  const delivered = manifest.files.reduce((total, {rows}) => total + rows, 0);
  expect(sum('delivered')).toBe(delivered);
  expect(sum('loaded') + sum('quarantined') + sum('duplicate')).toBe(delivered);

  const rejected = manifest.dirt
    .filter(({expected}) => expected === 'rejected')
    .reduce((total, {rows}) => total + rows, 0);
  expect(await answer(data, 'select count(*) as n from quarantine')).toEqual({n: rejected});
}, 120_000);

test('the ledger of musterwerk has the revenue of its invoices, but for the quarantined', async () => {
  const {data} = await publishedMusterwerk();
  const {ledger, invoices, quarantined} = await answer(
    data,
    `select
      (select -sum(amount) from fct_ledger_entry
        where account_kind = 'revenue' and scenario = 'actual') as ledger,
      (select sum(net_amount) from fct_invoice_line where is_revenue) as invoices,
      (select sum(quarantined) from meta_delivery_money where column_name = 'net_amount')
        as quarantined`,
  );
  expect(Math.round(Number(ledger) * 100)).toBe(
    Math.round((Number(invoices) + Number(quarantined)) * 100),
  );
  expect(Number(quarantined)).not.toBe(0);
}, 120_000);

test('every file of a full night is reconciled in rows and money', async () => {
  const {data} = await publishedMusterwerk();
  expect(
    await answer(
      data,
      `select count(*) filter (where rows_delivered <> rows_loaded + rows_quarantined + rows_duplicate) as torn,
        (select count(*) from meta_delivery_money
          where delivered <> loaded + quarantined + duplicate) as money_torn
      from meta_delivery`,
    ),
  ).toEqual({torn: 0, money_torn: 0});
}, 120_000);

const adventureWorks = sharedData('adventure-works');

testWithData(
  adventureWorks,
  'adventure-works sums to the last digit of what its owners published',
  async () => {
    const data = temporaryFolder();
    const company = join(root, 'examples', 'adventure-works');
    const places = ['--company', company, '--files', adventureWorks, '--data', data];
    expect((await kundenwert(['refresh', ...places])).status).toBe(0);

    expect(
      await answer(
        data,
        `select cast(sum(net_amount) as varchar) as sales, cast(sum(product_cost) as varchar) as cost,
        cast(sum(freight_amount) as varchar) as freight, count(*) as lines,
        count(distinct customer_id) as customers, count(distinct invoice_id) as orders
      from fct_invoice_line`,
      ),
    ).toEqual({
      sales: '29358677.2207',
      cost: '17277793.5757',
      freight: '733969.6091',
      lines: 60398,
      customers: 18484,
      orders: 27659,
    });
    expect(
      await answer(
        data,
        `select (select count(*) from fct_ledger_entry) as entries,
        (select count(*) from fct_survey_response) as answers,
        (select count(*) from fct_interaction where customer_key = 0) as shifts,
        (select reason from meta_entity where entity = 'service_cases') as no_cases,
        (select count(*) from quarantine) as quarantined`,
      ),
    ).toEqual({entries: 39409, answers: 2727, shifts: 120, no_cases: 'no_stream', quarantined: 0});
  },
  120_000,
);
