import {basename} from 'node:path';
import {Problem} from '../company/problem.ts';
import {fieldsOf, recordScanner} from './files/records.ts';
import {utf8Chunks} from './files/text.ts';
import type {Stream} from './stream.ts';

export interface Verified {
  header: string[];
  /** Physical rows without the header line. */
  records: number;
}

/**
 * Holds a delivered file to what its stream declares, before it counts: compression, encoding,
 * closed quotes, and the header by name. Throws a Problem that says why a delivery is rejected.
 */
export async function verify(file: string, stream: Stream): Promise<Verified> {
  const {records, first, firstLine} = await scan(file, stream);
  if (records === 0) {
    throw rejected(stream, file, 'the file is empty', 'Ask the system for the delivery again.');
  }
  if (!stream.header && firstLine > 1) {
    throw rejected(
      stream,
      file,
      `the header stands on line ${firstLine}, after blank lines`,
      'Ask the system for an export that begins with its header line.',
    );
  }
  const header = headerOf(first, file, stream);
  return {header, records: stream.header ? records : records - 1};
}

/** The same for the header alone, without reading the whole file. */
export async function verifyHeader(file: string, stream: Stream): Promise<string[]> {
  const scanner = recordScanner(stream.format);
  try {
    for await (const chunk of utf8Chunks(file, stream.format.encoding)) {
      scanner.push(chunk);
      if (scanner.records() > 0) break;
    }
  } catch (error) {
    throw unreadable(error as NodeJS.ErrnoException, file, stream, scanner.line());
  }
  return headerOf(scanner.end().first, file, stream);
}

/** A column without a name gets one: many systems end their lines with a delimiter. */
function headerOf(first: string, file: string, stream: Stream): string[] {
  const fields = fieldsOf(first, stream.format).map((name, index) => name || `column_${index + 1}`);
  const header = stream.header ?? fields;
  requireColumns(header, stream, file);
  requireWidth(fields, header, stream, file);
  return header;
}

async function scan(file: string, stream: Stream) {
  const scanner = recordScanner(stream.format);
  try {
    for await (const chunk of utf8Chunks(file, stream.format.encoding)) scanner.push(chunk);
  } catch (error) {
    throw unreadable(error as NodeJS.ErrnoException, file, stream, scanner.line());
  }
  const scanned = scanner.end();
  if (scanned.openQuoteOn === undefined) return scanned;
  throw rejected(
    stream,
    file,
    `a quote that is opened on line ${scanned.openQuoteOn} is never closed`,
    'The file is cut, or "quote" in sources.yaml is not the sign that this system uses.',
  );
}

function unreadable(error: NodeJS.ErrnoException, file: string, stream: Stream, line: number) {
  if (error.code === 'ERR_ENCODING_INVALID_ENCODED_DATA') {
    return rejected(
      stream,
      file,
      `after line ${line} there are bytes that are not ${stream.format.encoding}`,
      'Declare the encoding that the system writes, such as encoding: windows-1252, in sources.yaml.',
    );
  }
  if (error.code?.startsWith('Z_')) {
    return rejected(
      stream,
      file,
      `the compressed file is damaged or cut (${error.message})`,
      'Ask the system for the delivery again; the last good delivery stays in use.',
    );
  }
  return error;
}

function requireColumns(header: string[], stream: Stream, file: string): void {
  const folded = header.map(name => name.toLowerCase());
  const twice = header.find((_, index) => folded.indexOf(folded[index]!) !== index);
  if (twice !== undefined) {
    throw rejected(
      stream,
      file,
      `the column "${twice}" stands twice in the header`,
      'Ask the system for an export with different names.',
    );
  }
  const missing = stream.needs.filter(name => !header.includes(name));
  if (missing.length === 0) return;
  const names = missing.map(name => `"${name}"`).join(', ');
  throw rejected(
    stream,
    file,
    `there is no column ${names}; the file has ${header.map(name => `"${name}"`).join(', ')}`,
    'Mend the names in sources.yaml, or the delimiter or encoding if the names above look wrong.',
  );
}

/** A headerless file must be as wide as the names given for it. */
function requireWidth(first: string[], header: string[], stream: Stream, file: string): void {
  if (!stream.header || first.length === header.length) return;
  throw rejected(
    stream,
    file,
    `the first row has ${first.length} fields, but "header" names ${header.length} columns`,
    'Mend "header" or "delimiter" in sources.yaml.',
  );
}

const rejected = (stream: Stream, file: string, what: string, next: string) =>
  new Problem({where: `${stream.source}/${stream.name}, ${basename(file)}`, what, next});
