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
    customers: {files: customers.csv, entity: customers, columns: {customer_id: id}}
    lines:
      {files: lines.csv, entity: invoice_lines,
       columns: {invoice_id: id, line: {constant: "1"}, customer_id: customer, invoiced_on: day,
                 quantity: {constant: "1"}, net_amount: amount, product_cost: {constant: "0"}}}
`;

/** Twenty customers buy much each month and twenty little in every third; the last one stopped a year ago. */
const customers = Array.from({length: 41}, (_, n) => `K${String(n + 1).padStart(2, '0')}`);
const months = Array.from({length: 25}, (_, n) =>
  Temporal.PlainYearMonth.from('2024-01').add({months: n}).toString(),
);
const lines = customers.flatMap((customer, n) =>
  months.flatMap((month, at) => {
    const isLarge = n < 20;
    if (n === 40 ? at > 5 : !isLarge && at % 3 !== 1) return [];
    return [
      `${customer}-${month},${customer},${month}-${10 + (n % 15)},${isLarge ? 1000 + n : 20}`,
    ];
  }),
);

/** A company of 41 customers, and what can be done with it. */
function company() {
  const folder = temporaryFolder();
  const data = join(folder, 'data');
  writeCompany(folder, {'sources.yaml': sources});
  deliver(folder, 'customers.csv', `id\n${customers.join('\n')}\n`);
  const give = (rows: readonly string[]) =>
    deliver(folder, 'lines.csv', `${['id,customer,day,amount', ...rows].join('\n')}\n`);
  give(lines);
  const run = (...words: string[]) => kundenwert([...words, '--company', folder, '--data', data]);
  return {
    data,
    run,
    give,
    rule: (portfolio: string) => writeFiles(folder, {'portfolio.yaml': portfolio}),
    async night(day: string) {
      const {status, stderr} = await run('refresh', '--as-of', day);
      expect(status, stderr).toBe(0);
    },
    async query(sql: string) {
      const {stdout} = await run('query', sql, '--format', 'json');
      return (JSON.parse(stdout) as object[]).map(row => Object.values(row).map(String));
    },
  };
}

const ofMonth = (month: string) => `select reported_abc_class, reported_contribution_class,
    reported_stage, count(reported_cluster), count(reported_rfm), count(*)
  from closed_segment where month = '${month}-01' group by all order by all`;
const ofK31 = `select reported_abc_class, reported_rfm, c.abc_class, c.rfm
  from closed_segment as s inner join customer_segment as c on s.customer_id = c.customer_id
  where s.customer_id = 'K31' and month = '2026-01-01'`;

test('to which groups customers belonged at a closed month end stays as reported', async () => {
  const {data, run, give, rule, night, query} = company();
  give([...lines, 'late,K31,2026-02-10,20']);
  await night('2026-02-15');
  const closed = await run('close', '2026-01', '--by', 'Ada Berg');
  expect(closed.stdout).toContain('ABC, RFM and clusters are kept as of the end of 2026-01');
  await night('2026-02-15');
  const asReported = await query(ofMonth('2026-01'));
  expect(asReported).toEqual([
    ['A', 'A', 'star', '17', '17', '17'],
    ['B', 'B', 'steady', '3', '3', '3'],
    ['C', 'C', 'steady', '20', '20', '20'],
    ['null', 'C', 'lost', '0', '1', '1'],
  ]);
  /* Of the days before, the snapshot knew stages only. */
  expect(await query(ofMonth('2025-12'))).toMatchObject([
    ['null', 'null', 'lost', '0', '0', '1'],
    ['null', 'null', 'star', '0', '0', '17'],
    ['null', 'null', 'steady', '0', '0', '23'],
  ]);
  /* What it bought in February makes it recent today, and did not at the end of January. */
  const [[, then, , now] = []] = await query(ofK31);
  expect([then?.[0], now?.[0]]).toEqual(['1', '5']);

  // other cuts, and an invoice of January that comes late
  rule('abc: {by: rank, rank: {a: 90, b: 95}}\nlifecycle: {star: B}\n');
  give([...lines, 'late,K31,2026-02-10,20', 'later,K31,2026-01-10,90000']);
  await night('2026-03-05');
  expect(await query(ofMonth('2026-01'))).toEqual(asReported);
  expect(await query(ofK31)).toMatchObject([['C', then, 'A', '535']]);

  const site = await serve({data, port: 0});
  const page = async (path: string) => (await fetch(site.url + path)).text();
  const json = async (path: string) => JSON.parse(await page(path));
  const {groups, closed: kept} = await json('/segments.json?month=2026-01');
  expect(kept).toMatchObject({month: '2026-01-01', closed_by: 'Ada Berg'});
  expect(groups).toEqual([
    {abc_class: 'A', contribution_class: 'A', customers: 17, same_today: 17},
    {abc_class: 'B', contribution_class: 'B', customers: 3, same_today: 0},
    {abc_class: 'C', contribution_class: 'C', customers: 20, same_today: expect.any(Number)},
    {abc_class: null, contribution_class: 'C', customers: 1, same_today: expect.any(Number)},
  ]);
  const listed = async (filter: string) =>
    (await json(`/segments.json?month=2026-01&view=customers&${filter}`)).customers;
  for (const {abc_class, contribution_class, customers: count} of groups.slice(0, 3)) {
    const filter = `abc_class=${abc_class}&contribution_class=${contribution_class}`;
    expect(await listed(filter)).toHaveLength(count);
  }
  expect(await listed('stage=lost')).toMatchObject([
    {customer_id: 'K41', lifecycle_stage: 'lost', cluster: null},
  ]);
  const {groups: clusters} = await json('/segments.json?month=2026-01&view=clusters');
  for (const {cluster, customers: count} of clusters)
    expect(await listed(`cluster=${encodeURIComponent(cluster)}`)).toHaveLength(count);
  expect(clusters.reduce((sum: number, each: {customers: number}) => sum + each.customers, 0)).toBe(
    40,
  );
  const {groups: fifths} = await json('/segments.json?month=2026-01&view=rfm');
  expect(await listed(`rfm=${fifths[0].rfm}`)).toHaveLength(fifths[0].customers);
  expect(await page('/segments?month=2026-01&view=rfm&lang=en')).toContain(
    '/segments?month=2026-01&amp;view=customers&amp;lang=en&amp;rfm=',
  );
  for (const lang of ['de', 'en'])
    for (const view of ['', '&view=rfm', '&view=clusters', '&view=lifecycle', '&view=customers']) {
      const text = await page(`/segments?month=2026-01&lang=${lang}${view}`);
      expect(text).toContain(lang === 'de' ? 'wie berichtet' : 'as reported');
      expect(text).not.toMatch(/undefined|NaN|\[object/);
      expect(await page(`/segments.csv?month=2026-01&lang=${lang}${view}`)).not.toMatch(
        /undefined/,
      );
    }
  expect(await page('/segments?month=2025-12&lang=en')).toContain('Nothing of it is kept');
  expect(await page('/segments?month=2026-02&lang=en')).toMatch(
    /Possible: a month from .* 2026-01\./,
  );
  expect(await page('/segments?month=&lang=en')).toContain('on 5 March 2026');
  const csv = await page('/segments.csv?month=2026-01&lang=en&view=customers&rfm=...');
  expect(csv).toMatch(/\r\nK31,K31,C,C,1\d\d,.*,steady,A,A,535,.*,star\r\n/);

  const customer = await page('/customer?customer=K31&lang=en');
  expect(customer).toContain('<h3>End of January 2026, as reported</h3>');
  expect(customer).toMatch(/as reported<\/h3>.*<dd>C \/ C<\/dd>/s);
  const {standing} = await json('/customer.json?customer=K31');
  expect(standing).toMatchObject({
    abc_class: 'A',
    closed: {month: '2026-01-01', was_placed: true, reported_abc_class: 'C', reported_rfm: then},
  });
  const before = await json('/customer.json?customer=K31&month=2025-12');
  expect(before.standing.closed).toMatchObject({month: '2025-12-01', reported_abc_class: null});
  await site.close();

  await run('reopen', '2026-01', '--by', 'Ada Berg', '--note', 'wrong cuts');
  await night('2026-03-05');
  expect(await query(ofMonth('2026-01'))).toEqual([]);
  expect(await query(ofMonth('2025-12'))).toHaveLength(3);
  const late = await run('close', '2026-01', '--by', 'Ada Berg');
  expect(late.stdout).toContain(
    'ABC, RFM and clusters of 2026-01 are not kept: the published snapshot tells them as of the end of 2026-02.',
  );
}, 180_000);
