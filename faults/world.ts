import {cpSync, mkdirSync, mkdtempSync, rmSync, utimesSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {compileCalls, noCallFaults} from './calls.ts';
import {type CommandOptions, kundenwert, type Outcome} from './command.ts';
import {
  centsUntil,
  type DatabaseKind,
  filesOf,
  filesOfStream,
  type Night,
  writeCompany,
} from './company.ts';
import {type Desk, startDesk} from './databases.ts';
import {ask, type Question, questionFor, type Sums, sumsOf} from './sums.ts';

/** A company with one good night behind it, and what each of its nights is to look like. */
export interface World {
  folder: string;
  /** What makes calls fail; undefined where that cannot be had. */
  library: string | undefined;
  desks: readonly Desk[];
  question: Question;
  /** A data folder after one night, which nobody may change. */
  first: string;
  /** A data folder after two nights without any fault. */
  second: string;
  /** How long the second night takes. */
  seconds: number;
  refresh(data: string, night: Night, options?: Refresh): Promise<Outcome>;
  /** The sums of a night to which some streams have brought nothing new. */
  reference(night: Night, withheld?: readonly string[]): Promise<Sums>;
  /** Anything that is needed once, in a folder of its own. */
  newFolder(): string;
  close(): Promise<void>;
}

interface Refresh extends CommandOptions {
  withheld?: readonly string[];
  /** Everything is built anew. */
  full?: boolean;
  /** A database that answers slowly. */
  slowly?: DatabaseKind;
}

/** Starts the servers, lives through the nights without faults, and keeps what they looked like. */
export async function startWorld(databases: readonly DatabaseKind[]): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'kundenwert-faults-'));
  process.once('exit', () => rmSync(folder, {recursive: true, force: true}));
  const desks = await Promise.all(databases.map(startDesk));
  const close = async () => {
    await Promise.all(desks.map(desk => desk.stop()));
    rmSync(folder, {recursive: true, force: true});
  };
  try {
    const company = join(folder, 'company');
    writeCompany(company, databases);
    const refresh = refreshOf(folder, company, desks);
    return {...(await lived(folder, refresh)), folder, desks, refresh, close};
  } catch (error) {
    await close();
    throw error;
  }
}

const streamOf: Record<DatabaseKind, string> = {postgres: 'desk/cases', mysql: 'field/visits'};

function refreshOf(folder: string, company: string, desks: readonly Desk[]): World['refresh'] {
  return (data, night, {withheld = [], full, slowly, environment, ...options} = {}) => {
    const files =
      withheld.length > 0 ? without(folder, company, night, withheld) : filesOf(company, night);
    const addresses = desks.map(desk =>
      desk.environment(
        withheld.includes(streamOf[desk.kind]) ? before(night) : night,
        desk.kind === slowly,
      ),
    );
    const places = ['--company', company, '--files', files, '--data', data];
    return kundenwert(['refresh', ...(full ? ['--full'] : []), ...places], {
      ...options,
      environment: Object.assign({}, ...addresses, environment),
    });
  };
}

const before = (night: Night) => (night - 1) as Night;

/** The files of a night, where some streams still have those of the night before. */
function without(folder: string, company: string, night: Night, withheld: readonly string[]) {
  const target = mkdtempSync(join(folder, 'withheld-'));
  for (const [stream, files] of Object.entries(filesOfStream)) {
    const from = withheld.includes(stream) ? before(night) : night;
    for (const file of files(from)) {
      cpSync(join(filesOf(company, from), file), join(target, file), {preserveTimestamps: true});
      utimesSync(join(target, file), 1_750_000_000, 1_750_000_000);
    }
  }
  return target;
}

async function lived(folder: string, refresh: World['refresh']) {
  let count = 0;
  const newFolder = () => {
    const made = join(folder, `folder-${++count}`);
    mkdirSync(made);
    return made;
  };
  const after = async (from: string | undefined, night: Night, options: Refresh = {}) => {
    const data = join(newFolder(), 'data');
    if (from) copyData(from, data);
    const outcome = await refresh(data, night, options);
    if (outcome.status !== 0) throw new Error(`Without any fault:\n${outcome.stderr}`);
    const noticed = /^Noticed .*$/m.exec(outcome.stdout);
    if (noticed) console.warn(`Night ${night}, without any fault: ${noticed[0]}`);
    return data;
  };
  const first = await after(undefined, 1);
  const began = performance.now();
  const second = await after(first, 2);
  const seconds = (performance.now() - began) / 1000;
  const question = await questionFor(second, await after(first, 2, {full: true}));
  const known = new Map<string, Promise<Sums>>();
  const reference = (night: Night, withheld: readonly string[] = []) => {
    const name = [night, ...withheld.toSorted()].join(' without ');
    const sums = known.get(name) ?? soundSums(night, withheld);
    known.set(name, sums);
    return sums;
  };
  const soundSums = async (night: Night, withheld: readonly string[]) => {
    const clean = withheld.length === 0 && {1: first, 2: second}[night as 1 | 2];
    const data = clean || (await after(night === 3 ? second : first, night, {withheld}));
    const sums = await sumsOf(data, question);
    requireSound(sums, night);
    if (withheld.length === 0) await requireRevenue(data, night);
    return sums;
  };
  await Promise.all([reference(1), reference(2)]);
  const library = noCallFaults() ? undefined : compileCalls(folder);
  return {first, second, seconds, question, reference, newFolder, library};
}

/** A copy that can be attacked. Never by hard links: DuckDB writes in place. */
export const copyData = (from: string, to: string) =>
  cpSync(from, to, {recursive: true, preserveTimestamps: true});

/** What faults are measured by has to be right itself. */
function requireSound(sums: Sums, night: Night): void {
  const broken = [...sums].filter(([, value]) => value === 'does not add up');
  if (broken.length > 0) throw new Error(`Night ${night} does not add up: ${broken.join('; ')}`);
}

async function requireRevenue(data: string, night: Night): Promise<void> {
  const [row] = await ask<{cents: number}>(
    data,
    'select cast(sum(net_amount) * 100 as bigint) as cents from fct_invoice_line',
  );
  if (Number(row?.cents) !== centsUntil(night)) {
    throw new Error(`Night ${night} has ${row?.cents} cents, not ${centsUntil(night)}`);
  }
}
