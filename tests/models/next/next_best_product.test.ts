import {describe, expect, test} from 'vitest';
import type {Row} from '../../../warehouse/database.ts';
import {smallWorld} from '../../small_world.ts';

const bought = (customer_id: string, product_id: string, invoiced_on: string): Row => ({
  invoice_id: `${customer_id} ${product_id} ${invoiced_on}`,
  line: 1,
  customer_id,
  product_id,
  invoiced_on,
  quantity: 1,
  net_amount: 10,
  product_cost: 5,
});

const rule = (period: string, rule: number, antecedent: string, consequent: string): Row => {
  const [item_1 = '', item_2 = null] = antecedent.split(' + ');
  return {
    period,
    rule,
    antecedent,
    consequent,
    item_1,
    item_2,
    antecedent_items: item_2 ? 2 : 1,
    consequent_items: 1,
    confidence: 0.4,
    lift: 3,
    is_clear: true,
  };
};

/** Fourteen complete months: three of them are foretold, from October 2026 on. */
const lines = [
  bought('K1', 'belt', '2026-02-10'),
  bought('K1', 'oil', '2026-11-10'),
  bought('K2', 'belt', '2026-02-10'),
  bought('K3', 'belt', '2026-02-10'),
  bought('K3', 'oil', '2026-03-10'),
  bought('K4', 'filter', '2026-02-10'),
  bought('K5', 'belt', '2025-11-10'),
  bought('K6', 'belt', '2026-02-10'),
  bought('K6', 'oil', '2027-01-10'),
  bought('K6', 'rope', '2027-01-10'),
];

async function worldOf(given: Row[], rules: Row[], businessDate = '2027-01-15') {
  const world = await smallWorld(businessDate);
  await world.given('stg_invoice_lines', given);
  await world.given('int_affinity_rule', rules);
  return world;
}

const rules = [
  rule('all', 1, 'belt', 'oil'),
  rule('all', 2, 'belt', 'rope'),
  rule('before', 1, 'belt', 'oil'),
];

