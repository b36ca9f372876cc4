import {rm} from 'node:fs/promises';
import {Problem} from '../../company/problem.ts';
import type {ValueFormat} from '../../company/sources/values.ts';
import {writeCanonical} from '../../pipelines/files/canonical.ts';
import {askAgain, FileError} from '../../pipelines/files/table.ts';
import {isPlainUtf8, writeUtf8} from '../../pipelines/files/text.ts';
import type {Manifest} from '../../pipelines/manifest.ts';
import {readsAsPlainTable} from '../../pipelines/verify.ts';
import {type Connection, QueryError} from '../database.ts';
import {identifier, list, literal} from '../sql.ts';
import {rowLines} from './row_lines.ts';

/** So that no source column can hide one of DuckDB's own, such as rowid. */
export const rawColumn = (name: string) => `raw ${name}`;

/** Tables that one delivery leaves behind. */
export const rawTables = ['refused_row', 'line_of_row', 'csv_error', 'csv_scan'];

/** A landed delivery as something to select from, every column as text and in its order. */
export interface RawRows {
  /** What to select from. It is read once, by whoever selects. */
  from: string;
  /** Columns beside the source's own that have to be carried along. */
  carried: string[];
  /** What was read is in `cast_row` now: fills `refused_row` and, for bad rows, `line_of_row`. */
  findLines(): Promise<void>;
  /** Explains why it could not be read. */
  explain(error: unknown): unknown;
  close(): Promise<void>;
}

/** Opens a landed delivery, whatever kind of file it is. */
export async function openRawRows(
  db: Connection,
  raw: string,
  manifest: Manifest,
  values: ValueFormat,
): Promise<RawRows> {
  await db.run(`
    create or replace temp table refused_row (line bigint, value varchar, reason varchar);
    create or replace temp table line_of_row (_row bigint, line bigint)`);
  try {
    if (manifest.format.kind === 'parquet') return await openParquet(db, raw, manifest);
    return (await readsAsPlainTable(raw, manifest.format))
      ? await openPlain(db, raw, manifest)
      : await openCanonical(db, raw, manifest, values);
  } catch (error) {
    throw error instanceof FileError ? noLongerRead(manifest, error) : error;
  }
}

/** Delimited text that DuckDB takes apart itself, transcoded where it is not UTF-8. */
async function openPlain(db: Connection, raw: string, manifest: Manifest): Promise<RawRows> {
  const {format, header, has_header_line} = manifest;
  const isPlain = await isPlainUtf8(raw, format.encoding);
  const text = isPlain ? raw : `${raw}.utf8`;
  if (!isPlain) await writeUtf8(raw, format.encoding, text);
  return {
    from: `read_csv(${literal(text)},
      ${csvOptions(header.map(rawColumn), manifest.longest)}, header = ${has_header_line},
      delim = ${literal(format.delimiter)}, quote = ${literal(format.quote)},
      escape = ${literal(format.quote)}, store_rejects = true, rejects_table = 'csv_error',
      rejects_scan = 'csv_scan', rejects_limit = 0)`,
    carried: [],
    explain: error =>
      isInvalidInput(error)
        ? unreadable(
            manifest,
            error as QueryError,
            'Look for single carriage returns in the file, or check "delimiter" and "quote" in sources.yaml.',
          )
        : error,
    findLines: () => findLines(db, text, manifest),
    close: async () => (isPlain ? undefined : rm(text, {force: true})),
  };
}

async function findLines(db: Connection, text: string, manifest: Manifest): Promise<void> {
  const [wrong] = await db.rows<{n: number}>(
    `select (select count(*) from cast_row where _reason is not null)
      + (select count(*) from csv_error) as n`,
  );
  if (wrong!.n === 0) return;
  const bad = await db.rows<{row: number}>(
    'select rowid as row from cast_row where _reason is not null',
  );
  const refused = await db.rows<{record: number; reason: string}>(
    `select line as record, min(${refusal}) as reason from csv_error group by line`,
  );
  const reasons = new Map(refused.map(({record, reason}) => [record, reason]));
  const found = await rowLines(
    text,
    manifest,
    new Set(bad.map(({row}) => row)),
    new Set(reasons.keys()),
  );
  const isRow = ({_row}: (typeof found)[number]) => _row !== null;
  await db.append(
    'line_of_row',
    ['_row', 'line'],
    found.filter(each => isRow(each)),
  );
  await db.append(
    'refused_row',
    ['line', 'reason'],
    found
      .filter(each => !isRow(each))
      .map(({line, record}) => ({line, reason: reasons.get(record)!})),
  );
}

