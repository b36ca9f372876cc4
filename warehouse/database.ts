import {
  BIGINT,
  BOOLEAN,
  DOUBLE,
  type DuckDBConnection,
  DuckDBDataChunk,
  DuckDBDateValue,
  DuckDBDecimalValue,
  DuckDBInstance,
  type DuckDBResult,
  DuckDBTimestampValue,
  type DuckDBValue,
  INTEGER,
  VARCHAR,
  version,
} from '@duckdb/node-api';
import {explained, Problem, systemCode} from '../company/problem.ts';
import {inColumns} from './columns.ts';
import {Decimal} from './decimal.ts';
import {withoutValues} from './query_error.ts';
import {identifier, namesIn} from './sql.ts';

/** What a query's values are in JavaScript: days and moments are ISO texts. */
type Value = string | number | boolean | null | Decimal | Value[] | {[key: string]: Value};
export type Row = Record<string, Value>;

/** The version of DuckDB: another one may compute the same SQL differently. */
export const engineVersion = version();

/** An open DuckDB. This file is the only place that opens one. */
export interface Database {
  connect(): Promise<Connection>;
  close(): void;
}

export interface Connection {
  run(sql: string, parameters?: readonly unknown[]): Promise<void>;
  rows<R = Row>(sql: string, parameters?: readonly unknown[]): Promise<R[]>;
  /** Rows in portions, for results that need not fit into memory. */
  batches(sql: string, parameters?: readonly unknown[]): AsyncIterable<Row[]>;
  /** The same of exactly one statement, with the names of its columns. */
  answer(sql: string): Promise<{columns: readonly string[]; batches: AsyncIterable<Row[]>}>;
  columns(sql: string): Promise<{name: string; type: string}[]>;
  /** Runs all or nothing. COMMIT after a failed statement would report success, so roll back. */
  transaction<T>(work: () => Promise<T>): Promise<T>;
  append(table: string, columns: string[], rows: readonly Row[]): Promise<void>;
  /** The same for many rows and all columns of a table, whose SQL types are given with them. */
  appendMany(table: string, columns: Record<string, string>, rows: readonly Row[]): Promise<void>;
  interrupt(): void;
  close(): void;
}

export interface Limits {
  threads?: number | undefined;
  /** As DuckDB writes it, such as 2GB. */
  memory?: string;
  /** Where intermediate results may spill. */
  spill?: string;
}

/** Opens a database file, or one in memory. */
export async function openDatabase(file = ':memory:', limits: Limits = {}): Promise<Database> {
  const options: Record<string, string> = {};
  if (limits.threads) options.threads = String(limits.threads);
  if (limits.memory) options.memory_limit = limits.memory;
  if (limits.spill) options.temp_directory = limits.spill;
  const instance = await DuckDBInstance.create(file, options);
  return {
    connect: async () => connection(await instance.connect()),
    close: () => instance.closeSync(),
  };
}

