import {Socket} from 'node:net';
import {PostgresDialect, sql} from 'kysely';
import pg from 'pg';
import Cursor from 'pg-cursor';
import type {DatabaseSystem} from '../../company/sources/database.ts';
import type {Column, Connection} from './connection.ts';

/** Values stay the texts that the server wrote. */
const asText = {getTypeParser: () => (value: string) => value} as unknown as pg.CustomTypesConfig;

/** Rows as lists: two columns may have the same name, which an object would hide. */
class ListCursor extends Cursor {
  constructor(statement: string, parameters: unknown[]) {
    super(statement, parameters, {rowMode: 'array', types: asText});
  }
}

const {INT2, INT4, INT8, NUMERIC, FLOAT4, FLOAT8, DATE, TIMESTAMP, TIMESTAMPTZ} = pg.types.builtins;

const ordered = new Map<number, Pick<Column, 'kind' | 'type'>>([
  ...[INT2, INT4, INT8].map(each => [each, {kind: 'number', type: 'int8'}] as const),
  ...[FLOAT4, FLOAT8].map(each => [each, {kind: 'number', type: 'float8'}] as const),
  [NUMERIC, {kind: 'number', type: 'numeric'}],
  ...[DATE, TIMESTAMP].map(each => [each, {kind: 'moment', type: 'timestamp'}] as const),
  [TIMESTAMPTZ, {kind: 'moment', type: 'timestamptz'}],
]);

/** Servers that do not know one of these, older or newer ones, go without it. */
const settings = ({timeout_seconds}: DatabaseSystem) => ({
  datestyle: 'ISO',
  timezone: 'UTC',
  intervalstyle: 'iso_8601',
  bytea_output: 'hex',
  extra_float_digits: '3',
  synchronize_seqscans: 'off',
  statement_timeout: String(timeout_seconds * 1000),
  idle_in_transaction_session_timeout: '0',
  transaction_timeout: '0',
});

/** A connection to PostgreSQL. */
export function postgresConnection(address: URL, system: DatabaseSystem): Connection {
  const socket = new Socket();
  const client = new pg.Client({
    connectionString: address.href,
    types: asText,
    stream: () => socket,
    keepAlive: true,
    connectionTimeoutMillis: 10_000,
    application_name: 'kundenwert',
  });
  const only = Object.assign(client, {release() {}});
  return {
    dialect: new PostgresDialect({
      pool: {connect: async () => only, end: async () => {}, options: {}},
      cursor: ListCursor as never,
    }),
    async connect() {
      await client.connect();
    },
    async begin() {
      await client.query('start transaction isolation level repeatable read read only');
      await client.query(
        `select set_config(s.name, wanted.value, true)
        from json_each_text($1) as wanted join pg_settings as s on lower(s.name) = wanted.key`,
        [JSON.stringify(settings(system))],
      );
    },
    async columnsOf(statement) {
      const {fields} = await client.query({text: statement, rowMode: 'array'});
      return fields.map(({name, dataTypeID}) => ({
        name,
        ...(ordered.get(dataTypeID) ?? {kind: 'text', type: ''}),
      }));
    },
    primaryKey: table => sql`
      select a.attname
      from pg_index as i
      join pg_attribute as a on a.attrelid = i.indrelid and a.attnum = any(i.indkey)
      where i.indrelid = to_regclass(${quoted(table)}::text) and i.indisprimary
      order by array_position(i.indkey::int2[], a.attnum)`,
    movedBack(watermark, {kind, type}, by) {
      if (kind === 'text') return sql`${watermark}`;
      const value = sql`${watermark}::${sql.raw(type)}`;
      if (by === 0) return value;
      return kind === 'number'
        ? sql`${value} - ${sql.lit(by)}`
        : sql`${value} - make_interval(secs => ${sql.lit(by)})`;
    },
    /* A statement that fails spoils the transaction, back to the last savepoint. */
    before: ['savepoint stream'],
    after: ['rollback to savepoint stream', 'release savepoint stream'],
    async end() {
      await client.query('rollback');
      await client.end();
    },
    destroy: () => socket.destroy(),
    onLost: tell => client.on('error', tell),
  };
}

const quoted = (table: string) =>
  table
    .split('.')
    .map(each => `"${each}"`)
    .join('.');
