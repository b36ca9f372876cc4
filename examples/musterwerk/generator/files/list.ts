import {createHash} from 'node:crypto';
import {closeSync, mkdirSync, openSync, writeSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {bytesOf, type Format} from './format.ts';
import type {WrittenFile} from './outbox.ts';

/** A file that is delivered whole each time, as long as it may be. */
export interface List {
  row(fields: readonly string[]): void;
  close(): WrittenFile;
}

/** Rows that are held back until they are worth a write. */
const BATCH = 5_000;

export function openList(folder: string, path: string, format: Format): List {
  const target = join(folder, path);
  mkdirSync(dirname(target), {recursive: true});
  const file = openSync(target, 'w');
  const hash = createHash('sha256');
  const bare: Format = {...format, file: rows => rows};
  let [rows, bytes, broken] = [0, 0, 0];
  let held: string[] = [];

  function write(lines: readonly string[], as: Format): void {
    const chunk = bytesOf(as, lines);
    hash.update(chunk);
    bytes += writeSync(file, chunk);
    held = [];
  }
  write([], format);
  return {
    row(fields) {
      rows++;
      const row = format.row(fields);
      if (row.includes('\n')) broken++;
      held.push(row);
      if (held.length >= BATCH) write(held, bare);
    },
    close() {
      write(held, bare);
      closeSync(file);
      const written = {path, rows, bytes, sha256: hash.digest('hex')};
      return broken > 0 ? {...written, line_breaks: broken} : written;
    },
  };
}
