import {describe, expect, test} from 'vitest';
import {kundenwert} from '../commands/command_line.ts';
import {levels, servingLevels} from './levelled_company.ts';

const costs = `
rates: month
steps: {contribution_3: {title: {de: Service, en: Service}}}
pools:
  service:
    title: {de: Service, en: Service}
    cost: [{cost_centres: ["2100"]}]
    capacity: {minutes: 1000}
    activities:
      case: {title: {de: Fall, en: Case}, step: contribution_3, driver: fct_service_case,
             minutes: minutes, in_contract: true}
`;

interface Served {
  customer_id: string;
}

describe('contracts against what they use, at each level', () => {
  const {site, text, json} = servingLevels({'costs.yaml': costs});
  const asked = 'month=2026-01&months=1';
  const at = (level: string) => json(`/contracts.json?${asked}&level=${level}`);
  const servedAt = async (level: string) => {
    const {customers} = await at(level);
    return Object.fromEntries(customers.map((each: Served) => [each.customer_id, each]));
  };

  test('tiers include, use, earn and cost the same, whatever counts as one customer', async () => {
    const {tiers, total, service_minutes, promises} = await at('customer');
    expect(total).toMatchObject({contracts: 3, included_minutes: 120, used_minutes: 240});
    expect(service_minutes).toBe(240);
    const sums = (all: {customers: number}[]) => all.map(({customers: _, ...each}) => each);
    for (const level of levels) {
      const answer = await at(level);
      expect(answer.customer_level).toBe(level);
      expect([level, sums(answer.tiers)]).toEqual([level, sums(tiers)]);
      expect(answer).toMatchObject({total, service_minutes, promises});
    }
  });

  test('a group is its members together, each held against its own contract', async () => {
    expect(await servedAt('customer')).toMatchObject({
      K1: {tier: 'Basic', excess_minutes: 140, promise_kept: 100, verdict: 'better'},
      K2: {tier: 'Premium', excess_minutes: -25, promise_kept: 0, verdict: 'worse'},
      K3: {tier: 'Basic', excess_minutes: 0, judged_requests: 5, verdict: 'as_agreed'},
    });
    const groups = await servedAt('group');
    expect(Object.keys(groups).sort()).toEqual(['G', 'K4']);
    expect(groups.G).toMatchObject({
      customer: 'Anton AG',
      tier: 'Premium',
      contract_revenue: 250.5,
      included_minutes: 110,
      used_minutes: 225,
      excess_minutes: 115,
      judged_requests: 10,
      promise_kept: 50,
      /* One hour of eight five times, four hours of two five times. */
      response_share: (12.5 + 200) / 2,
      verdict: 'worse',
    });
    /* K4 has no contract: neither its requests nor its minutes are held against that of K3. */
    expect(groups.K4).toMatchObject({
      used_minutes: 10,
      judged_requests: 5,
      response_share: 12.5,
      verdict: 'as_agreed',
    });
  });

  test('the KPIs count those whom the page judges, at each level', async () => {
    for (const level of levels) {
      const {stdout} = await kundenwert([
        ...['query', '--data', site.data, '--format', 'json', '--level', level],
        "from service_verdict_by_month where month = date '2026-02-01'",
      ]);
      const [counted] = JSON.parse(stdout);
      const {customers} = await json(`/contracts.json?month=2026-02&months=12&level=${level}`);
      const of = (verdict: string) =>
        customers.filter((each: {verdict: string}) => each.verdict === verdict).length;
      expect(of('worse')).toBe(1);
      expect([level, counted]).toEqual([
        level,
        {
          month: '2026-02-01',
          judged_customers: of('better') + of('worse') + of('as_agreed'),
          worse_customers: of('worse'),
          better_customers: of('better'),
        },
      ]);
    }
  });

  test('contracts and cases name no number, so they stand at the own one of the customer', async () => {
    expect(Object.keys(await servedAt('account')).sort()).toEqual(['K1', 'K2', 'K3']);
  });

  test('the page and the spreadsheet say their level, and keep it', async () => {
    const page = await text(`/contracts?${asked}&level=group&lang=en`);
    expect(page).toContain('Here each group of companies counts as one customer');
    expect(page).toContain('<option value="group" selected>Groups</option>');
    expect(page).toContain('<th scope="col">Group or customer</th>');
    expect(page).toContain('Served worse than agreed: 1 of 1 customer,');
    expect(page).toContain('holds to the last digit');
    expect(page).toContain('href="/price-talk?month=2026-01&amp;lang=en&amp;group=G"');
    expect(page).toContain(
      'href="/contracts?month=2025-12&amp;months=1&amp;level=group&amp;lang=en"',
    );
    const german = await text(`/contracts?${asked}&level=account`);
    expect(german).toContain('Als ein Kunde zählt hier jede Kundennummer');
    expect(german).not.toContain('href="/customer?');
    const csv = await text(`/contracts.csv?${asked}&level=group&lang=en`);
    const [head, first] = csv.trim().split('\r\n');
    expect(head).toMatch(/^Group or customer no.,Group or customer,Tier,/);
    expect(first).toMatch(/^G,Anton AG,Premium,premium,250.5000,110.0000,225.0000,115.0000,/);
  });
});
