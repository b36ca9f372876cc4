import {spawnSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {dirname, join} from 'node:path';

/** What a process does to files, and what can fail. */
export const callKinds = ['write', 'sync', 'rename', 'unlink'] as const;
export type CallKind = (typeof callKinds)[number];

/** What happens at a call: an error, an error from then on, death before it or in its middle. */
export type Deed = 'EIO' | 'ENOSPC' | 'full' | 'kill' | 'torn';

export interface CallFault {
  call: CallKind;
  deed: Deed;
  /** The number of the call, from 1. */
  at: number;
  /** A part of the path, relative to the data folder. */
  path: string;
}

/** Why calls cannot be made to fail here; undefined where they can. */
export function noCallFaults(): string | undefined {
  if (process.platform !== 'linux') return 'calls can be made to fail on Linux only';
  const {error} = spawnSync('cc', ['--version']);
  return error ? 'there is no C compiler (Debian: gcc, libc6-dev)' : undefined;
}

/** Compiles what stands between a program and the C library; returns its file. */
export function compileCalls(folder: string): string {
  const library = join(folder, 'calls.so');
  const source = join(import.meta.dirname, 'calls.c');
  const made = spawnSync('cc', ['-O2', '-shared', '-fPIC', '-o', library, source, '-ldl']);
  if (made.status !== 0) throw new Error(`calls.c does not compile: ${made.stderr}`);
  return library;
}

/** The environment in which a process meets a fault. */
export function environmentOf(
  library: string,
  data: string,
  report: string,
  {call, deed, at, path}: CallFault,
): Record<string, string> {
  return {
    ...watching(library, data, report),
    FAULT_CALL: call,
    FAULT_DO: deed === 'full' ? 'ENOSPC' : deed,
    FAULT_STAYS: deed === 'full' ? '1' : '0',
    FAULT_AT: String(at),
    FAULT_PATH: path,
  };
}

/** The environment in which every call is written down, and none fails. */
export const tracing = (library: string, data: string, report: string) => ({
  ...watching(library, data, report),
  FAULT_DO: 'trace',
});

/* libuv's ring would go around the C library. */
const watching = (library: string, data: string, report: string) => ({
  LD_PRELOAD: library,
  UV_USE_IO_URING: '0',
  FAULT_FOLDER: data,
  FAULT_REPORT: report,
});

export interface Call {
  call: CallKind;
  path: string;
  /** SQLite tells nobody when this sync fails. */
  isQuiet?: boolean;
}

/**
 * Marks the syncs that SQLite makes beyond those of its commits, and is quiet about: of the folder of
 * a new log; of the log once more, when it closes a file; and of the database, of which the log keeps
 * everything until that has worked.
 */
export function withQuietSyncs(night: readonly Call[]): Call[] {
  const isLog = (path: string) => path.endsWith('.sqlite-wal');
  const synced = new Set<string>();
  return night.map((each, index) => {
    const {call, path} = each;
    if (call !== 'sync') {
      synced.delete(path);
      return each;
    }
    const before = night[index - 1];
    const isAfterLog = before?.call === 'sync' && isLog(before.path);
    const isOfFolder = isAfterLog && dirname(before.path) === path;
    const isQuiet = path.endsWith('.sqlite') || isOfFolder || (isLog(path) && synced.has(path));
    synced.add(path);
    return {...each, isQuiet};
  });
}

/** The calls that a report tells of. */
export function reported(report: string): Call[] {
  let text = '';
  try {
    text = readFileSync(report, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  return text
    .split('\n')
    .filter(Boolean)
    .map(line => {
      const space = line.indexOf(' ');
      return {call: line.slice(0, space) as CallKind, path: line.slice(space + 1)};
    });
}

/** A path without what is different in every run. */
export const groupOf = (path: string): string =>
  path
    .replaceAll(/\d{8}T\d{6}Z-[0-9a-f]{4}/g, '*')
    .replaceAll(/-[0-9a-f]{12}\b/g, '-*')
    .replaceAll(/\b\d{6}\b/g, '#');
