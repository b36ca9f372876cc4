import {createHash} from 'node:crypto';
import {readdir, readFile, rm} from 'node:fs/promises';
import {join} from 'node:path';
import {Problem} from '../../company/problem.ts';
import type {StreamDeclaration} from '../../company/sources.ts';
import {writeDurably} from '../../pipelines/durable.ts';
import {isPlainUtf8, writeUtf8} from '../../pipelines/files/text.ts';
import type {Manifest} from '../../pipelines/manifest.ts';
import {type Connection, QueryError} from '../database.ts';
import {identifier, list, literal} from '../sql.ts';
import {castOf} from './cast.ts';
import {type Reconciliation, reconcile} from './reconcile.ts';
import {rowLines} from './row_lines.ts';
import {type StagedShape, stagedShape} from './staged_shape.ts';
import {notShown, typedRows} from './typed_rows.ts';

/** Changes when staging itself does, so that old staged files are not taken for new ones. */
const stagingVersion = 3;

const scratchTables = [
  'raw_row',
  'cast_row',
  'line_of_row',
  'duplicate_row',
  'rejected_row',
  'rejecting_scan',
];

/** A delivery as typed Parquet. */
export interface Staged {
  manifest: Manifest;
  shape: StagedShape;
  rows: string;
  quarantine: string;
  reconciliation: Reconciliation;
}

/**
 * Stages a delivery once: typed Parquet beside its raw file, rows that break the contract apart
 * with their reason. A delivery that is already staged under the same rules is only looked up.
 */
export async function stage(
  db: Connection,
  folder: string,
  manifest: Manifest,
  declaration: StreamDeclaration,
): Promise<Staged> {
  const shape = stagedShape(declaration, manifest.header);
  requireColumns(manifest, shape);
  const mark = fingerprint(manifest, declaration, shape);
  const summary = join(folder, `staged-${mark}.json`);
  const files = {
    rows: join(folder, `rows-${mark}.parquet`),
    quarantine: join(folder, `quarantine-${mark}.parquet`),
  };
  const known = await readFile(summary, 'utf8').catch(() => undefined);
  if (known) return {manifest, shape, ...files, reconciliation: JSON.parse(known)};

  const raw = join(folder, manifest.file);
  const plain = await isPlainUtf8(raw, manifest.format.encoding);
  const text = plain ? raw : `${raw}.utf8`;
  try {
    if (!plain) await writeUtf8(raw, manifest.format.encoding, text);
    await readText(db, text, manifest);
    await castRows(db, shape, declaration);
    await markDuplicates(db, shape);
    await numberLines(db, text, manifest);
    await writeRows(db, shape, manifest, files.rows);
    const reconciliation = await reconcile(db, manifest, shape, files.rows);
    if (reconciliation.loaded === 0 && manifest.records > 0) throw await allRejected(db, manifest);
    if (reconciliation.quarantined > 0)
      await writeQuarantine(db, shape, manifest, files.quarantine);
    await writeDurably(summary, `${JSON.stringify(reconciliation, null, 2)}\n`);
    return {manifest, shape, ...files, reconciliation};
  } finally {
    for (const table of scratchTables) await db.run(`drop table if exists ${table}`);
    if (!plain) await rm(text, {force: true});
  }
}

function fingerprint(manifest: Manifest, {values}: StreamDeclaration, shape: StagedShape): string {
  const rules = JSON.stringify([stagingVersion, manifest.sha256, manifest.header, values, shape]);
  return createHash('sha256').update(rules).digest('hex').slice(0, 12);
}

/** Everything as text: names, order and types are what the manifest says, never sniffed. */
async function readText(db: Connection, file: string, manifest: Manifest): Promise<void> {
  const {format, has_header_line, header} = manifest;
  const columns = header.map(name => `${identifier(rawColumn(name))}: 'VARCHAR'`);
  const reading = db.run(`create or replace temp table raw_row as
    select * from read_csv(${literal(file)},
      auto_detect = false, header = ${has_header_line}, columns = {${list(columns)}},
      delim = ${literal(format.delimiter)}, quote = ${literal(format.quote)},
      escape = ${literal(format.quote)}, strict_mode = true, null_padding = false,
      store_rejects = true, rejects_table = 'rejected_row', rejects_scan = 'rejecting_scan',
      rejects_limit = 0, max_line_size = 33554432)`);
  await reading.catch((error: unknown) => {
    throw isInvalidInput(error) ? unreadable(manifest, error as QueryError) : error;
  });
}

const isInvalidInput = (error: unknown) =>
  error instanceof QueryError && error.message.startsWith('Invalid Input Error');

const unreadable = ({source, stream, file}: Manifest, cause: QueryError) =>
  new Problem({
    where: `${source}/${stream}, ${file}`,
    what: `the file cannot be taken apart into rows: ${cause.message.split('\n')[0]}`,
    next: 'Look for single carriage returns in the file, or check "delimiter" and "quote" in sources.yaml.',
    cause,
  });

/** So that no source column can hide one of DuckDB's own, such as rowid. */
const rawColumn = (name: string) => `raw ${name}`;

async function castRows(
  db: Connection,
  {entity, columns}: StagedShape,
  {values}: StreamDeclaration,
): Promise<void> {
  const casts = columns.map(({name, field, mapping}) => ({
    name,
    ...castOf(field, {...mapping, from: mapping.from && rawColumn(mapping.from)}, values),
    isShown: !field.personal,
  }));
  await db.run(`create or replace temp table cast_row as
    ${typedRows('raw_row', 'rowid', casts, entity?.rules ?? [])}`);
}

/**
 * A row whose key was delivered before in the same delivery: an identical one is a declared
 * duplicate, a different one breaks the contract, because nobody can know which of them is true.
 */
