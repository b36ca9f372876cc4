import {MysqlDialect, sql} from 'kysely';
import mysql, {type FieldPacket, type TypeCastField} from 'mysql2';
import type {DatabaseSystem} from '../../company/sources/database.ts';
import type {Column, Connection} from './connection.ts';

/** Values stay the texts that the server wrote; what is no text comes as hexadecimal digits. */
function asText(field: TypeCastField, next: () => unknown): string | null {
  if (field.type === 'BIT') return bitsAsNumber(field.buffer());
  if (bytes.has(field.type)) return field.buffer()?.toString('hex') ?? null;
  if (!textOrBytes.has(field.type)) return field.string('utf8');
  const value = next() as string | Buffer | null;
  return Buffer.isBuffer(value) ? value.toString('hex') : value;
}

const bytes = new Set(['GEOMETRY', 'VECTOR']);

/** Only the driver's own way of reading tells a text of these types from bytes. */
const textOrBytes = new Set([
  ...['VARCHAR', 'VAR_STRING', 'STRING'],
  ...['TINY_BLOB', 'MEDIUM_BLOB', 'LONG_BLOB', 'BLOB'],
]);

const bitsAsNumber = (bits: Buffer | null) =>
  bits === null ? null : String(BigInt(`0x${bits.toString('hex') || '0'}`));

/** The numbers by which the protocol calls types. */
const numbers = [0, 1, 2, 3, 8, 9, 13, 246];
const floats = [4, 5];
const moments = [7, 10, 12];
const unordered = [16, 242, 245, 255];
const time = 11;
const binary = 63;

function columnOf({name, columnType = 0, characterSet}: FieldPacket): Column {
  if (numbers.includes(columnType)) return {name, kind: 'number', type: 'decimal(65, 30)'};
  if (floats.includes(columnType)) return {name, kind: 'number', type: 'double'};
  if (moments.includes(columnType)) return {name, kind: 'moment', type: 'datetime(6)'};
  const isBytes = characterSet === binary && columnType !== time;
  return {name, kind: isBytes || unordered.includes(columnType) ? 'unordered' : 'text', type: ''};
}

/** A text that no setting of the server reads otherwise, whatever signs are in it. */
const literal = (text: string) => sql.raw(`_utf8mb4 x'${Buffer.from(text).toString('hex')}'`);

/** A connection to MySQL or MariaDB. */
export function mysqlConnection(address: URL, system: DatabaseSystem): Connection {
  const options = {uri: address.href, connectTimeout: 10_000, charset: 'UTF8MB4_UNICODE_CI'};
  const open = () => mysql.createConnection({...options, rowsAsArray: true, jsonStrings: true});
  const client = mysql.createConnection({
    ...options,
    rowsAsArray: true,
    jsonStrings: true,
    dateStrings: true,
    typeCast: asText as never,
  });
  const query = (statement: string) => asked(client, statement);
  const only = Object.assign(client, {release() {}});
  return {
    dialect: new MysqlDialect({
      pool: {
        getConnection: tell => tell(undefined, only as never),
        end: tell => tell(undefined),
      },
    }),
    connect: () =>
      new Promise((resolve, reject) =>
        client.connect(error => (error ? reject(error) : resolve())),
      ),
    async begin() {
      const {rows} = await query('select version()');
      const isMariaDB = /mariadb/i.test(JSON.stringify(rows));
      for (const statement of opening(system, isMariaDB)) await query(statement);
    },
    columnsOf: async statement => (await query(statement)).fields.map(columnOf),
    primaryKey(table) {
      const [name, schema = null] = table.split('.').reverse();
      return sql`
        select column_name
        from information_schema.statistics
        where index_name = 'PRIMARY' and table_name = ${name}
          and table_schema = coalesce(${schema}, database())
        order by seq_in_index`;
    },
    movedBack(watermark, {kind, type}, by) {
      if (kind === 'text') return literal(watermark);
      const value = sql`cast(${literal(watermark)} as ${sql.raw(type)})`;
      if (by === 0) return value;
      return kind === 'number'
        ? sql`${value} - ${sql.lit(by)}`
        : sql`${value} - interval ${sql.lit(by)} second`;
    },
    before: [],
    after: [],
    async cancel() {
      const other = open();
      other.on('error', () => {});
      try {
        await asked(other, `kill query ${client.threadId}`);
      } finally {
        other.destroy();
      }
    },
    async end() {
      await query('rollback');
      await new Promise<void>(resolve => client.end(() => resolve()));
    },
    destroy: () => client.destroy(),
    onLost: tell => client.on('error', tell),
  };
}

/** The server gives up a client that does not read for a while, or says nothing for a while. */
const opening = ({timeout_seconds}: DatabaseSystem, isMariaDB: boolean) => [
  'set names utf8mb4',
  "set session time_zone = '+00:00'",
  isMariaDB
    ? `set session max_statement_time = ${timeout_seconds}`
    : `set session max_execution_time = ${timeout_seconds * 1000}`,
  `set session net_write_timeout = ${Math.max(timeout_seconds, 60)}`,
  'set session wait_timeout = 28800',
  'set session transaction isolation level repeatable read',
  'start transaction with consistent snapshot, read only',
];

const asked = (client: mysql.Connection, statement: string) =>
  new Promise<{rows: unknown; fields: FieldPacket[]}>((resolve, reject) =>
    client.query(statement, (error, rows, fields) =>
      error ? reject(error) : resolve({rows, fields}),
    ),
  );
