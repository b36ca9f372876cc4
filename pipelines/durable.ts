import {open, rename} from 'node:fs/promises';
import {dirname} from 'node:path';

/** Makes sure that a file or folder is on the disk. */
export async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Renames so that after a power cut there is the old or the new, never neither. */
export async function renameDurably(from: string, to: string): Promise<void> {
  await rename(from, to);
  await sync(dirname(to));
}

/** Writes a small file so that it is there whole or not at all. */
export async function writeDurably(file: string, content: string): Promise<void> {
  const aside = `${file}.new`;
  const handle = await open(aside, 'w');
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await renameDurably(aside, file);
}
