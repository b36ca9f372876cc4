import {constants, copyFile, type FileHandle, open} from 'node:fs/promises';
import {naming} from '../pipelines/durable.ts';

const chunk = 1 << 20;

/** So many threads do what Node has for files. */
const copiers = 4;

/**
 * Copies a large file, or replaces the one that is there. Where the file system can let both share their blocks
 * until one is changed, nothing is copied; elsewhere several copy at once, which takes a third of the time
 * of one.
 */
export async function copyLarge(from: string, to: string): Promise<void> {
  try {
    await copyFile(from, to, constants.COPYFILE_FICLONE_FORCE);
  } catch {
    await copyInChunks(from, to);
  }
}

async function copyInChunks(from: string, to: string): Promise<void> {
  await using source = await open(from, 'r');
  await using target = await open(to, 'w');
  const {size} = await source.stat();
  let next = 0;
  const copy = async () => {
    const buffer = Buffer.allocUnsafeSlow(Math.min(chunk, size));
    while (next < size) {
      const at = next;
      next += chunk;
      const length = Math.min(chunk, size - at);
      const {bytesRead} = await source.read(buffer, 0, length, at);
      if (bytesRead < length) throw naming(from, new Error('the file ended early'));
      await writeWhole(target, buffer.subarray(0, length), at);
    }
  };
  await Promise.all(Array.from({length: copiers}, copy));
}

/** A disk that is nearly full takes a part before it says so. */
async function writeWhole(target: FileHandle, bytes: Uint8Array, at: number): Promise<void> {
  for (let written = 0; written < bytes.length; ) {
    const left = bytes.length - written;
    written += (await target.write(bytes, written, left, at + written)).bytesWritten;
  }
}
