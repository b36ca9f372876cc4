import {existsSync} from 'node:fs';
import {chromium} from 'playwright-core';
import {describe, expect, test} from 'vitest';
import {workCosts} from '../warehouse/any_work.ts';
import {fourCustomers} from './four_customers.ts';
import {units} from './levelled_company.ts';
import {serving} from './serving.ts';
import {servingNights} from './serving_nights.ts';

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';

const months = Array.from({length: 12}, (_, at) =>
  new Date(Date.UTC(2024, 9 + at, 1)).toISOString().slice(0, 7),
);
const each = (row: (month: string, at: number) => string) => months.map(row).join('');

/** A fiscal year, planned by product group and by cost centre. */
const delivered = {
  customers: 'customer_id,name\nK1,Abel\nK2,Bauer\n',
  products: 'product_id,product_group\nP1,parts\nP2,machines\nP3,<b>boats</b>\n',
  ledger_entries: `document,line,posted_on,account,account_kind,cost_centre,amount
${each((month, at) => `L${at},1,${month}-28,6020,operating_cost,2100,${1000 + at}.37\nL${at},2,${month}-28,6100,operating_cost,2200,777.77\n`)}`,
  capacity: `cost_centre,month,minutes\n${each(month => `2100,${month}-01,300\n`)}`,
  interactions: `interaction_id,kind,happened_on,customer_id,minutes
${each((month, at) => `C${at}1,call,${month}-03,K1,7\nC${at}2,visit,${month}-05,K2,61\nC${at}3,call,${month}-06,,9\n`)}last,call,2025-09-30,,1
`,
  invoice_lines: `invoice_id,line,customer_id,product_id,invoiced_on,quantity,net_amount,product_cost
${each((month, at) => `R${at}1,1,K1,P1,${month}-10,11,121,60.50\nR${at}2,1,K2,P2,${month}-11,1,500,300.10\nR${at}3,1,,P3,${month}-25,1,7.77,1\n`)}`,
  rebate_accruals: `accrual_id,posted_on,kind,amount,customer_id\nA1,2025-05-28,accrual,3.33,K1\n`,
  plan_entries: `plan_entry_id,version,status,month,measure,amount,product_group,cost_centre,account
${each((month, at) => `S${at}1,Vertriebsplan,approved,${month}-01,revenue,100,parts,,\nS${at}2,Vertriebsplan,approved,${month}-01,contribution,50,parts,,\nS${at}3,Vertriebsplan,approved,${month}-01,quantity,10,parts,,\nS${at}4,Vertriebsplan,approved,${month}-01,revenue,600,machines,,\nS${at}5,Vertriebsplan,approved,${month}-01,cost,400,machines,,\nB${at}1,Budget,approved,${month}-01,cost,900,,2100,6020\nB${at}2,Budget,approved,${month}-01,cost,800,,2200,6100\n`)}`,
};

function site(entities: Record<string, string>) {
  const place = servingNights(entities, {'costs.yaml': workCosts('year')});
  return {place, text: place.text, json: place.json};
}

const asked = 'month=2025-09&months=12&against=plan';
const bridge = (step: string, ending = '', more = '') =>
  `/bridge${ending}?${asked}&step=${step}${more}`;

interface Answer {
  planned: number;
  actual: number;
  effects: {effect: string; amount: number}[];
  no_data_reason: string | null;
}
const sums = ({effects}: Answer) =>
  Object.fromEntries(effects.map(({effect, amount}) => [effect, amount]));
const inUnits = (amounts: Record<string, number>) =>
  Object.fromEntries(Object.entries(amounts).map(([name, amount]) => [name, units(amount)]));

