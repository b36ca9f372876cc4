import {createHash} from 'node:crypto';
import {beforeAll, describe, expect, test} from 'vitest';
import {smallNights} from './nights.ts';

const company = await smallNights({
  customers: `customer_id,valid_from,natural_person,name,segment
K1,2024-01-01,false,Alpha GmbH,small
K1,2025-07-01,false,Alpha GmbH,large
K2,,true,Anna Beispiel,small
`,
  products: `product_id,name,unit_cost
P1,Printer,99
P2,Label,0.25
`,
  product_costs: `product_id,valid_from,variable_cost
P1,2024-06-01,10
P1,2025-01-01,12
`,
  invoice_lines: `invoice_id,line,kind,invoiced_on,posted_on,customer_id,product_id,quantity,net_amount,product_cost
R1,1,,2023-11-15,,K1,P1,2,100,
R2,1,,2025-06-30,,K1,P1,2,100,
R3,1,,2025-07-01,2025-08-01,K1,P2,4,100,
R4,1,,2025-07-01,,K9,P9,1,100,
R5,1,,2025-07-01,,,,1,100,7.5
R6,1,down_payment,2025-07-01,,K2,P1,1,5000,
R7,1,final,2025-07-02,,K2,P1,1,8000,4000
G1,1,credit_note,2025-07-03,,K2,P1,-1,-8000,-4000
`,
  service_cases: `case_id,customer_id,opened_at,first_response_at
whit_monday,K1,2025-06-06 16:30:00,2025-06-10 08:30:00
corpus_christi,K1,2025-06-18 16:00:00,2025-06-20 09:00:00
saturday,K2,2025-06-14 11:00:00,2025-06-16 09:15:00
at_night,K2,2025-06-11 23:00:00,2025-06-12 07:00:00
unanswered,,2025-06-11 09:00:00,
`,
});
beforeAll(() => company.night());

const invoices = (columns: string, where = 'true') =>
  company.rows(
    `select invoice_id, ${columns} from fct_invoice_line as f where ${where} order by 1`,
  );

describe('customers as they were at each time', () => {
  test('a fact carries the version of its day; the first version reaches back for ever', async () => {
    const versions = await company.rows(
      `select f.invoice_id, d.segment, d.valid_from from fct_invoice_line as f
       inner join dim_customer as d on f.customer_key = d.customer_key
       where f.customer_id = 'K1' order by 1`,
    );
    expect(versions).toEqual([
      {invoice_id: 'R1', segment: 'small', valid_from: '2024-01-01'},
      {invoice_id: 'R2', segment: 'small', valid_from: '2024-01-01'},
      {invoice_id: 'R3', segment: 'large', valid_from: '2025-07-01'},
    ]);
  });

  test('a version ends on the day on which the next one begins', async () => {
    const versions = await company.rows(
      `select valid_from, valid_to, is_current from dim_customer
       where customer_id in ('K1', 'K2') order by customer_id, valid_from`,
    );
    expect(versions).toEqual([
      {valid_from: '2024-01-01', valid_to: '2025-07-01', is_current: false},
      {valid_from: '2025-07-01', valid_to: '9999-12-31', is_current: true},
      {valid_from: '1900-01-01', valid_to: '9999-12-31', is_current: true},
    ]);
  });

  test('a customer whom only an invoice mentions is a member that says so', async () => {
    expect(
      await company.rows(`select customer_id, is_inferred, counted from dim_customer
      where is_inferred order by 1 nulls last`),
    ).toEqual([
      {customer_id: 'K9', is_inferred: true, counted: true},
      {customer_id: null, is_inferred: true, counted: false},
    ]);
  });

  test('revenue without a customer belongs to the unknown member, whose key is 0', async () => {
    expect(await invoices('customer_id, customer_key', 'customer_id is null')).toEqual([
      {invoice_id: 'R5', customer_id: null, customer_key: 0},
    ]);
  });

  test('names of companies stay, names of persons are apart', async () => {
    expect(
      await company.rows(`select name, has_name from dim_customer where is_current
        and customer_id in ('K1', 'K2') order by customer_id`),
    ).toEqual([
      {name: 'Alpha GmbH', has_name: true},
      {name: null, has_name: true},
    ]);
    expect(await company.rows('from personal.customer_name order by customer_id')).toEqual([
      {customer_id: 'K1', name: 'Alpha GmbH'},
      {customer_id: 'K2', name: 'Anna Beispiel'},
    ]);
  });

  test('keys are positive, and anyone can compute them again', async () => {
    const keyOf = (text: string) =>
      createHash('md5').update(text).digest().readBigUInt64LE(8) >> 1n;
    const keys = await company.rows(
      `select cast(customer_key as varchar) as key from dim_customer where customer_id = 'K1'
       order by valid_from`,
    );
    expect(keys).toEqual([
      {key: String(keyOf('K1|2024-01-01'))},
      {key: String(keyOf('K1|2025-07-01'))},
    ]);
  });
});