describe('what to offer next', () => {
  test('is what others bought after the same advice, and what the customer never had', async () => {
    const world = await worldOf(lines, rules);
    const advice = await world.build('next_best_product');
    /* In October oil was advised to K1, K2, K5 and K6, of whom K1 bought it; rope to K3, too, and in vain. */
    const usual = 1 / 9;
    const [oil, rope] = [(1 + 50 * usual) / 54, (50 * usual) / 55];
    const close = (value: number) => expect.closeTo(value, 9);
    const empty = {item: null, chance: null, horizon_months: null};
    expect(advice).toMatchObject([
      {customer_id: 'K1', position: 1, item: 'rope', antecedent: 'belt', chance: close(rope)},
      {customer_id: 'K2', position: 1, item: 'oil', chance: close(oil), horizon_months: 3},
      {customer_id: 'K2', position: 2, item: 'rope', chance: close(rope)},
      {customer_id: 'K3', position: 1, item: 'rope', lift: 3, confidence: 0.4},
      {customer_id: 'K4', position: 1, reason: 'nothing_follows', ...empty},
      {customer_id: 'K5', position: 1, reason: 'not_bought_lately', ...empty},
      {customer_id: 'K6', position: 1, reason: 'nothing_follows', ...empty},
    ]);
    /* Oil brought 10 from its one buyer, and half of that is left. */
    expect(Number(advice[1]!.expected_contribution)).toBeCloseTo(oil * 5, 3);
    expect(advice[2]!.expected_contribution).toBeNull(); // nobody has bought it in these months
    world.close();
  });

  test('is tried on months that neither rules nor rates knew', async () => {
    const world = await worldOf(lines, rules);
    const [mostSold, byRule] = await world.build('next_best_product_quality');
    const trial = {tested_from: '2026-10-01', horizon_months: 3, customers: 4, reason: null};
    expect(byRule).toMatchObject({...trial, method: 'rule', hits: 1, foretold: 0});
    /* Wilson's interval of one in four. */
    expect(byRule!.hit_rate_low).toBeCloseTo(0.0456, 4);
    expect(byRule!.hit_rate_high).toBeCloseTo(0.6994, 4);
    /* Belts were sold most, which all of them had; then filters, which nobody of them bought. */
    expect(mostSold).toMatchObject({...trial, method: 'most_sold', hits: 0, foretold: null});
    world.close();
  });

  test('has the chance that trials taught, corrected by the trial after them', async () => {
    const oilFrom = (from: number, to: number, day: string) =>
      Array.from({length: to - from}, (_, at) => bought(`K${from + at}`, 'oil', day));
    const world = await worldOf(
      [
        bought('first', 'rope', '2025-11-10'),
        ...Array.from({length: 200}, (_, at) => bought(`K${at}`, 'belt', '2026-03-10')),
        ...oilFrom(0, 40, '2026-04-10'), // 40 of 200
        ...oilFrom(40, 56, '2026-07-10'), // 16 of 160, where a fifth was foretold
        ...oilFrom(56, 92, '2026-10-10'), // 36 of 144, where a tenth was foretold
      ],
      ['all', 'before', 'earlier'].map(period => rule(period, 1, 'belt', 'oil')),
    );
    const corrections = await world.build('int_advice_correction');
    const close = (value: number) => expect.closeTo(value, 9);
    const [ofTrial, ofToday] = [(16 + 10) / (32 + 10), (36 + 10) / (14.4 + 10)];
    expect(corrections).toEqual([
      {used_for: 'given', customers: 144, hits: 36, foretold: close(14.4), factor: close(ofToday)},
      {used_for: 'test', customers: 160, hits: 16, foretold: close(32), factor: close(ofTrial)},
    ]);
    /* The trial is not told what it is to show. */
    const quality = await world.build('next_best_product_quality');
    expect(quality.find(({method}) => method === 'rule')).toMatchObject({
      hits: 36,
      foretold: expect.closeTo(14.4 * ofTrial, 6),
      factor: close(ofTrial),
    });
    const advice = await world.build('next_best_product');
    expect(advice.find(({customer_id}) => customer_id === 'K199')).toMatchObject({
      item: 'oil',
      chance: close((36 / 144) * ofToday),
    });
    world.close();
  });

  test('what costs more than it brings is neither advised nor tried, as far as it was known then', async () => {
    const half = Array.from({length: 100}, (_, at) => `K${at}`);
    const costly = (customer: string, day: string) => ({
      ...bought(customer, 'fee', day),
      product_cost: 15,
    });
    const world = await worldOf(
      [
        bought('first', 'oil', '2025-11-10'),
        ...half.map(each => bought(each, 'belt', '2026-03-10')),
        ...half.slice(0, 40).map(each => costly(each, '2026-04-10')),
        ...half.slice(40, 60).map(each => costly(each, '2026-07-10')),
        ...half.slice(60, 70).map(each => costly(each, '2026-10-10')),
        ...half.slice(80, 90).map(each => bought(each, 'oil', '2026-10-10')),
      ],
      ['all', 'before', 'earlier'].flatMap(period => [
        {...rule(period, 1, 'belt', 'fee'), confidence: 0.9},
        rule(period, 2, 'belt', 'oil'),
      ]),
    );
    expect(await world.build('int_costly_item')).toEqual(
      ['earlier_test', 'given', 'test'].map(used_for => ({used_for, item: 'fee'})),
    );
    const tried = await world.build('int_first_advice');
    expect(new Set(tried.map(({item}) => item))).toEqual(new Set(['oil']));
    expect(await world.build('next_best_product_quality')).toMatchObject([
      {method: 'most_sold'},
      {method: 'rule', customers: 100, hits: 10},
    ]);
    const advised = (await world.build('next_best_product')).map(({item}) => item);
    expect(new Set(advised)).toEqual(new Set(['oil', null]));
    world.close();
  });

  test('a loss that came to light later is no reason to have left it out of a trial', async () => {
    const world = await worldOf(
      [
        ...lines,
        bought('K7', 'rope', '2026-08-10'),
        {...bought('K8', 'rope', '2026-11-10'), product_cost: 50},
      ],
      [...rules, rule('before', 2, 'belt', 'rope')],
    );
    expect(await world.build('int_costly_item')).toEqual([{used_for: 'given', item: 'rope'}]);
    const tried = await world.build('int_first_advice');
    expect(tried.map(({item}) => item)).toContain('rope');
    const advised = (await world.build('next_best_product')).map(({item}) => item);
    expect(advised).not.toContain('rope');
    world.close();
  });

  test('a rule of two items speaks only where both were bought', async () => {
    const both = [...lines, bought('K2', 'filter', '2026-05-05')];
    const world = await worldOf(both, [rule('all', 1, 'belt + filter', 'rope')]);
    const advice = await world.build('next_best_product');
    expect(advice.filter(row => row.item !== null)).toMatchObject([
      {customer_id: 'K2', item: 'rope', antecedent: 'belt + filter'},
    ]);
    world.close();
  });

  test('rules that are no more than chance, and what is bought already, are no advice', async () => {
    const world = await worldOf(lines, [
      {...rule('all', 1, 'belt', 'rope'), is_clear: false},
      {...rule('all', 2, 'belt', 'oil'), consequent_items: 2},
    ]);
    const advice = await world.build('next_best_product');
    expect(advice.map(row => row.item)).toEqual(Array(6).fill(null));
    expect((await world.build('next_best_product_quality'))[0]).toMatchObject({
      customers: 0,
      reason: 'no_advice',
    });
    world.close();
  });

  test('a short history gives advice without a chance, and none gives none', async () => {
    const few = [bought('K1', 'belt', '2026-12-10'), bought('K2', 'belt', '2026-12-10')];
    const world = await worldOf(few, rules);
    expect(await world.build('next_best_product')).toMatchObject([
      {customer_id: 'K1', position: 1, item: 'oil', chance: null, expected_contribution: null},
      {customer_id: 'K1', position: 2, item: 'rope'},
      {customer_id: 'K2', position: 1, item: 'oil'},
      {customer_id: 'K2', position: 2, item: 'rope'},
    ]);
    const quality = await world.build('next_best_product_quality');
    expect(quality.map(row => row.reason)).toEqual(['short_history', 'short_history']);
    world.close();

    const running = await worldOf(few, [], '2026-12-20');
    expect(await running.build('next_best_product')).toMatchObject([
      {customer_id: 'K1', reason: 'not_bought_lately'},
      {customer_id: 'K2', reason: 'not_bought_lately'},
    ]);
    running.close();

    const refunded = await worldOf([{...few[0]!, net_amount: -10}], rules);
    expect(await refunded.build('next_best_product')).toEqual([]);
    refunded.close();
  });
});
