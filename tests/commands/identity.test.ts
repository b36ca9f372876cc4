import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {threeSystemsCompany} from '../warehouse/identity/three_systems.ts';
import {kundenwert} from './command_line.ts';

describe('kundenwert identity', () => {
  const company = threeSystemsCompany();
  const places = ['--company', company.company, '--data', company.data];
  const identity = (...words: string[]) => kundenwert(['identity', ...words, ...places]);
  const listed = async () => JSON.parse((await identity('--json')).stdout);

  beforeAll(async () => {
    company.give({
      'crm.csv': ['1,K1,Alpha AG,false,,,70173,A', '2,,Beta,false,,b@b.example,1,A'],
      'billing.csv': ['K1,Alpha AG,false,,,70173,machines', 'K2,Bet,false,,,2,'],
      'desk.csv': ['a,B,b@b.example,'],
      'cases1.csv': ['C1,z,2026-02-03 09:00:00,5,'],
    });
    await company.night();
  }, 120_000);
  afterAll(() => company.end());

  test('lists who is who, in words and as JSON', async () => {
    const {status, stdout} = await identity();
    expect(status).toBe(0);
    expect(stdout).toContain('5 customers by 3 systems');
    expect(stdout).toMatch(/shared_number +2/);
    expect(await listed()).toMatchObject({unmatched: ['K2'], decisions: [], history: []});
  }, 60_000);

  test('a plan knows that facts can change hands when customers are delivered anew', async () => {
    const planned = async () => {
      const {stdout} = await kundenwert(['refresh', '--plan', '--json', ...places]);
      const {models} = JSON.parse(stdout) as {models: {model: string; how: string}[]};
      return models.find(({model}) => model === 'fct_service_case')?.how;
    };
    expect(await planned()).toBe('kept');
    company.give({'desk.csv': ['a,B,b@b.example,1']});
    expect(await planned()).not.toBe('kept');
  }, 60_000);

  test('writes decisions down, which the next refresh follows', async () => {
    const {status, stdout} = await identity('same', 'K2', 'crm:2', '--by', ' Jana Weber ');
    expect([status, stdout.trim()]).toEqual([
      0,
      'K2 and crm:2: same, says Jana Weber. It takes effect with: kundenwert refresh',
    ]);
    expect((await identity('different', 'desk:a', 'crm:2', '--by', 'Jana')).status).toBe(0);
    const plan = await kundenwert(['refresh', '--plan', ...places]);
    expect(plan.stdout).toContain('fct_service_case');
    expect((await identity('same', 'desk:z', 'K1', '--by', 'Jana', '--note', 'phone')).status).toBe(
      0,
    );
    await company.night();
    const {customers, decisions} = await listed();
    expect(
      customers.map((each: Record<string, string>) => [
        each.delivered_id,
        each.customer_id,
        each.rule,
      ]),
    ).toEqual([
      ['K1', 'K1', 'decision'],
      ['K2', 'K2', 'decision'],
      ['crm:1', 'K1', 'shared_number'],
      ['crm:2', 'K2', 'decision'],
      ['desk:a', 'desk:a', 'none'],
    ]);
    expect(decisions).toMatchObject([
      {one: 'K2', other: 'crm:2', decision: 'same', by: 'Jana Weber'},
      {one: 'crm:2', other: 'desk:a', decision: 'different', by: 'Jana'},
      {one: 'K1', other: 'desk:z', decision: 'same', note: 'phone'},
    ]);
    expect((await identity()).stdout).toContain('Decisions');
    const minutes = `select customer_id, cast(minutes as integer) from fct_service_case`;
    expect(await company.ask(minutes)).toEqual([['K1', 5]]);
  }, 60_000);

  test.each([
    [['merge', 'K1', 'K2', '--by', 'Jana'], 'a decision is same, different or withdraw'],
    [['same', 'K1', '--by', 'Jana'], 'names two customers'],
    [['same', 'K1', 'crm:99', '--by', 'Jana'], 'crm:99: no system has delivered a customer'],
    [['same', 'K1', 'K1', '--by', 'Jana'], 'this is one customer, not two'],
    [['same', 'K1', 'crm:1'], 'Say who answers for it'],
    [['withdraw', 'K1', 'crm:1', '--by', 'Jana'], 'nothing has been decided about these two'],
    [['same', 'K2', 'desk:a', '--by', 'Jana'], 'Jana decided that crm:2 and desk:a are different'],
  ])(
    'says what is wrong with %j',
    async (words, message) => {
      const {status, stderr} = await identity(...words);
      expect([status, stderr.includes(message) ? message : stderr]).toEqual([2, message]);
    },
    60_000,
  );

  test('a decision that is withdrawn leaves the matter to the rules again', async () => {
    expect((await identity('withdraw', 'crm:2', 'desk:a', '--by', 'Jana')).status).toBe(0);
    await company.night();
    const {customers, history} = await listed();
    expect(customers.at(-1)).toMatchObject({
      delivered_id: 'desk:a',
      customer_id: 'K2',
      rule: 'email',
    });
    expect(history).toHaveLength(4);
  }, 60_000);
});
