import {describe, expect, test} from 'vitest';
import {closedOfCustomers} from '../../dashboard/levels.ts';
import {kundenwert} from '../commands/command_line.ts';
import {broken} from './crawl.ts';
import {servingBuyers} from './forty_buyers.ts';
import {levels, units} from './levelled_company.ts';

const portfolio = `
portfolio:
  attractiveness:
    potential: {weight: 0.4, from: 0, to: 10000}
    employees: {weight: 0.3, attribute: Employees, from: 0, to: 1000}
    order_frequency: {weight: 0.3}
  position:
    net_revenue: {weight: 0.5}
    lifetime_value: {weight: 0.5}
`;

/**
 * Of K0 all it needs is estimated, of K1 what it needs of each line, and of both there are older estimates;
 * K0 leads the group G, and K4b is a second number of K4.
 */
const entities = {
  wallet_estimates: `estimate_id,customer_id,year,product_line,need,estimated_on
W1,K0,2025,,1000,2025-06-01
W2,K0,2026,,1500,2026-01-10
W3,K1,2025,belts,300,2025-05-01
W4,K1,2026,belts,400,2026-02-01
W5,K1,2025,wheels,100,2025-05-01
W6,K1,2024,old,70,2024-01-01
W7,K4,2026,,900,2026-01-01
W8,K7,2026,,800,2026-01-01
`,
  external_attributes: `customer_id,name,value,as_of
K0,Employees,200,2025-01-01
K1,Employees,700,2025-01-01
K7,Employees,50,2025-01-01
`,
};

interface Unit {
  customer_id: string;
  customer: string;
  cell: string;
  net_revenue_12_months: number | null;
  contribution_4_36_months: number | null;
}

describe('portfolio and segments, at each level', () => {
  const {site, text, json} = servingBuyers({
    entities,
    settings: {'portfolio.yaml': portfolio},
  });

  const query = async (level: string, sql: string) => {
    const asked = ['query', '--data', site.data, '--format', 'json', '--level', level, sql];
    const {stdout, stderr} = await kundenwert(asked);
    expect(stderr).toBe('');
    return JSON.parse(stdout);
  };
  const placed = async (level: string) => {
    const {customers, ...head} = await json(`/portfolio.json?view=customers&level=${level}`);
    const byId: Record<string, Unit> = Object.fromEntries(
      customers.map((each: Unit) => [each.customer_id, each]),
    );
    return {head, byId, customers: customers as Unit[]};
  };
  const sum = (rows: Unit[], name: 'net_revenue_12_months' | 'contribution_4_36_months') =>
    rows.reduce((total, each) => total + units(each[name]), 0);

  test('all of them have the same revenue and contribution, whatever counts as one', async () => {
    const {customers} = await placed('customer');
    for (const level of levels) {
      const {head, customers: all} = await placed(level);
      expect(head).toMatchObject({customer_level: level, same_as_customers: null});
      expect(all).toHaveLength({account: 40, customer: 39, group: 37}[level]);
      for (const name of ['net_revenue_12_months', 'contribution_4_36_months'] as const)
        expect([level, name, sum(all, name)]).toEqual([level, name, sum(customers, name)]);
      const {classes} = await json(`/segments.json?level=${level}`);
      expect([level, sum(classes, 'net_revenue_12_months')]).toEqual([
        level,
        sum(customers, 'net_revenue_12_months'),
      ]);
    }
  });

  test('each cell opens to just those whom it counts', async () => {
    for (const level of levels) {
      const {cells} = await json(`/portfolio.json?level=${level}`);
      for (const {cell, customers} of cells) {
        const listed = await json(`/portfolio.json?view=customers&level=${level}&cell=${cell}`);
        expect([level, cell, listed.customers.length]).toEqual([level, cell, customers]);
      }
    }
  });

  test('a group is what its members are together', async () => {
    const members = await placed('customer');
    const {byId} = await placed('group');
    expect(byId.G).toMatchObject({customer: 'Kunde 0'});
    expect(sum([byId.G!], 'net_revenue_12_months')).toBe(
      sum([members.byId.K0!, members.byId.K1!], 'net_revenue_12_months'),
    );
    for (const gone of ['K0', 'K1', 'K3', 'K5']) expect(byId[gone]).toBeUndefined();
    const sql = (where: string) =>
      `select customer_id, potential, employees, f.lifetime_value
       from int_portfolio_now as n left join int_customer_forecast as f using (customer_id)
       where ${where} order by customer_id`;
    const [one, other] = await query('customer', sql("customer_id in ('K0', 'K1')"));
    const [group] = await query('group', sql("customer_id = 'G'"));
    /* Its needs are those of its members, the newest of each; its attributes are those of its record. */
    expect([one.potential, other.potential]).toEqual([1500, 500]);
    expect(group).toMatchObject({potential: 2000, employees: 200});
    expect(group.lifetime_value).toBeCloseTo(one.lifetime_value + other.lifetime_value, 9);
    /* Before K1 was estimated again, it needed what had been estimated last. */
    const [then] = await query(
      'group',
      "select potential from int_portfolio_month where customer_id = 'G' and as_of = date '2026-01-31'",
    );
    expect(then).toEqual({potential: 1900});
  });

  test('nobody knows what an account will bring', async () => {
    const sql =
      "from int_customer_forecast where customer_id in ('K4', 'K4b', 'K7') order by customer_id";
    const [, single] = await query('customer', sql);
    expect(single.lifetime_value).toBeGreaterThan(0);
    expect(await query('account', sql)).toMatchObject([
      {customer_id: 'K4', lifetime_value: null},
      {customer_id: 'K4b', lifetime_value: null},
      single,
    ]);
  });

  test('what closed months keep is told of customers, whatever counts as one', () => {
    const [customers, db] = ['those of customers', 'those of groups'] as never[];
    const level = {name: 'group', usual: 'customer', same: undefined} as const;
    const asked = {level, db: db!, customers: customers!, question: {}};
    expect(closedOfCustomers(asked)).toBe(asked);
    expect(closedOfCustomers({...asked, question: {month: '2026-01-01'}})).toMatchObject({
      db: customers,
      level: {same: 'closed_of_customers'},
    });
  });

  test('pages say their level, keep it, and lead to a group’s sheet', async () => {
    for (const page of ['/portfolio?view=customers', '/segments?view=customers']) {
      const html = await text(`${page}&level=group&lang=en`);
      expect(html).toContain('<option value="group" selected>Groups</option>');
      expect(html).toContain('Here each group of companies counts as one customer');
      expect(html).toContain('<th scope="col">Group or customer</th>');
      expect(html).toContain('href="/price-talk?lang=en&amp;group=G"');
      const csv = await text(page.replace('?', '.csv?').concat('&level=group&lang=en'));
      expect(csv.split('\r\n')[0]).toMatch(/^Group or customer no\.,Group or customer,/);
      /* An account has no page. */
      const accounts = await text(`${page}&level=account`);
      expect(accounts).toContain('<bdi>Zweite Nummer</bdi> <bdi class="id">K4b</bdi>');
      expect(accounts).not.toContain('customer=K4b');
    }
    const chosen = levels.flatMap(level => [
      `/portfolio?level=${level}`,
      `/segments?level=${level}`,
    ]);
    const {found} = await broken(site.url, chosen, 150);
    expect(found).toEqual([]);
  }, 120_000);
});
