import {describe, expect, test} from 'vitest';
import {levels, servingLevels, units} from './levelled_company.ts';

interface Side {
  before: number;
  scenarios: {change: number}[];
}
interface Row extends Side {
  customer_id: string | null;
  kind: string;
  customers: number;
}

const scenarios = {
  dearer: [{change: 'price', percent: 10, segment: 'A'}],
  faster: [{change: 'unit_time', activity: 'contact', percent: -50}],
  smaller: [{change: 'capacity', pool: 'sales', percent: -10, with_cost: false}],
  larger_orders: [{change: 'minimum_order', amount: 20, kept: 60}],
  all: [
    {change: 'price', percent: 3.3},
    {change: 'unit_time', activity: 'order', percent: 20},
    {change: 'self_service', activity: 'call', share: 33},
  ],
};

describe('what if, at each level', () => {
  const {site, text, json} = servingLevels();
  const asked = 'month=2026-02&months=12';
  const path = (changes: object, level: string, ending = '', more = '') =>
    `/what-if${ending}?${asked}&level=${level}&changes=${encodeURIComponent(JSON.stringify(changes))}${more}`;
  const changesOf = async (changes: object, level: string, more = '') => {
    const {customers} = await json(path(changes, level, '.json', more));
    return Object.fromEntries(
      customers
        .filter((row: Row) => row.scenarios[0]!.change !== 0)
        .map((row: Row) => [row.customer_id, row.scenarios[0]!.change]),
    );
  };
  const total = (rows: Row[], of: (row: Row) => number) =>
    rows.reduce((sum, row) => sum + units(of(row)), 0);

  test.each(Object.entries(scenarios))('%s changes the same in sum', async (_, changes) => {
    for (const step of ['1', '2', 'profit']) {
      const more = `&step=${step}`;
      const customers = await json(path(changes, 'customer', '.json', more));
      const isSome = customers.customers.some((row: Row) => row.scenarios[0]!.change !== 0);
      expect(isSome || step !== 'profit').toBe(true);
      for (const level of levels) {
        const answer = await json(path(changes, level, '.json', more));
        expect(answer).toMatchObject({customer_level: level, scenarios: [{ties_to_ledger: true}]});
        expect([level, answer.lines]).toEqual([level, customers.lines]);
        expect([level, answer.pools]).toEqual([level, customers.pools]);
        for (const rows of [answer.customers, answer.segments, answer.classes]) {
          const sums = (of: Row[]) => [
            total(of, row => row.before),
            total(of, row => row.scenarios[0]!.change),
          ];
          expect([level, sums(rows)]).toEqual([level, sums(customers.customers)]);
        }
      }
    }
  });

  test('what a customer would earn more goes to whom it belonged to in each month', async () => {
    const changes = [{change: 'price', percent: 10, customer: 'K3'}];
    /* 83.31 more by a tenth, less a tenth of three times 1.01; 17.77 of it before the takeover. */
    expect(await changesOf(changes, 'customer', '&step=1')).toEqual({K3: 8.028});
    expect(await changesOf(changes, 'group', '&step=1')).toEqual({K3: 1.676, K4: 6.352});
  });

  test('of two numbers of a customer each earns more on its own invoices', async () => {
    const changes = [{change: 'price', percent: 10, customer: 'K1'}];
    /* Tenths of 1,506.30 and 99.99, less tenths of rebates of 9.99 and 2.31. */
    expect(await changesOf(changes, 'customer', '&step=1')).toEqual({K1: 159.399});
    expect(await changesOf(changes, 'account', '&step=1')).toEqual({K1: 149.631, K1b: 9.768});
  });

  test('what it is beside is what the ranking of the level says', async () => {
    for (const level of levels) {
      const {customers} = await json(path(scenarios.faster, level, '.json', '&step=profit'));
      const known = new Map(customers.map((row: Row) => [row.customer_id, row.before]));
      const ranked = await json(`/profitability.json?${asked}&level=${level}&step=profit`);
      for (const {customer_id, contribution} of ranked.customers) {
        expect([level, customer_id, known.get(customer_id)]).toEqual([
          level,
          customer_id,
          contribution,
        ]);
      }
    }
  });

  test('the page says its level, and forms, links and what is saved keep it', async () => {
    const page = await text(path(scenarios.all, 'group', '', '&lang=en&step=profit'));
    expect(page).toContain('Here each group of companies counts as one customer');
    expect(page).toContain('>Group or customer</th>');
    expect(page).toContain('holds to the last digit');
    expect(page).toContain('href="/price-talk?month=2026-02&amp;lang=en&amp;group=G"');
    const forms = page.match(/<form class="chooser indented"/g)!.length;
    expect(forms).toBe(6);
    expect(page.match(/name="level" value="group"/g)).toHaveLength(forms + 1);
    expect(await text(path(scenarios.all, 'account'))).not.toContain('href="/customer?');
    const answer = await fetch(`${site.url}/what-if/keep`, {
      method: 'POST',
      redirect: 'manual',
      headers: {origin: site.url},
      body: new URLSearchParams({
        act: 'saved',
        name: 'Dearer',
        by: 'Jana',
        level: 'group',
        changes: JSON.stringify(scenarios.dearer),
      }),
    });
    expect(answer.headers.get('location')).toBe(
      '/what-if?level=group&months=12&written=saved&scenario=1#saved',
    );
    const csv = await text(path(scenarios.dearer, 'group', '.csv', '&lang=en&step=1'));
    const [head, ...rows] = csv.trim().split('\r\n');
    expect(head).toMatch(/^Group or customer no.,Group or customer,/);
    expect(rows.map(row => row.split(',')[0]).sort()).toEqual(['', 'G', 'K3', 'K4', 'K5', 'K6']);
  });
});
