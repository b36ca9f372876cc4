import {expect, test} from 'vitest';
import {PortfolioSettings} from '../../../company/portfolio.ts';
import type {Row} from '../../../warehouse/database.ts';
import {smallCompany} from '../../small_company.ts';
import {smallWorld} from '../../small_world.ts';

/** Lines of a document, one for each product. */
const bought = (invoice_id: string, products: string, more: Row = {}): Row[] =>
  products.split(' ').map((product_id, at) => ({
    invoice_id,
    line: at + 1,
    customer_id: 'K',
    product_id,
    invoiced_on: '2026-06-15',
    quantity: 1,
    net_amount: 10,
    product_cost: 5,
    ...more,
  }));

const usual = {
  basket: 'orders',
  items: 'products',
  months: 36,
  lines: 2_000_000,
  support: 0,
  baskets: 1,
  confidence: 0,
  lift: 0,
  length: 3,
};

async function worldOf(lines: Row[], settings: Row = {}, given: Record<string, Row[]> = {}) {
  const world = await smallWorld('2026-12-31');
  await world.given('set_affinity', [{...usual, ...settings}]);
  await world.given('stg_invoice_lines', lines);
  for (const [table, rows] of Object.entries(given)) await world.given(table, rows);
  return world;
}

async function rulesOf(...given: Parameters<typeof worldOf>) {
  const world = await worldOf(...given);
  const rules = await world.build('product_affinity');
  for (const value of rules.flatMap(row => Object.values(row)))
    if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true);
  world.close();
  return rules;
}

const names = (rules: Row[]) => rules.map(row => `${row.antecedent} > ${row.consequent}`);

test('what is ordered together, with its numbers', async () => {
  const rules = await rulesOf([
    ...bought('1', 'belt', {order_id: 'A'}),
    ...bought('2', 'oil', {order_id: 'A'}), // the same order on another document
    ...bought('3', 'belt oil'),
    ...bought('4', 'belt'),
    ...bought('5', 'filter'),
  ]);
  expect(names(rules)).toEqual(['belt > oil', 'oil > belt']);
  expect(rules[0]).toMatchObject({
    support: 0.5,
    confidence: 2 / 3,
    lift: 4 / 3,
    leverage: 0.5 - (3 / 4) * (2 / 4),
    conviction: expect.closeTo(1.5, 12),
    baskets_both: 2,
    antecedent_baskets: 3,
    consequent_baskets: 2,
    is_clear: false,
  });
  expect(rules[1]).toMatchObject({confidence: 1, conviction: null});
});

test('a basket can be a document, or what a customer buys in twelve months', async () => {
  const lines = [
    ...bought('1', 'belt', {order_id: 'A'}),
    ...bought('2', 'oil', {order_id: 'A'}),
    ...bought('3', 'belt', {customer_id: 'L', invoiced_on: '2026-01-10'}),
    ...bought('4', 'filter', {customer_id: 'L', invoiced_on: '2026-12-10'}),
    ...bought('5', 'oil', {customer_id: 'L', invoiced_on: '2025-12-10'}), // the year before
    ...bought('6', 'oil', {customer_id: null}),
    ...bought('7', 'belt', {customer_id: null}), // nobody knows whether it was the same one
  ];
  expect(await rulesOf(lines, {basket: 'invoices'})).toEqual([]);
  expect(names(await rulesOf(lines, {basket: 'customers'}))).toEqual([
    'belt > filter',
    'belt > oil',
    'filter > belt',
    'oil > belt',
  ]);
});

test('returns, down payments, months that go on and customers that do not count are no baskets', async () => {
  const lines = [
    ...bought('1', 'a b', {net_amount: -10}),
    ...bought('2', 'a c', {kind: 'down_payment'}),
    ...bought('3', 'a d', {invoiced_on: '2023-11-15'}), // more than 36 months ago
    ...bought('4', 'a e', {customer_id: 'our own'}),
    ...bought('5', 'a f', {customer_id: 'objects'}),
    ...bought('6', 'x y'),
  ];
  const given: Record<string, Row[]> = {
    stg_customers: [
      {customer_id: 'our own', affiliated: true},
      {customer_id: 'objects', natural_person: true},
    ],
    stg_contacts: [{contact_id: 'C', customer_id: 'objects'}],
    stg_consents: [
      {
        contact_id: 'C',
        customer_id: 'objects',
        purpose: 'profiling',
        objected_on: '2026-01-01',
      },
    ],
  };
  expect(names(await rulesOf(lines, {}, given))).toEqual(['x > y', 'y > x']);

  const world = await smallWorld('2026-06-20');
  await world.given('set_affinity', [usual]);
  await world.given('stg_invoice_lines', bought('1', 'a b'));
  expect(await world.build('product_affinity')).toEqual([]);
  world.close();
});

test('product groups go together, too', async () => {
  const groups = {a: 'belts', b: 'oils', c: 'oils'};
  const given: Record<string, Row[]> = {
    stg_products: Object.entries(groups).map(([product_id, product_group]) => ({
      product_id,
      product_group,
    })),
  };
  const rules = await rulesOf(bought('1', 'a b c'), {items: 'product_groups'}, given);
  expect(names(rules)).toEqual(['belts > oils', 'oils > belts']);
});

