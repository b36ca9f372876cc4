import {existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync} from 'node:fs';
import {basename, dirname, join, resolve} from 'node:path';
import {parseArgs} from 'node:util';
import type {Arguments} from './generator/company.ts';
import {writeManifest} from './generator/files/manifest.ts';
import {writeHistory} from './generator/history.ts';

const USAGE =
  'usage: node generate.ts [--customers 20..20000] [--years 1..10] [--seed 0..4294967295] [--out DIR]';

export interface Options extends Arguments {
  out: string;
}

export interface Generated {
  out: string;
  files: number;
  rows: number;
}

/** A wrong argument; the message says which, and what would be right. */
export class WrongUse extends Error {}

/**
 * Writes the files of Musterwerk to `out`. They are made in a folder beside it and moved there at the end,
 * so a run that was cut short leaves nothing that could be taken for a result.
 */
export async function generate({customers, years, seed, out}: Options): Promise<Generated> {
  check('--customers', customers, 20, 20_000);
  check('--years', years, 1, 10);
  check('--seed', seed, 0, 4_294_967_295);
  const target = resolve(out);
  refuseForeignFolder(target);
  makeFolder(dirname(target));
  const draft = mkdtempSync(join(dirname(target), `.${basename(target)}-`));
  try {
    const delivered = await writeHistory(draft, {customers, years, seed});
    writeManifest(draft, delivered);
    replace(target, draft);
    const rows = delivered.files.reduce((sum, file) => sum + file.rows, 0);
    return {out: target, files: delivered.files.length, rows};
  } finally {
    rmSync(draft, {recursive: true, force: true});
  }
}

function check(option: string, value: number, low: number, high: number): void {
  if (Number.isInteger(value) && value >= low && value <= high) return;
  throw new WrongUse(`${option} must be a whole number from ${low} to ${high}; ${USAGE}`);
}

/** Only an empty folder or one of our own may be replaced. */
function refuseForeignFolder(target: string): void {
  if (!existsSync(target)) return;
  const names = readdirSync(target);
  if (names.length === 0 || names.includes('manifest.json')) return;
  throw new WrongUse(`--out ${target} holds other files; name an empty or a new folder`);
}

/** Parents first; Node's own recursive mkdir never returns where a file system refuses new folders. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder);
}

function replace(target: string, draft: string): void {
  const old = `${draft}-old`;
  if (existsSync(target)) renameSync(target, old);
  renameSync(draft, target);
  rmSync(old, {recursive: true, force: true});
}

function readOptions(args: string[]): Options {
  const text = {type: 'string'} as const;
  let values: {customers?: string; years?: string; seed?: string; out?: string};
  try {
    ({values} = parseArgs({args, options: {customers: text, years: text, seed: text, out: text}}));
  } catch (error) {
    throw new WrongUse(`${(error as Error).message.split(/[.\n]/)[0]}; ${USAGE}`);
  }
  const number = (value: string) => (/^\d+$/.test(value) ? Number(value) : Number.NaN);
  return {
    customers: number(values.customers ?? '2000'),
    years: number(values.years ?? '3'),
    seed: number(values.seed ?? '1'),
    out: values.out ?? join(import.meta.dirname, 'files'),
  };
}

async function main(): Promise<void> {
  const began = performance.now();
  try {
    const {out, files, rows} = await generate(readOptions(process.argv.slice(2)));
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    console.log(`${out}: ${files} files, ${rows} rows, ${seconds} s`);
  } catch (error) {
    const wrongUse = error instanceof WrongUse;
    const {message} = error as Error;
    console.error(wrongUse ? message : `The files could not be written: ${message}`);
    process.exitCode = wrongUse ? 2 : 1;
  }
}

if (import.meta.main) await main();
