import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {serve} from '../../dashboard/server.ts';
import {writeCompany} from '../company_folder.ts';
import {kundenwert, temporaryFolder} from './command_line.ts';

const sources = `
crm:
  streams:
    customers: {files: customers.csv, entity: customers, columns: {customer_id: id}}
    calls:
      {files: calls.csv, entity: interactions,
       columns: {interaction_id: id, customer_id: customer, kind: {constant: call}, happened_on: day}}
fibu:
  streams:
    ledger:
      {files: ledger.csv, entity: ledger_entries,
       columns: {document: document, line: {constant: "1"}, posted_on: day, account: {constant: "6020"},
                 account_kind: {constant: operating_cost}, cost_centre: {constant: "2100"}, amount: amount}}
`;

const title = '{de: Arbeit, en: Work}';
const costs = (minutes: number, step = 'contribution_2') => `
steps: {contribution_2: {title: ${title}}}
pools:
  desk:
    title: ${title}
    cost: [{cost_centres: ["2100"]}]
    capacity: {minutes: 500}
    activities:
      call: {title: ${title}, step: ${step}, driver: fct_interaction, minutes: ${minutes}}
`;

const january = ['1,K1,2026-01-10', '2,K1,2026-01-11'];
const february = ['3,K1,2026-02-10', '4,K1,2026-02-11', '5,K1,2026-02-12'];

