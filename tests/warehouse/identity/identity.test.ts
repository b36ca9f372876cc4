import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {rememberDecision} from '../../../pipelines/identity.ts';
import {differences} from '../../nights.ts';
import {threeSystemsCompany} from './three_systems.ts';

const perCustomer = `
  select c.customer_id,
    (select cast(sum(net_amount) as double) from fct_invoice_line as f where f.customer_id = c.customer_id),
    (select cast(sum(minutes) as double) from fct_service_case as f where f.customer_id = c.customer_id),
    (select count(*) from fct_interaction as f where f.customer_id = c.customer_id)
  from dim_customer as c where c.is_current and c.customer_id is not null order by 1`;

const identities = `
  select delivered_id, customer_id, rule, matched_with from customer_identity
  order by source, delivered_id`;

const decided = (decision: 'same' | 'different' | 'withdrawn', one: string, other: string) => ({
  one,
  other,
  decision,
  by: 'Jana',
  at: '2026-03-02T08:00:00Z',
  note: '',
});

describe('customers of CRM, billing and service desk', () => {
  const company = threeSystemsCompany();
  afterAll(company.end);
  const {give, night, ask, data} = company;
  let last = '';

  beforeAll(async () => {
    give({
      'crm.csv': [
        '1,K1,Alpha AG,false,,,70173,A',
        '2,,Müller & Söhne GmbH,false,DE 123.456,,70174,B',
        '3,,Gamma,false,,info@gamma.example,10115,C',
        '4,,Jana Huber,true,,jana@home.example,10117,C',
        '5,,Twin,false,,twin@twin.example,1,C',
        '6,,Twin Two,false,,twin@twin.example,2,C',
      ],
      'billing.csv': [
        'K1,Alpha AG,false,,,70173,machines',
        'K2,Mueller und Soehne,false,,,D-70174,tools',
        'K4,J. Huber,,,Jana@home.example ,10117,',
        'K5,Twin,false,,twin@twin.example,3,',
      ],
      'desk.csv': [
        'a,Gamma Support,INFO@gamma.example,030 1',
        'b,Jana H.,jana@home.example,030 2',
        'c,Nobody,nobody@nowhere.example,030 3',
      ],
      'visits1.csv': ['1,1,2026-01-10', '2,2,2026-01-11', '3,3,2026-01-12', '4,4,2026-01-13'],
      'lines1.csv': [
        'R1,K1,2026-01-05,100',
        'R2,K2,2026-01-06,200',
        'R3,K4,2026-01-07,30',
        'R4,K9,2026-01-08,9',
      ],
      'cases1.csv': [
        'C1,a,2026-02-01 09:00:00,10,Gamma asks',
        'C2,b,2026-02-02 09:00:00,20,Jana asks',
        'C3,z,2026-02-03 09:00:00,5,z asks',
      ],
    });
    last = await night();
  }, 120_000);

  const incrementalIsFull = async () => {
    const whole = await night({full: true});
    expect(await differences(data, last, whole)).toEqual([]);
    last = whole;
  };

  test('are one where a rule says so, each with its rule', async () => {
    expect(await ask(identities)).toEqual([
      ['K1', 'K1', 'shared_number', 'crm:1'],
      ['K2', 'K2', 'name_postal_code', 'crm:2'],
      ['K4', 'K4', 'email', 'crm:4'],
      ['K5', 'K5', 'none', null],
      ['crm:1', 'K1', 'shared_number', 'K1'],
      ['crm:2', 'K2', 'name_postal_code', 'K2'],
      ['crm:3', 'crm:3', 'email', 'desk:a'],
      ['crm:4', 'K4', 'email', 'K4'],
      ['crm:5', 'crm:5', 'none', null],
      ['crm:6', 'crm:6', 'none', null],
      ['desk:a', 'crm:3', 'email', 'crm:3'],
      ['desk:b', 'K4', 'email', 'K4'],
      ['desk:c', 'desk:c', 'none', null],
    ]);
  });

  test('have sums that add up over all systems', async () => {
    expect(await ask(perCustomer)).toEqual([
      ['K1', 100, null, 1],
      ['K2', 200, null, 1],
      ['K4', 30, 20, 1],
      ['K5', null, null, 0],
      ['K9', 9, null, 0],
      ['crm:3', null, 10, 1],
      ['crm:5', null, null, 0],
      ['crm:6', null, null, 0],
      ['desk:c', null, null, 0],
      ['desk:z', null, 5, 0],
    ]);
  });

  test('are described by all of them, the first one first', async () => {
    const sql = `select customer_id, name, segment, industry, has_email, has_phone, natural_person
      from dim_customer where is_current and customer_id in ('K1', 'K2', 'K4', 'crm:3') order by 1`;
    expect(await ask(sql)).toEqual([
      ['K1', 'Alpha AG', 'A', 'machines', false, false, false],
      ['K2', 'Müller & Söhne GmbH', 'B', 'tools', false, false, false],
      ['K4', null, 'C', null, true, true, true],
      ['crm:3', 'Gamma', 'C', null, true, true, false],
    ]);
    const personal = `select n.customer_id, n.name, c.email, c.phone
      from personal.customer_name as n join personal.customers as c using (customer_id, name)
      where n.customer_id in ('K4', 'crm:3') order by 1`;
    expect(await ask(personal)).toEqual([
      ['K4', 'Jana Huber', 'jana@home.example', '030 2'],
      ['crm:3', 'Gamma', 'info@gamma.example', '030 1'],
    ]);
    const subjects = 'select customer_id, subject from personal.service_cases order by 1';
    expect(await ask(subjects)).toEqual([
      ['K4', 'Jana asks'],
      ['crm:3', 'Gamma asks'],
      ['desk:z', 'z asks'],
    ]);
  });

  test('do not become one by a value that two of one system have, and that is told', async () => {
    const sql = 'select customer_id, doubtful_rule, candidates from customer_unmatched order by 1';
    expect(await ask(sql)).toEqual([
      ['K5', 'email', 'crm:5, crm:6'],
      ['crm:5', 'email', 'K5, crm:6'],
      ['crm:6', 'email', 'K5, crm:5'],
      ['desk:c', null, null],
    ]);
  });

  test('a match that comes late takes the old facts along', async () => {
    give({
      'crm.csv': [
        '1,K1,Alpha AG,false,,,70173,A',
        '2,,Müller & Söhne GmbH,false,DE 123.456,,70174,B',
        '3,K9,Gamma,false,,info@gamma.example,10115,C',
        '4,,Jana Huber,true,,jana@home.example,10117,C',
        '5,,Twin,false,,twin@twin.example,1,C',
        '6,,Twin Two,false,,twin@twin.example,2,C',
      ],
      'cases2.csv': ['C4,a,2026-02-20 09:00:00,1,more'],
    });
    last = await night();
    expect((await ask(perCustomer))[4]).toEqual(['K9', 9, 11, 1]);
    expect(await ask(`select count(*) from dim_customer where customer_id = 'crm:3'`)).toEqual([
      [0],
    ]);
    await incrementalIsFull();
  }, 120_000);

  test('a wrong match is split and a missed one is made, and both stay so', async () => {
    rememberDecision(data, decided('different', 'K4', 'desk:b'));
    rememberDecision(data, decided('different', 'crm:4', 'desk:b'));
    rememberDecision(data, decided('same', 'desk:z', 'desk:c'));
    rememberDecision(data, decided('same', 'desk:z', 'K2'));
    last = await night();
    const seen = async () =>
      (await ask(perCustomer)).filter(row => /K2|K4|desk/.test(String((row as string[])[0])));
    const split = [
      ['K2', 200, 5, 1],
      ['K4', 30, null, 1],
      ['desk:b', null, 20, 0],
    ];
    expect(await seen()).toEqual(split);
    give({'cases3.csv': ['C5,b,2026-02-21 09:00:00,7,again', 'C6,z,2026-02-21 09:00:00,1,more']});
    last = await night();
    expect(await seen()).toEqual([
      ['K2', 200, 6, 1],
      ['K4', 30, null, 1],
      ['desk:b', null, 27, 0],
    ]);
    await incrementalIsFull();
    rememberDecision(data, decided('withdrawn', 'K4', 'desk:b'));
    rememberDecision(data, decided('withdrawn', 'crm:4', 'desk:b'));
    last = await night();
    expect((await seen())[1]).toEqual(['K4', 30, 27, 1]);
    await incrementalIsFull();
  }, 120_000);
});
