import {mkdir, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {explained, Problem} from '../../company/problem.ts';
import type {StreamDeclaration} from '../../company/sources/declared.ts';
import {completeFile} from '../../company/sources/file.ts';
import {fileStream, matchingFiles} from '../../pipelines/files/file_stream.ts';
import type {SourceRow} from '../../pipelines/files/table.ts';
import type {Manifest} from '../../pipelines/manifest.ts';
import {verifyHeader} from '../../pipelines/verify.ts';
import type {Connection} from '../../warehouse/database.ts';
import {literal} from '../../warehouse/sql.ts';
import {formOf} from '../../warehouse/staging/form.ts';
import {type Staged, stage} from '../../warehouse/staging/stage.ts';
import {firstRows, mostSampleRows} from './rows.ts';

/** What would become of the first rows of a stream's newest file. */
export interface SampledStream {
  declaration: StreamDeclaration;
  file: string;
  rows: number;
  rejected: number;
  reasons: Rejection[];
  /** Whether these are all rows that the stream has, and not only the first. */
  isWhole: boolean;
  staged: Staged;
}

/** Why rows are rejected, by column: the first of them, and how many there are. */
export interface Rejection {
  column: string | null;
  rows: number;
  /** Where the first of them stands in the file: a line, a row of a sheet, a record. */
  place: number | null;
  /** What the value looks like, without what it says. */
  form: string | null;
  reason: string;
}

/** Stages the first rows of a stream's newest file in a scratch folder. Throws a Problem if it can't. */
export async function sampled(
  db: Connection,
  scratch: string,
  files: string,
  declaration: StreamDeclaration,
): Promise<SampledStream> {
  const names = await matchingFiles(declaration, files);
  const newest = names.at(-1)!;
  const file = join(files, newest);
  const header = await verifyHeader(file, fileStream(declaration, files));
  if (header.length === 0) {
    throw new Problem({
      where: `${declaration.source}/${declaration.stream}, ${newest}`,
      what: 'no column can be found in the file',
      next: 'Look at the file, or mend its format in sources.yaml.',
    });
  }
  const folder = join(scratch, declaration.source, declaration.stream);
  await mkdir(folder, {recursive: true});
  try {
    const isParquet = declaration.file.kind === 'parquet';
    const sample = isParquet
      ? await parquetSample(db, file, folder)
      : await textSample(file, folder, header, declaration);
    const manifest = manifestOf(declaration, newest, header, sample.rows);
    const lenient = {...declaration, expect: {...declaration.expect, rejected: 1}};
    const staged = await stage(db, folder, manifest, lenient);
    const reasons = await rejections(db, staged, sample);
    const rejected = staged.reconciliation.quarantined + sample.refused.length;
    return {
      declaration,
      file: newest,
      rows: sample.rows + sample.refused.length,
      rejected,
      reasons,
      isWhole: sample.isWhole && (names.length === 1 || declaration.delivery === 'full'),
      staged,
    };
  } catch (error) {
    const known = explained(error, `${declaration.source}/${declaration.stream}, ${newest}`);
    if (known instanceof Problem || !(known instanceof Error)) throw known;
    if (known.name !== 'FileError') throw known;
    throw new Problem({
      where: `${declaration.source}/${declaration.stream}, ${newest}`,
      what: known.message,
      ...('next' in known && known.next ? {next: String(known.next)} : {}),
      cause: error,
    });
  }
}

interface Sample {
  rows: number;
  refused: SourceRow[];
  isWhole: boolean;
  /** Where the row that begins on a line of the sample stands in the file. */
  placeOf(line: number): number | undefined;
}

/** The rows as plain text, whatever they were written in; that is what staging casts. */
async function textSample(
  file: string,
  folder: string,
  header: string[],
  {file: format, values, header: given}: StreamDeclaration,
): Promise<Sample> {
  const {rows, isWhole} = await firstRows(file, {format, values, header: given});
  const reasonOf = ({fields, refused}: SourceRow) =>
    refused ?? (fields.length === header.length ? undefined : widthProblem(fields, header));
  const refused = rows.flatMap(row => {
    const reason = reasonOf(row);
    return reason ? [{...row, refused: reason}] : [];
  });
  const good = rows.filter(row => !reasonOf(row));
  const places = new Map<number, number>();
  let line = 1;
  let text = '';
  for (const {place, fields} of good) {
    const row = `${fields.map(field => `"${(field ?? '').replaceAll('"', '""')}"`).join(',')}\n`;
    places.set(line, place);
    line += row.split('\n').length - 1;
    text += row;
  }
  await writeFile(join(folder, sampleName), text);
  return {rows: good.length, refused, isWhole, placeOf: each => places.get(each)};
}

const sampleName = 'sample';

const widthProblem = (fields: readonly unknown[], header: readonly string[]) =>
  `is not a row: ${fields.length < header.length ? 'missing columns' : 'too many columns'}`;

async function parquetSample(db: Connection, file: string, folder: string): Promise<Sample> {
  const target = join(folder, sampleName);
  await db.run(`copy (from read_parquet(${literal(file)}) limit ${mostSampleRows})
    to ${literal(target)} (format parquet)`);
  const [counted] = await db.rows<{n: number}>(
    `select count(*) as n from read_parquet(${literal(target)})`,
  );
  const isWhole = counted!.n < mostSampleRows;
  return {rows: counted!.n, refused: [], isWhole, placeOf: line => line};
}

function manifestOf(
  {source, stream, delivery, file}: StreamDeclaration,
  name: string,
  header: string[],
  records: number,
): Manifest {
  return {
    source,
    stream,
    sequence: 1,
    delivery,
    received_at: '2000-01-01T00:00:00.000Z',
    origin: {name, bytes: 0, modified_at: '2000-01-01T00:00:00.000Z'},
    file: sampleName,
    sha256: '',
    format: completeFile({kind: file.kind === 'parquet' ? 'parquet' : 'csv'}),
    has_header_line: false,
    header,
    records,
    longest: 0,
    skipped: 0,
    unseen: true,
    warnings: [],
    doubts: [],
  };
}

async function rejections(
  db: Connection,
  {reconciliation, quarantine}: Staged,
  {refused, placeOf}: Sample,
): Promise<Rejection[]> {
  const rejected: Rejection[] =
    reconciliation.quarantined === 0
      ? []
      : (
          await db.rows<Rejection & {line: number}>(`
            select column_name as column, count(*) as rows, min(line) as line,
              ${formOf('arg_min(value, line)')} as form, arg_min(reason, line) as reason
            from read_parquet(${literal(quarantine)})
            group by column_name
            order by rows desc, column_name`)
        ).map(({line, ...each}) => ({...each, place: placeOf(line) ?? null}));
  const [first] = refused;
  if (!first) return rejected;
  const own = {column: null, rows: refused.length, place: first.place, form: null};
  return [{...own, reason: first.refused!}, ...rejected];
}
