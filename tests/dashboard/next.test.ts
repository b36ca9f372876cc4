import {describe, expect, test} from 'vitest';
import {serve} from '../../dashboard/server.ts';
import {smallNights} from '../warehouse/nights.ts';
import {fourCustomers} from './four_customers.ts';
import {serving} from './serving.ts';
import {kleinwerk, servingNights} from './serving_nights.ts';

const months = (from: string, count: number) =>
  Array.from({length: count}, (_, at) =>
    Temporal.PlainDate.from(from).add({months: at}).toString(),
  );

/**
 * K1 orders belts and oil every month; K2 belts, and is late; K3 has bought once, and is called by a formula;
 * K4 orders nothing but filters, four times a month.
 */
const orders = [
  ...months('2025-01-10', 21).map(day => ['K1', day, 'belt oil']),
  ...months('2025-01-15', 18).map(day => ['K2', day, 'belt']),
  ['K3', '2026-08-01', 'filter'],
  ...[3, 4, 5, 6].flatMap(day =>
    months(`2025-01-0${day}`, 21).map(on => ['K4', on, 'filter'] as const),
  ),
] as const;

const lines = orders.flatMap(([customer, day, products], at) =>
  products
    .split(' ')
    .map((product, line) => `R${at},${line + 1},${customer},${product},${day},1,100,40`),
);

const delivered = {
  customers: `customer_id,name,segment
K1,Abel & Söhne,A
K2,<b>Bauer</b>,A
K3,=Conrad,B
K4,Dorn,B
`,
  products: `product_id,name
belt,Riemen
oil,Öl
`,
  invoice_lines: `invoice_id,line,customer_id,product_id,invoiced_on,quantity,net_amount,product_cost
${lines.join('\n')}
`,
  subscriptions: `subscription_id,customer_id,started_on,mrr,billing,ended_on,tier
S1,K2,2025-12-01,50,yearly,,
S2,K1,2024-03-01,50,yearly,2026-02-28,Basic
S3,K3,2024-03-01,50,yearly,2026-02-28,Plus
`,
  opportunities: `opportunity_id,opened_on,customer_id,stage,probability,amount,closed_on,outcome
O1,2026-09-01,K1,Angebot,0.5,5000,,
${Array.from({length: 12}, (_, at) => `D${at},2025-10-15,K1,Angebot,0.5,1000,2025-12-20,${at % 4 ? 'lost' : 'won'}`).join('\n')}
`,
};