/** Every other kind is written as one plain text first, with the place of each row in it. */
async function openCanonical(
  db: Connection,
  raw: string,
  manifest: Manifest,
  values: ValueFormat,
): Promise<RawRows> {
  const text = `${raw}.rows`;
  const refused = await writeCanonical(raw, manifest, values, manifest.has_header_line, text).catch(
    async (error: unknown) => {
      await rm(text, {force: true});
      throw error;
    },
  );
  await db.append(
    'refused_row',
    ['line', 'value', 'reason'],
    refused.map(({place, value, reason}) => ({line: place, value, reason})),
  );
  return {
    ...withPlaces(db),
    from: `read_csv(${literal(text)}, ${csvOptions(['_place', ...manifest.header.map(rawColumn)], 0)},
      header = false, delim = ',', quote = '"', escape = '"')`,
    close: () => rm(text, {force: true}),
  };
}

/** Parquet has its own types; they are told as text, so that one set of rules casts everything. */
async function openParquet(db: Connection, raw: string, manifest: Manifest): Promise<RawRows> {
  const explain = (error: unknown) =>
    error instanceof QueryError && !/^(Out of Memory|INTERRUPT)/i.test(error.message)
      ? unreadable(manifest, error, askAgain)
      : error;
  const types = await db.columns(`from read_parquet(${literal(raw)})`).catch((error: unknown) => {
    throw explain(error);
  });
  const texts = manifest.header.map(name => {
    const type = types.find(each => each.name === name)?.type ?? '';
    return `${asText(identifier(name), type)} as ${identifier(rawColumn(name))}`;
  });
  return {
    ...withPlaces(db),
    from: `(select file_row_number + 1 as _place, ${list(texts)}
      from read_parquet(${literal(raw)}, file_row_number = true))`,
    explain,
    close: async () => {},
  };
}

/** Lists and groups as JSON, offsets as Z: what text there is no other form for. */
function asText(column: string, type: string): string {
  if (/\[\]$|^(STRUCT|MAP|UNION)/.test(type)) return `cast(to_json(${column}) as varchar)`;
  if (type === 'TIMESTAMP WITH TIME ZONE') {
    return `cast(${column} at time zone 'UTC' as varchar) || 'Z'`;
  }
  return `cast(${column} as varchar)`;
}

const withPlaces = (db: Connection) => ({
  carried: ['_place'],
  explain: (error: unknown) => error,
  findLines: () =>
    db.run(`insert into line_of_row
      select rowid, cast(_place as bigint) from cast_row where _reason is not null`),
});

/** Everything as text: names, order and types are what the manifest says, never sniffed. */
const csvOptions = (columns: readonly string[], longest: number) => `auto_detect = false,
  columns = {${list(columns.map(name => `${identifier(name)}: 'VARCHAR'`))}},
  strict_mode = true, null_padding = false${lineSize(longest)}`;

/** DuckDB reads in parallel only with buffers for lines of its own usual size. */
const lineSize = (longest: number) =>
  longest > 0 && longest < 2_000_000 ? '' : ', max_line_size = 33554432';

/** Why DuckDB could not take a line for a row. */
const refusal = `'is not a row: ' || case error_type
    when 'INVALID ENCODING' then 'holds bytes that are not utf-8'
    else lower(cast(error_type as varchar))
  end`;

const isInvalidInput = (error: unknown) =>
  error instanceof QueryError && error.message.startsWith('Invalid Input Error');

/** It could be read when it landed, so it is today's rules that do not fit. */
const noLongerRead = ({source, stream, file}: Manifest, cause: FileError) =>
  new Problem({
    where: `${source}/${stream}, ${file}`,
    what: cause.message,
    next: 'Mend what sources.yaml says of its values, then run: kundenwert refresh',
    cause,
  });

const unreadable = ({source, stream, file}: Manifest, cause: QueryError, next: string) =>
  new Problem({
    where: `${source}/${stream}, ${file}`,
    what: `the file cannot be taken apart into rows: ${cause.message.split('\n')[0]}`,
    next,
    cause,
  });
