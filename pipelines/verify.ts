import {basename} from 'node:path';
import {Problem} from '../company/problem.ts';
import {amountOf} from './files/amount.ts';
import {openParquet} from './files/kinds/parquet.ts';
import {isSeparatorLine, named} from './files/layout.ts';
import {oddities} from './files/oddities.ts';
import {isPlainTable, readers} from './files/readers.ts';
import {fieldsOf, recordScanner} from './files/records.ts';
import {askAgain, FileError, type Reading, type SourceRow} from './files/table.ts';
import {utf8Chunks} from './files/text.ts';
import {shownNames} from './names.ts';
import type {Stream} from './stream.ts';

export interface Verified {
  header: string[];
  /** Physical rows without header, page headings and the like. */
  records: number;
  skipped: number;
  /** Bytes of the longest row, where rows are not taken apart. */
  longest: number;
  /** Whether texts may hold characters that cannot be seen. */
  unseen: boolean;
  /** Whether the last line ends. A file that ends within one may be cut. */
  complete: boolean;
  warnings: string[];
  /** Sums of the columns that were asked for, in units of 10^-10. */
  sums: Map<string, bigint>;
}

/**
 * Holds a delivered file to what its stream declares, before it counts: compression, encoding,
 * closed quotes, and the header by name. Throws a Problem that says why a delivery is rejected.
 */
export async function verify(
  file: string,
  stream: Stream,
  summed: readonly string[] = [],
): Promise<Verified> {
  return explaining(stream, file, async () => {
    const verified = await look(file, stream, summed);
    requireColumns(verified.header, stream);
    return verified;
  });
}

/** The same for the header alone, as far as possible without reading the whole file. */
export async function verifyHeader(file: string, stream: Stream): Promise<string[]> {
  return explaining(stream, file, async () => {
    const reading = readingOf(stream);
    const header = await headerAlone(file, reading);
    requireColumns(header, stream);
    return header;
  });
}

/** Records (JSON) have no header: their first ones tell the columns. */
const firstRecords = 10_000;

async function headerAlone(file: string, reading: Reading): Promise<string[]> {
  const {kind} = reading.format;
  if (kind === 'parquet') return (await openParquet(file)).header;
  const {header, rows} = await readers[kind](file, reading);
  let seen = 0;
  if (kind.endsWith('json')) {
    for await (const batch of rows) {
      seen += batch.length;
      if (seen >= firstRecords) break;
    }
  }
  return header;
}

const readingOf = ({declaration: {file, values, header}}: Stream) => ({
  format: file,
  values,
  header,
});

async function look(file: string, stream: Stream, summed: readonly string[]): Promise<Verified> {
  const {file: format} = stream.declaration;
  if (format.kind === 'parquet') {
    const {header, records} = await openParquet(file);
    return {...nothingOdd, header, records, unseen: true};
  }
  const isPlain = await readsAsPlainTable(file, format);
  return isPlain && summed.length === 0 ? scan(file, stream) : readThrough(file, stream, summed);
}

const nothingOdd = {
  longest: 0,
  skipped: 0,
  complete: true,
  warnings: [] as string[],
  sums: new Map<string, bigint>(),
};

/** Whether DuckDB can read the text of a file as it is; the first line may be one of Excel's. */
export async function readsAsPlainTable(
  file: string,
  format: Stream['declaration']['file'],
): Promise<boolean> {
  if (!isPlainTable(format)) return false;
  for await (const chunk of utf8Chunks(file, format.encoding)) {
    const [first = ''] = chunk.subarray(0, 16).toString().split(/\r?\n/);
    return !isSeparatorLine({place: 1, fields: [first]}, format.delimiter);
  }
  return true;
}

/** Counts records without taking them apart. */
async function scan(file: string, stream: Stream): Promise<Verified> {
  const {file: format, header: given} = stream.declaration;
  const scanner = recordScanner(format);
  const odd = oddities();
  for await (const chunk of utf8Chunks(file, format.encoding)) {
    scanner.push(chunk);
    odd.push(chunk);
  }
  const {records, first, firstLine, openQuoteOn, longest, complete} = scanner.end();
  if (records === 0) throw new FileError('the file is empty', askAgain);
  if (openQuoteOn !== undefined) {
    throw new FileError(
      `a quote that is opened on line ${openQuoteOn} is never closed`,
      'The file is cut, or "quote" in sources.yaml is not the sign that this system uses.',
    );
  }
  if (!given && firstLine > 1) {
    throw new FileError(
      `the header stands on line ${firstLine}, after blank lines`,
      'Ask the system for an export that begins with its header line.',
    );
  }
  const fields = fieldsOf(first, format);
  if (given) requireWidth(fields, given);
  return {
    ...nothingOdd,
    header: given ?? named(fields),
    records: given ? records : records - 1,
    unseen: odd.unseen(),
    longest,
    complete,
    warnings: odd.warnings(),
  };
}

