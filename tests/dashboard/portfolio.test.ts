import {describe, expect, test} from 'vitest';
import {fourCustomers} from './four_customers.ts';
import {serving} from './serving.ts';
import {kleinwerk, servingNights} from './serving_nights.ts';

const months = (from: string, count: number) =>
  Array.from({length: count}, (_, at) =>
    Temporal.PlainDate.from(from).add({months: at}).toString(),
  );

/** S buys much and often, E little and often, Q much at once, L has left, N is new and loses us money. */
const purchases: Record<string, [days: string[], net: number, cost: number]> = {
  S: [months('2024-01-10', 33), 500, 100],
  E: [months('2024-01-15', 33), 10, 5],
  Q: [['2025-06-01', '2026-05-20'], 6000, 1000],
  L: [['2024-06-01'], 100, 50],
  N: [['2026-07-01'], 40, 90],
};

const lines = Object.entries(purchases).flatMap(([customer, [days, net, cost]]) =>
  days.map((day, at) => `${customer}-${at},1,${customer},${day},1,${net},${cost}`),
);

const delivered = {
  customers: `customer_id,name,segment
S,Abel & Söhne,A
E,<b>Bauer</b>,A
Q,Conrad,B
L,Dorn,B
N,Emil,B
P,Prospekt,B
`,
  invoice_lines: `invoice_id,line,customer_id,invoiced_on,quantity,net_amount,product_cost
${lines.join('\n')}
`,
};

const site = servingNights(delivered, {
  ...kleinwerk('2026-09-30'),
  'portfolio.yaml': `portfolio:
  attractiveness: {net_revenue: {weight: 1, from: 0, to: 6000}}
  position:
    order_frequency: {weight: 0.5, from: 0, to: 12}
    share_of_wallet: {weight: 0.5, from: 0, to: 100}
  strategies:
    star: {strategy: {de: Jede Woche besuchen., en: Visit every week.}}
`,
});

const {text, json} = site;
const csv = async (path: string) => (await text(path)).trim().split('\r\n');

test.for([
  ...['/portfolio', '/portfolio?view=customers', '/portfolio?view=method'],
  ...['/segments', '/segments?view=clusters', '/segments?view=lifecycle'],
  ...['/churn', '/churn?view=months', '/churn?view=silent', '/churn?view=risk'],
  ...['/next', '/next?view=products', '/customer?customer=S'],
])('without costs what is told at %s is DB I, not DB IV', async path => {
  const page = await text(path);
  expect(page).not.toMatch(/(DB|Deckungsbeitrag).IV/);
  expect(await text(`${path}${path.includes('?') ? '&' : '?'}lang=en`)).not.toMatch(/CM.IV/);
});

test('without costs contributions are called DB I where they stand', async () => {
  expect(await text('/portfolio?view=customers')).toContain('DB I 36 Monate');
  expect(await text('/segments')).toContain('nach DB I');
  expect(await text('/churn?lang=en')).toContain('weighted by CM I');
  expect((await csv('/churn.csv?view=risk&lang=en'))[0]).toContain('CM I 36 months (EUR)');
});