test('of very many lines a part of the customers is enough', async () => {
  const lines = Array.from({length: 200}, (_, at) =>
    bought(`R${at}`, 'a b', {customer_id: `K${at}`}),
  ).flat();
  const unknown = bought('U', 'a b', {customer_id: null});
  const drawn = async (most: number) => {
    const [first] = await rulesOf([...lines, ...unknown], {lines: most});
    return first!.baskets_both;
  };
  expect(await drawn(402)).toBe(201);
  /* One of three, but for chance; nobody who is known teaches nothing then. */
  expect(Math.abs(Number(await drawn(150)) - 200 / 3)).toBeLessThan(20);
});

test('support, baskets, confidence, lift and length are as portfolio.yaml wants them', async () => {
  const lines = [
    ...bought('1', 'a b c'),
    ...bought('2', 'a b'),
    ...bought('3', 'a b'),
    ...bought('4', 'a d'),
    ...bought('5', 'd'),
  ];
  expect(names(await rulesOf(lines, {baskets: 2}))).toEqual(['a > b', 'b > a']);
  expect(names(await rulesOf(lines, {support: 21}))).toEqual(['a > b', 'b > a']);
  expect(names(await rulesOf(lines, {confidence: 80, length: 2}))).toEqual([
    'b > a',
    'c > a',
    'c > b',
  ]);
  expect(names(await rulesOf(lines, {lift: 1, length: 2}))).not.toContain('a > d');
  expect((await rulesOf(lines)).filter(row => row.antecedent_items === 2)).toHaveLength(3);
});

/** Baskets that have all of these products. */
const same = (baskets: number, products: number) => `insert into stg_invoice_lines by name
  select 'R' || b as invoice_id, p as line, 'K' as customer_id, 'p' || p as product_id,
    date '2026-06-15' as invoiced_on, 1 as quantity, 10 as net_amount
  from range(${baskets}) as r(b) cross join range(${products}) as s(p)`;

test('whatever the baskets are like, it comes to an end, and says why nothing is found', async () => {
  const told = async (lines: Row[] | string, settings: Row = {}) => {
    const world = await worldOf(typeof lines === 'string' ? [] : lines, settings);
    if (typeof lines === 'string') await world.db.run(lines);
    const rules = await world.build('product_affinity');
    const [quality] = await world.build('product_affinity_quality');
    world.close();
    return {rules: rules.length, reason: quality!.reason};
  };
  expect(await told([])).toEqual({rules: 0, reason: 'no_basket'});
  const returned = bought('1', 'a b', {net_amount: -5});
  expect(await told(returned)).toEqual({rules: 0, reason: 'no_basket'});
  const alone = [...bought('1', 'a'), ...bought('2', 'b')];
  expect(await told(alone)).toEqual({rules: 0, reason: 'one_item_each'});
  expect(await told(bought('1', 'a b'), {baskets: 2})).toEqual({
    rules: 0,
    reason: 'nothing_often_enough',
  });
  expect(await told(same(12, 500))).toEqual({rules: 0, reason: 'baskets_too_large'});
  const rules = 90 * 89;
  expect(await told(same(12, 90), {length: 5})).toEqual({rules, reason: null});
}, 60_000);

test('says from what rules were learnt', async () => {
  const world = await worldOf([
    ...bought('1', 'a b'),
    ...bought('2', 'a', {invoiced_on: '2026-02-01'}),
  ]);
  expect(await world.build('product_affinity_quality')).toMatchObject([
    {
      first_month: '2026-02-01',
      last_month: '2026-12-01',
      months: 11,
      baskets: 2,
      baskets_of_one: 1,
      large_baskets: 0,
      items: 2,
      fewest_baskets: 1,
      longest: 3,
      rules: 2,
      clear_rules: 0,
      reason: null,
    },
  ]);
  world.close();
});

test('a name under affinity.without that nothing has is told, with where it stands', async () => {
  const without = ['fee', 'work', "Peter's", 'WORK'];
  const portfolio = PortfolioSettings.parse({affinity: {without}});
  const world = await smallWorld('2026-12-31', smallCompany.costs, portfolio);
  await world.given('stg_products', [
    {product_id: 'fee'},
    {product_id: 'travel', product_group: 'work'},
  ]);
  expect(await world.build('int_not_offered')).toEqual([
    {item: "Peter's", products: 0},
    {item: 'WORK', products: 0},
    {item: 'fee', products: 1},
    {item: 'work', products: 1},
  ]);
  const told = (await world.checks('int_not_offered')).filter(({failures}) => failures > 0);
  world.close();
  expect(told.map(({severity, meaning}) => [severity, meaning])).toEqual(
    ["Peter's", 'WORK'].map(name => [
      'warn',
      `affinity.without of portfolio.yaml names ${name}, but no product and no product group is called so; correct it there, or leave it out`,
    ]),
  );
});

test('what nobody is offered is in no rule: a product, or all of a group', async () => {
  const rules = await rulesOf(
    bought('1', 'belt oil fee travel'),
    {},
    {
      set_affinity_without: [{item: 'fee'}, {item: 'work'}],
      stg_products: [{product_id: 'travel', product_group: 'work'}],
    },
  );
  expect(names(rules)).toEqual(['belt > oil', 'oil > belt']);
});
