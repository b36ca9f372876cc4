import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {serve} from '../../dashboard/server.ts';
import {randomStreams} from '../../examples/musterwerk/generator/world/random.ts';
import {smallNights} from '../warehouse/nights.ts';
import {fourCustomers} from './four_customers.ts';
import {serving} from './serving.ts';

const day = (days: number) =>
  new Date(Date.UTC(2024, 9, 1) + Math.floor(days) * 86_400_000).toISOString().slice(0, 10);
const until = 729;

const company = {
  'company.yaml': `name: Kleinwerk GmbH
currency: EUR
time_zone: Europe/Berlin
business_date: ${day(until)}
`,
};

interface Bought {
  customer: string;
  at: number;
  amount?: number;
}

const invoices = (bought: readonly Bought[]) =>
  [
    'invoice_id,line,customer_id,invoiced_on,quantity,net_amount,product_cost',
    ...bought.map(
      ({customer, at, amount = 100}, index) =>
        `R${index},1,${customer},${day(at)},1,${amount},${(amount * 0.6).toFixed(2)}`,
    ),
  ].join('\n');

/** Customers who buy every `gap` days or so, from a day on until another. */
function buyers(count: number, {gap = 30, from = 0, to = until} = {}): Bought[] {
  const random = randomStreams(5)('buyers');
  return Array.from({length: count}, (_, index) => {
    const customer = `K${index}`;
    const own = gap * (0.5 + random());
    const bought: Bought[] = [];
    for (let at = from + random() * 40; at < to; at += own * (0.4 + 1.2 * random()))
      bought.push({customer, at, amount: 50 + Math.round(random() * 100)});
    return bought;
  }).flat();
}

async function site(bought: readonly Bought[], more: Record<string, string> = {}) {
  const names = [...new Set(bought.map(({customer}) => customer))];
  const customers = `customer_id\n${names.join('\n')}\n`;
  const delivered = {customers, invoice_lines: `${invoices(bought)}\n`, ...more};
  const small = await smallNights(delivered, company);
  await small.night();
  const {url, close} = await serve({data: small.data, port: 0});
  const text = async (path: string) => (await fetch(url + path)).text();
  return {url, close, text, json: async (path: string) => JSON.parse(await text(path))};
}

