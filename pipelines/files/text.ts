import {createReadStream, createWriteStream} from 'node:fs';
import {open} from 'node:fs/promises';
import {pipeline} from 'node:stream/promises';
import {createGunzip} from 'node:zlib';
import type {FileFormat} from '../../company/sources.ts';

const byteOrderMark = '\uFEFF';

/** The content of a delivered file as UTF-8 without a byte order mark, decompressed. */
export async function* utf8Chunks(file: string, encoding: FileFormat['encoding']) {
  const decoder = new TextDecoder(encoding, {fatal: true, ignoreBOM: true});
  let atStart = true;
  const chunk = (text: string) => {
    const clean = atStart && text.startsWith(byteOrderMark) ? text.slice(1) : text;
    if (text) atStart = false;
    return Buffer.from(clean);
  };
  for await (const bytes of rawChunks(file)) yield chunk(decoder.decode(bytes, {stream: true}));
  yield chunk(decoder.decode());
}

/** Node checks length and checksum of gzip; DuckDB's reader accepts a truncated file. */
async function* rawChunks(file: string): AsyncGenerator<Buffer> {
  const bytes = createReadStream(file, {highWaterMark: 1 << 18});
  yield* isCompressed(file) ? bytes.pipe(forwardingErrors(bytes, createGunzip())) : bytes;
}

function forwardingErrors<T extends {destroy(error: Error): unknown}>(
  from: NodeJS.EventEmitter,
  to: T,
): T {
  from.on('error', (error: Error) => to.destroy(error));
  return to;
}

const isCompressed = (file: string) => file.endsWith('.gz');

/** Whether DuckDB can read the delivered file as it is. */
export async function isPlainUtf8(
  file: string,
  encoding: FileFormat['encoding'],
): Promise<boolean> {
  if (encoding !== 'utf-8' || isCompressed(file)) return false;
  const handle = await open(file);
  try {
    const {bytesRead, buffer} = await handle.read(Buffer.alloc(3), 0, 3, 0);
    return !(bytesRead === 3 && buffer.toString() === byteOrderMark);
  } finally {
    await handle.close();
  }
}

/** Writes the content of a delivered file as plain UTF-8. */
export async function writeUtf8(
  file: string,
  encoding: FileFormat['encoding'],
  target: string,
): Promise<void> {
  await pipeline(utf8Chunks(file, encoding), createWriteStream(target));
}
