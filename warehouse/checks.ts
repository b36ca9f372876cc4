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
}

/** Holds a built model to every promise of its header; a condition that is NULL is broken, too. */
export async function checkModel(db: Connection, model: Model): Promise<CheckResult[]> {
  const results = [await unique(db, model)];
  for (const check of model.checks) {
    results.push(result(model, check, await broken(db, identifier(model.name), check)));
  }
  return results;
}

/** What is known about a model whose table was rebuilt in part, or not at all. */
export interface Checked {
  /** What came of its checks in the published snapshot, by condition. */
  before: ReadonlyMap<string, number>;
  /** Whether a table has changed this night. */
  hasChanged(table: string): boolean;
  /** Whether a table falls into the same parts as the model. */
  hasParts(table: string): boolean;
  /** Lets the names of tables that fall into parts stand for their touched parts. */
  inSlices(work: () => Promise<void>): Promise<void>;
}

/** Checks a table that was not rebuilt: only conditions that read what has changed. */
export async function checkKept(
  db: Connection,
  model: Model,
  {before, hasChanged}: Checked,
): Promise<CheckResult[]> {
  const results = [result(model, uniqueness(model), 0)];
  for (const check of model.checks) {
    const known = before.get(check.condition);
    const reads = await tablesIn(db, `select 1 where (${check.condition})`, model.file);
    const failures =
      known === undefined || reads.some(hasChanged)
        ? await broken(db, identifier(model.name), check)
        : known;
    results.push(result(model, check, failures));
  }
  return results;
}

/**
 * Checks a table of which some parts were rebuilt: what changed is checked, and the rest was when
 * it came. A condition that reads something else that has changed is asked of the whole table.
 */
export async function checkInPart(
  db: Connection,
  model: Model,
  checked: Checked,
): Promise<CheckResult[]> {
  const {gone, came} = changeTables(model.name);
  const results = [await uniqueAmong(db, model, came)];
  for (const check of model.checks) {
    const reads = await tablesIn(db, `select 1 where (${check.condition})`, model.file);
    const known = check.severity === 'check' ? 0 : checked.before.get(check.condition);
    const isOfRows = reads.every(table => table !== model.name && !checked.hasChanged(table));
    let failures: number | undefined;
    if (isOfRows && known !== undefined) {
      const went = await broken(db, `temp.${identifier(gone)}`, check);
      failures =
        known - (known > 0 ? went : 0) + (await broken(db, `temp.${identifier(came)}`, check));
    } else if (
      check.severity === 'check' &&
      reads.every(table => checked.hasParts(table) || !checked.hasChanged(table))
    ) {
      await checked.inSlices(async () => {
        failures = await broken(db, identifier(model.name), check);
      });
    }
    results.push(
      result(model, check, failures ?? (await broken(db, identifier(model.name), check))),
    );
  }
  return results;
}

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

async function unique(db: Connection, model: Model): Promise<CheckResult> {
  const table = identifier(model.name);
  const key = list(model.grain.map(identifier));
  const failures =
    model.grain.length === 0
      ? await count(db, `select 1 from ${table} offset 1`)
      : await count(db, `select 1 from ${table} group by ${key} having count(*) > 1`);
  return result(model, uniqueness(model), failures);
}

/** Whether any row that came has the key of another one. */
async function uniqueAmong(db: Connection, model: Model, came: string): Promise<CheckResult> {
  const key = list(model.grain.map(column => `t.${identifier(column)}`));
  const rows = `temp.${identifier(came)}`;
  const same = await matching(db, rows, model.grain, ['t', 'c']);
  const failures = await count(
    db,
    `select 1 from ${inSnapshot(model.name)} as t
    semi join ${rows} as c on ${same}
    group by ${key} having count(*) > 1`,
  );
  return result(model, uniqueness(model), failures);
}

const broken = (db: Connection, table: string, {condition}: Check): Promise<number> =>
  count(db, `select 1 from ${table} where (${condition}) is not true`);

async function count(db: Connection, rows: string): Promise<number> {
  const [row] = await db.rows<{n: number}>(`select count(*) as n from (${rows})`);
  return row!.n;
}