/** A company whose people answer calls: 20 minutes in January, of 500, at 2 EUR each. */
function company() {
  const folder = temporaryFolder();
  const data = join(folder, 'data');
  const write = (name: string, head: string, rows: readonly string[]) =>
    writeFileSync(join(folder, name), `${[head, ...rows].join('\n')}\n`);
  writeCompany(folder, {'sources.yaml': sources, 'costs.yaml': costs(10)});
  const places = ['--company', folder, '--data', data];
  const run = (...words: string[]) => kundenwert([...words, ...places]);
  return {
    data,
    run,
    rule: (text: string) => writeFileSync(join(folder, 'costs.yaml'), text),
    give(calls: readonly string[], postings: readonly string[]) {
      write('customers.csv', 'id', ['K1']);
      write('calls.csv', 'id,customer,day', calls);
      write('ledger.csv', 'document,day,amount', postings);
    },
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

const cost = `select strftime(month, '%m'), cast(cast(cost as decimal(18, 2)) as varchar) from activity_cost order by 1`;

test('closed months keep their rules and rates, whatever is posted and changed later', async () => {
  const {data, run, rule, give, night, query} = company();
  give(january, ['L1,2026-01-31,1000']);
  await night('2026-02-05');
  expect(await query(cost)).toEqual([['01', '40.00']]);
  expect((await run('close')).stdout).toContain('No month was ever closed');

  const closed = await run('close', '2026-01', '--by', ' Ada Berg ', '--note', 'as reported');
  expect([closed.status, closed.stdout]).toEqual([
    0,
    '2026-01: closed, says Ada Berg. They keep their rules, rates, grades and where customers stood from the next refresh on.\n',
  ]);

  // 2,600 EUR for 1,000 minutes, and a call takes twice as long: 2.60 EUR a minute in February
  give(
    [...january, ...february],
    ['L1,2026-01-31,1000', 'L2,2026-01-31,100', 'L3,2026-02-28,1500'],
  );
  rule(costs(20));
  await night('2026-03-05');
  expect(await query(cost)).toEqual([
    ['01', '40.00'],
    ['02', '156.00'],
  ]);
  const sums = `select cast(ledger_cost as integer), cast(assigned_cost as integer),
      cast(unused_capacity_cost as integer), cast(variance_cost as integer), is_closed
    from cost_reconciliation order by month`;
  expect(await query(sums)).toEqual([
    ['1100', '40', '960', '100', 'true'],
    ['1500', '156', '1144', '200', 'false'],
  ]);
  expect(
    await query(
      'select cast(reported_ledger_cost as integer), cast(ledger_cost as integer), closed_by from closed_month',
    ),
  ).toEqual([['1000', '1100', 'Ada Berg']]);
  const listed = await run('close', '--json');
  expect(JSON.parse(listed.stdout)).toMatchObject({
    closed_through: '2026-01',
    months: [{month: '2026-01', ledger_cost_since: 100, profit_since: 0}],
    history: [{act: 'closed', by: 'Ada Berg', note: 'as reported'}],
  });
  expect((await run('close')).stdout).toMatch(/Closed until 2026-01\n(.*\n)*.*1000\.00 +1100\.00/);
  const site = await serve({data, port: 0});
  const page = async (path: string) => (await fetch(site.url + path)).text();
  expect(await page('/costs?view=closed&lang=en')).toContain(
    'Closed until January 2026 by Ada Berg.',
  );
  expect(await page('/costs.csv?view=closed&lang=en')).toMatch(
    /2026-01-01,Ada Berg,0.*,-40\.0000,-40\.0000,1000\.0000,1100\.0000/,
  );
  await site.close();

  rule(costs(20, 'profit'));
  const refused = await run('refresh');
  expect(refused.status).toBe(1);
  expect(refused.stderr).toMatch(/call\.step was contribution_2 .* until 2026-01 were closed/);
  expect((await run('check')).stdout).toMatch(/call\.step was contribution_2/);

  const opened = await run('reopen', '2026-01', '--by', 'Ada', '--note', 'wrong minutes');
  expect(opened.stdout).toContain('2026-01: open again, says Ada.');
  await night('2026-03-05');
  expect(await query(cost)).toEqual([
    ['01', '104.00'],
    ['02', '156.00'],
  ]);
  expect(await query('from closed_month')).toEqual([]);
}, 120_000);

test('what cannot be closed or opened says why, and nothing changes', async () => {
  const {run, rule, give, night} = company();
  const problem = async (...words: string[]) => {
    const {status, stderr} = await run(...words);
    return `${status} ${stderr}`;
  };
  expect(await problem('close', '2026-01', '--by', 'Ada')).toMatch(
    /^1 .*nothing has been published here yet.*kundenwert refresh/s,
  );
  give(['0,K1,2025-12-10', ...january, ...february], ['L1,2026-01-31,1000']);
  await night('2026-03-05');
  expect(await problem('close', '2026-13')).toMatch(/^2 .*A month is written like 2026-09/s);
  expect(await problem('close', '2026-01')).toMatch(/^2 kundenwert: --by: the name is empty/);
  expect(await problem('close', '2026-03', '--by', 'Ada')).toMatch(
    /whole months from 2025-12 to 2026-02/,
  );
  expect(await problem('close', '2026-02', '--by', 'Ada')).toMatch(
    /the ledger has no cost yet of 2026-02\n/,
  );
  expect(await problem('reopen', '2026-01', '--by', 'Ada', '--note', 'why')).toMatch(
    /no month is closed/,
  );

  rule(costs(12));
  expect(await problem('close', '2026-01', '--by', 'Ada')).toMatch(/rules.* have changed since/);
  rule(costs(10));
  const closed = await run('close', '2026-01', '--by', 'Ada');
  expect(closed.stdout).toMatch(/^2025-12 to 2026-01: closed/); // no ledger will ever come of 2025
  await night('2026-03-05');
  expect(await problem('close', '2026-01', '--by', 'Ada')).toMatch(
    /until 2026-01 are closed already/,
  );
  expect(await problem('reopen', '2026-02', '--by', 'Ada', '--note', 'why')).toMatch(
    /only the months until 2026-01 are closed/,
  );
  expect(await problem('reopen', '2026-01', '--by', 'Ada', '--note', ' ')).toMatch(
    /^2 kundenwert: --note/,
  );
  expect((await run('close')).stdout).toContain('Closed until 2026-01');
}, 120_000);
