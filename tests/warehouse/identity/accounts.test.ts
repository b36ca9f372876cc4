import {afterAll, expect, test} from 'vitest';
import {rememberDecision} from '../../../pipelines/identity.ts';
import {differences} from '../../nights.ts';
import {threeSystems, threeSystemsCompany} from './three_systems.ts';

/* CRM and billing share their numbers here, so that nothing but the relation can match. */
const company = threeSystemsCompany(threeSystems.replace('customer_numbers: own', ''));
afterAll(company.end);

test('a further number is the same customer, until somebody decides otherwise', async () => {
  const {give, night, ask, data} = company;
  give({
    'crm.csv': [
      'K1,,Alpha AG,false,,,1,A',
      'K2,,Alpha Vertrieb,false,,,2,B',
      'K3,,Gamma,false,,,3,C',
    ],
    'billing.csv': [],
    'desk.csv': ['x,Nobody,,'],
    'lines1.csv': ['R1,K1,2026-01-05,100', 'R2,K2,2026-01-06,20', 'R3,K3,2026-01-07,3'],
    'relations1.csv': ['K3,account,K1,2020-01-01,2025-01-01'],
  });
  await night();
  const revenue = `select customer_id, account_id, cast(net_amount as double) from fct_invoice_line order by 3 desc`;
  expect(await ask(revenue)).toEqual([
    ['K1', null, 100],
    ['K2', null, 20],
    ['K3', null, 3],
  ]);

  give({'relations2.csv': ['K2,account,K1,2026-01-01,']});
  const joined = await night();
  expect(await ask(revenue)).toEqual([
    ['K1', null, 100],
    ['K1', 'K2', 20],
    ['K3', null, 3],
  ]);
  expect(
    await ask(`select delivered_id, customer_id, rule, matched_with from customer_identity
      where source = 'crm' order by 1`),
  ).toEqual([
    ['K1', 'K1', 'account', 'K2'],
    ['K2', 'K1', 'account', 'K1'],
    ['K3', 'K3', 'none', null],
  ]);
  expect(await differences(data, joined, await night({full: true}))).toEqual([]);

  rememberDecision(data, {
    one: 'K1',
    other: 'K2',
    decision: 'different',
    by: 'Jana',
    at: '2026-03-02T08:00:00Z',
    note: '',
  });
  const split = await night();
  expect(await ask(revenue)).toEqual([
    ['K1', null, 100],
    ['K2', null, 20],
    ['K3', null, 3],
  ]);
  expect(await differences(data, split, await night({full: true}))).toEqual([]);
}, 240_000);