describe('the page on lifetime value', () => {
  let here: Awaited<ReturnType<typeof site>>;
  beforeAll(async () => {
    const customers = Array.from(
      {length: 120},
      (_, index) =>
        `K${index},${index === 7 ? '<b>Sieben' : `Kunde ${index}`},${index % 3 ? 'A' : ''}`,
    );
    here = await site(
      [
        ...buyers(100),
        ...buyers(110, {gap: 60, to: 300}).filter(({customer}) => /1\d\d/.test(customer)),
      ],
      {
        customers: `customer_id,name,segment\n${customers.join('\n')}\n`,
        leads: `lead_id,created_on,source,lost_on\nL1,2026-08-01,Messe,\nL2,2026-03-01,Messe,2026-04-01\n`,
        subscriptions: `subscription_id,customer_id,started_on,mrr\n${Array.from({length: 20}, (_, index) => `C${index},K${index},${day(index * 9)},50`).join('\n')}\n`,
      },
    );
  }, 120_000);
  afterAll(() => here.close());

  test('tells what all will bring, with an interval, and stream by stream', async () => {
    const {total, streams, customers, customers_by_reason, no_data_reason} =
      await here.json('/lifetime-value.json');
    expect(no_data_reason).toBeNull();
    const sum = customers.reduce((all: number, {clv}: {clv: number | null}) => all + (clv ?? 0), 0);
    expect(total.clv).toBeCloseTo(sum, 3);
    expect(total.clv_low).toBeLessThan(total.clv);
    expect(total.clv_high).toBeGreaterThan(total.clv);
    expect(streams.map(({stream, reason}: Record<string, string>) => [stream, reason])).toEqual([
      ['purchases', null],
      ['contracts', null],
      ['machines', 'no_machine'],
    ]);
    expect(customers_by_reason).toEqual([
      {reason: null, customers: 110},
      {reason: 'not_bought', customers: 10},
    ]);
    const page = await here.text('/lifetime-value');
    expect(page).toContain('80-%-Intervall');
    expect(page).toContain('keine Maschinen');
    expect(page).toContain('10 ohne Wert: noch nichts gekauft');
    expect(page).toContain('&lt;b&gt;Sieben');
    expect(page).not.toContain('<b>Sieben');
    expect(page).toContain('<svg');
    expect(await here.text('/lifetime-value?lang=en')).toContain('Lifetime value of all customers');
  });

  test('lists customers in the order asked for, a page at a time, those without a value last', async () => {
    const values = async (query: string, name: string) =>
      (await here.json(`/lifetime-value.json${query}`)).customers.map(
        (each: Record<string, number | null>) => each[name],
      );
    const alive = await values('?sort=p_alive&direction=ascending', 'p_alive');
    const known = alive.filter((each: number | null) => each !== null);
    expect(known).toEqual([...known].sort((one, other) => one - other));
    expect(alive.slice(known.length)).toEqual(Array(10).fill(null));
    expect(await values('', 'rank')).toEqual([
      ...Array.from({length: 110}, (_, at) => at + 1),
      ...Array(10).fill(null),
    ]);
    const second = await here.text('/lifetime-value?page=2');
    expect(second).toContain('Kunden 101 bis 120 von 120');
    expect(second).toContain('noch nichts gekauft');
    expect((await fetch(`${here.url}/lifetime-value?page=3`)).status).toBe(400);
    const csv = (await here.text('/lifetime-value.csv?lang=en')).trim().split('\r\n');
    expect(csv[0]).toContain('Rank,Customer no.,Customer,Lifetime value (EUR)');
    expect(csv).toHaveLength(121);
  });

  test('adds up segments, each of which opens to its customers', async () => {
    const {segments, total} = await here.json('/lifetime-value.json?view=segments');
    const sums = segments.filter((each: {dimension: string}) => each.dimension === 'segment');
    expect(sums.map(({member, customers}: Record<string, unknown>) => [member, customers])).toEqual(
      [
        ['A', 73],
        [null, 37],
      ],
    );
    expect(sums[0].clv + sums[1].clv).toBeCloseTo(total.clv, 3);
    const page = await here.text('/lifetime-value?view=segments');
    expect(page).toContain('href="/lifetime-value?within=segment&amp;member=A"');
    const one = await here.json('/lifetime-value.json?within=segment');
    expect(one.customers).toHaveLength(40);
    expect(await here.text('/lifetime-value?within=segment')).toContain('Nur Segment: ohne Angabe');
  });

  test('goes from month to month, and says whose value it was', async () => {
    const {months, contracts, customers, between} = await here.json(
      '/lifetime-value.json?view=development',
    );
    expect(between).toEqual({from: '2025-09-01', to: '2026-09-01'});
    expect(months).toHaveLength(13);
    const [before, last] = months.slice(-2);
    expect(last.clv_before).toBe(before.clv);
    expect(last.clv).toBeCloseTo(
      last.clv_before + last.clv_won + last.clv_gained - last.clv_lost,
      3,
    );
    const change = customers.reduce((all: number, each: {change: number}) => all + each.change, 0);
    expect(change).toBeCloseTo(last.clv - months[0].clv, 2);
    expect(contracts.at(-1)).toMatchObject({mrr: 1000, mrr_lost: 0});
    const page = await here.text('/lifetime-value?view=development&months=1');
    expect(page).toContain('Wer seit Ende Aug. 2026 bis Ende Sept. 2026 am meisten verlor');
    expect(page).toContain('<svg');
    const csv = (await here.text('/lifetime-value.csv?view=development')).trim().split('\r\n');
    expect(csv).toHaveLength(customers.length + 1);
  });

  test('says what prospects may bring, and why nobody knows what winning them costs', async () => {
    const {prospects} = await here.json('/lifetime-value.json?view=prospects');
    expect(prospects).toMatchObject([{source: 'Messe', open_prospects: 1, win_rate: 0.25}]);
    const page = await here.text('/lifetime-value?view=prospects');
    expect(page).toContain('keine Aktivität als Akquisition gekennzeichnet');
    expect(
      (await here.text('/lifetime-value.csv?view=prospects')).trim().split('\r\n'),
    ).toHaveLength(2);
  });

  test('shows the models with their parameters and their error in time that was held out', async () => {
    const {qualities, parameters} = await here.json('/lifetime-value.json?view=models');
    const chosen = qualities.find(
      (each: Record<string, unknown>) =>
        each.is_chosen && each.stream === 'purchases' && each.error,
    );
    expect(chosen.naive_error).toBeGreaterThan(0);
    const page = await here.text('/lifetime-value?view=models');
    expect(page).toContain('Log-Likelihood');
    expect(page).toContain('(gewählt)');
    expect(parameters.length).toBeGreaterThan(10);
    expect(page).toContain('Kaufrate, Form (r)');
    expect(page).not.toMatch(/<code>|win_rate|retention/);
    const [heading, first] = (await here.text('/lifetime-value.csv?view=models&lang=en')).split(
      '\r\n',
    );
    expect(heading).toContain(',Parameter,Meaning,Value,');
    expect(first).toContain('Rate of purchases, shape (r)');
    /* Where last year again was better, it is said in plain words. */
    expect(page.includes('hätte die Probezeit besser vorhergesagt')).toBe(
      chosen.is_better_than_naive === false,
    );
  });

  test("a customer's page opens to its streams, and these to their documents", async () => {
    const value = '/customer.json?customer=K3&view=value';
    const {streams, adds_up} = await here.json(value);
    expect(adds_up).toBe(true);
    const of = (name: string) => streams.find(({stream}: {stream: string}) => stream === name);
    expect(of('total').clv).toBeCloseTo(of('purchases').clv + of('contracts').clv, 4);
    const {orders, p_alive, expected_margin, contribution} = of('purchases');
    expect(p_alive).toBe(1);
    expect(contribution / (orders * expected_margin)).toBeCloseTo(1, 4);
    for (const stream of ['purchases', 'contracts']) {
      const opened = await here.json(`${value}&stream=${stream}`);
      expect(opened.matches).toBe(true);
      expect(opened.evidence.length).toBeGreaterThan(10);
      const {source, document} = opened.evidence[0];
      const page = await here.text(`/document?source=${source}&document=${document}`);
      expect(page).toContain(document);
    }
    const page = await here.text('/customer?customer=K3&view=value&stream=purchases');
    expect(page).toContain('Die Zeilen sind genau das.');
    expect(page).toContain('/document?source=fct_invoice_line&amp;document=R');
    expect((await here.text(`${value.replace('json', 'csv')}`)).trim().split('\r\n')).toHaveLength(
      4,
    );
    const none = await here.text('/customer?customer=K115&view=value');
    expect(none).toContain('noch nichts gekauft');
  });
});

