import {readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {setTimeout as pause} from 'node:timers/promises';
import {gunzipSync, gzipSync} from 'node:zlib';
import {expect, test} from 'vitest';
import {answer, kundenwert} from './command_line.ts';
import {publishedMusterwerk, smallMusterwerk} from './small_musterwerk.ts';

const revenue = (data: string) =>
  answer(data, 'select sum(net_amount) as revenue, count(*) as n from fct_invoice_line');

/** The two companies differ more than the nights of one do. */
function acceptAnyNumberOfRows(company: string): void {
  const sources = join(company, 'sources.yaml');
  const text = readFileSync(sources, 'utf8');
  writeFileSync(sources, text.replace('\nservice:\n', '\nservice:\n  expect: {rows: 0}\n'));
}

test('kills at random moments of a refresh leave exactly one night published each time', async () => {
  const {company: odd, data} = await publishedMusterwerk();
  const even = await smallMusterwerk(2);
  acceptAnyNumberOfRows(odd);
  const refresh = (files: string) => [
    'refresh',
    '--company',
    odd,
    '--files',
    files,
    '--data',
    data,
  ];

  const oddNight = await revenue(data);
  const began = performance.now();
  expect((await kundenwert(refresh(even))).status).toBe(0);
  const milliseconds = performance.now() - began;
  const evenNight = await revenue(data);
  expect(evenNight).not.toEqual(oddNight);

  let kills = 0;
  for (let round = 0; round < 4; round++) {
    const {signal} = await kundenwert(refresh(round % 2 ? even : odd), {
      async onStart(child) {
        await pause(Math.random() * milliseconds);
        child.kill('SIGKILL');
      },
    });
    if (signal === 'SIGKILL') kills += 1;
    expect([oddNight, evenNight]).toContainEqual(await revenue(data));
  }
  expect(kills).toBeGreaterThan(0);

  expect((await kundenwert(refresh(odd))).status).toBe(0);
  expect(await revenue(data)).toEqual(oddNight);
  expect(readdirSync(data).filter(name => name.startsWith('building-'))).toEqual([]);
}, 300_000);

test('Ctrl-C ends a refresh with 130, and the published snapshot stays', async () => {
  const {company, data} = await publishedMusterwerk();
  const before = await answer(data, 'select count(*) as n from fct_invoice_line');

  const interrupted = await kundenwert(['refresh', '--company', company, '--data', data], {
    onStart(child) {
      child.stderr!.once('data', () => child.kill('SIGINT'));
    },
  });
  expect(interrupted.status).toBe(130);
  expect(interrupted.stderr).toContain('interrupted; nothing was published');
  expect(interrupted.stderr).not.toContain('    at ');
  expect(await answer(data, 'select count(*) as n from fct_invoice_line')).toEqual(before);
  expect(readdirSync(data).filter(name => name.startsWith('building-'))).toEqual([]);
}, 120_000);

test('a stream that fails leaves the run partial and its last good data in use', async () => {
  const {company, data} = await publishedMusterwerk();
  const before = await answer(data, 'select count(*) as n from fct_service_case');

  writeFileSync(join(company, 'files/service/tickets_2024-09.csv.gz'), 'cut in transit');
  const partial = await kundenwert(['refresh', '--company', company, '--data', data]);
  expect(partial.status).toBe(3);
  expect(partial.stderr).toContain('service/tickets, tickets_2024-09.csv.gz');
  expect(partial.stdout).toContain('failed, last good data used');
  expect(await answer(data, 'select count(*) as n from fct_service_case')).toEqual(before);
}, 120_000);

test('in the place of a delivery that cannot be staged comes the one before it', async () => {
  const {company, data} = await publishedMusterwerk();
  const file = join(company, 'files/crm/aktivitaeten_2024-09.csv.gz');
  const before = await answer(data, 'select count(*) as n from fct_interaction');

  const good = gunzipSync(readFileSync(file)).toString();
  writeFileSync(file, gzipSync(good.replace(';besuch;', ';be\rsuch;')));
  const partial = await kundenwert(['refresh', '--company', company, '--data', data]);
  expect(partial.status).toBe(3);
  expect(partial.stderr).toContain('crm/aktivitaeten');
  expect(readdirSync(join(data, 'landing/crm/aktivitaeten'))).toEqual([
    '000001',
    '000002',
    '000003',
    '000004',
  ]);
  expect(await answer(data, 'select count(*) as n from fct_interaction')).toEqual(before);
}, 120_000);
