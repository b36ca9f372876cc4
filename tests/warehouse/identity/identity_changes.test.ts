import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {afterEach, expect, test} from 'vitest';
import {rememberDecision} from '../../../pipelines/identity.ts';
import {differences} from '../../nights.ts';
import {threeSystems, threeSystemsCompany} from './three_systems.ts';

const sharedOnly = threeSystems.replaceAll('customer_numbers: own', 'customer_numbers: shared');
const revenue = `select customer_id, cast(sum(net_amount) as double) from fct_invoice_line
  group by 1 order by 1`;

let end: () => void;
afterEach(() => end());

function living(sources: string) {
  const company = threeSystemsCompany(sources);
  end = company.end;
  return {
    ...company,
    /** A night that is built on the one before, and comes out as if it were not. */
    async provenNight() {
      const last = await company.night();
      const whole = await company.night({full: true, later: 0});
      expect(await differences(company.data, last, whole)).toEqual([]);
    },
  };
}

test('where systems share their numbers, a person can still make two customers one', async () => {
  const {give, ask, data, provenNight, night} = living(sharedOnly);
  const decide = (decision: 'same' | 'withdrawn') =>
    rememberDecision(data, {
      one: 'K1',
      other: 'K2',
      decision,
      by: 'Jana',
      at: '2026-03-01',
      note: '',
    });
  give({
    'billing.csv': ['K1,Alpha,false,,,1,tools', 'K2,Alfa,false,,a@a.example,1,'],
    'lines1.csv': ['R1,K1,2026-01-05,1', 'R2,K2,2026-01-05,2'],
  });
  await night();
  expect(await ask(revenue)).toEqual([
    ['K1', 1],
    ['K2', 2],
  ]);
  expect(await ask('from customer_identity')).toEqual([]);
  decide('same');
  give({'lines2.csv': ['R3,K2,2026-01-06,4']});
  await provenNight();
  expect(await ask(revenue)).toEqual([['K1', 7]]);
  const described = 'select name, industry, has_email from dim_customer where is_current';
  expect(await ask(`${described} and customer_id is not null`)).toEqual([['Alpha', 'tools', true]]);
  decide('withdrawn');
  await provenNight();
  expect(await ask(revenue)).toEqual([
    ['K1', 1],
    ['K2', 6],
  ]);
}, 120_000);

test('every column that names a customer names who it is, and keeps what was delivered', async () => {
  const {give, ask, data, provenNight, night} = living(threeSystems);
  const decide = (decision: 'same' | 'withdrawn') => {
    for (const other of ['crm:1', 'crm:2', 'crm:3', 'K2'])
      rememberDecision(data, {one: 'K1', other, decision, by: 'Jana', at: '2026-03-01', note: ''});
  };
  give({
    'billing.csv': ['K1,Alpha,false,,,1,tools', 'K2,Beta,false,,,2,'],
    'crm.csv': ['1,K1,Alpha,false,,,1,A', '2,,Alpha Two,false,,,9,A', '3,K2,Beta,false,,,2,B'],
    'relations1.csv': ['1,payer,3,2026-01-01,', '2,group,1,2026-01-01,', '2,payer,3,2026-01-01,'],
    'members1.csv': ['gold,1,2026-01-01,5', 'gold,2,2026-01-01,10'],
    'parcels1.csv': ['L1,K2,K1,2026-01-15', 'L2,K1,,2026-01-15'],
  });
  await night();
  const relations = `select customer_id, role, related_id from bridge_customer_relation order by all`;
  const members = `select customer_id, cast(points as integer) from fct_membership order by all`;
  const parcels = `select delivery_id, customer_id, ship_to from fct_delivery order by all`;
  const apart = {
    relations: [
      ['K1', 'payer', 'K2'],
      ['crm:2', 'group', 'K1'],
      ['crm:2', 'payer', 'K2'],
    ],
    members: [
      ['K1', 5],
      ['crm:2', 10],
    ],
  };
  expect(await ask(relations)).toEqual(apart.relations);
  expect(await ask(members)).toEqual(apart.members);
  decide('same');
  give({'members2.csv': ['gold,1,2026-01-01,7'], 'parcels2.csv': ['L3,K2,K2,2026-01-16']});
  await provenNight();
  expect(await ask(relations)).toEqual([]);
  expect(await ask(members)).toEqual([['K1', 10]]);
  expect(await ask(parcels)).toEqual([
    ['L1', 'K1', 'K1'],
    ['L2', 'K1', null],
    ['L3', 'K1', 'K1'],
  ]);
  decide('withdrawn');
  await provenNight();
  expect(await ask(relations)).toEqual(apart.relations);
  expect(await ask(members)).toEqual([
    ['K1', 7],
    ['crm:2', 10],
  ]);
  expect(await ask(parcels)).toEqual([
    ['L1', 'K2', 'K1'],
    ['L2', 'K1', null],
    ['L3', 'K2', 'K2'],
  ]);
}, 120_000);

test('a source that turns out to have numbers of its own gets new names for its customers', async () => {
  const {company, give, ask, provenNight, night} = living(sharedOnly);
  give({
    'billing.csv': ['1,Alpha,false,,a@a.example,,tools', '2,Beta,false,,b@b.example,,'],
    'desk.csv': ['1,Beta,b@b.example,0711'],
    'cases1.csv': ['C1,1,2026-02-01 09:00:00,10,hello', 'C2,2,2026-02-01 09:00:00,20,hello'],
    'lines1.csv': ['R1,1,2026-01-05,1'],
  });
  await night();
  const minutes = 'select customer_id, cast(minutes as integer) from fct_service_case order by 2';
  expect(await ask(minutes)).toEqual([
    ['1', 10],
    ['2', 20],
  ]);
  writeFileSync(join(company, 'sources.yaml'), threeSystems);
  await provenNight();
  expect(await ask(minutes)).toEqual([
    ['2', 10],
    ['desk:2', 20],
  ]);
}, 120_000);
