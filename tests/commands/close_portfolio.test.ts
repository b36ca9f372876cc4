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
                 quantity: {constant: "1"}, net_amount: amount, product_cost: cost}}
`;

/** Attractive is who buys for 0 to `enough` within a year; our position is what we earn of it. */
const portfolio = (enough: number) => `
portfolio:
  attractiveness: {net_revenue: {weight: 1, from: 0, to: ${enough}}}
  position: {contribution_rate: {weight: 1, from: 0, to: 100}}
`;

const months = Array.from({length: 16}, (_, n) =>
  Temporal.PlainYearMonth.from('2024-10').add({months: n}).toString(),
);

test('where customers stood in the portfolio stays as reported, beside where they stand now', async () => {
  const folder = temporaryFolder();
  const data = join(folder, 'data');
  writeCompany(folder, {'sources.yaml': sources, 'portfolio.yaml': portfolio(1200)});
  deliver(folder, 'customers.csv', 'id\nK1\nK2\n');
  /* A year of K1 brings 1,200, one of K2 240; both earn us four fifths. */
  const lines = months.flatMap(month => [
    `A${month},K1,${month}-10,100,20`,
    `B${month},K2,${month}-11,20,4`,
  ]);
  deliver(folder, 'lines.csv', `id,customer,day,amount,cost\n${lines.join('\n')}\n`);
  const run = (...words: string[]) => kundenwert([...words, '--company', folder, '--data', data]);
  const night = async () => {
    const {status, stderr} = await run('refresh', '--as-of', '2026-02-15');
    expect(status, stderr).toBe(0);
  };
  const query = async (sql: string) =>
    (JSON.parse((await run('query', sql, '--format', 'json')).stdout) as object[]).map(row =>
      Object.values(row).map(String),
    );
  await night();
  const closed = await run('close', '2026-01', '--by', 'Ada Berg');
  expect(closed.stderr).toBe('');
  await night();
  const told = `select customer_id, reported_cell, cell, is_told, differs from closed_portfolio
    where month = '2026-01-01' order by 1`;
  expect(await query(told)).toEqual([
    ['K1', 'star', 'star', 'true', 'false'],
    ['K2', 'earnings', 'earnings', 'true', 'false'],
  ]);
  const moved = `select as_of, is_closed, customer_id, cell, rule_cell, is_rated_anew
    from customer_portfolio_month where steps_ago < 3 and customer_id = 'K1' order by as_of`;
  const kept = await query('select count(distinct month) from closed_portfolio');
  expect(kept).toEqual([['12']]);

  writeFiles(folder, {'portfolio.yaml': portfolio(9000)});
  await night();
  expect(await query(told)).toEqual([
    ['K1', 'star', 'earnings', 'true', 'true'],
    ['K2', 'earnings', 'earnings', 'true', 'false'],
  ]);
  const site = await serve({data, port: 0});
  const page = async (path: string) => (await fetch(site.url + path)).text();
  const moves = await page('/portfolio?view=moves&lang=en');
  expect(moves).toContain('Closed month ends: customers by cell, as reported');
  expect(moves).toMatch(
    /<a href="\/portfolio\?lang=en&amp;month=2026-01">January 2026<\/a><\/th><td class="number strong">1 \(now 0\)<\/td><td class="number strong">1 \(now 2\)<\/td><td class="number">1<\/td>/,
  );
  const {closed_cells, ...movesThen} = JSON.parse(await page('/portfolio.json?view=moves'));
  expect(closed_cells.slice(0, 2)).toEqual([
    {month: '2026-01-01', cell: 'earnings', reported_customers: 1, customers: 2, others: 0},
    {month: '2026-01-01', cell: 'star', reported_customers: 1, customers: 0, others: 1},
  ]);
  expect(await query(moved)).toEqual([
    ['2025-12-31', 'true', 'K1', 'star', 'earnings', 'false'],
    ['2026-01-31', 'true', 'K1', 'star', 'earnings', 'false'],
    ['2026-02-15', 'false', 'K1', 'earnings', 'earnings', 'true'],
  ]);
  expect(moves).toContain('The ends of closed months show the cells as they were reported');
  expect(moves).toMatch(
    /<span class="id">as reported<\/span><\/th><td class="number">2<\/td><td class="number">1<\/td>/,
  );
  expect(movesThen.months.slice(0, 2)).toMatchObject([
    {as_of: '2026-02-15', is_closed: false, others: null, moved: 1, rated_anew: 1},
    {as_of: '2026-01-31', is_closed: true, others: 1, moved: 0, rated_anew: 0},
  ]);

  const month = 'month=2026-01&lang=en';
  const matrix = await page(`/portfolio?${month}`);
  expect(matrix).toContain('at the end of January 2026, as reported');
  expect(matrix).toMatch(/Closed on .* by Ada Berg\. Shown is what was reported/);
  expect(matrix).toContain('<option value="2026-01" selected>end of January 2026, as reported');
  const {cells} = JSON.parse(await page(`/portfolio.json?${month}`));
  expect(cells).toEqual([
    {cell: 'star', title: 'Stars', reported_customers: 1, customers: 0, others: 1},
    {cell: 'earnings', title: 'Earners', reported_customers: 1, customers: 2, others: 0},
  ]);
  for (const {cell, reported_customers} of cells) {
    const {customers} = JSON.parse(
      await page(`/portfolio.json?${month}&view=customers&cell=${cell}`),
    );
    expect(customers).toHaveLength(reported_customers);
    expect(matrix).toMatch(new RegExp(`view=customers&amp;cell=${cell}">.*?strong">1</td>`));
  }
  expect(await page(`/portfolio.csv?${month}&view=customers&cell=star`)).toMatch(
    /\r\nK1,K1,Stars,Earners,Earners\r\n$/,
  );
  expect(await page(`/portfolio?${month}&view=customers`)).toContain('1 to 2 of 2 customers');
  expect(await page('/portfolio?month=2020-01&lang=en')).toContain(
    'Possible: a month from 2025-02 to 2026-01.',
  );

  writeFiles(folder, {'portfolio.yaml': portfolio(300)});
  await night();
  /* In February 2025, when both were reported as earnings, only K1 was a star by these rules. */
  const year = JSON.parse(await page('/portfolio.json?view=moves'));
  expect(year.moves).toEqual([
    {cell_from: 'earnings', cell_to: 'star', customers: 2, rated_anew: 1},
  ]);
  expect(await page('/portfolio?view=moves&lang=en')).toMatch(
    /belongs to a closed month .* in the same cell then already: 1\./,
  );
  writeFiles(folder, {'portfolio.yaml': portfolio(9000)});
  await site.close();

  await run('reopen', '2025-12', '--by', 'Ada Berg', '--note', 'other cuts');
  await night();
  expect(await query(told)).toEqual([]);
  expect(await query('select cast(max(month) as varchar) from closed_portfolio')).toEqual([
    ['2025-11-01'],
  ]);
  expect(await query(moved)).toEqual([
    ['2025-12-31', 'false', 'K1', 'earnings', 'earnings', 'true'],
    ['2026-01-31', 'false', 'K1', 'earnings', 'earnings', 'false'],
    ['2026-02-15', 'false', 'K1', 'earnings', 'earnings', 'false'],
  ]);
}, 180_000);
