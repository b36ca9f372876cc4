import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely';
import type {Connection} from './database.ts';
import type {Tables} from './tables.ts';

/** Asks short questions of finished tables. */
export type Warehouse = Kysely<Tables>;

/** Where connections come from, and how many of them there may be at once. */
export interface ConnectionSource {
  connect(): Promise<Connection>;
}

/**
 * Kysely on DuckDB. At most `parallel` queries run at once, the others wait in a queue. Connections
 * belong to the source; they are closed with it by `destroy()`.
 */
export function warehouse(source: ConnectionSource, parallel: number): Warehouse {
  return new Kysely<Tables>({dialect: duckdbDialect(source, parallel)});
}

function duckdbDialect(source: ConnectionSource, parallel: number): Dialect {
  return {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DuckDBDriver(source, parallel),
    createIntrospector: db => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  };
}

class DuckDBDriver implements Driver {
  readonly #source: ConnectionSource;
  readonly #parallel: number;
  readonly #all: DuckDBQueries[] = [];
  readonly #idle: DuckDBQueries[] = [];
  readonly #waiting: ((connection: DuckDBQueries) => void)[] = [];
  #opening = 0;

  constructor(source: ConnectionSource, parallel: number) {
    this.#source = source;
    this.#parallel = parallel;
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    const idle = this.#idle.pop();
    if (idle) return idle;
    if (this.#opening < this.#parallel) {
      this.#opening += 1;
      const connection = new DuckDBQueries(await this.#source.connect());
      this.#all.push(connection);
      return connection;
    }
    return new Promise(resolve => this.#waiting.push(resolve));
  }

  async releaseConnection(connection: DatabaseConnection): Promise<void> {
    const next = this.#waiting.shift();
    if (next) next(connection as DuckDBQueries);
    else this.#idle.push(connection as DuckDBQueries);
  }

  async beginTransaction(): Promise<void> {
    throw new Error('snapshots are read-only; there are no transactions');
  }

  async commitTransaction(): Promise<void> {}
  async rollbackTransaction(): Promise<void> {}

  async destroy(): Promise<void> {
    for (const connection of this.#all) connection.close();
  }
}

class DuckDBQueries implements DatabaseConnection {
  readonly #db: Connection;

  constructor(db: Connection) {
    this.#db = db;
  }

  async executeQuery<R>({sql, parameters}: CompiledQuery): Promise<QueryResult<R>> {
    return {rows: await this.#db.rows<R>(sql, parameters)};
  }

  async *streamQuery<R>({sql, parameters}: CompiledQuery): AsyncIterableIterator<QueryResult<R>> {
    for await (const rows of this.#db.batches(sql, parameters)) yield {rows: rows as R[]};
  }

  close(): void {
    this.#db.close();
  }
}