describe('the page on the portfolio', () => {
  test('counts who stands in each cell, what they bring, and what to do', async () => {
    const {cells, without_cell} = await json('/portfolio.json');
    expect(cells).toMatchObject([
      {
        cell: 'star',
        title: 'Starkunden',
        customers: 1,
        net_revenue_12_months: 6000,
        contribution_4_36_months: 13_200,
        strategy: 'Jede Woche besuchen.',
      },
      {cell: 'earnings', customers: 1, net_revenue_12_months: 120},
      {cell: 'question_mark', customers: 1, net_revenue_12_months: 6000},
      {cell: 'also_ran', customers: 1, contribution_4_36_months: -50},
    ]);
    expect(without_cell).toEqual([
      {reason: 'lost', customers: 1},
      {reason: 'prospect', customers: 1},
    ]);
    const page = await text('/portfolio');
    expect(page).toContain('<svg');
    expect(page).toContain('Jede Woche besuchen.');
    expect(page).toContain(
      'Interessenten, die noch nie kauften</th><td class="number strong">1</td>',
    );
    expect(page).toContain('Verlorene Kunden</th><td class="number strong">1</td>');
    expect(await text('/portfolio?lang=en')).toContain('Visit every week.');
    expect((await csv('/portfolio.csv?lang=en'))[1]).toBe(
      'Stars,1,6000.0000,13200.0000,0,0,Visit every week.',
    );
  });

  test('opens a cell to its customers, and a customer to its page', async () => {
    const {customers} = await json('/portfolio.json?view=customers&cell=star');
    expect(customers).toMatchObject([
      {
        customer_id: 'S',
        customer: 'Abel & Söhne',
        attractiveness: 100,
        position: 100,
        position_known: 0.5,
        cell_before: 'star',
      },
    ]);
    const page = await text('/portfolio?view=customers&cell=earnings');
    expect(page).toContain('&lt;b&gt;Bauer&lt;/b&gt;');
    expect(page).not.toContain('Abel');
    expect(page).toContain('/customer?customer=E');
    expect((await csv('/portfolio.csv?view=customers')).length).toBe(5);
  });

  test('tells who moved since a year ago, and what nobody remembers', async () => {
    const {moves, months: days} = await json('/portfolio.json?view=moves');
    const none = {customers: 1, rated_anew: 0};
    expect(moves).toContainEqual({cell_from: 'star', cell_to: 'star', ...none});
    expect(moves).toContainEqual({cell_from: null, cell_to: 'also_ran', ...none});
    expect(days).toHaveLength(13);
    const page = await text('/portfolio?view=moves');
    expect(page).toContain('nicht im Portfolio');
    expect(page).not.toContain('Niemand weiß');
  });

  test('tells the method, with the share of customers of whom a criterion is known', async () => {
    const {criteria} = await json('/portfolio.json?view=method');
    expect(criteria[0]).toEqual({
      axis: 'attractiveness',
      criterion: 'net_revenue',
      weight: 1,
      attribute: null,
      from_value: 0,
      to_value: 6000,
      more_is_better: true,
      known_share: 100,
    });
    expect(criteria).toContainEqual(
      expect.objectContaining({axis: 'position', criterion: 'share_of_wallet', known_share: 0}),
    );
    const page = await text('/portfolio?view=method&lang=en');
    expect(page).toContain('0 = 0, 12 = 100 points');
    expect(page).toContain('Cuts: attractiveness from 50.0, position from 50.0 points.');
  });

  test('what nobody knows is a wrong question', async () => {
    for (const question of ['view=moon', 'cell=moon', 'month=2026-01', 'view=customers&page=2']) {
      expect((await fetch(`${site.url}/portfolio?${question}`)).status, question).toBe(400);
    }
  });
});

test('each way to group customers tells who is in no group, and comes to all of them', async () => {
  const ways = ['/portfolio.json', '/segments.json', '/segments.json?view=rfm'];
  for (const way of [...ways, '/segments.json?view=lifecycle', '/segments.json?view=clusters']) {
    const {parts} = await json(way);
    const sum = (name: string) =>
      parts.reduce((all: number, each: Record<string, number>) => all + (each[name] ?? 0), 0);
    expect(sum('customers'), way).toBe(6);
    expect(sum('net_revenue_12_months'), way).toBe(12_160);
    expect(sum('contribution_4_36_months'), way).toBe(23_365);
  }
  const page = await text('/segments?lang=en');
  expect(page).toContain('Prospects who have never bought</th><td class="number strong">1</td>');
  expect(page).toContain('All customers</th><td class="number">6</td>');
});