describe('plan and actual', () => {
  const {place, text, json} = site(delivered);

  test('DB I by price, volume and mix where quantities are planned, else revenue and cost', async () => {
    const answer = await json(bridge('1', '.json'));
    expect(answer).toMatchObject({
      no_data_reason: null,
      versions: ['Vertriebsplan'],
      planned: 12 * (50 + 200),
      adds_up: true,
    });
    expect(units(answer.actual)).toBe(units(12 * (60.5 + 199.9 + 6.77) - 3.33));
    const expected = {
      /* 11 parts at 11 instead of 10 at 10; the eleventh earns the planned half of 10. */
      price: 12 * 11,
      volume: 12 * 5,
      mix: 0,
      /* 5.50 a part instead of 5, and 300.10 for machines instead of 400. */
      product_cost: 12 * (-5.5 + 99.9),
      revenue_change: 12 * -100,
      not_planned: 12 * 6.77,
      deductions: -3.33,
    };
    expect(inUnits(sums(answer))).toEqual(inUnits(expected));
  });

  test('profit less what the departments were planned to cost, with what nobody used', async () => {
    const answer = await json(bridge('profit', '.json'));
    const all = await json('/profitability.json?month=2025-09&months=12&step=profit');
    /* Three fifths and two fifths of 900, two fifths and three fifths of 800. */
    expect(answer).toMatchObject({
      versions: ['Vertriebsplan', 'Budget'],
      planned: 12 * (50 + 200 - 900 - 800),
      adds_up: true,
      unplanned: [],
    });
    expect(units(answer.actual)).toBe(units(all.total.contribution));
    const {unused_capacity: unused, ...effects} = sums(answer);
    expect(Object.keys(effects)).toEqual(
      expect.arrayContaining(['work_contribution_2', 'work_profit']),
    );
    expect(unused).toBeGreaterThan(0);
  });

  test('a step that a department works on both sides of is refused with its name', async () => {
    const answer = await json(bridge('2', '.json'));
    expect(answer).toMatchObject({no_data_reason: 'pool_between', between: ['Vertrieb']});
    expect(await text(bridge('2', '', '&lang=en'))).toContain('planned in one sum: Sales');
  });

  test('the page tells it in both languages, at every level the same, and names stay text', async () => {
    const page = await text(bridge('profit'));
    expect(page).toContain('Kundenergebnis: Plan und Ist');
    expect(page).toContain('Nicht genutzte Kapazität');
    expect(page).toContain('Kosten unserer Arbeit bis DB II');
    expect(page).toContain('stimmt auf die letzte Stelle');
    expect(page).toContain('&lt;b&gt;boats&lt;/b&gt;');
    expect(page).toContain('<option value="plan" selected>Plan</option>');
    const english = await text(bridge('1', '', '&lang=en&level=group'));
    expect(english).toContain('CM I: plan and actual');
    expect(english).toContain('holds to the last digit');
    expect(english).not.toContain('Unused capacity');
    const csv = (await text(bridge('1', '.csv', '&lang=en'))).trim().split('\r\n');
    expect(csv[0]).toMatch(/^Product group,Product line,Revenue plan \(EUR\),/);
    expect(csv).toHaveLength(1 + 3);
    expect(csv.find(row => row.startsWith('parts'))).toBe(
      'parts,,1200.0000,1452.0000,600.0000,726.0000,132.0000,60.0000,0.0000,0.0000,0.0000,0.0000,-66.0000',
    );
  });

  test.skipIf(!existsSync(executablePath))(
    'a plan with a long name fits a phone without scrolling sideways',
    async () => {
      const browser = await chromium.launch({executablePath, args: ['--no-sandbox']});
      const page = await browser.newPage({viewport: {width: 390, height: 740}});
      await page.goto(place.url + bridge('profit'));
      const overflow = await page.evaluate(() => {
        const [option] = document.querySelectorAll<HTMLOptionElement>('select[name=plan] option');
        option!.textContent = 'Vertriebsplan 2026, neun Monate Ist und drei Monate Vorschau, V2';
        return document.documentElement.scrollWidth - document.documentElement.clientWidth;
      });
      await browser.close();
      expect(overflow).toBe(0);
    },
    60_000,
  );

  test('a period that is planned in part only says so', async () => {
    const answer = await json('/bridge.json?month=2025-09&months=36&against=plan&step=1');
    expect(answer.no_data_reason).toBe('not_all_months');
    expect(await text('/bridge?month=2025-09&months=36&against=plan&step=1&lang=en')).toContain(
      'Not all months of this period are planned',
    );
  });
});