/** Reads every row, as staging will, for files that are not taken apart by DuckDB. */
async function readThrough(
  file: string,
  stream: Stream,
  summed: readonly string[],
): Promise<Verified> {
  const {file: format, values} = stream.declaration;
  const table = await readers[format.kind as Exclude<typeof format.kind, 'parquet'>](
    file,
    readingOf(stream),
  );
  const sums = new Map(summed.map(name => [name, 0n]));
  const odd = oddities();
  let records = 0;
  let first: SourceRow | undefined;
  for await (const batch of table.rows) {
    first ??= batch[0];
    records += batch.length;
    odd.push(Buffer.from(batch.map(({fields}) => fields.join('\t')).join('\t')));
    for (const name of sums.keys()) {
      const at = placeOf(name, table.header);
      for (const {fields} of batch) {
        sums.set(name, sums.get(name)! + (amountOf(fields[at] ?? '', values) ?? 0n));
      }
    }
  }
  const {header: given} = stream.declaration;
  if (given && first) requireWidth(first.fields, given);
  return {
    header: records === 0 && table.header.length === 0 ? stream.needs : table.header,
    records,
    skipped: table.skipped(),
    longest: 0,
    unseen: odd.unseen(),
    complete: await endsWithLineBreak(file, format),
    warnings: [...odd.warnings(), ...(table.warnings?.() ?? [])],
    sums,
  };
}

function placeOf(name: string, header: readonly string[]): number {
  const at = header.indexOf(name);
  if (at !== -1) return at;
  throw new FileError(
    `a control sum is declared for "${name}", which is no column of the file`,
    `Its columns are: ${shownNames(header, [name])}.`,
  );
}

const lineKinds = ['csv', 'datev', 'sap_list', 'ndjson'];

async function endsWithLineBreak(
  file: string,
  {kind, encoding}: Stream['declaration']['file'],
): Promise<boolean> {
  if (!lineKinds.includes(kind)) return true;
  let last: number | undefined;
  for await (const chunk of utf8Chunks(file, encoding)) last = chunk.at(-1) ?? last;
  return last === undefined || last === 10 || last === 13;
}

const pages: Record<string, string> = {'<': 'a web page', '{': 'a message in JSON', '[': 'JSON'};

function requireColumns(header: readonly string[], {needs, declaration}: Stream): void {
  const folded = header.map(name => name.toLowerCase());
  const second = folded.findIndex((name, index) => folded.indexOf(name) !== index);
  const missing = needs.filter(name => !header.includes(name));
  const start = header[0]?.trimStart()[0] ?? '';
  if (missing.length > 0 && declaration.file.kind === 'csv' && pages[start]) {
    throw new FileError(`the file is ${pages[start]}, not a table`, askAgain);
  }
  if (second !== -1) {
    const first = folded.indexOf(folded[second]!);
    throw new FileError(
      `the columns ${first + 1} and ${second + 1} have the same name in the header: ${shownNames([header[second]!], needs)}`,
      'Ask the system for an export with different names.',
    );
  }
  if (missing.length === 0) return;
  const names = missing.map(name => `"${name}"`).join(', ');
  throw new FileError(
    `there is no column ${names}; the file has ${shownNames(header, needs)}`,
    header.length === 1 && needs.length > 1
      ? 'The file has one column only: mend the delimiter or the encoding in sources.yaml.'
      : 'Compare the first line of the file with sources.yaml: mend the names there, or the delimiter or encoding.',
  );
}

/** A headerless file must be as wide as the names given for it. */
function requireWidth(first: readonly unknown[], header: readonly string[]): void {
  if (first.length === header.length) return;
  throw new FileError(
    `the first row has ${first.length} fields, but "header" names ${header.length} columns`,
    'Mend "header" or "delimiter" in sources.yaml.',
  );
}

/** Tells of a file's fault in the name of its stream. */
async function explaining<T>(stream: Stream, file: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    throw new Problem({
      where: `${stream.source}/${stream.name}, ${basename(file)}`,
      what: error.message,
      ...(error.next ? {next: error.next} : {}),
      cause: error,
    });
  }
}
