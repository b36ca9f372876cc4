import {createHash} from 'node:crypto';
import {closeSync, mkdirSync, openSync, writeFileSync} from 'node:fs';
import {dirname} from 'node:path';
import {promisify} from 'node:util';
import {gzip} from 'node:zlib';
import type {Month} from '../world/calendar.ts';
import {type Format, headOf} from './format.ts';
import {emptyPage, type Page, putBytes, release, writtenOn} from './page.ts';

const NOTHING = Buffer.alloc(0);

/** A file of a month from the pages of its days, which are no longer needed. */
export function bound(
  pages: readonly Page[],
  format: Format,
  month: Month,
): {file: Page; between?: Record<string, number>} {
  const head = format.list ? NOTHING : headOf(format, month);
  const file = emptyPage(pages.reduce((sum, {length}) => sum + length, head.length));
  putBytes(file, head);
  for (const page of pages) {
    putBytes(file, writtenOn(page));
    file.rows += page.rows;
    release(page);
  }
  if (!format.list) return {file};
  const printed = format.list.printed(writtenOn(file), month);
  printed.file.rows = file.rows;
  release(file);
  return printed;
}

const compress = promisify(gzip);
/** Half the time of the usual level, and files that are a fifth larger. */
const FAST = {level: 1, chunkSize: 1 << 20};

/** Writes the bytes one behind the other, packed where the name says so. */
export async function writeFile(
  target: string,
  bytes: readonly Buffer[],
): Promise<{bytes: number; sha256: string}> {
  mkdirSync(dirname(target), {recursive: true});
  const chunks = target.endsWith('.gz')
    ? await Promise.all(bytes.map(each => compress(each, FAST)))
    : bytes;
  const file = openSync(target, 'w');
  const hash = createHash('sha256');
  let length = 0;
  for (const chunk of chunks) {
    hash.update(chunk);
    writeFileSync(file, chunk);
    length += chunk.length;
  }
  closeSync(file);
  return {bytes: length, sha256: hash.digest('hex')};
}
