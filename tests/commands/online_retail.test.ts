import {join} from 'node:path';
import {expect} from 'vitest';
import {openDatabase} from '../../warehouse/database.ts';
import {root} from '../project_files.ts';
import {sharedData, testWithData} from '../shared_data.ts';
import {answer, kundenwert, temporaryFolder} from './command_line.ts';

const files = sharedData('online-retail');
const company = join(root, 'examples', 'online-retail');

/** Lines that repeat an earlier one in every column that the shop delivered. */
async function repeatedLines(data: string): Promise<number> {
  const database = await openDatabase();
  try {
    const db = await database.connect();
    const lines = `read_parquet('${data}/landing/shop/invoices/*/rows-*.parquet')`;
    const [row] = await db.rows<{n: number}>(`
      select (select count(*) from ${lines})
        - (select count(*) from (select distinct * exclude (_delivery, _row) from ${lines})) as n`);
    return row!.n;
  } finally {
    database.close();
  }
}

testWithData(
  files,
  'online-retail: 305 nights of invoices sum to a tenth of a penny',
  async () => {
    const data = temporaryFolder();
    const places = ['--company', company, '--files', files, '--data', data];
    const {status, stdout} = await kundenwert(['refresh', '--json', ...places]);
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      business_date: '2011-12-09',
      streams: [{deliveries: 305, loaded: 541_909, quarantined: 0, duplicate: 0}],
    });

    const lines = `select count(*) as lines, cast(sum(net_amount) as varchar) as total,
        count(distinct customer_id) as customers,
        count(*) filter (where customer_key = 0) as lines_of_unknown,
        count(*) filter (where customer_key = 0 and customer_id is null) as lines_without_customer,
        count(*) filter (where kind = 'cancellation') as cancelled,
        count(*) filter (where kind = 'cancellation' and quantity < 0) as cancelled_negative,
        count(*) filter (where net_amount / quantity <= 0) as without_price,
        count(*) filter (where invoice_id like '%.0' or customer_id like '%.%') as torn_ids
      from fct_invoice_line`;
    expect(await answer(data, lines)).toEqual({
      lines: 541_909,
      total: '9747747.9340',
      customers: 4372,
      lines_of_unknown: 135_080,
      lines_without_customer: 135_080,
      cancelled: 9288,
      cancelled_negative: 9288,
      without_price: 2517,
      torn_ids: 0,
    });

    /* The star has neither description nor time of day, in which three of its twins differ. */
    expect(await repeatedLines(data)).toBe(5268);
    const twins = `select count(*) - count(distinct
        (invoice_id, product_key, quantity, net_amount, customer_key)) as n
      from fct_invoice_line`;
    expect(await answer(data, twins)).toEqual({n: 5268 + 3});

    const members = `select (select count(*) from dim_customer where customer_key <> 0) as customers,
        (select count(*) from dim_customer where is_inferred and customer_key <> 0) as undescribed,
        (select country from dim_customer where customer_id = '12394') as in_two_countries,
        (select count(*) from dim_product where product_group = 'no product') as no_products,
        (select cast(sum(net_amount) as varchar) from fct_invoice_line as l
          inner join dim_product as p on l.product_key = p.product_key
          where product_group = 'no product') as billed_without_product,
        (select name from dim_product where product_id = '85123A') as heart,
        (select count(*) from quarantine) as quarantined`;
    expect(await answer(data, members)).toEqual({
      customers: 4372,
      undescribed: 0,
      in_two_countries: 'DK',
      no_products: 10,
      billed_without_product: '-45646.7590',
      heart: 'WHITE HANGING HEART T-LIGHT HOLDER',
      quarantined: 0,
    });

    const profitability = `select cast(sum(net_revenue) as varchar) as revenue,
        cast(sum(net_revenue) filter (where customer_id is null) as varchar) as unknown,
        sum(revenue_without_cost) = sum(net_revenue) as all_without_cost
      from customer_profitability`;
    expect(await answer(data, profitability)).toEqual({
      revenue: '9747747.9340',
      unknown: '1447682.1200',
      all_without_cost: true,
    });

    const grades = `select max(status) filter (where kpi = 'data_completeness') as completeness,
        max(reason) filter (where kpi = 'churn_rate') as churn,
        max(reason) filter (where kpi = 'answered_within_2h') as answered
      from scorecard_month where month = '2011-11-01'`;
    expect(await answer(data, grades)).toEqual({
      completeness: 'green',
      churn: 'short_history',
      answered: 'no_stream',
    });
  },
  300_000,
);