async function markDuplicates(db: Connection, {entity, columns}: StagedShape): Promise<void> {
  await db.run(`create or replace temp table duplicate_row (_row bigint, identical boolean)`);
  if (!entity) return;
  const key = list(entity.key.map(identifier));
  const whole = `row(${list(columns.map(({name}) => identifier(name)))})`;
  await db.run(`insert into duplicate_row
    with repeated as (
      select ${key} from cast_row where _reason is null group by ${key} having count(*) > 1
    ),
    numbered as (
      select c._row, row_number() over same_key as place,
        ${whole} is not distinct from first_value(${whole}) over same_key as identical
      from cast_row as c
      where _reason is null and exists (
        from repeated as r where ${entity.key
          .map(name => `r.${identifier(name)} is not distinct from c.${identifier(name)}`)
          .join(' and ')}
      )
      window same_key as (partition by ${key} order by _row)
    )
    select _row, identical from numbered where place > 1`);
  const [conflicts] = await db.rows<{n: number}>(
    'select count(*) as n from duplicate_row where not identical',
  );
  if (!conflicts?.n) return;
  await db.run(`update cast_row set _column = ${literal(entity.key.join(', '))}, _value = ${notShown},
      _reason = 'is the key of an earlier, different row of the same delivery'
    where _row in (select _row from duplicate_row where not identical)`);
}

/** Finds the lines of the rows that are quarantined; the others need none. */
async function numberLines(db: Connection, text: string, manifest: Manifest): Promise<void> {
  await db.run(
    `create or replace temp table line_of_row (_row bigint, record bigint, line bigint)`,
  );
  const bad = await db.rows<{_row: number}>(`select _row from cast_row where _reason is not null`);
  const refused = await db.rows<{line: number}>(`select distinct line from rejected_row`);
  const read = await db.rows<{n: number}>(`select count(*) as n from raw_row`);
  const seen = read[0]!.n + refused.length;
  if (seen !== manifest.records) {
    throw new Problem({
      where: `${manifest.source}/${manifest.stream}, ${manifest.file}`,
      what: `the file has ${manifest.records} rows, but only ${seen} of them could be told apart`,
      next: 'Check "delimiter" and "quote" in sources.yaml; the last good delivery stays in use.',
    });
  }
  if (bad.length + refused.length === 0) return;
  const lines = await rowLines(
    text,
    manifest,
    new Set(bad.map(each => each._row)),
    new Set(refused.map(each => each.line)),
  );
  await db.append('line_of_row', ['_row', 'record', 'line'], lines);
}

const parquet = '(format parquet, compression zstd)';

async function writeRows(
  db: Connection,
  {columns}: StagedShape,
  {sequence}: Manifest,
  file: string,
): Promise<void> {
  const names = list(columns.map(({name}) => identifier(name)));
  await db.run(`copy (
      select ${sequence} as _delivery, _row, ${names}
      from cast_row
      where _reason is null and _row not in (select _row from duplicate_row)
      order by _row
    ) to ${literal(file)} ${parquet}`);
}

async function writeQuarantine(
  db: Connection,
  {entity}: StagedShape,
  manifest: Manifest,
  file: string,
): Promise<void> {
  await db.run(`copy (
      select ${literal(manifest.source)} as source, ${literal(manifest.stream)} as stream,
        ${literal(entity?.name ?? manifest.stream)} as entity, ${manifest.sequence} as delivery,
        ${literal(manifest.origin.name)} as file, line, column_name, value, reason
      from (
        select l.line, c._column as column_name, c._value as value, c._reason as reason
        from cast_row as c join line_of_row as l on c._row = l._row
        where c._reason is not null
        union all
        select l.line, null, null, ${refusal}
        from (select line, min(error_type) as error_type from rejected_row group by line) as r
        join line_of_row as l on r.line = l.record
      )
      order by line
    ) to ${literal(file)} ${parquet}`);
}

/** Why DuckDB could not take a line for a row, over a row of its rejects table. */
const refusal = `'is not a row: ' || lower(cast(error_type as varchar))`;

/** A delivery that landed under other rules may lack what the mapping of today reads. */
function requireColumns({source, stream, file, header}: Manifest, {columns}: StagedShape): void {
  const missing = columns.find(({mapping: {from}}) => from !== undefined && !header.includes(from));
  if (!missing) return;
  throw new Problem({
    where: `${source}/${stream}, ${file}`,
    what: `the landed delivery has no column "${missing.mapping.from}"`,
    next: `Its columns are: ${header.join(', ')}. Mend sources.yaml, then run: kundenwert refresh`,
  });
}

/** When every row breaks the contract, it is the mapping that is wrong, and not the rows. */
async function allRejected(db: Connection, manifest: Manifest): Promise<Problem> {
  const [first] = await db.rows<{because: string}>(`
    select coalesce(_column, 'it') || coalesce(' "' || _value || '"', '') || ' ' || _reason as because
    from (
      select _row, _column, _value, _reason from cast_row where _reason is not null
      union all
      select line, null, null, ${refusal} from rejected_row
    )
    order by _row
    limit 1`);
  return new Problem({
    where: `${manifest.source}/${manifest.stream}, ${manifest.file}`,
    what: `all ${manifest.records} rows are rejected, the first because ${first?.because}`,
    next: 'Mend the mapping or the format in sources.yaml, then run: kundenwert refresh',
  });
}
/** Whether a landed delivery was good under any rules, those of today or earlier ones. */
export async function wasStaged(folder: string): Promise<boolean> {
  const names = await readdir(folder).catch(() => []);
  return names.some(name => name.startsWith('staged-'));
}