describe('the page on what comes next', () => {
  const site = servingNights(delivered, {
    ...kleinwerk('2026-09-30'),
    'portfolio.yaml': 'affinity: {baskets: 5}\n',
  });

  const {text, json} = site;
  const csv = async (path: string) => (await text(path)).trim().split('\r\n');

  test('tells who is overdue first, with what is at stake', async () => {
    const {orders: found, quality, calibration} = await json('/next.json');
    expect(found.map((each: {customer_id: string}) => each.customer_id)).toEqual([
      'K2',
      'K4',
      'K1',
      'K3',
    ]);
    /* Last on 15 June, 107 days ago; no gap was longer than 31 days. */
    expect(found[0]).toMatchObject({
      customer: '<b>Bauer</b>',
      overdue_days: 107 - 31,
      basis: 'rhythm',
    });
    expect(found[3]).toMatchObject({basis: null, reason: 'no_rhythm'});
    expect(quality).toMatchObject([{reason: 'too_few_customers'}, {reason: 'too_few_customers'}]);
    expect(calibration).toEqual([]);
    const page = await text('/next');
    expect(page).toContain('&lt;b&gt;Bauer&lt;/b&gt;');
    expect(page).not.toContain('<b>Bauer');
    expect(page).toContain('eigener Rhythmus');
    expect(page).toContain('Für 30 Tage nicht erprobt: Es gibt weniger als 30 Kunden.');
    const [headings, ...rows] = await csv('/next.csv?lang=en');
    expect(headings).toContain('Customer,Customer no.,Overdue (days)');
    expect(rows).toHaveLength(4);
    expect(rows[3]).toMatch(/^'=Conrad,K3/);
  });

  test('tells what to offer, and why', async () => {
    const {advice, quality} = await json('/next.json?view=products');
    expect(advice[0]).toMatchObject({customer_id: 'K2', item: 'oil', antecedent: 'belt'});
    expect(quality).toMatchObject([
      {method: 'rule', customers: 1, hits: 0},
      {method: 'most_sold', customers: 1, hits: 0},
    ]);
    const page = await text('/next?view=products&lang=en');
    expect(page).toContain('Öl (oil)');
    expect(page).toContain('For 1 customer a rule speaks for something new, for 3 none does.');
    expect(await csv('/next.csv?view=products')).toHaveLength(5);
  });

  test('tells what is bought together', async () => {
    const {rules, quality} = await json('/next.json?view=affinity');
    /* Of 124 baskets 39 have belts, and 21 oil, all of them with belts. */
    expect(rules).toMatchObject([
      {antecedent: 'oil', consequent: 'belt', confidence: 1, conviction: null, baskets_both: 21},
      {
        antecedent: 'belt',
        consequent: 'oil',
        confidence: 21 / 39,
        lift: expect.closeTo(124 / 39, 9),
        is_clear: true,
      },
    ]);
    expect(quality).toMatchObject({baskets: 124, baskets_of_one: 103, rules: 2, clear_rules: 2});
    expect(await text('/next?view=affinity')).toContain('Riemen (belt)');
    expect((await csv('/next.csv?view=affinity&lang=en'))[0]).toBe(
      'Who buys,also buys,Baskets,Support %,Confidence %,Lift,Lift within month,Leverage,Conviction,Clear',
    );
  });

  test('tells which contracts are renewed', async () => {
    const {renewals, sums, quality} = await json('/next.json?view=renewals');
    expect(renewals).toMatchObject([
      {customer_id: 'K2', kind: 'renewal', reference: 'S1', due_on: '2026-12-01', value: 600},
    ]);
    expect(sums).toMatchObject([{kind: 'renewal', cases: 1}]);
    expect(quality).toMatchObject([
      {tier: null, as_of: '2025-09-30', contracts: 2, renewed: 0, foretold_contracts: 2},
      {tier: 'Basic', contracts: 1, renewed_share: 0},
      {tier: 'Plus', contracts: 1},
    ]);
    const page = await text('/next?view=renewals');
    expect(page).toContain('Verlängerung');
    expect(page).toContain('Von 2 Verträgen, deren Laufzeit');
    expect(page).toContain('Vorhergesagt und eingetreten, nach Stufen');
  });

  test('tells what the pipeline is worth, and how far such forecasts were off', async () => {
    const {opportunities, stages, past, months: ahead} = await json('/next.json?view=pipeline');
    expect(stages).toMatchObject([{stage: 'Angebot', opportunities: 1, amount: 5000}]);
    /* A quarter of the value was won. */
    expect(opportunities).toMatchObject([{opportunity_id: 'O1', expected_amount: 1250}]);
    expect(ahead).toHaveLength(1);
    expect(past).toEqual([]);
    const page = await text('/next?view=pipeline');
    expect(page).toContain('<svg');
    expect(page).toContain('Noch nicht erprobt');
  });

  test.for(['orders', 'products', 'affinity', 'renewals', 'pipeline'])(
    'no two columns of a table about %s have the same name',
    async view => {
      for (const lang of ['de', 'en']) {
        const query = view === 'orders' ? `lang=${lang}` : `view=${view}&lang=${lang}`;
        const page = await text(`/next?${query}`);
        const heads = [...page.matchAll(/<thead>(.*?)<\/thead>/gs)].map(([, head = '']) => head);
        const rows = [(await csv(`/next.csv?${query}`))[0]!.split(/[,;]/)].concat(
          heads.map(head =>
            [...head.matchAll(/<th[^>]*>(.*?)<\/th>/g)].map(([, name = '']) => name),
          ),
        );
        for (const names of rows) expect(names).toEqual([...new Set(names)]);
      }
    },
  );

  test('stands on the page of each customer, too', async () => {
    const {next} = await json('/customer.json?customer=K2');
    expect(next).toMatchObject({
      order: {overdue_days: 76},
      products: [{item: 'oil'}],
      renewals: [{reference: 'S1'}],
    });
    const page = await text('/customer?customer=K2');
    expect(page).toContain('Seit 76 Tagen überfällig.');
    expect(page).toContain('Anbieten: Öl (oil), weil er Riemen (belt) kauft.');
    expect(page).toContain('Verlängerung (S1) am 1. Dezember 2026.');
  });
});

describe('a company that has sold nothing yet', () => {
  const site = servingNights({customers: delivered.customers});

  test.each([
    ['', '<p>No source delivers invoice lines.</p>'],
    ['view=products', 'Not tried: The history is too short.'],
    ['view=affinity', 'No rules: No source delivers invoice lines.'],
    [
      'view=renewals',
      '<p>No source delivers contracts. No source delivers installed machines.</p>',
    ],
    ['view=pipeline', '<p>No source delivers opportunities.</p>'],
  ])(
    'is told why there is nothing to tell, and no fact of what nobody delivers (%s)',
    async (view, says) => {
      const page = await fetch(`${site.url}/next?lang=en&${view}`);
      expect(page.status).toBe(200);
      expect(await page.text()).toContain(says);
      for (const form of ['json', 'csv'])
        expect((await fetch(`${site.url}/next.${form}?${view}`)).status).toBe(200);
    },
  );
});

describe('a company of which nothing is open or due', () => {
  const few = {
    customers: delivered.customers,
    subscriptions: `subscription_id,customer_id,started_on,mrr,ended_on
S1,K1,2024-03-01,50,2026-02-28
`,
    opportunities: `opportunity_id,opened_on,customer_id,stage,amount,closed_on,outcome
O1,2025-10-15,K1,Angebot,1000,2025-12-20,won
`,
    invoice_lines: 'invoice_id,line,customer_id,invoiced_on,quantity,net_amount\n',
  };
  const site = servingNights(few, kleinwerk('2026-09-30'));

  test.each([
    ['', 'Die Lieferung für Rechnungspositionen enthält keine Zeilen.'],
    [
      'view=renewals',
      'In den nächsten zwölf Monaten wird nichts fällig. Keine Quelle liefert installierte Maschinen.',
    ],
    ['view=pipeline', '<p>Keine Verkaufschance ist offen.</p>'],
  ])('says so, and what else it does not know (%s)', async (view, says) => {
    expect(await site.text(`/next?lang=de&${view}`)).toContain(says);
  });
});

test('a company in which nobody has a rhythm yet is told no number of orders', async () => {
  const company = await smallNights({
    customers: 'customer_id,name\nK1,Abel\nK2,Bauer\n',
    invoice_lines: `invoice_id,line,customer_id,invoiced_on,quantity,net_amount
R1,1,K1,2026-01-05,1,100
R2,1,K2,2026-03-05,1,100
`,
  });
  await company.night();
  const {url, close} = await serve({data: company.data, port: 0});
  const page = await (await fetch(`${url}/next?lang=en`)).text();
  await close();
  expect(page).toContain('Of no customer it can be told how likely it is to order;');
  expect(page).not.toContain('customers will order');
});

describe('a snapshot from before there were such forecasts', () => {
  const {text: textOf} = serving(fourCustomers);

  test('says so', async () => {
    const page = await textOf('/next?lang=en');
    expect(page).toContain('This snapshot does not know yet what comes next.');
    expect(JSON.parse(await textOf('/next.json'))).toMatchObject({
      no_data_reason: 'older_snapshot',
      rows: [],
    });
  });
});
