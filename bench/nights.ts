import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {RunSummary} from '../pipelines/runs/summary.ts';
import {openDatabase} from '../warehouse/database.ts';
import {sizeOf, writeOneMoreNight, writeSampleCompany} from './sample_company.ts';
import {printTable} from './table.ts';

const root = join(import.meta.dirname, '..');

interface Run {
  seconds: number;
  peak: number;
}

/** Runs a program of the project in a process of its own, and watches its memory. */
async function run(...program: string[]): Promise<Run> {
  const began = performance.now();
  const child = spawn(process.execPath, program, {cwd: root, stdio: ['ignore', 'ignore', 'pipe']});
  let told = '';
  child.stderr.on('data', (text: Buffer) => {
    told = (told + text).slice(-4000);
  });
  let peak = 0;
  const watch = setInterval(() => {
    try {
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
      peak = Math.max(peak, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) * 1024);
    } catch {}
  }, 50);
  const [status] = (await once(child, 'exit')) as [number | null];
  clearInterval(watch);
  if (status !== 0) throw new Error(`${program.join(' ')} ended with ${status}:\n${told}`);
  return {seconds: (performance.now() - began) / 1000, peak};
}

/** Seconds of each step of the newest run, from its log. */
function steps(data: string): Record<string, number> {
  const logs = readdirSync(join(data, 'runs'))
    .filter(name => name.endsWith('.ndjson'))
    .sort();
  const lines = readFileSync(join(data, 'runs', logs.at(-1)!), 'utf8')
    .trim()
    .split('\n');
  const {steps: all} = JSON.parse(lines.at(-1)!) as RunSummary;
  return Object.fromEntries(all.map(({step, seconds}) => [step, seconds]));
}

const number = (value: number | undefined) => (value ?? 0).toFixed(2);

async function measure(lines: number, folder: string): Promise<(string | number)[][]> {
  const size = sizeOf(lines);
  const [company, data] = [join(folder, 'company'), join(folder, 'data')];
  const database = await openDatabase();
  const db = await database.connect();
  await writeSampleCompany(db, company, size);
  const refresh = (...more: string[]) =>
    run('bin/kundenwert.js', 'refresh', '--company', company, '--data', data, ...more);
  const results: (string | number)[][] = [];
  const row = (name: string, {seconds, peak}: Run, own: Record<string, number>, full: number) =>
    results.push([
      `${lines.toLocaleString('en')} lines: ${name}`,
      ...['extract', 'stage', 'build', 'check', 'publish'].map(step => number(own[step])),
      number(seconds),
      full ? `${((100 * seconds) / full).toFixed(1)} %` : '',
      (peak / 1e6).toFixed(0),
    ]);

  const first = await refresh();
  row('first night, from CSV', first, steps(data), first.seconds);
  const full = await refresh('--full');
  row('full, from what is landed', full, steps(data), first.seconds);
  row('nothing new', await refresh(), steps(data), first.seconds);
  for (let night = 0; night < 2; night++) {
    await writeOneMoreNight(db, company, size, {night, lines: 30_000});
    row('30,000 lines more', await refresh(), steps(data), first.seconds);
  }
  row(
    'nothing new, another business date',
    await refresh('--as-of', '2026-01-16'),
    steps(data),
    first.seconds,
  );
  database.close();
  const hand = await run('bench/by_hand.ts', company, join(folder, 'hand.duckdb'));
  row(
    `by hand; the first night is ${(first.seconds / hand.seconds).toFixed(2)} times that`,
    hand,
    {},
    first.seconds,
  );
  return results;
}

const sizes = process.argv.slice(2).map(Number);
const results: (string | number)[][] = [];
for (const lines of sizes.length > 0 ? sizes : [1_000_000, 10_000_000]) {
  const folder = mkdtempSync(join(tmpdir(), 'kundenwert-bench-'));
  try {
    results.push(...(await measure(lines, folder)));
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}
printTable(
  'Nights, seconds by step, share of the first night, peak memory in MB',
  ['', 'land', 'stage', 'build', 'check', 'publish', 'total', 'share', 'MB'],
  results,
);
