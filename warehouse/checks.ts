import type {Connection} from './database.ts';
import {tablesIn} from './graph.ts';
import {changeTables, matching} from './increments/change.ts';
import {inSnapshot} from './increments/known_tables.ts';
import type {Check, Model} from './model.ts';
import {identifier, list} from './sql.ts';

export interface CheckResult {
  model: string;
  severity: 'check' | 'warn';
  condition: string;
  meaning: string | undefined;
  /** Rows that break the promise. */
  failures: number;
  /** Keys of the first of them, where they may be told. */
  rows?: string[];
}

/** Holds a built model to every promise of its header; a condition that is NULL is broken, too. */
export async function checkModel(db: Connection, model: Model): Promise<CheckResult[]> {
  const {name, checks} = model;
  const broken = await brokenIn(db, identifier(name), checks, twinsOf(model));
  return results(model, broken.get('twins')!, check => broken.get(check)!);
}

/** What is known about a model whose table was rebuilt in part, or not at all. */
export interface Checked {
  /** What came of its checks in the published snapshot, by condition. */
  before: ReadonlyMap<string, number>;
  /** Whether a table has changed this night. */
  hasChanged(table: string): boolean;
  /** Whether a table falls into the same parts as the model. */
  hasParts(table: string): boolean;
  /** Lets the names of those tables that fall into parts stand for their touched parts. */
  inSlices(tables: readonly string[], work: () => Promise<void>): Promise<void>;
}

/** Checks a table that was not rebuilt: only conditions that read what has changed. */
export async function checkKept(
  db: Connection,
  model: Model,
  {before, hasChanged}: Checked,
): Promise<CheckResult[]> {
  const open: Check[] = [];
  for (const check of model.checks) {
    const isKnown = before.has(check.condition);
    if (!isKnown || (await readBy(db, model, check)).some(hasChanged)) open.push(check);
  }
  const broken = await brokenIn(db, identifier(model.name), open);
  return results(model, 0, check => broken.get(check) ?? before.get(check.condition)!);
}

/**
 * Checks a table of which some parts were rebuilt: what changed is checked, and the rest was when
 * it came. A condition that reads something else that has changed is asked of the whole table.
 */
export async function checkInPart(
  db: Connection,
  model: Model,
  {before, hasChanged, hasParts, inSlices}: Checked,
): Promise<CheckResult[]> {
  const known = ({severity, condition}: Check) =>
    severity === 'check' ? 0 : before.get(condition);
  const ofRows: Check[] = [];
  const ofParts: Check[] = [];
  const ofAll: Check[] = [];
  const read = new Set([model.name]);
  for (const check of model.checks) {
    const reads = await readBy(db, model, check);
    const isOfRows = reads.every(table => table !== model.name && !hasChanged(table));
    const isOfParts = reads.every(table => hasParts(table) || !hasChanged(table));
    if (isOfRows && known(check) !== undefined) ofRows.push(check);
    else if (check.severity === 'check' && isOfParts) ofParts.push(check);
    else ofAll.push(check);
    for (const table of reads) read.add(table);
  }
  const {gone, came} = changeTables(model.name);
  const wereBroken = ofRows.filter(check => known(check)! > 0);
  const went = await brokenIn(db, `temp.${identifier(gone)}`, wereBroken);
  const arrived = await brokenIn(db, `temp.${identifier(came)}`, ofRows);
  let inParts: Awaited<ReturnType<typeof brokenIn>> = new Map();
  if (ofParts.length > 0) {
    await inSlices([...read], async () => {
      inParts = await brokenIn(db, identifier(model.name), ofParts);
    });
  }
  const inAll = await brokenIn(db, identifier(model.name), ofAll);
  return results(model, await uniqueAmong(db, model, came), check =>
    arrived.has(check)
      ? known(check)! - (went.get(check) ?? 0) + arrived.get(check)!
      : (inParts.get(check) ?? inAll.get(check)!),
  );
}

const results = (
  model: Model,
  twins: number,
  failuresOf: (check: Check) => number,
): CheckResult[] => [
  result(model, uniqueness(model), twins),
  ...model.checks.map(check => result(model, check, failuresOf(check))),
];

const result = ({name}: Model, {severity, condition, meaning}: Check, failures: number) => ({
  model: name,
  severity,
  condition,
  meaning,
  failures,
});

const uniqueness = ({grain}: Model): Check => ({
  severity: 'check',
  condition: grain.length === 0 ? 'one row' : `one row per ${grain.join(', ')}`,
  meaning: undefined,
});

/** Rows for those that a model should have only once. */
function twinsOf({name, grain}: Model): string {
  const table = identifier(name);
  return grain.length === 0
    ? `select 1 from ${table} offset 1`
    : `select 1 from ${table} group by ${list(grain.map(identifier))} having count(*) > 1`;
}

/** Whether any row that came has the key of another one. */
async function uniqueAmong(db: Connection, model: Model, came: string): Promise<number> {
  const key = list(model.grain.map(column => `t.${identifier(column)}`));
  const rows = `temp.${identifier(came)}`;
  const same = await matching(db, rows, model.grain, ['t', 'c']);
  return count(
    db,
    `select 1 from ${inSnapshot(model.name)} as t
    semi join ${rows} as c on ${same}
    group by ${key} having count(*) > 1`,
  );
}

/** The tables that a condition reads beside the one it is about. */
const readBy = (db: Connection, {file}: Model, {condition}: Check): Promise<string[]> =>
  tablesIn(db, `select 1 where (${condition})`, file);

/** How many rows break each of some conditions, and how many `twins` there are: all in one go. */
async function brokenIn(
  db: Connection,
  table: string,
  checks: readonly Check[],
  twins?: string,
): Promise<Map<Check | 'twins', number>> {
  if (checks.length === 0 && !twins) return new Map();
  const breaks = checks.map(({condition}, at) => `(${condition}) is not true as _${at}`);
  const counts = [
    ...checks.map((_, at) => `count(*) filter (where _${at}) as _${at}`),
    ...(twins ? [`(select count(*) from (${twins})) as twins`] : []),
  ];
  const from = checks.length > 0 ? ` from (select ${list(breaks)} from ${table})` : '';
  const [row] = await db.rows<Record<string, number>>(`select ${list(counts)}${from}`);
  const broken = new Map<Check | 'twins', number>([['twins', row!.twins ?? 0]]);
  for (const [at, check] of checks.entries()) broken.set(check, row![`_${at}`]!);
  return broken;
}

async function count(db: Connection, rows: string): Promise<number> {
  const [row] = await db.rows<{n: number}>(`select count(*) as n from (${rows})`);
  return row!.n;
}
