import {beforeAll, describe, expect, test} from 'vitest';
import {smallNights} from './nights.ts';

const company = await smallNights({
  customers: `customer_id,valid_from,natural_person,name,status,customer_since
K1,2024-01-01,false,Alpha GmbH,customer,
K1,2025-07-01,false,Alpha Holding GmbH,customer,
K2,,false,Beta AG,prospect,
`,
  products: `product_id,name
P1,Printer
`,
  exchange_rates: `currency,valid_from,rate
CHF,2025-01-01,1.05
CHF,2025-07-01,1.1
`,
  invoice_lines: `invoice_id,line,invoiced_on,posted_on,customer_id,product_id,quantity,list_amount,net_amount,product_cost,currency,rate,fiscal_year,period
EUR1,1,2025-06-30,,K1,P1,1,120,100,40,,,,
CHF1,1,2025-06-30,,K1,P1,1,120,100,40,CHF,,,
CHF2,1,2025-06-30,2025-07-01,K1,P1,1,,100,40,CHF,,,
CHF3,1,2025-06-30,,K1,P1,1,120,100.01,40,CHF,1.2345,,
USD1,1,2025-06-30,,K1,P1,1,120,100,40,USD,,,
P13,1,2025-09-30,,K1,P1,1,1,1,0,,,2025,13
OCT,1,2025-10-01,,K1,P1,1,1,1,0,,,,
`,
  order_lines: `order_id,line,ordered_on,customer_id,product_id,channel,quantity,net_amount,first_confirmed_on,last_confirmed_on,cancelled_on
on time,1,2025-06-02,K1,P1,web,10,100,2025-06-10,2025-06-10,
in parts,1,2025-06-02,K1,P1,phone,10,100,2025-06-10,2025-06-10,
too late,1,2025-06-02,K9,P1,edi,10,100,2025-06-10,2025-06-20,
short,1,2025-06-02,K1,P9,mail,10,100,2025-06-10,2025-06-10,
open,1,2025-06-02,K1,P1,,10,100,2025-06-10,,
no promise,1,2025-06-02,K1,P1,,10,100,,,
cancelled,1,2025-06-02,K1,P1,,10,100,2025-06-10,,2025-06-05
`,
  delivery_lines: `delivery_id,line,delivered_on,order_id,order_line,quantity
D1,1,2025-06-10,on time,1,10
D2,1,2025-06-06,in parts,1,4
D3,1,2025-06-11,in parts,1,6
D4,1,2025-06-11,too late,1,10
D4,2,2025-06-09,short,1,9
D5,1,2025-06-12,no promise,1,10
`,
  quotes: `quote_id,version,enquired_on,sent_on,decided_on,outcome,customer_id,net_amount,minutes
Q1,1,2025-06-06,2025-06-10,,,K1,1000,120
Q1,2,2025-06-06,2025-06-20,2025-07-01,won,K1,900,30
Q2,1,2025-06-06,,,,K1,500,
`,
  payments: `payment_id,line,paid_on,customer_id,invoice_id,amount,skonto_amount,receivable_id
Z1,1,2025-07-10,K1,I1,98,2,
Z2,1,2025-08-05,K1,I2,60,,
Z3,1,2025-08-05,K1,,40,,O3
Z4,1,2025-08-05,K1,,40,,O4
`,
  receivables: `receivable_id,posted_on,invoice_id,customer_id,due_on,amount,cleared_on,written_off_on,written_off_amount
O1,2025-06-12,I1,K1,2025-07-12,100,,,
O2,2025-07-15,I2,K1,2025-08-14,100,2025-09-20,,
O3,2025-07-15,I3,K1,2025-08-14,100,,2025-09-02,60
O4,2025-07-15,I4,K1,2025-08-14,100,,2025-09-02,
O5,2025-07-15,,K1,2025-08-14,-30,,2025-09-02,
`,
  rebate_agreements: `agreement_id,from_revenue,rate,customer_id,valid_from
B1,0,0.01,K1,2025-01-01
B1,100000,0.02,K1,2025-01-01
`,
  rebate_accruals: `accrual_id,posted_on,kind,amount,agreement_id,customer_id
A1,2025-06-30,accrual,100,B1,K1
A2,2025-07-31,accrual,50,B1,K1
A3,2025-08-15,settlement,120,B1,K1
A4,2025-08-15,release,30,B1,K1
`,
  leads: `lead_id,created_on,source,customer_id,converted_on,campaign_id
L1,2024-03-01,fair,K1,2025-07-02,C1
L2,2025-03-01,web,,,C2
`,
  campaigns: `campaign_id,name,cost
C1,Messe,1000
`,
  campaign_contacts: `campaign_id,campaign_contact_id,customer_id,arm,contacted_on
C1,1,K1,,2025-06-01
C1,2,K2,control,2025-06-01
`,
  opportunities: `opportunity_id,opened_on,customer_id,stage,probability,amount
V1,2025-05-01,K1,offer,0.4,1000
`,
  opportunity_stages: `opportunity_id,entered_on,stage,probability
V1,2025-05-01,contact,0.1
V1,2025-06-01,offer,0.4
`,
  accounts: `account,valid_from,name,kind,parent
8400,2024-01-01,Erlöse,revenue,8
8400,2025-04-01,Umsatzerlöse,revenue,8
`,
  customer_relations: `customer_id,role,related_id,valid_from,valid_to
K1,group,G1,2024-01-01,2025-07-01
K1,group,G2,2025-07-01,
K1,account,K1,2025-07-01,
`,
  installed_base: `installed_id,customer_id,product_id,commissioned_on
M1,K1,P1,2019-05-01
M2,K8,P7,
`,
  plan_entries: `plan_entry_id,version,status,month,measure,amount
1,Budget V1,replaced,2025-10-01,revenue,100
2,Budget V2,approved,2025-10-01,revenue,110
3,Budget V2,approved,2026-09-01,revenue,130
4,Budget V2,approved,2026-09-15,revenue,130
`,
  external_attributes: `customer_id,name,as_of,value
K1,employees,2024-01-01,120
K1,employees,2025-01-01,140
`,
});
beforeAll(() => company.night());

