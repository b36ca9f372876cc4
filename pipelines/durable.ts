import {type FileHandle, open, rename} from 'node:fs/promises';
import {dirname} from 'node:path';

/** Makes sure that a file or folder is on the disk. */
export async function sync(path: string): Promise<void> {
  await opened(path, 'r', handle => handle.sync());
}

/** Renames so that after a power cut there is the old or the new, never neither. */
export async function renameDurably(from: string, to: string): Promise<void> {
  await rename(from, to);
  await sync(dirname(to));
}

/** Writes a small file so that it is there whole or not at all. */
export async function writeDurably(file: string, content: string): Promise<void> {
  const aside = `${file}.new`;
  await opened(aside, 'w', async handle => {
    await handle.writeFile(content);
    await handle.sync();
  });
  await renameDurably(aside, file);
}

async function opened(
  path: string,
  flags: 'r' | 'w',
  work: (handle: FileHandle) => Promise<void>,
): Promise<void> {
  const handle = await open(path, flags);
  try {
    await work(handle);
  } catch (error) {
    throw naming(path, error);
  } finally {
    await handle.close();
  }
}

/** What fails on an open file does not say which one it was. */
export function naming(path: string, error: unknown): unknown {
  return error instanceof Error ? Object.assign(error, {path}) : error;
}
