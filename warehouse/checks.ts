import type {Connection} from './database.ts';
import type {Model} from './model.ts';
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
  const table = identifier(model.name);
  const results = [await unique(db, model)];
  for (const {severity, condition, meaning} of model.checks) {
    const failures = await count(db, `select 1 from ${table} where (${condition}) is not true`);
    results.push({model: model.name, severity, condition, meaning, failures});
  }
  return results;
}

async function unique(db: Connection, {name, grain}: Model): Promise<CheckResult> {
  const table = identifier(name);
  const key = list(grain.map(identifier));
  const failures =
    grain.length === 0
      ? await count(db, `select 1 from ${table} offset 1`)
      : await count(db, `select 1 from ${table} group by ${key} having count(*) > 1`);
  const condition = grain.length === 0 ? 'one row' : `one row per ${grain.join(', ')}`;
  return {model: name, severity: 'check', condition, meaning: undefined, failures};
}

async function count(db: Connection, rows: string): Promise<number> {
  const [row] = await db.rows<{n: number}>(`select count(*) as n from (${rows})`);
  return row!.n;
}
