import {constants, copyFile, type FileHandle, link, open, rename, rm} from 'node:fs/promises';
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
  await write(aside, content);
  await renameDurably(aside, file);
}

/** The same where no file is yet; returns false when another process was first. */
export async function createDurably(file: string, content: string): Promise<boolean> {
  const aside = `${file}.${process.pid}.new`;
  await write(aside, content);
  try {
    await linkOrCopy(aside, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(aside, {force: true});
  }
  await sync(dirname(file));
  return true;
}

/** What file systems say that have no hard links, or not between these two places. */
const noLinks = ['EPERM', 'ENOTSUP', 'ENOSYS', 'EXDEV', 'EMLINK'];

/** Gives a file a second name, or makes a copy where that cannot be; fails where one is there. */
export async function linkOrCopy(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
  } catch (error) {
    if (!noLinks.includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
    await copyFile(from, to, constants.COPYFILE_EXCL);
    await sync(to);
  }
}

const write = (file: string, content: string) =>
  opened(file, 'w', async handle => {
    await handle.writeFile(content);
    await handle.sync();
  });

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
