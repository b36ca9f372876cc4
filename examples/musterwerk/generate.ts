import {cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync} from 'node:fs';
import {basename, dirname, join, resolve} from 'node:path';
import {parseArgs} from 'node:util';
import type {Arguments} from './generator/company.ts';
import {type Manifest, readManifest, writeManifest} from './generator/files/manifest.ts';
import type {Span} from './generator/files/outbox.ts';
import {writeHistory} from './generator/history.ts';
import {
  type Day,
  dayOf,
  firstDay,
  HISTORY_START,
  isoDay,
  lastDay,
  monthOf,
} from './generator/world/calendar.ts';

const USAGE =
  'usage: node generate.ts [--customers 20..1000000] [--years 1..10] [--seed 0..4294967295] [--months 1..120] [--until YYYY-MM-DD] [--out DIR]';

export interface Options extends Arguments {
  /** So many months have files of their own, what lies before them one a year. */
  months?: number | undefined;
  /** The last night to deliver; without it, the whole history. */
  until?: string | undefined;
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
 * Writes the files of Musterwerk to `out`. They are made in a folder beside it and moved there at
 * the end, so a run that was cut short leaves nothing that could be taken for a result. With
 * `until`, the same company that lies there already is brought up to that night.
 */
export async function generate(options: Options): Promise<Generated> {
  const {customers, years, seed, out} = options;
  check('--customers', customers, 20, 1_000_000);
  check('--years', years, 1, 10);
  check('--seed', seed, 0, 4_294_967_295);
  if (options.months !== undefined) check('--months', options.months, 1, 120);
  const target = resolve(out);
  const found = refuseForeignFolder(target);
  const given = {customers, years, seed};
  const known = options.until && sameCompany(found, given) ? found : undefined;
  const span = spanOf(options, known);
  makeFolder(dirname(target));
  const draft = mkdtempSync(join(dirname(target), `.${basename(target)}-`));
  try {
    if (known) cpSync(target, draft, {recursive: true, preserveTimestamps: true});
    const delivered = await writeHistory(draft, given, span, known);
    const files = [...filesOf(known, delivered.files), ...delivered.files];
    const {until, nights, months} = span;
    const days = {until: isoDay(until), nights: isoDay(nights), months: isoDay(months)};
    writeManifest(draft, {arguments: given, ...days, ...delivered, files});
    replace(target, draft);
    const rows = files.reduce((sum, file) => sum + file.rows, 0);
    return {out: target, files: files.length, rows};
  } finally {
    rmSync(draft, {recursive: true, force: true});
  }
}

const sameCompany = (known: Manifest | undefined, given: Arguments): known is Manifest =>
  known?.until !== undefined && JSON.stringify(known.arguments) === JSON.stringify(given);

/** Files of earlier nights; what is delivered whole each time has been replaced. */
const filesOf = (known: Manifest | undefined, fresh: Manifest['files']) =>
  (known?.files ?? []).filter(({path}) => fresh.every(each => each.path !== path));

/** Companies that are larger have a file for each month, so that memory holds no year of them. */
const SMALL = 5_000;
/** Months that have files of their own, unless somebody says how many. */
const MONTHS = 3;

/**
 * Without `until` there is a file for each of the last months. With it, the nights of its month
 * have files of their own, and so have all that come after.
 */
function spanOf(
  {customers, months: wanted, until, years}: Options,
  known: Manifest | undefined,
): Span {
  const from = HISTORY_START;
  const end = lastDay(years * 12 - 1);
  const monthsFrom = (last: Day) =>
    wanted === undefined && customers > SMALL
      ? from
      : Math.max(from, firstDay(monthOf(last) - (wanted ?? MONTHS) + 1));
  if (until === undefined)
    return {from, months: monthsFrom(end), nights: end + 1, until: end, known: from};
  const day = dayFrom(until);
  if (day === undefined || day < from || day > end) {
    const range = `${isoDay(from)} to ${isoDay(end)}`;
    throw new WrongUse(`--until must be a day from ${range}; ${USAGE}`);
  }
  const months = monthsFrom(day);
  if (!known) return {from, months, nights: firstDay(monthOf(day)), until: day, known: from};
  const last = dayFrom(known.until) as Day;
  if (day <= last)
    throw new WrongUse(`--until must be after ${known.until}, which is there already; ${USAGE}`);
  const nights = Math.min(dayFrom(known.nights) as Day, last + 1);
  return {from, months: dayFrom(known.months) as Day, nights, until: day, known: last + 1};
}

function dayFrom(text: string): Day | undefined {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? [];
  if (year === undefined) return undefined;
  const found = dayOf(Number(year), Number(month), Number(day));
  return isoDay(found) === text ? found : undefined;
}

function check(option: string, value: number, low: number, high: number): void {
  if (Number.isInteger(value) && value >= low && value <= high) return;
  throw new WrongUse(`${option} must be a whole number from ${low} to ${high}; ${USAGE}`);
}

/** Only an empty folder or one of our own may be replaced. */
function refuseForeignFolder(target: string): Manifest | undefined {
  if (!existsSync(target)) return undefined;
  const names = readdirSync(target);
  if (names.length === 0) return undefined;
  if (names.includes('manifest.json')) return readManifest(target);
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
  const options = {
    customers: text,
    years: text,
    seed: text,
    months: text,
    until: text,
    out: text,
  };
  let values: Record<string, string | undefined>;
  try {
    ({values} = parseArgs({args, options}));
  } catch (error) {
    throw new WrongUse(`${(error as Error).message.split(/[.\n]/)[0]}; ${USAGE}`);
  }
  const number = (value: string) => (/^\d+$/.test(value) ? Number(value) : Number.NaN);
  return {
    customers: number(values.customers ?? '2000'),
    years: number(values.years ?? '3'),
    seed: number(values.seed ?? '1'),
    months: values.months === undefined ? undefined : number(values.months),
    until: values.until,
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
