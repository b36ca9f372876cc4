import {readdir, stat} from 'node:fs/promises';
import {join} from 'node:path';

/**
 * Bytes of all files below a folder; what vanishes meanwhile, or is not there, has none. A file
 * with several names counts once for all calls that share `counted`.
 */
export async function bytesBelow(folder: string, counted = new Set<number>()): Promise<number> {
  const entries = await readdir(folder, {withFileTypes: true}).catch(() => []);
  let bytes = 0;
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) bytes += await bytesBelow(path, counted);
    if (!entry.isFile()) continue;
    const found = await stat(path).catch(() => undefined);
    if (!found || counted.has(found.ino)) continue;
    if (found.nlink > 1) counted.add(found.ino);
    bytes += found.size;
  }
  return bytes;
}
