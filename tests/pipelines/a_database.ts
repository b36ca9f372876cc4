import {text} from 'node:stream/consumers';
import {setTimeout as pause} from 'node:timers/promises';
import {onTestFinished} from 'vitest';
import {DatabaseSystem, type TableReading} from '../../company/sources/database.ts';
import {databaseSystem} from '../../pipelines/databases/database_system.ts';
import type {Manifest} from '../../pipelines/manifest.ts';
import type {Stream} from '../../pipelines/stream.ts';
import {aStream} from './a_stream.ts';
import type {DatabaseServer} from './database_servers.ts';

interface Settings {
  address?: string | undefined;
  batch?: number;
  timeout_seconds?: number;
}

export interface Reading extends Partial<Omit<TableReading, 'system'>> {
  delivery?: 'full' | 'delta';
}

/** A server as a source, for one test; its streams are declared as `sources.yaml` would. */
export function connected(server: DatabaseServer, {address, ...settings}: Settings = {}) {
  const {kind} = server;
  const declared = DatabaseSystem.parse({kind, url_from: 'ERP_URL', ...settings});
  const system = databaseSystem('erp', declared, {ERP_URL: address ?? server.address()});
  onTestFinished(() => system.close());
  const stream = ({delivery, ...reading}: Reading): Stream =>
    system.stream(
      aStream({
        stream: reading.table?.replace('.', '_') ?? 'selected',
        delivery: delivery ?? (reading.watermark ? 'delta' : 'full'),
        file: {delimiter: ',', final_line_break: 'required'},
        place: {
          from: 'database',
          system: declared,
          table: undefined,
          query: undefined,
          watermark: undefined,
          overlapSeconds: 0,
          ...reading,
        },
      }),
    );
  return {stream, close: system.close};
}

/** What a stream delivers when it has been read up to a watermark; undefined when that is nothing. */
export async function delivered(stream: Stream, last?: string) {
  const landed = last === undefined ? [] : [{watermark: last}, {}];
  const [offer] = await Array.fromAsync(stream.offers(landed as Manifest[]));
  return offer && {csv: await text(offer.read()), watermark: offer.watermark?.()};
}

/** What a person would be told of work that is to fail. */
export const failure = (work: Promise<unknown>) =>
  work.then(
    () => 'nothing',
    (error: Error) => `${error.name}: ${error.message}`,
  );

/** Whether something is over within a second. */
export const inTime = (work: Promise<void>) =>
  Promise.race([work.then(() => true), pause(1000, false)]);

/** What is said of values in SQL, and what the servers themselves write of them. */
export const sampleOf = {
  postgres: {
    columns: `amount numeric(38, 10), big bigint, at timestamptz, since timestamp, day date,
      yes boolean, no boolean, word text, blank text, raw bytea, span interval,
      "2024" float8, "a, ""b""" json, list int[]`,
    row: String.raw`(-1234567890123456789012345678.0123456789, 9223372036854775807,
      '2025-03-30 02:30:00.123456+02', 'infinity', '0044-03-15 BC', true, false,
      e'"Ö", it''s\r\n\\ 😀;', '', '\xDEADBEEF', '1 day 2 hours', 0.1, '{"a":  1.50}', '{1,null}')`,
    header: [
      ...['amount', 'big', 'at', 'since', 'day', 'yes', 'no', 'word', 'blank', 'raw', 'span'],
      ...['2024', 'a, "b"', 'list'],
    ],
    line: [
      ...['-1234567890123456789012345678.0123456789', '9223372036854775807'],
      ...['2025-03-30 00:30:00.123456+00', 'infinity', '0044-03-15 BC', 't', 'f'],
      ...['"Ö", it\'s\r\n\\ 😀;', '', '\\xdeadbeef', 'P1DT2H', '0.1', '{"a":  1.50}', '{1,NULL}'],
    ],
  },
  mysql: {
    columns: `amount decimal(38, 10), big bigint unsigned, at timestamp(6) null, since datetime(6),
      day date, yes boolean, word text, blank varchar(9), raw blob, fixed varbinary(9), bits bit(9),
      span time(3), \`2024\` double, \`a, "b"\` json, choice enum('x', 'y'), place point, id uuid,
      one year`,
    row: String.raw`(-1234567890123456789012345678.0123456789, 18446744073709551615,
      from_unixtime(1743294600.123456), '9999-12-31 23:59:59.999999', '2025-02-28', true,
      '"Ö", it''s\r\n\\ 😀;', '', x'DEADBEEF', x'00FF', b'100000001', '-838:59:59', 0.1,
      '{"a":  1.50}', 'y', point(1, 2), '123e4567-e89b-12d3-a456-426655440000', 2025)`,
    header: [
      ...['amount', 'big', 'at', 'since', 'day', 'yes', 'word', 'blank', 'raw', 'fixed', 'bits'],
      ...['span', '2024', 'a, "b"', 'choice', 'place', 'id', 'one'],
    ],
    line: [
      ...['-1234567890123456789012345678.0123456789', '18446744073709551615'],
      ...['2025-03-30 00:30:00.123456', '9999-12-31 23:59:59.999999', '2025-02-28', '1'],
      ...['"Ö", it\'s\r\n\\ 😀;', '', 'deadbeef', '00ff', '257', '-838:59:59.000', '0.1'],
      ...['{"a":  1.50}', 'y', '000000000101000000000000000000f03f0000000000000040'],
      ...['123e4567-e89b-12d3-a456-426655440000', '2025'],
    ],
  },
};
