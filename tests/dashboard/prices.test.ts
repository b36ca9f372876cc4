import {describe, expect, test} from 'vitest';
import {workCosts} from '../warehouse/any_work.ts';
import {fourCustomers} from './four_customers.ts';
import {serving} from './serving.ts';
import {servingNights} from './serving_nights.ts';

/** Invoices with and without a list price, in advance, credited, with a rebate and Skonto. */
const delivered = {
  customers: 'customer_id,name\nK1,Abel & Söhne\nK2,<b>Bauer</b>\nK3,Conrad\n',
  products: 'product_id,product_group\nP1,parts\n',
  ledger_entries: `document,line,posted_on,account,account_kind,cost_centre,amount
L1,1,2026-01-28,6020,operating_cost,2100,1000.37
`,
  capacity: 'cost_centre,month,minutes\n2100,2026-01-01,300\n',
  interactions: `interaction_id,kind,happened_on,customer_id,minutes,minutes_source
C1,call,2026-01-03,K1,7,measured
C2,call,2026-01-04,K3,9,measured
C3,call,2026-03-05,K1,9,measured
`,
  order_lines: `order_id,line,ordered_on,customer_id,product_id,quantity,net_amount,list_amount,customer_discount,quantity_discount
O1,1,2026-01-03,K1,P1,1,90,100,8,2
`,
  invoice_lines: `invoice_id,line,kind,customer_id,invoiced_on,quantity,net_amount,product_cost,list_amount,credit_reason,order_id,order_line,service_from,service_to,freight_amount
R1,1,invoice,K1,2026-01-10,1,90,40,100,,O1,1,,,4.50
R2,1,invoice,K1,2026-01-10,1,33.33,,,,,,,,
R3,1,invoice,K1,2026-01-11,1,100,,120.01,,,,2026-01-01,2026-03-31,
R4,1,invoice,K2,2026-01-12,1,500,100,600,,,,,,
G1,1,credit_note,K2,2026-02-01,1,-50,,-50,goodwill,,,,,
R5,1,invoice,,2026-02-01,1,7,,,,,,,,
`,
  rebate_accruals: `accrual_id,customer_id,posted_on,kind,amount
A1,K2,2026-01-31,accrual,12.34
`,
  payments: `payment_id,line,customer_id,invoice_id,paid_on,amount,skonto_amount
Z1,1,K2,R4,2026-01-20,490,10
`,
};

interface Part {
  name: string;
  kind: string;
  amount: number;
}

const units = (amount: unknown) => Math.round(Number(amount) * 10_000);

describe('the price waterfall', () => {
  const site = servingNights(delivered, {'costs.yaml': workCosts('year')});
  const get = site.text;
  const data = async (path: string) => JSON.parse(await get(path));

  test('of everything is the total of the page, and that of each customer its own', async () => {
    const at = 'view=prices&months=12&month=2026-02';
    const everything = await data(`/profitability.json?${at}`);
    const ranked = await data('/profitability.json?months=12&month=2026-02');
    const pocket = ({parts}: {parts: Part[]}) =>
      units(parts.find(each => each.name === 'net_revenue')!.amount);
    expect(pocket(everything)).toBe(units(ranked.total.net_revenue));
    expect(units(everything.net_revenue)).toBe(units(ranked.total.net_revenue));
    let sum = 0;
    for (const customer of ['customer=K1', 'customer=K2', 'customer=K3', '']) {
      const own = await data(`/customer.json?${at}&${customer}`);
      let level = 0;
      for (const {name, kind, amount} of own.parts as Part[]) {
        if (kind === 'sum')
          expect([customer, name, units(amount)]).toEqual([customer, name, level]);
        else level += kind === 'taken' ? -units(amount) : units(amount);
      }
      sum += pocket(own);
    }
    expect(sum).toBe(pocket(everything));
  });

  test('is told in both languages, with the proof beside it', async () => {
    const page = await get('/customer?customer=K1&view=prices&months=12');
    expect(page).toContain('<th scope="row">Kundenrabatt</th><td class="number">-8,00</td>');
    expect(page).toContain('<th scope="row">Mengenrabatt</th><td class="number">-2,00</td>');
    expect(page).toContain('ist kein Listenpreis bekannt');
    expect(page).toContain('Daneben berechnete Fracht: 4,50\u00a0€.');
    expect(page).toMatch(/role="img" aria-label="Preistreppe: von [^"]+"><svg/);
    expect(page).toContain('Jede Stufe geht auf, und der Pocketpreis');
    const english = await get('/profitability?view=prices&months=12&lang=en');
    expect(english).toContain('Credit notes: goodwill');
    expect(english).toContain('Every step adds up, and the pocket price');
    expect(english).not.toContain('NaN');
  });

  test('goes into a spreadsheet with its signs', async () => {
    const rows = (await get('/customer.csv?customer=K2&view=prices&months=12&lang=en')).split(
      '\r\n',
    );
    expect(rows.slice(0, 7)).toEqual([
      'Step,Amount (EUR),Of list %',
      'List price,600.0000,100',
      'Discount without a known reason,-100,-16.666666666666664',
      'Invoice price,500.0000,83.33333333333334',
      'Bonus and rebates,-12.34,-2.0566666666666666',
      'Cash discount (Skonto),-10,-1.6666666666666667',
      'Credit notes: goodwill,-50,-8.333333333333332',
    ]);
  });

  test('of who bought nothing and made us work is told, too', async () => {
    const {parts} = await data('/customer.json?customer=K3&view=prices&months=12');
    expect(parts.map((each: Part) => [each.name, each.kind])).toContainEqual([
      'contribution_2',
      'taken',
    ]);
    expect(await get('/customer?customer=K3&view=prices&months=12')).not.toContain('NaN');
  });

  test('of a month without anything says so', async () => {
    const page = await get('/customer?customer=K3&view=prices&months=1&month=2026-02');
    expect(page).toContain('wurde nichts berechnet und nichts gearbeitet');
  });
});

describe('a snapshot from before there were price waterfalls', () => {
  const site = serving(fourCustomers);

  test('says so', async () => {
    expect(await site.text('/profitability?view=prices')).toContain(
      'Dieser Stand kennt noch keine Preistreppe.',
    );
  });
});