describe('where nothing can be forecast, the page and its data say why', () => {
  const few = (count: number, bought: (index: number) => number[]) =>
    Array.from({length: count}, (_, index) =>
      bought(index).map(at => ({customer: `K${index}`, at})),
    ).flat();
  test.each([
    ['three customers', few(3, () => [1, 90, 200, 700]), 'too_few_customers', 'zu wenige Kunden'],
    [
      'nobody who bought again',
      few(60, index => [index * 10]),
      'no_repeat_purchase',
      'zu wenige Wiederkäufer',
    ],
    [
      'one month of history',
      few(60, index => [710 + (index % 10), 719 + (index % 10)]),
      'short_history',
      'zu kurze Geschichte',
    ],
    [
      'refunds only',
      few(60, index => [index, index + 30]).map(each => ({...each, amount: -5})),
      'no_purchase',
      'keine Käufe',
    ],
  ] as const)('%s', async (_, bought, reason, said) => {
    const here = await site([...bought]);
    for (const view of [
      '',
      '?view=segments',
      '?view=development',
      '?view=prospects',
      '?view=models',
    ]) {
      const text = await here.text(`/lifetime-value.json${view}`);
      const {no_data_reason, total, streams} = JSON.parse(text);
      expect([no_data_reason, total]).toEqual(['no_forecast', null]);
      expect(streams[0].reason).toBe(reason);
      const page = await here.text(`/lifetime-value${view}`);
      expect(page).toContain('Für keinen Kunden lässt sich ein Wert vorhersagen.');
      expect(page).toContain(said);
      expect(page + text + (await here.text(`/lifetime-value.csv${view}`))).not.toMatch(
        /NaN|Infinity|undefined/,
      );
    }
    const own = await here.text('/customer?customer=K1&view=value');
    expect(own).not.toMatch(/NaN|undefined/);
    await here.close();
  });

  test('all have churned: they have values, near nothing', async () => {
    const here = await site(buyers(80, {gap: 12, to: 200}));
    const {total, customers, no_data_reason} = await here.json('/lifetime-value.json');
    expect(no_data_reason).toBeNull();
    expect(total.clv / customers.length).toBeLessThan(20);
    for (const view of [
      '',
      '?view=segments',
      '?view=development',
      '?view=prospects',
      '?view=models',
    ])
      expect(await here.text(`/lifetime-value${view}`)).not.toMatch(/NaN|Infinity|undefined/);
    await here.close();
  });
});

describe('a snapshot from before lifetime values were added up', () => {
  const old = serving(fourCustomers);

  test('says so, in each form and view', async () => {
    for (const view of [
      '',
      '?view=segments',
      '?view=development',
      '?view=prospects',
      '?view=models',
    ]) {
      expect(await old.text(`/lifetime-value${view}`)).toContain('kennt noch keine Summen');
      const {no_data_reason} = JSON.parse(await old.text(`/lifetime-value.json${view}`));
      expect(no_data_reason).toBe('older_snapshot');
      expect((await old.text(`/lifetime-value.csv${view}`)).trim().split('\r\n')).toHaveLength(1);
    }
  });
});
