import {createHash} from 'node:crypto';
import {closeSync, mkdirSync, openSync, writeSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {type Format, headOf} from './format.ts';
import type {WrittenFile} from './outbox.ts';
import {addRow, emptyPage, type Field, writtenOn} from './page.ts';

/** A file that is delivered whole each time, as long as it may be. */
export interface List {
  row(fields: readonly Field[]): void;
  close(): WrittenFile;
}

/** Bytes that are held back until they are worth a write. */
const BATCH = 500_000;

export function openList(folder: string, path: string, format: Format): List {
  const target = join(folder, path);
  mkdirSync(dirname(target), {recursive: true});
  const file = openSync(target, 'w');
  const hash = createHash('sha256');
  const page = emptyPage();
  let [bytes, broken] = [0, 0];

  function write(chunk: Buffer): void {
    hash.update(chunk);
    bytes += writeSync(file, chunk);
    page.length = 0;
  }
  write(headOf(format));
  return {
    row(fields) {
      if (fields.some(field => typeof field === 'string' && field.includes('\n'))) broken++;
      addRow(page, format, fields);
      if (page.length >= BATCH) write(writtenOn(page));
    },
    close() {
      write(writtenOn(page));
      closeSync(file);
      const written = {path, rows: page.rows, bytes, sha256: hash.digest('hex')};
      return broken > 0 ? {...written, line_breaks: broken} : written;
    },
  };
}
