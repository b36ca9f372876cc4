import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect} from 'vitest';
import {root} from '../project_files.ts';
import {sharedData, testWithData} from '../shared_data.ts';
import {answer, kundenwert, temporaryFolder} from './command_line.ts';

const files = sharedData('ravenstack');
const company = join(root, 'examples', 'ravenstack');

/** Rows of one of its files, which have no quoted fields where we look. */
function source(name: string): Record<string, string>[] {
  const [header, ...lines] = readFileSync(join(files, `ravenstack_${name}.csv`), 'utf8')
    .trimEnd()
    .split(/\r?\n/)
    .map(line => line.split(','));
  return lines.map(line => Object.fromEntries(header!.map((column, i) => [column, line[i]!])));
}

/** What subscriptions earned on a day, by the file itself. */
const mrrOn = (day: string) =>
  source('subscriptions')
    .filter(each => each.start_date! <= day && (each.end_date === '' || each.end_date! >= day))
    .reduce((sum, {mrr_amount}) => sum + Number(mrr_amount), 0);

testWithData(
  files,
  'ravenstack: subscriptions, tickets, usage and goodbyes load to the row',
  async () => {
    const data = temporaryFolder();
    const places = ['--company', company, '--files', files, '--data', data];
    const {status, stdout} = await kundenwert(['refresh', '--json', ...places]);
    expect(status).toBe(0);
    const {streams, business_date} = JSON.parse(stdout);
    expect(business_date).toBe('2024-12-31');
    expect(streams.map((each: {problem?: string}) => each.problem)).toEqual(
      Array(5).fill(undefined),
    );

    const entities = `select max(row_count) filter (where entity = 'customers') as customers,
        max(row_count) filter (where entity = 'subscriptions') as subscriptions,
        max(row_count) filter (where entity = 'service_cases') as tickets,
        max(row_count) filter (where entity = 'survey_responses') as scores,
        max(row_count) filter (where entity = 'churn_events') as churn_events,
        max(row_count) filter (where entity = 'usage_events') as usage_events,
        (select count(*) from quarantine) as quarantined,
        (select cast(loaded as bigint) from meta_delivery_money
          where column_name = 'mrr_amount') as mrr
      from meta_entity`;
    expect(await answer(data, entities)).toEqual({
      customers: 500,
      subscriptions: 5000,
      tickets: 2000,
      scores: 2000 - 825,
      churn_events: 600,
      usage_events: 24_979,
      quarantined: 0,
      mrr: 11_338_747,
    });

    const work = `select
        (select sum(quantity) from activity_cost where activity = 'solve_ticket') as tickets,
        (select sum(quantity) from activity_cost where activity = 'run_feature')
          = (select sum(seconds) from fct_usage_day) as all_usage,
        (select sum(used_minutes) from cost_reconciliation) as minutes,
        (select sum(cost) from activity_cost) as cost`;
    expect(await answer(data, work)).toEqual({
      tickets: 2000,
      all_usage: true,
      minutes: 70_000,
      cost: 0,
    });

    const facts = `select (select count(*) from fct_service_case as c where case_id not in
          (select case_id from fct_survey_response)) as without_csat,
        (select count(*) from fct_churn_event) as churn_events,
        (select cast(sum(refund) as varchar) from fct_churn_event) as refunds,
        (select sum(events) from fct_usage_day) as usage_rows,
        (select sum(count) from fct_usage_day) as uses,
        (select sum(seconds) from fct_usage_day) as seconds,
        (select count(*) from fct_usage_day where customer_key = 0) as usage_of_nobody,
        (select count(*) from dim_customer where is_inferred and customer_key <> 0) as undescribed`;
    expect(await answer(data, facts)).toEqual({
      without_csat: 825,
      churn_events: 600,
      refunds: '8652.2500',
      usage_rows: 24_979,
      uses: 250_322,
      seconds: 76_003_968,
      usage_of_nobody: 0,
      undescribed: 0,
    });

    const mrr = (month: string) =>
      answer(
        data,
        `select cast(sum(mrr) as bigint) as mrr, count(*) > count(distinct customer_id) as several,
          bool_and(customer_key <> 0 and product_key <> 0) as known
        from fct_subscription_month where month = '${month}'`,
      );
    expect(await mrr('2024-12-01')).toEqual({mrr: mrrOn('2024-12-31'), several: true, known: true});
    expect(await mrr('2023-09-01')).toEqual({mrr: mrrOn('2023-09-30'), several: true, known: true});
    expect(mrrOn('2024-12-31')).toBe(10_259_509);

    const risk = `select cast(q.as_of as varchar) as as_of, q.tested_customers, q.tested_lost,
        round(q.auc, 3) as auc, q.reason, q.brier < q.brier_of_base_rate as better_than_base_rate,
        (select count(*) from customer_churn where churn_risk between 0 and 1) as risks,
        (select round(survival, 3) from survival_by_tenure
          where segment is null and tenure_months = 6) as half_a_year,
        (select cast(sum(events) as bigint) from churn_reason_by_month) as reasons
      from churn_risk_quality as q`;
    expect(await answer(data, risk)).toEqual({
      as_of: '2024-09-30',
      tested_customers: 363,
      tested_lost: 104,
      auc: 0.676,
      reason: null,
      better_than_base_rate: true,
      risks: 428,
      half_a_year: 0.501,
      reasons: 600,
    });

    const left = await answer(
      data,
      'select string_agg(distinct customer_id) as customers from fct_churn_event',
    );
    const gone = new Set(String(left.customers).split(','));
    const contradicted = source('accounts').filter(
      account => (account.churn_flag === 'True') !== gone.has(account.account_id!),
    );
    expect(contradicted).toHaveLength(312);
  },
  120_000,
);
