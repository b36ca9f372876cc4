import {crc32} from 'node:zlib';
import {type Entry, openPromise, type ZipFile} from 'yauzl';
import {askAgain, FileError} from '../../table.ts';
import {firstBytes} from '../../text.ts';
import {compoundKind} from './compound.ts';

/** More than any sheet shrinks to, less than what is made only to fill a memory. */
const greatestRatio = 200;
const harmlessSize = 1 << 20;
const mostParts = 10_000;

/** A workbook is a zip of XML parts. */
export interface Archive {
  has(part: string): boolean;
  /** The content of a part; that it is whole is known at its end. */
  chunks(part: string): AsyncGenerator<Buffer>;
  close(): void;
}

/** Opens a workbook's zip; throws a FileError when it is none, or is cut. */
export async function openArchive(file: string): Promise<Archive> {
  await requireZip(file);
  const zip = await openPromise(file, {autoClose: false}).catch(error => {
    throw damaged(error);
  });
  try {
    const entries = await entriesOf(zip);
    return {
      has: part => entries.has(part.toLowerCase()),
      chunks: part => chunksOf(zip, entries.get(part.toLowerCase()), part),
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw damaged(error);
  }
}

/** Names of parts are the same in whatever case they are written. */
async function entriesOf(zip: ZipFile): Promise<Map<string, Entry>> {
  if (zip.entryCount > mostParts) throw new FileError(`it has ${zip.entryCount} parts`, lookAtIt);
  const entries = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) entries.set(entry.fileName.toLowerCase(), entry);
  return entries;
}

const lookAtIt = 'No workbook is like that. Look at the file before you have it delivered again.';

async function* chunksOf(
  zip: ZipFile,
  entry: Entry | undefined,
  part: string,
): AsyncGenerator<Buffer> {
  if (!entry) throw new FileError(`the workbook lacks its part ${part}`, askAgain);
  const {uncompressedSize, compressedSize} = entry;
  if (uncompressedSize > harmlessSize && uncompressedSize > compressedSize * greatestRatio) {
    throw new FileError(
      `its part ${part} grows to more than ${greatestRatio} times its size when it is decompressed`,
      lookAtIt,
    );
  }
  let sum = 0;
  try {
    for await (const chunk of await zip.openReadStreamPromise(entry)) {
      sum = crc32(chunk, sum);
      yield chunk;
    }
  } catch (error) {
    throw damaged(error);
  }
  if (sum !== entry.crc32) throw damaged(new Error(`the checksum of ${part} is wrong`));
}

/** Errors of the operating system stay what they are. */
function damaged(error: unknown): unknown {
  if (error instanceof FileError || (error as NodeJS.ErrnoException).syscall) return error;
  return new FileError(
    `the workbook is damaged or cut (${(error as Error).message})`,
    askAgain,
    error,
  );
}

const saveAs = 'Have it saved as an Excel workbook (.xlsx).';

async function requireZip(file: string): Promise<void> {
  const start = await firstBytes(file, 512);
  if (start.length === 0) throw new FileError('the file is empty', askAgain);
  if (start.subarray(0, 4).equals(Buffer.from('PK\x03\x04'))) return;
  if (start.subarray(0, 4).toString('hex') === 'd0cf11e0')
    throw compoundProblem(await compoundKind(file));
  const text = start.toString().replace('\uFEFF', '').trimStart();
  throw text.startsWith('<')
    ? new FileError('it is a web page or XML under the name of a workbook', saveAs)
    : new FileError('it is no workbook: it does not begin as a zip file does', askAgain);
}

function compoundProblem(kind: Awaited<ReturnType<typeof compoundKind>>): FileError {
  if (kind === 'encrypted') {
    return new FileError(
      'the workbook is encrypted with a password',
      'Have it delivered without a password; nobody is asked for one at night.',
    );
  }
  return new FileError(
    kind === 'xls'
      ? 'it is a workbook of Excel 97 to 2003 (.xls)'
      : 'it is an old workbook (.xls) or an encrypted one',
    saveAs,
  );
}
