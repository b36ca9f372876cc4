import {join} from 'node:path';
import {expect, test} from 'vitest';
import {serve} from '../../dashboard/server.ts';
import {writeCompany} from '../company_folder.ts';
import {deliver} from '../nights.ts';
import {writeFiles} from '../temporary_folder.ts';
import {kundenwert, temporaryFolder} from './command_line.ts';

const sources = `
erp:
  expect: {rows: 0, rejected: 1}
  streams:
    customers:
      {files: customers.csv, entity: customers, columns: {customer_id: id, group_id: group}}
    lines:
      {files: lines.csv, entity: invoice_lines,
       columns: {invoice_id: id, line: {constant: "1"}, customer_id: customer, invoiced_on: day,
                 quantity: {constant: "1"}, net_amount: amount, product_cost: {constant: "0"}}}
`;

interface Rules {
  target: number;
  green?: number;
  /** What the scorecard has beside revenue: the loss of customers. */
  keep?: boolean;
}

const scorecard = ({target, green = 7, keep = true}: Rules) => `
status: {green: ${green}, yellow: 4}
perspectives:
  finance: {weight: 1, objectives: {earn: {title: {de: Verdienen, en: Earn}, kpis: {
    revenue_per_customer: {target: ${target}, red: 100, owner: Ada Berg}}}}}
  customers: {weight: 1, objectives: ${keep ? '{keep: {title: {de: Halten, en: Keep}, kpis: {churn_rate: {target: 10, red: 60, veto: true}}}}' : '{}'}}
  processes: {weight: 1, objectives: {}}
  learning: {weight: 1, objectives: {}}
`;

const months = Array.from({length: 25}, (_, n) =>
  Temporal.PlainYearMonth.from('2024-01').add({months: n}).toString(),
);
/* A year of K1 brings 1,200, one of K2 240. */
const lines = months.flatMap(month => [
  `A${month},K1,${month}-10,100`,
  `B${month},K2,${month}-11,20`,
]);

/** A company of two customers and 25 months, who are one group of companies. */
function company() {
  const folder = temporaryFolder();
  const data = join(folder, 'data');
  writeCompany(folder, {'sources.yaml': sources, 'scorecard.yaml': scorecard({target: 720})});
  deliver(folder, 'customers.csv', 'id,group\nK1,G\nK2,G\n');
  const give = (rows: readonly string[]) =>
    deliver(folder, 'lines.csv', `${['id,customer,day,amount', ...rows].join('\n')}\n`);
  give(lines);
  const run = (...words: string[]) => kundenwert([...words, '--company', folder, '--data', data]);
  return {
    data,
    run,
    give,
    rule: (rules: Rules) => writeFiles(folder, {'scorecard.yaml': scorecard(rules)}),
    async night(day: string) {
      const {status, stderr} = await run('refresh', '--as-of', day);
      expect(status, stderr).toBe(0);
    },
    async query(sql: string, ...more: string[]) {
      const {stdout} = await run('query', sql, '--format', 'json', ...more);
      return (JSON.parse(stdout) as object[]).map(row => Object.values(row).map(String));
    },
  };
}

const revenue = `select strftime(month, '%Y-%m'), value, target, round(score, 3), status, is_closed
  from scorecard_month where kpi = 'revenue_per_customer' and month >= '2026-01-01' order by 1`;
const nodes = `select node, round(score, 3), status from scorecard_node_month
  where month = '2026-01-01' and weight_with_data > 0 order by node`;