function connection(duckdb: DuckDBConnection): Connection {
  const stream = async (sql: string, parameters: readonly unknown[] = []) =>
    failing(sql, () =>
      parameters.length > 0 ? duckdb.stream(sql, parameters.map(bound)) : duckdb.stream(sql),
    );

  async function* batches(sql: string, parameters?: readonly unknown[]) {
    yield* portions(sql, await stream(sql, parameters));
  }

  /* Without parameters a statement goes to DuckDB once, instead of being prepared first. */
  const asked = (sql: string) => failing(sql, () => duckdb.run(sql));

  async function* whole(sql: string) {
    yield* portions(sql, await asked(sql));
  }

  async function* portions(sql: string, result: DuckDBResult) {
    const names = result.deduplicatedColumnNames();
    for (;;) {
      const chunk = await failing(sql, () => result.fetchChunk());
      if (!chunk || chunk.rowCount === 0) return;
      yield chunk.getRows().map(values => rowOf(names, values));
    }
  }

  const self: Connection = {
    async run(sql, parameters = []) {
      if (parameters.length === 0) await asked(sql);
      else await failing(sql, () => duckdb.run(sql, parameters.map(bound)));
    },
    async rows<R>(sql: string, parameters?: readonly unknown[]) {
      const rows = [];
      for await (const batch of parameters?.length ? batches(sql, parameters) : whole(sql)) {
        rows.push(...batch);
      }
      return rows as R[];
    },
    batches,
    async answer(sql) {
      const isEmpty = sql.trim() === '';
      const statements = isEmpty
        ? undefined
        : await failing(sql, () => duckdb.extractStatements(sql));
      if (statements?.count !== 1) {
        throw new QueryError('one query at a time', sql);
      }
      const result = await stream(sql);
      return {columns: result.deduplicatedColumnNames(), batches: portions(sql, result)};
    },
    async columns(sql) {
      const rows = await self.rows<{column_name: string; column_type: string}>(`describe ${sql}`);
      return rows.map(row => ({name: row.column_name, type: row.column_type}));
    },
    async transaction(work) {
      await self.run('begin transaction');
      try {
        const result = await work();
        await self.run('commit');
        return result;
      } catch (error) {
        await self.run('rollback').catch(() => {});
        throw error;
      }
    },
    async append(table, columns, rows) {
      for (let from = 0; from < rows.length; from += rowsPerInsert) {
        const part = rows.slice(from, from + rowsPerInsert);
        const values = part.flatMap(row => columns.map(column => row[column]));
        await self.run(insertion(table, columns, part.length), values);
      }
    },
    async appendMany(table, columns, rows) {
      const [name, schema, catalog] = namesIn(table).reverse();
      const refused = <T>(work: () => T) => failing(`append to ${table}`, async () => work());
      const appender = await refused(() => duckdb.createAppender(name!, schema, catalog));
      for (const part of inColumns(columns, rows, rowsPerChunk)) {
        const {length} = part[0]!.values;
        const chunk = DuckDBDataChunk.create(
          part.map(({type}) => types[type]),
          length,
        );
        chunk.setColumns(part.map(({values}) => values));
        await refused(() => appender.appendDataChunk(chunk));
      }
      await refused(() => appender.closeSync());
    },
    interrupt: () => duckdb.interrupt(),
    close: () => duckdb.closeSync(),
  };
  return self;
}

const rowsPerInsert = 200;

/** The size of DuckDB's vectors: no chunk holds more. */
const rowsPerChunk = 2048;

const types = {DOUBLE, BIGINT, INTEGER, BOOLEAN, VARCHAR};

function insertion(table: string, columns: readonly string[], rows: number): string {
  const row = (index: number) =>
    `(${columns.map((_, column) => `$${index * columns.length + column + 1}`).join(', ')})`;
  const values = Array.from({length: rows}, (_, index) => row(index)).join(', ');
  return `insert into ${table} (${columns.map(identifier).join(', ')}) values ${values}`;
}

/** A failed query always shows its SQL. */
async function failing<T>(sql: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new QueryError(withoutValues(message, sql), sql, systemCode(message));
  }
}

/** A query that DuckDB refused or could not finish. */
export class QueryError extends Error {
  readonly sql: string;
  /** That of the system's error that DuckDB met, such as ENOSPC. */
  readonly code: string | undefined;

  /** No cause: its text may quote what is in a row. */
  constructor(message: string, sql: string, code?: string) {
    super(message);
    this.name = 'QueryError';
    this.sql = sql;
    this.code = code;
  }
}

/** Says where a failing query stands, for errors that a person has made. */
export function queryProblem(error: unknown, where: string, next: string): unknown {
  const known = explained(error);
  if (!(known instanceof QueryError)) return known;
  return new Problem({where, what: known.message, next, cause: error});
}

function bound(value: unknown): never {
  if (value === undefined) return null as never;
  return (value instanceof Decimal ? value.text : value) as never;
}

function rowOf(names: readonly string[], values: readonly DuckDBValue[]): Row {
  const row: Row = {};
  for (let index = 0; index < names.length; index++) {
    row[names[index]!] = javascript(values[index] ?? null);
  }
  return row;
}

function javascript(value: DuckDBValue): Value {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'bigint') {
    return Number.isSafeInteger(Number(value)) ? Number(value) : new Decimal(String(value));
  }
  if (value instanceof DuckDBDecimalValue) return new Decimal(value.toString());
  if (value instanceof DuckDBDateValue) return value.toString();
  if (value instanceof DuckDBTimestampValue) return value.toString().replace(' ', 'T');
  return value.toString();
}
