import {describe, expect, test} from 'vitest';
import {effects} from '../../models/profitability/bridge.ts';
import {levels, servingLevels, units} from './levelled_company.ts';

type Row = Record<string, number> & {customer: string; customer_id: string | null; kind: string};

describe('what changed the contribution, at each level', () => {
  const {text, json} = servingLevels();
  const asked = 'month=2026-01&months=1';
  const at = (level: string, more = '') => json(`/bridge.json?${asked}&level=${level}${more}`);
  const rowsOf = async (level: string, more = ''): Promise<Map<string | null, Row>> => {
    const {rows} = await at(level, more);
    return new Map(rows.map((row: Row) => [row.customer_id, row]));
  };

  test('both ends and their difference are those of the customers, to the last digit', async () => {
    for (const step of ['1', 'profit']) {
      const customers = await at('customer', `&step=${step}`);
      for (const level of levels) {
        const answer = await at(level, `&step=${step}`);
        expect(answer).toMatchObject({customer_level: level, adds_up: true});
        expect([answer.before, answer.after]).toEqual([customers.before, customers.after]);
        for (const row of answer.rows as Row[]) {
          const sum = [...effects, 'regrouped'].reduce((all, each) => all + units(row[each]), 0);
          expect([row.customer, sum]).toEqual([row.customer, units(row.after) - units(row.before)]);
        }
        const moved = answer.rows.reduce((all: number, row: Row) => all + units(row.regrouped), 0);
        expect(moved).toBe(0);
      }
    }
  });

  test('a takeover is a change of group, and nobody is lost or new', async () => {
    const rows = await rowsOf('group', '&step=1');
    /* K3 had 7.77 less 1 and a rebate of 1.01 a year before; K4 earns 40 in both periods. */
    expect(rows.get('K3')).toMatchObject({
      kind: 'regrouped',
      before: 5.76,
      regrouped: -5.76,
      after: 0,
    });
    expect(rows.get('K4')).toMatchObject({
      kind: 'kept',
      before: 40,
      regrouped: 5.76,
      /* K3 pays 27.77 instead of 7.77 for its one press. */
      price: 20,
      lost_customers: 0,
      new_customers: 0,
      after: 65.76,
    });
    const customers = await rowsOf('customer', '&step=1');
    expect(customers.get('K3')).toMatchObject({kind: 'kept', regrouped: 0, price: 20});
  });

  test('ends of groups are those of the ranking of groups, of accounts those of accounts', async () => {
    for (const level of levels) {
      const rows = await rowsOf(level, '&step=profit');
      const ranked = await json(`/profitability.json?${asked}&level=${level}&step=profit`);
      expect(ranked.customers.length).toBeGreaterThan(1);
      for (const {customer_id, contribution} of ranked.customers) {
        expect([level, customer_id, units(rows.get(customer_id)?.after)]).toEqual([
          level,
          customer_id,
          units(contribution),
        ]);
      }
    }
    expect([...(await rowsOf('account')).keys()]).toContain('K1b');
  });

  test('the page says its level, keeps it, and has names, effects and links that fit it', async () => {
    const page = await text(`/bridge?${asked}&level=group&lang=en`);
    expect(page).toContain('Here each group of companies counts as one customer');
    expect(page).toContain('<option value="group" selected>Groups</option>');
    expect(page).toContain('>Change of group</th>');
    expect(page).toContain('same members in both periods');
    expect(page).toContain('both are what all customers have: holds to the last digit');
    expect(page).toContain('href="/price-talk?month=2026-01&amp;lang=en&amp;group=G"');
    expect(page).toContain('href="/bridge?month=2025-12&amp;months=1&amp;level=group&amp;lang=en"');
    expect(await text(`/bridge?${asked}&level=group`)).toContain('>Konzernwechsel</th>');
    const accounts = await text(`/bridge?${asked}&level=account`);
    expect(accounts).toContain('<bdi>Anton Zwei</bdi>');
    expect(accounts).not.toContain('Konzernwechsel');
    expect(accounts).not.toContain('href="/customer?');
  });

  test('a spreadsheet has the level that the screen shows', async () => {
    const csv = await text(`/bridge.csv?${asked}&level=group&lang=en&step=1`);
    const [head, ...rows] = csv.trim().split('\r\n');
    expect(head).toMatch(/^Group or customer no.,Group or customer,.*,Change of group \(EUR\),/);
    expect(rows.find(row => row.startsWith('K3,'))).toMatch(/^K3,Cäsar GmbH,regrouped,/);
    expect(rows.map(row => row.split(',')[0]).sort()).toEqual(['', 'G', 'K3', 'K4', 'K5', 'K6']);
  });
});
