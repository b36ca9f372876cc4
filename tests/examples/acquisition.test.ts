import {beforeAll, describe, expect, test} from 'vitest';
import {kundenwert} from '../commands/command_line.ts';
import {ask, type Row, refreshedExample, rowsOf, wholeExample} from './whole_example.ts';

describe('what is done to win customers', () => {
  let files: string;
  let customers: Set<string | undefined>;
  beforeAll(async () => {
    files = await wholeExample(1);
    customers = new Set(rowsOf(files, 'erp/rechnungen').map(row => row.Kundennummer));
  }, 600_000);
  const ofCustomers = (rows: readonly Row[]) => rows.filter(row => customers.has(row.kundennummer));

  test('is called, visited and talked over with prospects, and with who has no account yet', () => {
    const work = rowsOf(files, 'crm/aktivitaeten').filter(row => row.zweck?.startsWith('akquise'));
    const count = (purpose: string) => work.filter(row => row.zweck === purpose).length / 3;
    expect(Math.abs(count('akquiseanruf') / 1100 - 1)).toBeLessThan(0.1);
    expect(Math.abs(count('akquisebesuch') / 120 - 1)).toBeLessThan(0.25);
    expect(Math.abs(count('akquisegespraech') / 50 - 1)).toBeLessThan(0.25);
    const named = work.filter(row => row.kundennummer !== '');
    expect(named.length / work.length).toBeGreaterThan(0.25);
    expect(ofCustomers(work)).toEqual([]);
  });

  test('is quoted to prospects, who turn it down', () => {
    const bids = rowsOf(files, 'crm/angebote').filter(row => row.angebot?.startsWith('B'));
    expect(new Set(bids.map(row => row.angebot)).size / 3).toBeGreaterThan(25);
    expect(ofCustomers(bids)).toEqual([]);
    expect(bids.filter(row => row.ergebnis !== '' && row.ergebnis !== 'verloren')).toEqual([]);
    const opportunities = new Set(rowsOf(files, 'crm/chancen_').map(row => row.chance));
    expect(bids.filter(row => !opportunities.has(row.chance))).toEqual([]);
  });
});

describe('what winning a customer costs', () => {
  let data: string;
  beforeAll(async () => {
    data = await refreshedExample(1);
  }, 1_800_000);

  interface Year {
    cost: number;
    customers: number;
    worked: number;
  }
  const lastYear = `select cast(sum(acquisition_cost) as double) as cost, sum(new_customers)::int as customers,
      (select cast(sum(c.cost) as double) from activity_cost as c
        inner join set_activity as s on c.activity = s.activity
        where s.is_acquisition and c.month between '2025-09-01' and '2026-08-01') as worked
    from acquisition_by_month where month between '2025-09-01' and '2026-08-01'`;

  test('is the work for prospects, lost bids included, and what finds them', async () => {
    const [year] = await ask<Year>(data, lastYear);
    expect(year!.cost).toBe(year!.worked);
    const cost = year!.cost / year!.customers;
    expect(cost).toBeGreaterThan(2_500);
    expect(cost).toBeLessThan(4_500);
    const nothing = await ask(
      data,
      `select s.activity from set_activity as s where s.is_acquisition
        and (select coalesce(sum(c.cost), 0) from activity_cost as c where c.activity = s.activity) = 0`,
    );
    expect(nothing).toEqual([]);
  });

  test('stands beside what each open lead may bring, at each level', async () => {
    const query = `select source, open_prospects, cast(expected_customers as double) as expected,
        cast(cost_of_customer as double) as one, cast(expected_acquisition_cost as double) as cost
      from prospect_value order by source`;
    const found = await ask<Record<'expected' | 'one' | 'cost', number>>(data, query);
    expect(found).toHaveLength(5);
    for (const {expected, one, cost} of found)
      expect(Math.abs(expected * one - cost)).toBeLessThan(0.01);
    const args = ['query', '--data', data, '--format', 'json', '--level', 'group', query];
    expect(JSON.parse((await kundenwert(args)).stdout)).toEqual(found);
  });

  test('no customer carries it, and the ledger is told to the last digit all the same', async () => {
    const carried = await ask(
      data,
      `select c.customer_id from activity_cost as c
        inner join set_activity as s on c.activity = s.activity
        inner join fct_invoice_line as l on c.customer_id = l.customer_id
        where s.is_acquisition limit 1`,
    );
    expect(carried).toEqual([]);
    const [sum] = await ask<Record<string, number>>(
      data,
      `select cast(sum(ledger_cost - assigned_cost - unused_capacity_cost - unassigned_cost) as double) as rest
        from cost_reconciliation`,
    );
    expect(sum).toEqual({rest: 0});
  });
});
