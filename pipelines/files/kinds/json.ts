import {isUtf8} from 'node:buffer';
import {
  askAgain,
  FileError,
  type Reading,
  type SourceRow,
  type SourceTable,
  type TableReader,
} from '../table.ts';
import {plainChunks} from '../text.ts';

type Json = null | boolean | number | string | Json[] | {[name: string]: Json};

/** One JSON value a line. */
export const ndjson: TableReader = async (file, reading) =>
  recordTable(linesAsRecords(file), reading);

/** One JSON document with a list of records in it, at the path that is declared. */
export const json: TableReader = async (file, reading) =>
  recordTable(documentRecords(file, reading.format.records), reading);

interface SourceRecord {
  place: number;
  value: Json | undefined;
}

/**
 * Records as a table. Objects within records become columns with a dot (customer.city), lists stay
 * JSON. Without a header that is known already, the header grows while the records are read: it is
 * whole, and the rows are as wide as it, only after the last.
 */
function recordTable(records: AsyncGenerator<SourceRecord>, {header: known}: Reading): SourceTable {
  const header = [...(known ?? [])];
  const position = new Map(header.map((name, index) => [name, index]));

  function put(fields: (string | null)[], record: object, prefix: string): void {
    for (const [name, value] of Object.entries(record) as [string, Json][]) {
      const column = prefix + name;
      if (isRecord(value) && !isRawNumber(value)) {
        put(fields, value, `${column}.`);
        continue;
      }
      let at = position.get(column);
      if (at === undefined) {
        if (known) continue;
        at = header.push(column) - 1;
        position.set(column, at);
      }
      fields[at] = textOf(value);
    }
  }

  async function* rows(): AsyncGenerator<SourceRow[]> {
    let batch: SourceRow[] = [];
    for await (const {place, value} of records) {
      const fields: (string | null)[] = new Array(header.length).fill(null);
      if (isRecord(value)) put(fields, value, '');
      batch.push(isRecord(value) ? {place, fields} : {place, fields, refused: noObject});
      if (batch.length < 1000) continue;
      yield batch;
      batch = [];
    }
    yield batch;
  }
  return {header, rows: rows(), skipped: () => 0};
}

const noObject = 'is not a row: is no JSON object';

const isRecord = (value: Json | undefined): value is {[name: string]: Json} =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A number whose digits are kept, which JSON.stringify writes as it came. */
const isRawNumber = (value: object) => Object.getPrototypeOf(value) === null;

/** The text that a value is told as; numbers keep their digits, lists and objects stay JSON. */
export function textOf(value: Json): string | null {
  if (value === null || typeof value === 'string') return value;
  if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value);
  const text = JSON.stringify(value);
  return /^-?\d[\d.]*[eE]/.test(text) ? withoutExponent(text) : text;
}

/** 1.5e3 as 1500, digit by digit, because a double would not hold every number. */
export function withoutExponent(text: string): string {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?[eE]([+-]?\d+)$/.exec(text) ?? [];
  const shift = Number(exponent);
  if (whole === '' || Math.abs(shift) > 50) return text;
  const digits = whole + fraction;
  const point = whole.length + shift;
  const padded = digits.padEnd(point, '0').padStart(digits.length + Math.max(1 - point, 0), '0');
  const at = Math.max(point, 1);
  const decimals = padded.slice(at).replace(/0+$/, '');
  return `${sign}${padded.slice(0, at).replace(/^0+(?=\d)/, '')}${decimals && `.${decimals}`}`;
}

const newline = 10;
const longestRecord = 1 << 25;

/** A line that is no JSON is refused; only the last one can have been cut, which fails the file. */
async function* linesAsRecords(file: string): AsyncGenerator<SourceRecord> {
  let line = 0;
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of plainChunks(file)) {
    const bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    let from = 0;
    for (let to = bytes.indexOf(newline); to !== -1; to = bytes.indexOf(newline, from)) {
      line += 1;
      const text = textOfLine(bytes.subarray(from, to));
      if (text?.trim() !== '') yield {place: line, value: jsonOrNothing(text)};
      from = to + 1;
    }
    rest = Buffer.from(bytes.subarray(from));
    if (rest.length > longestRecord) {
      throw new FileError(`the record on line ${line + 1} is longer than 32 MB`, askAgain);
    }
  }
  if (rest.length > 0) {
    yield {place: line + 1, value: parsedJson(rest.toString(), `line ${line + 1}, the last,`)};
  }
}

const textOfLine = (bytes: Buffer) => (isUtf8(bytes) ? bytes.toString() : undefined);

function jsonOrNothing(text: string | undefined): Json | undefined {
  try {
    return text === undefined ? undefined : parsedJson(text, '');
  } catch {
    return undefined;
  }
}

/** A document is read whole: it is one value, and a cut one is none. */
async function* documentRecords(
  file: string,
  path: string | undefined,
): AsyncGenerator<SourceRecord> {
  const chunks = await Array.fromAsync(plainChunks(file));
  const bytes = Buffer.concat(chunks);
  if (!isUtf8(bytes)) throw new FileError('it holds bytes that are not utf-8, as JSON must be');
  const document = parsedJson(bytes.toString(), 'it');
  const found = valueAt(document, path);
  if (!Array.isArray(found)) {
    throw new FileError(
      path ? `there is no list at "${path}"` : 'the document is not a list of records',
      'Say in sources.yaml where the list stands, such as records: data.items.',
    );
  }
  for (const [index, value] of found.entries()) yield {place: index + 1, value};
}

/** What stands at a path of names with dots; undefined where nothing does. */
export function valueAt(value: unknown, path: string | undefined): unknown {
  let found = value;
  for (const name of path?.split('.') ?? []) {
    found = typeof found === 'object' && found !== null ? (found as never)[name] : undefined;
  }
  return found;
}

/** Numbers that a double cannot hold keep their digits. */
const longNumber = /\d[\d.]{15}|\d[eE]/;

export function parsedJson(text: string, where: string): Json {
  try {
    return longNumber.test(text) ? JSON.parse(text, keepDigits) : JSON.parse(text);
  } catch (cause) {
    throw new FileError(`${where} is not JSON${placeOf(cause as Error)}`, askAgain);
  }
}

/** The parser quotes what it could not read; only where that stands is shown. */
function placeOf({message}: Error): string {
  const position = /at position (\d+)/.exec(message)?.[1];
  if (position !== undefined) return `: it breaks off or is wrong at character ${position}`;
  return message.startsWith('Unexpected end') ? ': it ends early' : '';
}

function keepDigits(this: unknown, _name: string, value: unknown, context?: {source?: string}) {
  const {source} = context ?? {};
  return typeof value === 'number' && source !== undefined ? JSON.rawJSON(source) : value;
}
