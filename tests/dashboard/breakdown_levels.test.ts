import {describe, expect, test} from 'vitest';
import {partNames} from '../../models/profitability/breakdown.ts';
import {levels, servingLevels, units} from './levelled_company.ts';

interface Row {
  member: string | null;
  label: string;
  contribution: number;
  net_revenue: number;
}

describe('profit by anything, at each level', () => {
  const {text, json} = servingLevels();
  const asked = 'month=2026-02&months=12&step=profit';
  const at = (level: string, by: string) =>
    json(`/breakdown.json?${asked}&by=${by}&level=${level}`);
  const sum = (rows: Row[]) => rows.reduce((all, row) => all + units(row.contribution), 0);

  test.each(partNames)('members of %s add up to what the customers have', async by => {
    const customers = await at('customer', by);
    for (const level of levels) {
      const {rows, total, customers_total, customer_level} = await at(level, by);
      expect(customer_level).toBe(level);
      expect(customers_total).toBe(customers.customers_total);
      expect([level, sum(rows)]).toEqual([level, units(customers_total)]);
      expect([level, total]).toEqual([level, customers.total]);
    }
  });

  test('lists accounts, customers or groups; a takeover counts from its month on', async () => {
    const revenue = async (level: string) => {
      const {rows} = await at(level, 'customer');
      return Object.fromEntries(rows.map((row: Row) => [row.label, row.net_revenue]));
    };
    const others = {'Tochter GmbH': 3000, CpD: 600, '(unbekannter Kunde)': 9};
    const berta = 'Berta <i>Bunt</i>';
    /* 501.10 + 502.10 + 503.10 less three times 3.33; 17.77 + 27.77 + 37.77 less 1.01 each. */
    expect(await revenue('account')).toEqual({
      'Anton AG': 1496.31,
      'Anton Zwei': 97.68,
      [berta]: 240,
      'Cäsar GmbH': 80.28,
      'Dora GmbH': 150,
      ...others,
    });
    expect(await revenue('customer')).toEqual({
      'Anton AG': 1593.99,
      [berta]: 240,
      'Cäsar GmbH': 80.28,
      'Dora GmbH': 150,
      ...others,
    });
    expect(await revenue('group')).toEqual({
      'Anton AG': 1833.99,
      'Cäsar GmbH': 16.76,
      'Dora GmbH': 213.52,
      ...others,
    });
  });

  test('orders and products are the same at each level, and so is where they begin to pay', async () => {
    for (const by of ['order_size', 'order', 'product_group']) {
      const customers = await at('customer', by);
      expect(customers.rows.length).toBeGreaterThan(1);
      for (const level of ['account', 'group']) {
        const {rows, break_even} = await at(level, by);
        expect([by, level, rows]).toEqual([by, level, customers.rows]);
        expect(break_even).toEqual(customers.break_even);
      }
    }
    expect((await at('group', 'order_size')).break_even.length).toBeGreaterThan(0);
    const page = await text(`/breakdown?${asked}&by=order&level=group&lang=en`);
    expect(page).toContain('Orders and products are the same at each level');
    expect(page).not.toContain('Here each group of companies');
  });

  test('says what counts as one customer, keeps it in links, and leads to what has a page', async () => {
    const page = await text(`/breakdown?${asked}&by=customer&level=group&lang=en`);
    expect(page).toContain('Here each group of companies counts as one customer');
    expect(page).toContain('<option value="group" selected>Groups</option>');
    expect(page).toContain('<th scope="col">Group or customer</th>');
    expect(page).toContain('of all customers');
    expect(page).toContain('holds to the last digit');
    expect(page).toContain('href="/price-talk?month=2026-02&amp;lang=en&amp;group=G"');
    expect(page).toContain(
      'href="/customer?month=2026-02&amp;months=12&amp;lang=en&amp;customer=K3"',
    );
    const own = [...page.matchAll(/href="(\/(?:breakdown|bridge|contracts|what-if)[^"]*)"/g)];
    expect(own.length).toBeGreaterThan(5);
    expect(own.map(found => found[1]!).filter(href => !href.includes('level=group'))).toEqual([]);
    const segments = await text(`/breakdown?${asked}&level=account`);
    expect(segments).toContain('Als ein Kunde zählt hier jede Kundennummer');
    expect(segments).toMatch(/by=customer&amp;within=segment&amp;member=A"/);
    expect(await text(`/breakdown?${asked}&by=customer&level=account`)).not.toContain(
      'href="/customer?',
    );
  });

  test('a spreadsheet has the level that the screen shows', async () => {
    const csv = await text(`/breakdown.csv?${asked}&by=customer&level=group&lang=en`);
    const [head, ...rows] = csv.trim().split('\r\n');
    expect(head).toMatch(/^Key,Group or customer,/);
    expect(rows.map(row => row.split(',')[0]).sort()).toEqual(['', 'G', 'K3', 'K4', 'K5', 'K6']);
  });
});
