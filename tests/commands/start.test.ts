import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {setTimeout as pause} from 'node:timers/promises';
import {expect, onTestFinished, test} from 'vitest';
import {program} from '../project_files.ts';
import {answer, kundenwert, temporaryFolder} from './command_line.ts';
import {publishedMusterwerk, smallMusterwerk} from './small_musterwerk.ts';

/** Starts the dashboard on a free port and tells its address. */
async function started(args: readonly string[]) {
  const command = [program, 'start', '--port', '0', ...args];
  const child = spawn(process.execPath, command, {stdio: ['ignore', 'ignore', 'pipe']});
  onTestFinished(() => void child.kill('SIGKILL'));
  let told = '';
  child.stderr.setEncoding('utf8').on('data', text => {
    told += text;
  });
  while (!/listens on (\S+)/.test(told)) await pause(50);
  const url = /listens on (\S+)/.exec(told)![1]!;
  const page = async (path: string) => fetch(`${url}${path}`);
  return {child, page, told: () => told};
}

/** Asks again until the page is there; the first night may take a while. */
async function untilThere(page: () => Promise<Response>): Promise<Response> {
  for (let tries = 0; tries < 600; tries++) {
    const response = await page();
    if (response.status !== 503) return response;
    await pause(100);
  }
  throw new Error('the page never came');
}

test('start runs the first night, says so meanwhile, and then serves the scorecard', async () => {
  const data = temporaryFolder();
  const company = await smallMusterwerk();
  const {page, child} = await started(['--company', company, '--data', data]);

  const meanwhile = await page('/');
  expect(meanwhile.status).toBe(503);
  expect(meanwhile.headers.get('Retry-After')).toBe('5');

  const scorecard = await untilThere(() => page('/'));
  expect(scorecard.status).toBe(200);
  expect(await scorecard.text()).toContain('Musterwerk Maschinenbau');

  child.kill('SIGINT');
  await once(child, 'exit');
}, 120_000);

test('the total on the page is what all invoice lines have earned, to the last digit', async () => {
  const {company, data} = await publishedMusterwerk();
  const {page} = await started(['--company', company, '--data', data]);

  const csv = await (await page('/profitability.json?months=36')).text();
  const total = /"total":\s*\{[^}]*"net_revenue":\s*(-?[\d.]+)/.exec(csv)?.[1];
  const {sum} = await answer(
    data,
    `select cast(sum(net_amount) as varchar) as sum from (
      select net_amount from fct_invoice_line where is_revenue and not is_deferred
      union all
      select net_amount from fct_recognised_revenue_month
      where month <= (select business_date from set_business_date)
    )`,
  );
  expect(total).toBe(sum);
}, 120_000);

test('a refresh beside a running server shows on the next page, without a restart', async () => {
  const {company, data} = await publishedMusterwerk();
  const refresh = (date: string) =>
    kundenwert(['refresh', '--company', company, '--data', data, '--as-of', date]);
  await refresh('2024-08-31');
  const {page} = await started(['--company', company, '--data', data]);
  expect(await (await page('/scorecard.csv?lang=en')).text()).toBeTruthy();
  const before = await (await page('/scorecard.json')).json();
  expect(before).toMatchObject({month: '2024-08-01'});

  await refresh('2024-09-30');
  expect(await (await page('/scorecard.json')).json()).toMatchObject({month: '2024-09-01'});
}, 120_000);

test('when the first night fails, start ends with its status and its message', async () => {
  const company = await smallMusterwerk();
  const files = temporaryFolder();
  const args = ['start', '--port', '0', '--company', company, '--files', files];
  const {status, stderr} = await kundenwert([...args, '--data', temporaryFolder()]);
  expect(status).toBe(1);
  expect(stderr).toContain('erp/kunden: no file matches');
}, 120_000);
