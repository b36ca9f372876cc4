import {describe, expect, test} from 'vitest';
import {effects} from '../../models/profitability/bridge.ts';
import {workCosts} from '../warehouse/any_work.ts';
import {fourCustomers} from './four_customers.ts';
import {serving} from './serving.ts';
import {servingNights} from './serving_nights.ts';

/** Two years: K1 pays more, K2 is gone, K3 is new, and somebody unknown buys and calls. */
const delivered = {
  customers: 'customer_id,name\nK1,Abel\nK2,Bauer\nK3,<i>Conrad</i>\n',
  products: 'product_id,product_line\nP1,small\n',
  ledger_entries: `document,line,posted_on,account,account_kind,cost_centre,amount
L1,1,2025-01-28,6020,operating_cost,2100,1000.37
L2,1,2026-01-28,6020,operating_cost,2100,900.01
`,
  capacity: 'cost_centre,month,minutes\n2100,2025-01-01,300\n2100,2026-01-01,300\n',
  interactions: `interaction_id,kind,happened_on,customer_id,minutes
C1,call,2025-01-03,K1,30
C2,call,2026-01-03,K1,10
C3,call,2026-01-04,,9
`,
  invoice_lines: `invoice_id,line,customer_id,product_id,invoiced_on,quantity,net_amount,product_cost
R1,1,K1,P1,2025-01-10,10,100,60
R2,1,K1,P1,2026-01-10,10,120,60
R3,1,K2,P1,2025-01-10,1,50,20.01
R4,1,K3,P1,2026-01-10,1,70,20
R5,1,,P1,2026-01-10,1,3,
R6,1,K1,P1,2026-02-28,1,1,
`,
};

describe('what changed the contribution', () => {
  const site = servingNights(delivered, {'costs.yaml': workCosts('year')});
  const get = site.text;

  test('is told to the last digit, of all customers and of each', async () => {
    const units = (amount: unknown) => Math.round(Number(amount) * 10_000);
    const asked = 'month=2026-01&months=12&step=profit';
    const answer = JSON.parse(await get(`/bridge.json?${asked}`));
    expect(answer).toMatchObject({adds_up: true, no_data_reason: null});
    const sums = Object.fromEntries(
      answer.effects.map((each: {effect: string; amount: number}) => [each.effect, each.amount]),
    );
    expect(sums).toMatchObject({price: 20, mix: 0, volume: 0, cross_selling: 3});
    for (const effect of effects) {
      const parts = answer.rows.reduce(
        (sum: number, row: Record<string, number>) => sum + units(row[effect]),
        0,
      );
      expect([effect, parts]).toEqual([effect, units(sums[effect])]);
    }
    const all = JSON.parse(await get(`/profitability.json?${asked}`));
    expect(units(answer.after)).toBe(units(all.total.contribution));
    expect(answer.rows.map((row: {customer_id: string; kind: string}) => row.kind).sort()).toEqual([
      'kept',
      'kept',
      'lost',
      'new',
    ]);
  });

  test('is a chart, a table and a list of customers, with names as text', async () => {
    const page = await get('/bridge?month=2026-01&lang=en');
    expect(page).toContain('&lt;i&gt;Conrad&lt;/i&gt;');
    expect(page).toContain('<svg');
    expect(page).toContain('both are what all customers have: holds to the last digit');
    const csv = await get('/bridge.csv?month=2026-01&lang=en');
    expect(csv.trim().split('\r\n')).toHaveLength(1 + 4);
  });

  test('says where there is nothing to compare with, and what else cannot be asked', async () => {
    expect(await get('/bridge?month=2025-01&lang=en')).toContain('no data of the period');
    expect((await fetch(`${site.url}/bridge?against=dream`)).status).toBe(400);
  });
});

describe('an older snapshot', () => {
  const site = serving(fourCustomers);

  test('says that it knows no costs yet', async () => {
    expect(await site.text('/bridge')).toContain('Der nächste Lauf');
  });
});
