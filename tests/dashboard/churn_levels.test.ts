import {describe, expect, test} from 'vitest';
import {broken} from './crawl.ts';
import {servingBuyers} from './forty_buyers.ts';
import {levels, servingLevels} from './levelled_company.ts';

interface AtRisk {
  customer_id: string;
  customer: string;
  p_alive: number;
  contribution_4: number;
}

describe('churn, at each level', () => {
  const {site, text, json} = servingBuyers();

  const atRisk = async (level: string) => {
    const {customers, ...head} = await json(`/churn.json?view=risk&level=${level}`);
    const byId: Record<string, AtRisk> = Object.fromEntries(
      customers.map((each: AtRisk) => [each.customer_id, each]),
    );
    return {head, byId, customers: customers as AtRisk[]};
  };

  test('a group is at risk and alive as its safest members are', async () => {
    const members = await atRisk('customer');
    const groups = await atRisk('group');
    expect(groups.head).toMatchObject({customer_level: 'group', same_as_customers: null});
    expect(groups.customers).toHaveLength(members.customers.length - 2);
    const [one, other] = [members.byId.K0!, members.byId.K1!];
    expect(groups.byId.G).toMatchObject({
      customer: 'Kunde 0',
      p_alive: Math.max(one.p_alive, other.p_alive),
    });
    expect(groups.byId.G!.contribution_4).toBeCloseTo(one.contribution_4 + other.contribution_4, 4);
    for (const gone of ['K0', 'K1', 'K3']) expect(groups.byId[gone]).toBeUndefined();
    expect(groups.byId.K8).toEqual(members.byId.K8);
  });

  test('the risk of a single number is not told, and the page says so', async () => {
    const {head, byId} = await atRisk('account');
    expect(head).toMatchObject({customer_level: 'account', same_as_customers: 'of_customers'});
    expect(byId.K4b).toBeUndefined();
  });

  test('months begin with those with whom the month before ended', async () => {
    for (const level of levels) {
      const {months} = await json(`/churn.json?view=months&level=${level}`);
      expect(months.length).toBeGreaterThan(12);
      for (const [at, {customers_end}] of months.slice(1).entries())
        expect([level, customers_end]).toEqual([level, months[at].customers_start]);
    }
    const ends = await Promise.all(
      levels.map(async level => {
        const {months} = await json(`/churn.json?view=months&level=${level}`);
        return months.find((each: {month: string}) => each.month === '2025-08-01').customers_end;
      }),
    );
    expect(ends).toEqual([40, 39, 37]);
  });

  test('each number of a month opens just those whom it counts', async () => {
    for (const level of levels) {
      const {months} = await json(`/churn.json?view=months&level=${level}`);
      const {month, ...counts} = months.find(
        (each: {month: string}) => each.month === '2025-03-01',
      );
      const {customers_start, new_customers, won_back_customers, lost_customers} = counts;
      expect(counts.customers_end).toBe(
        customers_start +
          new_customers +
          won_back_customers -
          lost_customers +
          counts.regrouped_customers,
      );
      for (const [group, count] of Object.entries({start: customers_start, new: new_customers})) {
        const asked = `view=months&month=${month.slice(0, 7)}&group=${group}&level=${level}`;
        const {customers} = await json(`/churn.json?${asked}`);
        expect(count).toBeGreaterThan(0);
        expect([level, group, customers.length]).toEqual([level, group, count]);
      }
    }
  });

  test('as many are listed as silent as are counted, by the rhythm of all members', async () => {
    for (const level of levels) {
      const {customers, silent_customers} = await json(`/churn.json?view=silent&level=${level}`);
      expect([level, customers.length]).toEqual([level, silent_customers]);
      expect(silent_customers).toBeGreaterThan(0);
    }
  });

  test('warnings are of customers, and offer no level; all else says its level and keeps it', async () => {
    const warnings = await text('/churn?level=group&lang=en');
    expect(warnings).not.toContain('name="level"');
    expect(warnings).not.toContain('Here each group of companies counts');
    for (const view of ['months', 'risk', 'silent', 'cohorts', 'survival']) {
      const html = await text(`/churn?view=${view}&level=group&lang=en`);
      expect([view, html]).toEqual([
        view,
        expect.stringContaining('A group is lost when the last'),
      ]);
      expect(html).toContain('<option value="group" selected>Groups</option>');
    }
    const csv = await text('/churn.csv?view=risk&level=group&lang=en');
    expect(csv).toMatch(/^Group or customer no\.,Group or customer,/);
    expect(await text('/churn?view=risk&level=group&lang=en')).toContain(
      'href="/price-talk?lang=en&amp;group=G"',
    );
    const {found} = await broken(site.url, ['/churn?view=months&level=group'], 60);
    expect(found).toEqual([]);
  }, 120_000);
});

describe('churn where a customer is taken over', () => {
  const {text, json} = servingLevels();

  test('a takeover is told as such, and neither as won nor as lost', async () => {
    const {months} = await json('/churn.json?view=months&level=group');
    const january = months.find((each: {month: string}) => each.month === '2026-01-01');
    expect(january).toMatchObject({lost_customers: 0, regrouped_customers: -1});
    const groups = await text('/churn?view=months&level=group&lang=en');
    expect(groups).toContain('<th scope="col" class="number">Regrouped</th>');
    expect(groups).toContain('members joined or left a group: neither won nor lost');
    expect(await text('/churn?view=months&level=customer&lang=en')).not.toContain('Regrouped');
  });
});