describe('a company with several versions of its plan', () => {
  /* A draft of sales for all months, and a forecast of sales and one department from January on. */
  const later = (row: string, at: number) => (at >= 3 ? row : '');
  const plan_entries = `plan_entry_id,version,status,frozen_on,month,measure,amount,product_group,cost_centre,account
${delivered.plan_entries
  .trim()
  .split('\n')
  .slice(1)
  .map(row => row.replace(',approved,', ',approved,2024-09-30,'))
  .join('\n')}
${each((month, at) => `D${at}1,<i>Entwurf</i>,draft,,${month}-01,revenue,90,parts,,\nD${at}2,<i>Entwurf</i>,draft,,${month}-01,contribution,40,parts,,\n`)}${each((month, at) => later(`F${at}1,3+9,approved,2025-01-15,${month}-01,revenue,110,parts,,\nF${at}2,3+9,approved,2025-01-15,${month}-01,cost,70,parts,,\nF${at}3,3+9,approved,2025-01-15,${month}-01,cost,500,,2100,6020\n`, at))}`;
  const {text, json} = site({...delivered, plan_entries});
  const parts = async (path: string) =>
    (await json(path)).rows.find((row: {product_group: string}) => row.product_group === 'parts');

  test('is held against the plan of the year unless it is asked for another one', async () => {
    const usual = await json(bridge('1', '.json'));
    expect(usual).toMatchObject({versions: ['Vertriebsplan'], planned: 12 * (50 + 200)});
    expect(usual.choices).toEqual([
      {
        version: '3+9',
        status: 'approved',
        frozen_on: '2025-01-15',
        sales_months: 9,
        work_months: 9,
      },
      {
        version: 'Vertriebsplan',
        status: 'approved',
        frozen_on: '2024-09-30',
        sales_months: 12,
        work_months: 0,
      },
      {
        version: 'Budget',
        status: 'approved',
        frozen_on: '2024-09-30',
        sales_months: 0,
        work_months: 12,
      },
      {
        version: '<i>Entwurf</i>',
        status: 'draft',
        frozen_on: null,
        sales_months: 12,
        work_months: 0,
      },
    ]);
    expect(await json(bridge('1', '.json', '&plan='))).toEqual(usual);
    const draft = await json(bridge('1', '.json', '&plan=%3Ci%3EEntwurf%3C/i%3E'));
    expect(draft).toMatchObject({
      versions: ['<i>Entwurf</i>'],
      planned: 12 * 40,
      actual: usual.actual,
      adds_up: true,
    });
  });

  test('a forecast is held against the months that it foretells, and its cost of work, too', async () => {
    const month = '/bridge.json?month=2025-09&months=1&against=plan';
    expect(await json(`${month}&step=1&plan=3%2B9`)).toMatchObject({
      versions: ['3+9'],
      planned: 40,
      adds_up: true,
    });
    expect(await parts(`${month}&step=1&plan=3%2B9`)).toMatchObject({
      planned_revenue: 110,
      planned_contribution: 40,
      revenue: 121,
    });
    const profit = await json(`${month}&step=profit&plan=3%2B9`);
    expect(profit).toMatchObject({versions: ['3+9'], planned: 40 - 500, adds_up: true});
    const all = await json('/profitability.json?month=2025-09&months=1&step=profit');
    expect(units(profit.actual)).toBe(units(all.total.contribution));
    expect((await json(bridge('1', '.json', '&plan=3%2B9'))).no_data_reason).toBe('not_all_months');
    expect(
      await json('/bridge.json?month=2024-10&months=1&against=plan&step=1&plan=3%2B9'),
    ).toMatchObject({
      no_data_reason: 'not_all_months',
      choices: expect.arrayContaining([expect.objectContaining({version: '3+9', sales_months: 0})]),
    });
  });

  test('what a version does not plan is held against the plan of the year', async () => {
    expect(await json(bridge('profit', '.json', '&plan=Budget'))).toMatchObject({
      versions: ['Vertriebsplan', 'Budget'],
      planned: 12 * (50 + 200 - 900 - 800),
    });
  });

  test('the page offers them in both languages, and the CSV is the one that was asked for', async () => {
    const page = await text(bridge('1', '', '&plan=%3Ci%3EEntwurf%3C/i%3E'));
    expect(page).toContain('<option value="">Plan des Jahres</option>');
    expect(page).toContain('<option value="3+9">3+9 (verabschiedet, 9 von 12 Monaten)</option>');
    expect(page).toContain(
      '<option value="&lt;i&gt;Entwurf&lt;/i&gt;" selected>&lt;i&gt;Entwurf&lt;/i&gt; (Entwurf)</option>',
    );
    expect(await text(bridge('1', '', '&lang=en'))).toContain('3+9 (approved, 9 of 12 months)');
    expect(await text('/bridge?against=last_year')).not.toContain('name="plan"');
    const csv = await text(bridge('1', '.csv', '&lang=en&plan=%3Ci%3EEntwurf%3C/i%3E'));
    expect(csv).toContain('parts,,1080.0000,1452.0000,480.0000,726.0000');
    expect(await text(bridge('1', '', '&lang=en&plan=Budget%20V9'))).toMatch(
      /Possible: 3\+9, Vertriebsplan, Budget,? or &lt;i&gt;Entwurf/,
    );
  });
});

describe('a company that plans revenue only', () => {
  const [head, ...rows] = delivered.plan_entries.split('\n');
  const plan = [head, ...rows.filter(row => row.includes('revenue'))].join('\n');
  const {json, text} = site({...delivered, plan_entries: `${plan}\n`});

  test('has no planned contribution, and says why', async () => {
    expect((await json(bridge('1', '.json'))).no_data_reason).toBe('no_planned_cost');
    expect(await text(bridge('1'))).toContain('Ohne sie gibt es keinen geplanten DB I');
  });
});

describe('a company without a plan, and an older snapshot', () => {
  const {plan_entries: _, ...rest} = delivered;
  const {json} = site(rest);
  const old = serving(fourCustomers);

  test('say so', async () => {
    expect((await json(bridge('1', '.json'))).no_data_reason).toBe('no_plan');
    expect(await old.text('/bridge?against=plan')).toContain('kennt noch keinen Absatzplan');
  });
});
