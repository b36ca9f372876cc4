import {createHash} from 'node:crypto';
import {readdir, readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {Problem} from '../../company/problem.ts';
import type {StreamDeclaration} from '../../company/sources/declared.ts';
import {sync, writeDurably} from '../../pipelines/durable.ts';
import type {Manifest} from '../../pipelines/manifest.ts';
import {shownNames} from '../../pipelines/names.ts';
import type {Connection} from '../database.ts';
import {identifier, list, literal} from '../sql.ts';
import {castOf, withBeginning} from './cast.ts';
import {rejection} from './form.ts';
import {keyText} from './quarantine.ts';
import {openRawRows, type RawRows, rawColumn, rawTables} from './raw_rows.ts';
import {type Reconciliation, reconcile, type Tally, tallied} from './reconcile.ts';
import {type StagedShape, stagedShape} from './staged_shape.ts';
import {removeStaleStaged} from './stale.ts';
import {tooMany} from './too_many.ts';
import {typedRows} from './typed_rows.ts';
import {withUnseenShown} from './unseen.ts';

/** Changes when staging itself does, so that old staged files are not taken for new ones. */
export const stagingVersion = 6;

const scratchTables = [...rawTables, 'cast_row', 'duplicate_row'];

/** A delivery as typed Parquet. */
export interface Staged {
  manifest: Manifest;
  shape: StagedShape;
  /** Changes when the delivery is staged by other rules. */
  mark: string;
  rows: string;
  quarantine: string;
  reconciliation: Reconciliation;
}

/**
 * Stages a delivery once: typed Parquet beside its raw file, rows that break the contract apart
 * with their reason. A delivery that is already staged under the same rules is only looked up,
 * unless rows of it are in quarantine and it is to be staged `again`.
 */
export async function stage(
  db: Connection,
  folder: string,
  manifest: Manifest,
  declaration: StreamDeclaration,
  again = false,
): Promise<Staged> {
  const shape = stagedShape(declaration, manifest.header);
  requireColumns(manifest, shape);
  const mark = stagedMark(manifest, declaration, shape);
  const summary = join(folder, `staged-${mark}.json`);
  const files = {
    rows: join(folder, `rows-${mark}.parquet`),
    quarantine: join(folder, `quarantine-${mark}.parquet`),
  };
  const known = await readFile(summary, 'utf8').catch(() => undefined);
  if (known) {
    const reconciliation: Reconciliation = JSON.parse(known);
    const isReplayed = again && reconciliation.quarantined > 0;
    if (!isReplayed) return {manifest, shape, mark, ...files, reconciliation};
  }

  const raw = await openRawRows(db, join(folder, manifest.file), manifest, declaration.values);
  try {
    await castRows(db, raw, shape, declaration, manifest);
    const hasDuplicates = await markDuplicates(db, shape);
    await raw.findLines();
    const tally = await tallied(db, shape, hasDuplicates);
    requireAllRows(manifest, tally);
    await writeRows(db, shape, manifest, hasDuplicates, files.rows);
    const reconciliation = await reconcile(db, manifest, shape, tally, files.rows);
    await requireGoodRows(db, manifest, reconciliation, declaration);
    if (reconciliation.quarantined > 0)
      await writeQuarantine(db, shape, manifest, files.quarantine);
    await sync(files.rows);
    if (reconciliation.quarantined > 0) await sync(files.quarantine);
    /* What was written to read it is removed before it counts as staged, so that none is left. */
    await raw.close();
    await writeDurably(summary, `${JSON.stringify(reconciliation, null, 2)}\n`);
    await removeStaleStaged(folder, mark, manifest.file);
    return {manifest, shape, mark, ...files, reconciliation};
  } finally {
    await db.run(
      list(
        scratchTables.map(table => `drop table if exists ${table}`),
        '; ',
      ),
    );
    await raw.close();
  }
}

/** Changes with the delivery itself, and with every rule by which it is staged. */
export function stagedMark(
  {sha256, header, format}: Manifest,
  declaration: StreamDeclaration,
  shape: StagedShape = stagedShape(declaration, header),
): string {
  const {values, expect} = declaration;
  const rules = JSON.stringify([
    stagingVersion,
    sha256,
    header,
    format,
    values,
    shape,
    expect.rejected,
  ]);
  return createHash('sha256').update(rules).digest('hex').slice(0, 12);
}

/** Rows are told apart by their position: the table keeps the order of the file. */
async function castRows(
  db: Connection,
  {from, carried, explain}: RawRows,
  {entity, columns}: StagedShape,
  {values}: StreamDeclaration,
  {unseen}: Manifest,
): Promise<void> {
  const casts = columns.map(({name, field, mapping: {from, ...how}, begins}) => {
    const mapping = {...how, from: from && rawColumn(from)};
    return {name, ...withBeginning(castOf(field, mapping, values, unseen), begins)};
  });
  const select = typedRows(from, carried, casts, entity?.rules ?? []);
  await db.run(`create or replace temp table cast_row as ${select}`).catch((error: unknown) => {
    throw explain(error);
  });
}

/**
 * A row whose key was delivered before in the same delivery: an identical one is a declared
 * duplicate, a different one breaks the contract, because nobody can know which of them is true.
 * Returns whether there are any.
 */
async function markDuplicates(db: Connection, {entity, columns}: StagedShape): Promise<boolean> {
  if (!entity) return false;
  const key = list(entity.key.map(identifier));
  /* One number for each key is quicker to count; keys that share one are told apart below. */
  const repeated = `select hash(${key}) as mark from cast_row
    where _reason is null group by mark having count(*) > 1`;
  const [any] = await db.rows(`${repeated} limit 1`);
  if (!any) return false;
  const whole = `row(${list(columns.map(({name}) => identifier(name)))})`;
  await db.run(`create or replace temp table duplicate_row as
    with repeated as (${repeated}),
    candidate as (
      select rowid as _row, * from cast_row
      where _reason is null and hash(${key}) in (select mark from repeated)
    ),
    numbered as (
      select _row, row_number() over same_key as place,
        ${whole} is not distinct from first_value(${whole}) over same_key as identical
      from candidate
      window same_key as (partition by ${key} order by _row)
    )
    select _row, identical from numbered where place > 1`);
  await db.run(`update cast_row set _column = ${literal(entity.key.join(', '))}, _value = ${keyText(entity)},
      _reason = 'is the key of an earlier, different row of the same delivery'
    where rowid in (select _row from duplicate_row where not identical)`);
  return true;
}

/** Every row of the file was either read or refused; nothing fell between. */
function requireAllRows(manifest: Manifest, {read, refused}: Tally): void {
  const seen = read + refused;
  if (seen === manifest.records) return;
  throw new Problem({
    where: `${manifest.source}/${manifest.stream}, ${manifest.file}`,
    what: `the file has ${manifest.records} rows, but ${seen} of them could be told apart`,
    next: 'Check "delimiter" and "quote" in sources.yaml; the last good delivery stays in use.',
  });
}

/* Dictionaries cost more than they save: Zstandard finds what repeats. */
const parquet = '(format parquet, compression zstd, dictionary_size_limit 1)';

async function writeRows(
  db: Connection,
  {columns}: StagedShape,
  {sequence}: Manifest,
  hasDuplicates: boolean,
  file: string,
): Promise<void> {
  const names = list(columns.map(({name}) => identifier(name)));
  const others = hasDuplicates
    ? 'and rowid not in (select _row from duplicate_row) order by _row'
    : '';
  await db.run(`copy (
      select ${sequence} as _delivery, rowid as _row, ${names}
      from cast_row
      where _reason is null ${others}
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
        select l.line, c._column as column_name, ${withUnseenShown('c._value')} as value,
          c._reason as reason
        from cast_row as c join line_of_row as l on c.rowid = l._row
        where c._reason is not null
        union all
        select line, null, ${withUnseenShown('value')}, reason from refused_row
      )
      order by line
    ) to ${literal(file)} ${parquet}`);
}

/** A delivery that landed under other rules may lack what the mapping of today reads. */
function requireColumns({source, stream, file, header}: Manifest, {columns}: StagedShape): void {
  const missing = columns.find(({mapping: {from}}) => from !== undefined && !header.includes(from));
  if (!missing) return;
  throw new Problem({
    where: `${source}/${stream}, ${file}`,
    what: `the landed delivery has no column "${missing.mapping.from}"`,
    next: `Its columns are: ${shownNames(
      header,
      columns.flatMap(({mapping: {from}}) => from ?? []),
    )}. Mend sources.yaml, then run: kundenwert refresh`,
  });
}

/** When many rows break the contract, it is the mapping that is wrong, and not the rows. */
async function requireGoodRows(
  db: Connection,
  manifest: Manifest,
  {delivered, loaded, quarantined}: Reconciliation,
  {expect}: StreamDeclaration,
): Promise<void> {
  if (expect.rejected === 1) return;
  const none = loaded === 0 && delivered > 0;
  if (!none && !tooMany(quarantined, delivered, expect.rejected)) return;
  const [first] = await db.rows<{because: string}>(`
    select ${rejection('_column', '_value', '_reason', 'line')} as because
    from (
      select l.line, c._column, c._value, c._reason
      from cast_row as c join line_of_row as l on c.rowid = l._row
      where c._reason is not null
      union all
      select line, null, value, reason from refused_row
    )
    order by line
    limit 1`);
  const share = `${((100 * quarantined) / delivered).toFixed(0)} %`;
  throw new Problem({
    where: `${manifest.source}/${manifest.stream}, ${manifest.file}`,
    what: `${none ? 'all' : `${quarantined} of`} ${delivered} rows${none ? '' : ` (${share})`} are rejected, the first because ${first?.because}`,
    next: 'Mend the mapping or the format in sources.yaml, then run: kundenwert refresh',
  });
}

/** Whether a landed delivery was good under any rules, those of today or earlier ones. */
export async function wasStaged(folder: string): Promise<boolean> {
  const names = await readdir(folder).catch(() => []);
  return names.some(name => name.startsWith('staged-'));
}
