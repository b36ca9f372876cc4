import type {CheckResult} from './checks.ts';
import type {Connection} from './database.ts';
import type {Model} from './model.ts';
import {identifier, list} from './sql.ts';

const shown = 3;

/**
 * Tells the keys of the first rows that break a promise, so that somebody can find what to mend. Rows
 * about single customers are only counted, because what is told goes into mails and logs.
 */
export async function withBrokenRows(
  db: Connection,
  model: Model,
  results: readonly CheckResult[],
): Promise<CheckResult[]> {
  const told: CheckResult[] = [];
  for (const result of results) {
    told.push(
      isOfRows(model, result) ? {...result, rows: await keysOf(db, model, result)} : result,
    );
  }
  return told;
}

/** A condition that begins with a query is about the table, not about a row of it. */
const isOfRows = ({grain, columns, checks}: Model, {severity, condition, failures}: CheckResult) =>
  severity === 'check' &&
  failures > 0 &&
  grain.length > 0 &&
  !grain.includes('customer_id') &&
  !columns.has('customer_id') &&
  checks.some(each => each.condition === condition) &&
  !/^\(\s*select\b/.test(condition);

async function keysOf(
  db: Connection,
  {name, grain}: Model,
  {condition}: CheckResult,
): Promise<string[]> {
  const key = list(
    grain.map(each => `cast(${identifier(each)} as varchar) as ${identifier(each)}`),
  );
  const rows = await db.rows<Record<string, string | null>>(
    `select ${key} from (
      select *, (${condition}) is not true as _is_broken from ${identifier(name)}
    ) where _is_broken order by all limit ${shown}`,
  );
  return rows.map(row =>
    grain.flatMap(column => (row[column] === null ? [] : [`${column} ${row[column]}`])).join(', '),
  );
}