describe('invoices', () => {
  test('a line costs what its product cost that day, unless it says so itself', async () => {
    expect(await invoices('product_cost, cost_source')).toEqual([
      {invoice_id: 'G1', product_cost: -4000, cost_source: 'line'},
      {invoice_id: 'R1', product_cost: 20, cost_source: 'product'},
      {invoice_id: 'R2', product_cost: 24, cost_source: 'product'},
      {invoice_id: 'R3', product_cost: 1, cost_source: 'product'},
      {invoice_id: 'R4', product_cost: null, cost_source: 'missing'},
      {invoice_id: 'R5', product_cost: 7.5, cost_source: 'line'},
      {invoice_id: 'R6', product_cost: 0, cost_source: 'line'},
      {invoice_id: 'R7', product_cost: 4000, cost_source: 'line'},
    ]);
  });

  test('a down payment is no revenue, the final invoice counts whole', async () => {
    expect(await invoices('kind, is_revenue', `customer_id = 'K2'`)).toEqual([
      {invoice_id: 'G1', kind: 'credit_note', is_revenue: true},
      {invoice_id: 'R6', kind: 'down_payment', is_revenue: false},
      {invoice_id: 'R7', kind: 'final', is_revenue: true},
    ]);
  });

  test('the posting decides the month, and is the invoice where there is none', async () => {
    expect(await invoices('month', `invoice_id in ('R2', 'R3')`)).toEqual([
      {invoice_id: 'R2', month: '2025-06-01'},
      {invoice_id: 'R3', month: '2025-08-01'},
    ]);
  });
});

describe('the calendar', () => {
  const day = async (iso: string, columns: string) =>
    (await company.rows(`select ${columns} from dim_date where day = '${iso}'`))[0];

  test('the clock of an answer runs on working days, from eight to five', async () => {
    const minutes = await company.rows(
      'select case_id, response_minutes from fct_service_case order by 1',
    );
    expect(minutes).toEqual([
      {case_id: 'at_night', response_minutes: 0},
      {case_id: 'corpus_christi', response_minutes: 120},
      {case_id: 'saturday', response_minutes: 75},
      {case_id: 'unanswered', response_minutes: null},
      {case_id: 'whit_monday', response_minutes: 60},
    ]);
  });

  test('a fiscal year that begins in October is named after the year of its end', async () => {
    const fiscal = 'fiscal_year, fiscal_period, fiscal_quarter';
    expect(await day('2025-09-30', fiscal)).toEqual({
      fiscal_year: 2025,
      fiscal_period: 12,
      fiscal_quarter: 4,
    });
    expect(await day('2025-10-01', fiscal)).toEqual({
      fiscal_year: 2026,
      fiscal_period: 1,
      fiscal_quarter: 1,
    });
  });

  test('holidays are those of Baden-Württemberg, not of Hamburg', async () => {
    const holiday = 'is_holiday, holiday, is_working_day';
    expect(await day('2025-01-06', holiday)).toEqual({
      is_holiday: true,
      holiday: 'Heilige Drei Könige',
      is_working_day: false,
    });
    expect(await day('2025-06-19', holiday)).toMatchObject({holiday: 'Fronleichnam'});
    expect(await day('2025-10-31', holiday)).toEqual({
      is_holiday: false,
      holiday: null,
      is_working_day: true,
    });
  });

  test('the first week of an ISO year may begin in the old one', async () => {
    expect(await day('2024-12-30', 'iso_year, iso_week')).toEqual({iso_year: 2025, iso_week: 1});
  });
});

test('what nobody delivers is empty and says why', async () => {
  expect(
    await company.rows(`select entity, delivered_by, row_count, reason from meta_entity
      where entity in ('trainings', 'invoice_lines') order by 1`),
  ).toEqual([
    {entity: 'invoice_lines', delivered_by: 'erp/invoice_lines', row_count: 8, reason: null},
    {entity: 'trainings', delivered_by: '', row_count: 0, reason: 'no_stream'},
  ]);
  expect(await company.rows('from fct_training')).toEqual([]);
});

/** The last story: it adds to the company that the others ask. */
test('a late invoice carries the version of its own day, and a correction replaces its row', async () => {
  company.deliver(
    {
      invoice_lines: `invoice_id,line,kind,invoiced_on,posted_on,customer_id,product_id,quantity,net_amount,product_cost
R0,1,,2024-12-31,,K1,P1,1,50,
R2,1,,2025-06-30,,K1,P1,3,150,
`,
    },
    '2',
  );
  const {status} = await company.night();
  expect(status).toBe(0);
  expect(
    await company.rows(`select f.invoice_id, d.segment, f.quantity, f.net_amount, f.product_cost
      from fct_invoice_line as f inner join dim_customer as d on f.customer_key = d.customer_key
      where f.customer_id = 'K1' order by 1`),
  ).toEqual([
    {invoice_id: 'R0', segment: 'small', quantity: 1, net_amount: 50, product_cost: 10},
    {invoice_id: 'R1', segment: 'small', quantity: 2, net_amount: 100, product_cost: 20},
    {invoice_id: 'R2', segment: 'small', quantity: 3, net_amount: 150, product_cost: 36},
    {invoice_id: 'R3', segment: 'large', quantity: 4, net_amount: 100, product_cost: 1},
  ]);
});