test('the scorecard of closed months stays as reported, at each level, until they are opened', async () => {
  const {data, run, give, rule, night, query} = company();
  await night('2026-02-15');
  const asReported = await query(nodes);
  expect(asReported).toEqual([
    ['customers', '10', 'green'],
    ['earn', '10', 'green'],
    ['finance', '10', 'green'],
    ['keep', '10', 'green'],
    ['scorecard', '10', 'green'],
  ]);
  expect((await run('close', '2026-01', '--by', 'Ada Berg')).stdout).toContain('closed');
  await night('2026-02-15');
  expect((await run('diff')).stdout).toMatch(/Closed months\n {2}closed: 2024-01 to 2026-01\n/);
  expect(await query('select * from closed_grade where differs')).toEqual([]);

  // another target and limit, an objective less, and an invoice of January that comes late
  rule({target: 2000, green: 9, keep: false});
  give([...lines, 'C,K2,2026-01-20,200', 'D,K1,2026-02-10,100']);
  await night('2026-03-05');
  expect(await query(revenue)).toEqual([
    ['2026-01', '720', '720', '10', 'green', 'true'],
    ['2026-02', '810', '2000', '3.737', 'red', 'false'],
  ]);
  expect(await query(nodes)).toEqual(asReported);
  expect(await query(revenue, '--level', 'group')).toEqual([
    ['2026-01', '1440', '720', '10', 'green', 'true'],
    ['2026-02', '1620', '2000', '8', 'yellow', 'false'],
  ]);
  const other = `select level, node, reported_value, value, reported_target, target,
      round(reported_score, 1), round(score, 1), reported_status, status
    from closed_grade where month = '2026-01-01' and differs order by level, node`;
  expect(await query(other)).toEqual([
    ['kpi', 'churn_rate', '0', 'null', '10', 'null', '10', 'null', 'green', 'null'],
    ['kpi', 'revenue_per_customer', '720', '820', '720', '2000', '10', '3.8', 'green', 'red'],
    ['objective', 'earn', 'null', 'null', 'null', 'null', '10', '3.8', 'green', 'red'],
    ['objective', 'keep', 'null', 'null', 'null', 'null', '10', 'null', 'green', 'null'],
    ['perspective', 'customers', 'null', 'null', 'null', 'null', '10', 'null', 'green', 'no_data'],
    ['perspective', 'finance', 'null', 'null', 'null', 'null', '10', '3.8', 'green', 'red'],
    ['scorecard', 'scorecard', 'null', 'null', 'null', 'null', '10', '3.8', 'green', 'red'],
  ]);
  expect((await run('diff')).stdout).toMatch(
    /25 of 25 closed months would be others by the rules and data of now, and stay as reported: /,
  );
  const listed = JSON.parse((await run('close', '--json')).stdout);
  expect(listed.months[0]).toMatchObject({month: '2026-01', reported_score: 10, other_kpis: 2});
  expect(listed.months[0].score).toBeCloseTo(3.789, 3);

  const site = await serve({data, port: 0});
  const page = async (path: string) => (await fetch(site.url + path)).text();
  const january = await page('/?month=2026-01&lang=en');
  expect(january).toMatch(/Closed on .* by Ada Berg\. Shown is what was reported/);
  expect(january).toContain('<a href="#otherwise">By the rules and data of now 2 KPIs would be');
  expect(january).toMatch(
    /Net revenue per active customer<\/th><td class="number">€720\.00<\/td><td class="number strong">€820\.00/,
  );
  expect(january).toContain('Keep');
  expect(january).toContain('green from 7.0');
  expect(await page('/?month=2026-02&lang=en')).not.toContain('Closed on');
  const answer = JSON.parse(await page('/scorecard.json?month=2026-01&lang=en'));
  expect(answer).toMatchObject({
    cuts: {green: 7, yellow: 4},
    closed: {closed_by: 'Ada Berg'},
    scorecard: {score: 10, status: 'green'},
  });
  expect(answer.perspectives[1].objectives[0].kpis[0]).toMatchObject({
    kpi: 'churn_rate',
    red: 60,
    veto: true,
    score: 10,
  });
  expect(answer.closed.otherwise.map(({node}: {node: string}) => node)).toEqual([
    'scorecard',
    'customers',
    'finance',
    'earn',
    'keep',
    'churn_rate',
    'revenue_per_customer',
  ]);
  const csv = await page('/scorecard.csv?month=2026-01&lang=en');
  expect(csv.split('\r\n')[1]).toMatch(/,green,,Ada Berg,820,2000,3\.78\d+,red$/);
  expect(csv.split('\r\n')[2]).toMatch(/,green,,Ada Berg,,,,$/);
  expect(await page('/costs.csv?view=closed&lang=en')).toMatch(/2026-01-01,.*,10,3\.78\d+,2\r/);
  expect(await page('/costs?view=closed&lang=en')).toContain(
    '<a href="/?lang=en&amp;month=2026-01">10.0</a>',
  );
  const ofGroups = JSON.parse(await page('/costs.json?view=closed&level=group'));
  expect(ofGroups).toMatchObject({customer_level: 'group', same_as_customers: null});
  expect(ofGroups.months[0]).toMatchObject({reported_score: 10, other_kpis: 2});
  expect(ofGroups.months[0].score).toBeCloseTo(8.105, 3);
  const groups = await page('/costs?view=closed&level=group&lang=en');
  expect(groups).toContain('Here each group of companies counts as one customer');
  expect(groups).toContain('<a href="/?level=group&amp;lang=en&amp;month=2026-01">10.0</a>');
  const accounts = await page('/costs?view=closed&level=account&lang=en');
  expect(accounts).toContain('Each customer has exactly one');
  await site.close();

  await run('reopen', '2026-01', '--by', 'Ada Berg', '--note', 'wrong target');
  await night('2026-03-05');
  expect(await query(revenue)).toMatchObject([
    ['2026-01', '820', '2000', '3.789', 'red', 'false'],
    ['2026-02', '810', '2000', '3.737', 'red', 'false'],
  ]);
  expect(await query(`select count(*) from closed_grade where month = '2026-01-01'`)).toEqual([
    ['0'],
  ]);
  expect(
    await query(`select distinct is_closed, target from scorecard_month
      where month = '2025-12-01' and kpi = 'revenue_per_customer'`),
  ).toEqual([['true', '720']]);
  expect((await run('diff')).stdout).toMatch(/opened again: 2026-01\n/);
}, 180_000);
