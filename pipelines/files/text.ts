import {createReadStream, createWriteStream} from 'node:fs';
import {open, stat} from 'node:fs/promises';
import {basename} from 'node:path';
import {pipeline} from 'node:stream/promises';
import {createGunzip} from 'node:zlib';
import type {FileFormat} from '../../company/sources/file.ts';
import {askAgain, FileError} from './table.ts';

type Encoding = FileFormat['encoding'];

const byteOrderMark = '\uFEFF';

/** More than any report shrinks to, less than what is made only to fill a disk. */
const greatestRatio = 200;
const harmlessSize = 1 << 20;

/** The content of a delivered file as UTF-8 without a byte order mark, decompressed. */
export async function* utf8Chunks(file: string, encoding: Encoding): AsyncGenerator<Buffer> {
  await requireEncoding(file, encoding);
  const chunks = plainChunks(file);
  yield* encoding === 'utf-8' ? withoutMark(chunks) : decoded(chunks, encoding);
}

async function* withoutMark(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let atStart = true;
  for await (const chunk of chunks) {
    const marked = atStart && chunk.subarray(0, 3).toString() === byteOrderMark;
    atStart = false;
    yield marked ? chunk.subarray(3) : chunk;
  }
}

async function* decoded(chunks: AsyncIterable<Buffer>, encoding: Encoding): AsyncGenerator<Buffer> {
  const decode = decoderOf(encoding);
  let atStart = true;
  const bytes = (text: string) => {
    const clean = atStart && text.startsWith(byteOrderMark) ? text.slice(1) : text;
    if (text) atStart = false;
    return Buffer.from(clean);
  };
  for await (const chunk of chunks) yield bytes(decode(chunk));
  yield bytes(decode());
}

/** What the web calls iso-8859-1 is windows-1252, so the true one has its own decoder. */
function decoderOf(encoding: Encoding): (chunk?: Buffer) => string {
  if (encoding === 'iso-8859-1') return chunk => chunk?.toString('latin1') ?? '';
  const decoder = new TextDecoder(encoding, {fatal: true, ignoreBOM: true});
  return chunk => {
    try {
      return chunk ? decoder.decode(chunk, {stream: true}) : decoder.decode();
    } catch (cause) {
      throw new FileError(
        `there are bytes that are not ${encoding}`,
        'Declare the encoding that the system writes, such as encoding: windows-1252, in sources.yaml.',
        cause,
      );
    }
  };
}

/**
 * The bytes of a file, decompressed where it is gzip. Node checks length and checksum and refuses
 * trailing garbage, where DuckDB's own reader accepts a file that is cut.
 */
export async function* plainChunks(file: string): AsyncGenerator<Buffer> {
  // Both are awaited before there is a stream: one that fails while nobody reads ends the process.
  const [compressed, {size}] = [await isCompressed(file), await stat(file)];
  const bytes = createReadStream(file, {highWaterMark: 1 << 18});
  if (!compressed) {
    yield* bytes;
    return;
  }
  const unzipped = createGunzip({chunkSize: 1 << 18});
  /*
   * Not `pipeline`: its promise is never settled where a reader stops while bytes still come, and
   * whoever waits for it waits for ever. An error after the last chunk is nobody's any more.
   */
  bytes.on('error', error => unzipped.destroy(error)).pipe(unzipped);
  unzipped.on('error', () => {});
  let length = 0;
  try {
    for await (const chunk of unzipped) {
      length += (chunk as Buffer).length;
      if (length > harmlessSize && length > size * greatestRatio) {
        throw new FileError(
          `it grows to more than ${greatestRatio} times its size when it is decompressed`,
          'No report shrinks that much. Look at the file, or have it delivered uncompressed.',
        );
      }
      yield chunk as Buffer;
    }
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code?.startsWith('Z_')
      ? new FileError(
          `the compressed file is damaged or cut (${(error as Error).message})`,
          askAgain,
          error,
        )
      : error;
  } finally {
    bytes.destroy();
    unzipped.destroy();
  }
}

/** The name and the content must agree: what says .gz and is none was cut or mixed up. */
async function isCompressed(file: string): Promise<boolean> {
  const start = await firstBytes(file, 2);
  const isGzip = start[0] === 0x1f && start[1] === 0x8b;
  const saysSo = file.endsWith('.gz');
  if (isGzip === saysSo) return isGzip;
  throw new FileError(
    saysSo ? 'it is named .gz, but is not compressed' : 'it is compressed, but not named .gz',
    `Have ${basename(file)} delivered under a name that says what it is.`,
  );
}

/** A UTF-16 file that is read as something else gives rows of garbage, or none at all. */
async function requireEncoding(file: string, encoding: Encoding): Promise<void> {
  const [first, second] = await firstBytes(file, 2);
  const marked =
    first === 0xff && second === 0xfe
      ? 'utf-16le'
      : first === 0xfe && second === 0xff
        ? 'utf-16be'
        : undefined;
  if (!marked || marked === encoding) return;
  throw new FileError(
    `it begins with the mark of ${marked}, and ${encoding} is declared`,
    `Declare encoding: ${marked} in sources.yaml.`,
  );
}

export async function firstBytes(file: string, count: number): Promise<Buffer> {
  const handle = await open(file);
  try {
    const {bytesRead, buffer} = await handle.read(Buffer.alloc(count), 0, count, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** Whether the delivered bytes are UTF-8 text as they are, without a mark to be taken off. */
export async function isPlainUtf8(file: string, encoding: Encoding): Promise<boolean> {
  if (encoding !== 'utf-8' || file.endsWith('.gz')) return false;
  return (await firstBytes(file, 3)).toString() !== byteOrderMark;
}

/** Writes the content of a delivered file as plain UTF-8. */
export async function writeUtf8(file: string, encoding: Encoding, target: string): Promise<void> {
  await pipeline(utf8Chunks(file, encoding), createWriteStream(target));
}
