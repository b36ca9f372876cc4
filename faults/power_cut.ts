import {type Call, groupOf} from './calls.ts';

/**
 * What a power cut could take away although something that is to last relies on it: files that were
 * renamed into place, or lie beside a summary that was, without having been synced after their last
 * write; and renames whose folder was not synced before the night was over. A kill cannot show this,
 * because the kernel keeps what a killed process has written.
 */
export function unsynced(calls: readonly Call[]): string[] {
  const dirty = new Set<string>();
  const renamed = new Map<string, string>();
  const lost = new Set<string>();
  for (const {call, path} of calls) {
    if (call === 'write') dirty.add(path);
    if (call === 'unlink') forget(dirty, path);
    if (call === 'sync') {
      dirty.delete(path);
      for (const [target, folder] of renamed) if (folder === path) renamed.delete(target);
    }
    if (call === 'rename') {
      const [from = '', to = ''] = path.split(' > ');
      for (const file of below(dirty, from)) lost.add(`${groupOf(file)} is renamed, not synced`);
      move(dirty, from, to);
      renamed.set(to, folderOf(to));
    }
  }
  for (const target of renamed.keys()) lost.add(`the folder of ${groupOf(target)} is not synced`);
  for (const file of dirty) if (isKept(file)) lost.add(`${groupOf(file)} is never synced`);
  return [...lost].sort();
}

/** Logs and locks may lose their end. */
const isKept = (file: string) => !/^runs\/|lock/.test(file);

const folderOf = (path: string) =>
  path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '.';

const below = (files: ReadonlySet<string>, path: string) =>
  [...files].filter(file => file === path || file.startsWith(`${path}/`));

function forget(files: Set<string>, path: string): void {
  for (const file of below(files, path)) files.delete(file);
}

function move(files: Set<string>, from: string, to: string): void {
  for (const file of below(files, from)) {
    files.delete(file);
    files.add(`${to}${file.slice(from.length)}`);
  }
}