const by = async (table: string, key: string, columns: string) => {
  const rows = await company.rows(`select ${key} as key, ${columns} from ${table} order by all`);
  return Object.fromEntries(rows.map(({key: name, ...row}) => [name, Object.values(row)]));
};

describe('money in other currencies', () => {
  test('is converted at the rate of the posting, else at that of its day', async () => {
    expect(
      await by('fct_invoice_line', 'invoice_id', 'net_amount, list_amount, rate, product_cost'),
    ).toMatchObject({
      EUR1: [100, 120, 1, 40],
      CHF1: [105, 126, 1.05, 40],
      CHF2: [110, null, 1.1, 40],
      CHF3: [123.4623, 148.14, 1.2345, 40],
    });
  });

  test('stays as it is where nobody knows a rate, and the night says so', async () => {
    const [usd] = await company.rows(
      `select net_amount, original_net_amount, rate from fct_invoice_line where invoice_id = 'USD1'`,
    );
    expect(usd).toEqual({net_amount: 100, original_net_amount: 100, rate: null});
    expect(
      await company.rows(
        `select failures from meta_check
        where model = 'fct_invoice_line' and condition = 'rate is not null'`,
      ),
    ).toEqual([{failures: 1}]);
  });
});

test('a posting belongs to the period that the source says, else to that of its day', async () => {
  const periods = await by('fct_invoice_line', 'invoice_id', 'fiscal_year, period');
  expect([periods.EUR1, periods.P13, periods.OCT]).toEqual([
    [2025, 9],
    [2025, 13],
    [2026, 1],
  ]);
  expect(
    await company.rows(
      `select period, first_day, last_day from dim_fiscal_period
      where fiscal_year = 2025 and period in (1, 12, 13, 16) order by 1`,
    ),
  ).toEqual([
    {period: 1, first_day: '2024-10-01', last_day: '2024-10-31'},
    {period: 12, first_day: '2025-09-01', last_day: '2025-09-30'},
    {period: 13, first_day: '2025-09-30', last_day: '2025-09-30'},
    {period: 16, first_day: '2025-09-30', last_day: '2025-09-30'},
  ]);
});

