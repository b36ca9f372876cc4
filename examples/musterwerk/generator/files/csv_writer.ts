import {createHash} from 'node:crypto';
import {once} from 'node:events';
import {createWriteStream, mkdirSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {PassThrough} from 'node:stream';
import {pipeline} from 'node:stream/promises';
import {createGzip} from 'node:zlib';
import iconv from 'iconv-lite';

export interface CsvFormat {
  encoding: 'windows-1252' | 'utf-8';
  delimiter: ';' | ',';
  newline: '\r\n' | '\n';
  header?: readonly string[];
  /** These columns are quoted even where they need not be. */
  alwaysQuoted?: readonly number[];
}

/** How the ERP, the ledger and the personnel system write. */
export const WINDOWS = {encoding: 'windows-1252', delimiter: ';', newline: '\r\n'} as const;

export interface WrittenFile {
  path: string;
  rows: number;
  bytes: number;
  sha256: string;
}

export interface CsvFile {
  row(fields: readonly string[]): void;
  /** Hands what was collected to the disk; call it often, so that memory stays flat. */
  flush(): Promise<void>;
  close(): Promise<WrittenFile>;
}

/** Opens `folder/path` for writing; a path ending in .gz is compressed on the way. */
export function openCsv(folder: string, path: string, format: CsvFormat): CsvFile {
  mkdirSync(dirname(join(folder, path)), {recursive: true});
  const hash = createHash('sha256');
  let rows = 0;
  let bytes = 0;
  const head = path.endsWith('.gz') ? createGzip() : new PassThrough();
  const done = pipeline(
    head,
    async function* measured(chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        hash.update(chunk);
        bytes += chunk.length;
        yield chunk;
      }
    },
    createWriteStream(join(folder, path)),
  );
  // The failure is awaited in flush or close; until then it is not unhandled.
  done.catch(() => {});

  let lines: string[] = [];
  if (format.header) lines.push(record(format.header, format));

  const flush = async () => {
    if (lines.length === 0) return;
    const chunk = iconv.encode(lines.join(''), format.encoding);
    lines = [];
    if (!head.write(chunk)) await Promise.race([once(head, 'drain'), done]);
  };
  return {
    row(fields) {
      rows++;
      lines.push(record(fields, format));
    },
    flush,
    async close() {
      await flush();
      head.end();
      await done;
      return {path, rows, bytes, sha256: hash.digest('hex')};
    },
  };
}

const SPECIAL = /[";,\r\n]/;

function record(fields: readonly string[], format: CsvFormat): string {
  let line = '';
  for (let i = 0; i < fields.length; i++) {
    if (i > 0) line += format.delimiter;
    const field = fields[i] as string;
    line += needsQuotes(field, i, format) ? `"${field.replaceAll('"', '""')}"` : field;
  }
  return line + format.newline;
}

function needsQuotes(field: string, column: number, format: CsvFormat): boolean {
  if (format.alwaysQuoted?.includes(column)) return true;
  if (!SPECIAL.test(field)) return false;
  return field.includes(format.delimiter) || /["\r\n]/.test(field);
}
