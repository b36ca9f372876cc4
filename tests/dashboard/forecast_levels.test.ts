import {describe, expect, test} from 'vitest';
import {broken} from './crawl.ts';
import {servingBuyers} from './forty_buyers.ts';
import {levels, units} from './levelled_company.ts';

interface Unit {
  customer_id: string;
  clv: number;
  clv_low: number;
  clv_high: number;
  p_alive: number;
}

describe('what is to come, where groups count as one customer', () => {
  const {site, text, json} = servingBuyers();
  const valued = async (level: string) => {
    const {customers, ...head} = await json(`/lifetime-value.json?level=${level}`);
    const byId: Record<string, Unit> = Object.fromEntries(
      customers.map((each: Unit) => [each.customer_id, each]),
    );
    return {head, customers: customers as Unit[], byId};
  };

  test('every kind of link answers, whatever was chosen before', async () => {
    const chosen = [
      '/lifetime-value?level=group&sort=p_alive&direction=ascending',
      '/lifetime-value?view=development&level=group',
      '/customer?view=value&customer=K7&stream=contracts',
      '/next?level=group',
      '/churn?view=risk',
    ];
    const {found, asked} = await broken(site.url, chosen, 400);
    expect(found).toEqual([]);
    expect(asked).toBeGreaterThan(200);
  }, 120_000);

  test('a group is worth what its members are, within an interval of the sum', async () => {
    const members = await valued('customer');
    const groups = await valued('group');
    expect(groups.head).toMatchObject({customer_level: 'group', same_as_customers: null});
    const [one, other] = [members.byId.K0!, members.byId.K1!];
    const {G, K2} = groups.byId;
    expect(G).toMatchObject({customer: 'Kunde 0', p_alive: Math.max(one.p_alive, other.p_alive)});
    expect(units(G!.clv)).toBe(units(one.clv) + units(other.clv));
    expect(units(K2!.clv)).toBe(units(members.byId.K2!.clv) + units(members.byId.K3!.clv));
    expect(G!.clv_low).toBeGreaterThan(one.clv_low + other.clv_low);
    expect(G!.clv_high).toBeLessThan(one.clv_high + other.clv_high);
    for (const gone of ['K0', 'K1', 'K3', 'K5']) expect(groups.byId[gone]).toBeUndefined();
    expect(groups.customers).toHaveLength(members.customers.length - 2);
  });

  test('all of them are worth the same at each level, and so is each sum', async () => {
    const {head: customers} = await valued('customer');
    expect(customers.total).toMatchObject({customers: 39});
    for (const level of levels) {
      const {head, customers: all} = await valued(level);
      const total = {clv: customers.total.clv, clv_low: customers.total.clv_low};
      expect(head.total).toMatchObject({...total, customers: level === 'group' ? 37 : 39});
      expect(all.reduce((sum, each) => sum + units(each.clv), 0)).toBe(units(head.total.clv));
      const {segments} = await json(`/lifetime-value.json?view=segments&level=${level}`);
      const ofSegment = segments.filter(
        (each: {dimension: string}) => each.dimension === 'segment',
      );
      const sum = ofSegment.reduce((so: number, each: Unit) => so + units(each.clv), 0);
      expect([level, sum]).toEqual([level, units(head.total.clv)]);
    }
  });

  test('a group is in the segment of its lead, in sums and in lists', async () => {
    const {customers} = await json('/lifetime-value.json?within=segment&member=A&level=group');
    const listed = customers.reduce((sum: number, each: Unit) => sum + units(each.clv), 0);
    const {segments} = await json('/lifetime-value.json?view=segments&level=group');
    const segment = segments.find(
      (each: {dimension: string; member: string}) =>
        each.dimension === 'segment' && each.member === 'A',
    );
    expect(customers.map((each: Unit) => each.customer_id)).toEqual(
      expect.arrayContaining(['G', 'K2']),
    );
    expect(segment).toMatchObject({customers: customers.length});
    expect(units(segment.clv)).toBe(listed);
  });

  test('a group orders when one of its members does', async () => {
    const ofLevel = async (level: string) => {
      const {orders: all} = await json(`/next.json?level=${level}`);
      return Object.fromEntries(all.map((each: Unit) => [each.customer_id, each]));
    };
    const [members, groups] = [await ofLevel('customer'), await ofLevel('group')];
    const none = (1 - members.K0.chance_30) * (1 - members.K1.chance_30);
    expect(groups.G.chance_30).toBeCloseTo(1 - none, 9);
    expect(groups.G).toMatchObject({
      customer: 'Kunde 0',
      silence_days: Math.min(members.K0.silence_days, members.K1.silence_days),
      median_gap_days: null,
      is_active: true,
    });
    expect(groups.K0).toBeUndefined();
    expect(groups.K8).toEqual(members.K8);
  });

  test('contracts of members stand with their group', async () => {
    const {renewals, customer_level} = await json('/next.json?view=renewals&level=group');
    expect(customer_level).toBe('group');
    expect(renewals).toMatchObject([
      {customer_id: 'K7', reference: 'S2'},
      {customer_id: 'G', customer: 'Kunde 0', reference: 'S1', value: 600},
    ]);
  });

  test('nobody knows what comes of a single number of a customer, and the pages say so', async () => {
    const {head, byId} = await valued('account');
    expect(head).toMatchObject({customer_level: 'account', same_as_customers: 'of_customers'});
    expect(byId.K4b).toBeUndefined();
    for (const page of ['/lifetime-value', '/next', '/next?view=renewals']) {
      const html = await text(`${page}${page.includes('?') ? '&' : '?'}level=account`);
      expect(html).toContain('wird vom Kunden vorhergesagt, nicht von jeder seiner Kundennummern');
    }
  });

  test('pages and spreadsheets say their level, and keep it', async () => {
    const page = await text('/lifetime-value?level=group&lang=en');
    expect(page).toContain('<option value="group" selected>Groups</option>');
    expect(page).toContain('A group is the sum of those that belong to it today');
    expect(page).toContain('<th scope="col">Group or customer</th>');
    expect(page).toContain('href="/price-talk?lang=en&amp;group=G"');
    expect(page).toContain('href="/customer?lang=en&amp;view=value&amp;customer=K8"');
    expect(page).toContain('href="/lifetime-value?level=group&amp;lang=en&amp;view=segments"');
    for (const view of ['segments', 'development', 'prospects', 'models'])
      expect((await fetch(`${site.url}/lifetime-value?level=group&view=${view}`)).status).toBe(200);
    const csv = await text('/lifetime-value.csv?level=group&lang=en');
    expect(csv.split('\r\n')[0]).toMatch(/Rank,Group or customer no\.,Group or customer,/);
    const next = await text('/next?level=group&lang=en');
    expect(next).toContain('A group orders when one of those orders');
    expect(next).toContain('href="/price-talk?lang=en&amp;group=G"');
    const rows = (await text('/next.csv?view=renewals&level=group&lang=en')).split('\r\n');
    expect(rows[0]).toMatch(/^Group or customer,Group or customer no\.,/);
    /* What is advised is told of customers, and offers no level. */
    expect(await text('/next?view=products&level=group')).not.toContain('name="level"');
  });
});