describe('the page on segments', () => {
  test('holds classes by revenue against those by contribution', async () => {
    const {classes} = await json('/segments.json');
    expect(classes).toContainEqual({
      abc_class: 'C',
      contribution_class: 'C',
      customers: 2,
      net_revenue_12_months: 160,
      contribution_4_36_months: 115,
    });
    const page = await text('/segments');
    expect(page).toContain('A sind die Kunden, die zusammen 80 % ausmachen');
    expect(page).toContain('/segments?abc_class=C&amp;view=customers');
  });

  test('opens each number to its customers', async () => {
    const of = async (filter: string) =>
      (await json(`/segments.json?view=customers&${filter}`)).customers.map(
        (each: {customer_id: string}) => each.customer_id,
      );
    expect(await of('abc_class=A')).toEqual(['Q', 'S']);
    expect(await of('stage=lost')).toEqual(['L']);
    expect(await of('stage=prospect')).toEqual(['P']);
    expect(await of('stage=new&contribution_class=C')).toEqual(['N']);
    expect(await of('rfm=5..')).toEqual(['E']);
    expect(await of('cluster=moon')).toEqual([]);
    const page = await text('/segments?view=customers&stage=lost');
    expect(page).toContain('Nur: Lebensphase: verloren');
    expect(page).toContain('href="/segments?view=customers"');
  });

  test.each([
    '',
    '?view=rfm',
    '?view=clusters',
    '?view=lifecycle',
    '?view=scores',
    '?view=customers',
  ])('tells %s in each form and language', async view => {
    const more = view ? '&' : '?';
    for (const lang of ['de', 'en']) {
      const response = await fetch(`${site.url}/segments${view}${more}lang=${lang}`);
      expect(response.status).toBe(200);
      expect(await response.text()).not.toMatch(/undefined|NaN|\[object/);
    }
    expect((await json(`/segments.json${view}`)).no_data_reason).toBeNull();
    expect((await csv(`/segments.csv${view}`))[0]).toContain(';');
  });

  test('tells scores, how they are spread, and who has most of one', async () => {
    const {scores, customers} = await json('/segments.json?view=scores&sort=loyalty');
    expect(customers.map((each: {customer_id: string}) => each.customer_id).sort()).toEqual([
      'E',
      'N',
      'Q',
      'S',
    ]);
    const points: (number | null)[] = customers.map(
      (each: {loyalty: number | null}) => each.loyalty,
    );
    const known = points.filter(each => each !== null);
    expect(known.length).toBeGreaterThan(1);
    expect(known).toEqual(known.toSorted((a, b) => b - a));
    const loyalty = scores.find((each: {score: string}) => each.score === 'loyalty');
    expect(loyalty).toMatchObject({customers: known.length, without: points.length - known.length});
    expect(loyalty.median).toBeGreaterThanOrEqual(Math.min(...known));
    expect(loyalty.median).toBeLessThanOrEqual(Math.max(...known));
    /* Nobody has said anything, so nobody knows whom to listen to. */
    const information = scores.find((each: {score: string}) => each.score === 'information');
    expect(information).toMatchObject({customers: 0, without: 4, median: null, known: null});
    const page = await text('/segments?view=scores&sort=reference&direction=ascending&lang=en');
    expect(page).toContain('aria-sort="ascending"');
    expect(page).toContain('href="/portfolio?lang=en&amp;view=method"');
    expect(page).toContain('href="/customer?lang=en&amp;customer=S"');
  });

  test('says why there are no clusters of so few, and how long stages last', async () => {
    expect(await text('/segments?view=clusters')).toContain('Es braucht 30 aktive Kunden.');
    const {stages} = await json('/segments.json?view=lifecycle');
    expect(stages.map((each: {stage: string}) => each.stage)).toEqual([
      'prospect',
      'new',
      'steady',
      'star',
      'lost',
    ]);
    expect(await text('/segments?view=lifecycle')).toContain('<svg');
  });
});

test('a customer stands on its own page, with cell, classes, stage and scores', async () => {
  const page = await text('/customer?customer=S&lang=en');
  expect(page).toContain('Portfolio and segments');
  expect(page).toContain('<dd>Stars</dd>');
  expect(page).toContain('100.0 points, 50% of the weights known');
  expect(page).toMatch(/star since .* or longer/);
  const {standing} = await json('/customer.json?customer=L');
  expect(standing).toMatchObject({cell: null, reason: 'lost', lifecycle_stage: 'lost'});
});

describe('a snapshot from before there was a portfolio', () => {
  const old = serving(fourCustomers);

  test('says so, in each form and view', async () => {
    for (const [name, views] of [
      ['portfolio', ['', '?view=customers', '?view=moves', '?view=method']],
      ['segments', ['', '?view=rfm', '?view=clusters', '?view=lifecycle', '?view=customers']],
    ] as const) {
      for (const view of views) {
        expect(await old.text(`/${name}${view}`)).toContain('Dieser Stand kennt noch');
        const {no_data_reason} = JSON.parse(await old.text(`/${name}.json${view}`));
        expect(no_data_reason).toBe('older_snapshot');
        expect((await old.text(`/${name}.csv${view}`)).trim().split('\r\n')).toHaveLength(1);
      }
    }
  });
});