test('an order line is on time in full by the day that was promised first', async () => {
  const lines = await by(
    'fct_order_line',
    'order_id',
    'deliveries, delivered_quantity, completed_on, is_on_time_in_full',
  );
  expect(lines).toEqual({
    'on time': [1, 10, '2025-06-10', true],
    'in parts': [2, 10, '2025-06-11', false],
    'too late': [1, 10, '2025-06-11', false],
    short: [1, 9, null, false],
    open: [0, 0, null, false],
    'no promise': [1, 10, '2025-06-12', null],
    cancelled: [0, 0, null, null],
  });
});

test('an offer takes working days, from the enquiry to its first complete version', async () => {
  expect(await by('fct_quote', `quote_id || ' ' || version`, 'lead_days, is_last_version')).toEqual(
    {'Q1 1': [1, false], 'Q1 2': [1, true], 'Q2 1': [null, true]},
  );
});

test('what is open is what was neither paid, written off nor cleared by the end of a month', async () => {
  const rows = await company.rows(
    `select receivable_id, month, open_amount, days_overdue from fct_receivable_month
    where month <= '2025-09-01' order by 1, 2`,
  );
  expect(rows.map(row => Object.values(row))).toEqual([
    ['O1', '2025-06-01', 100, 0],
    ['O2', '2025-07-01', 100, 0],
    ['O2', '2025-08-01', 40, 17],
    ['O3', '2025-07-01', 100, 0],
    ['O3', '2025-08-01', 60, 17],
    ['O4', '2025-07-01', 100, 0],
    ['O4', '2025-08-01', 60, 17],
    /* A credit is open, and nobody's debt. */
    ['O5', '2025-07-01', -30, 0],
    ['O5', '2025-08-01', -30, 0],
  ]);
});

test('what is set aside for rebates is paid or released', async () => {
  const [sum] = await company.rows('select sum(open_amount) as open from fct_rebate_accrual');
  expect(sum).toEqual({open: 0});
  expect(await by('dim_rebate_agreement', 'from_revenue', 'to_revenue, kind, rate')).toEqual({
    0: [100000, 'bonus', 0.01],
    100000: [null, 'bonus', 0.02],
  });
});

test('facts make members of whom and what they mention', async () => {
  expect(
    await company.rows(
      'select customer_id from dim_customer where is_inferred and customer_id is not null order by 1',
    ),
  ).toEqual([{customer_id: 'G1'}, {customer_id: 'G2'}, {customer_id: 'K8'}, {customer_id: 'K9'}]);
  expect(
    await company.rows(
      'select product_id from dim_product where is_inferred and product_id is not null order by 1',
    ),
  ).toEqual([{product_id: 'P7'}, {product_id: 'P9'}]);
  expect(await by('dim_campaign', 'campaign_id', 'is_inferred')).toEqual({C1: [false], C2: [true]});
});

test('a lead belongs to the version of the day on which it became a customer', async () => {
  const [lead] = await company.rows(
    `select d.name from fct_lead as l
    inner join dim_customer as d on l.customer_key = d.customer_key where lead_id = 'L1'`,
  );
  expect(lead).toEqual({name: 'Alpha Holding GmbH'});
});

test('an opportunity leaves a stage when it reaches the next', async () => {
  expect(await by('fct_opportunity_stage', 'stage', 'entered_on, left_on')).toEqual({
    contact: ['2025-05-01', '2025-06-01'],
    offer: ['2025-06-01', null],
  });
});

test('accounts have versions, and relations have times; nobody is related to itself', async () => {
  expect(await by('dim_account', 'name', 'valid_from, valid_to, is_current')).toMatchObject({
    Erlöse: ['2024-01-01', '2025-04-01', false],
    Umsatzerlöse: ['2025-04-01', '9999-12-31', true],
  });
  expect(await by('bridge_customer_relation', 'related_id', 'valid_from, valid_to')).toEqual({
    G1: ['2024-01-01', '2025-07-01'],
    G2: ['2025-07-01', '9999-12-31'],
  });
});

test('a plan has versions, and a number of a day that is no month waits in quarantine', async () => {
  expect(
    await by('dim_plan_version', 'version', 'status, first_month, last_month, entries'),
  ).toEqual({
    'Budget V1': ['replaced', '2025-10-01', '2025-10-01', 1],
    'Budget V2': ['approved', '2025-10-01', '2026-09-01', 2],
  });
});

test('of an attribute the newest value is current', async () => {
  expect(await by('fct_customer_attribute', 'value', 'is_current')).toEqual({
    120: [false],
    140: [true],
  });
});
