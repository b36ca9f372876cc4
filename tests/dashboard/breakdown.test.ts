import {describe, expect, test} from 'vitest';
import {opensTo, partNames} from '../../models/profitability/breakdown.ts';
import {workCosts} from '../warehouse/any_work.ts';
import {fourCustomers} from './four_customers.ts';
import {serving} from './serving.ts';
import {servingNights} from './serving_nights.ts';

const months = ['2025-01', '2025-12', '2026-01', '2026-02'];
const each = (row: (month: string, at: number) => string) => months.map(row).join('');

/** Customers of two segments with orders of several sizes, and revenue and calls beside them. */
const delivered = {
  customers:
    'customer_id,name,segment,region,country,industry,channel,account_manager\nK1,Abel,A,Bayern,DE,food,direct,E1\nK2,<b>Bauer</b>,B,,AT,pharma,dealer,E2\nK3,Conrad,B,,AT,,,\n',
  products:
    'product_id,name,product_group,product_line\nP1,Dichtung,parts,small\nP2,Presse,machines,\n',
  ledger_entries: `document,line,posted_on,account,account_kind,cost_centre,amount
${each((month, at) => `L${at},1,${month}-28,6020,operating_cost,2100,${1000 + at}.37\nL${at},2,${month}-28,6100,operating_cost,2200,777.77\n`)}`,
  capacity: `cost_centre,month,minutes\n${each(month => `2100,${month}-01,300\n`)}`,
  interactions: `interaction_id,kind,happened_on,customer_id,minutes,minutes_source
${each((month, at) => `C${at}1,call,${month}-03,K1,7,measured\nC${at}2,visit,${month}-05,K2,61,estimated\nC${at}3,call,${month}-06,,9,measured\n`)}`,
  order_lines: `order_id,line,ordered_on,customer_id,product_id,channel,quantity,net_amount
${each((month, at) => `O${at}1,1,${month}-03,K1,P1,phone,1,10\nO${at}1,2,${month}-03,K1,P2,phone,1,20\nO${at}2,1,${month}-09,K2,P1,web,1,30\nO${at}3,1,${month}-09,K3,P1,,1,300\n`)}`,
  invoice_lines: `invoice_id,line,customer_id,product_id,order_id,invoiced_on,quantity,net_amount,product_cost
${each((month, at) => `R${at}1,1,K1,P1,O${at}1,${month}-10,1,500.10,199.99\nR${at}1,2,K1,P2,O${at}1,${month}-10,1,33.33,\nR${at}2,1,K2,P1,O${at}2,${month}-11,1,80,70.05\nR${at}3,1,K3,,,${month}-12,1,7.77,1\nR${at}4,1,,P1,,${month}-12,1,3,1\n`)}`,
};

interface Row {
  member: string | null;
  label: string;
  contribution: number | null;
  contribution_before: number | null;
  orders: number | null;
}

describe('profit by anything', () => {
  const site = servingNights(delivered, {'costs.yaml': workCosts('year')});
  const get = site.text;
  const data = async (query: string) => JSON.parse(await get(`/breakdown.json?${query}`));
  const units = (amount: unknown) => Math.round(Number(amount ?? 0) * 10_000);
  const sum = (rows: Row[]) => rows.reduce((all, row) => all + units(row.contribution), 0);

  test.each(partNames)('members of %s, and what they open to, add up', async by => {
    for (const step of ['2', 'profit']) {
      const asked = `month=2026-01&months=12&step=${step}`;
      const {rows, total, customers_total} = await data(`${asked}&by=${by}`);
      expect(rows.length).toBeGreaterThan(1);
      expect(sum(rows)).toBe(units(customers_total));
      expect(units(total.contribution)).toBe(units(customers_total));
      const inner = opensTo(by);
      for (const {member, contribution} of inner ? (rows as Row[]) : []) {
        const one = member === null ? '' : `&member=${member}`;
        const opened = await data(`${asked}&by=${inner}&within=${by}${one}`);
        expect([by, member, sum(opened.rows)]).toEqual([by, member, units(contribution)]);
      }
    }
  });

  test.each(partNames)(
    'members of %s add up before, too, those who are gone with them',
    async by => {
      const {rows, total} = await data(`month=2026-01&months=1&step=profit&by=${by}`);
      const before = (rows as Row[]).reduce((all, row) => all + units(row.contribution_before), 0);
      expect(before).not.toBe(0);
      expect(before).toBe(units(total.contribution_before));
    },
  );

  test('a member has the same length of time before beside it', async () => {
    const {rows} = await data('month=2026-01&months=12&by=segment&step=1');
    expect(
      rows.map(({member, ...row}: Row) => [member, row.contribution, row.contribution_before]),
    ).toEqual([
      ['A', 666.88, 333.44],
      ['B', 33.44, 16.72],
      [null, 4, 2],
    ]);
  });

  test('orders have classes of size, and a size from which on they pay for their work', async () => {
    const {rows, break_even: kinds} = await data('month=2026-01&months=12&by=order_size&step=2');
    expect(rows.map((row: Row) => [row.label, row.orders])).toEqual([
      ['0 bis unter 100', 2],
      ['500 bis unter 1.000', 2],
      ['(kein Auftrag, oder noch nicht berechnet)', 2],
    ]);
    const web = kinds.find((kind: {channel: string}) => kind.channel === 'web');
    expect(web).toMatchObject({product_group: 'parts', orders: 2, median_value: 80});
    expect(web.margin).toBeCloseTo((9.95 / 80) * 100, 9);
    expect(web.break_even).toBeCloseTo(web.work_per_order / (9.95 / 80), 6);
    expect(web.orders_below).toBe(web.break_even > 80 ? 2 : 0);
    expect(web.work_per_order).toBeGreaterThan(0);
  });

  test('the page escapes names, and its CSV has every row', async () => {
    const page = await get('/breakdown?by=customer&lang=en&months=12');
    expect(page).toContain('&lt;b&gt;Bauer&lt;/b&gt;');
    expect(page).toContain('holds to the last digit');
    const csv = await get('/breakdown.csv?by=order&lang=en&months=36&month=2026-01');
    expect(csv.trim().split('\r\n')).toHaveLength(1 + 9 + 1);
  });

  test('a part of another kind, or an unknown one, is a wrong question', async () => {
    for (const query of ['by=order&within=segment', 'by=segment&within=segment', 'by=colour']) {
      const answer = await fetch(`${site.url}/breakdown?${query}`);
      expect([query, answer.status]).toEqual([query, 400]);
    }
  });
});

describe('an older snapshot', () => {
  const site = serving(fourCustomers);

  test('says that it knows no orders yet', async () => {
    expect(await site.text('/breakdown')).toContain('Der nächste Lauf');
  });
});
