import {mkdirSync} from 'node:fs';
import {join} from 'node:path';
import {DatabaseSync} from 'node:sqlite';
import {explained, Problem} from '../company/problem.ts';

/** The form of the file as a whole; raised when an older program must leave the file alone. */
const stateVersion = 1;

const patienceMs = 10_000;

/**
 * Opens `state.sqlite` in the data folder, the state of the application, which several processes
 * may hold open at once; the caller closes it. `tables` is the caller's own SQL of the form
 * `create table if not exists …`. What can't be opened is a Problem.
 */
export function openState(data: string, tables: string): DatabaseSync {
  const file = join(data, 'state.sqlite');
  try {
    mkdirSync(data, {recursive: true});
    return prepared(new DatabaseSync(file, {timeout: patienceMs}), file, tables);
  } catch (error) {
    throw explained(unreadable(error, file), file);
  }
}

/** Opens the state for one piece of work, and closes it. */
export function withState<T>(data: string, tables: string, work: (state: DatabaseSync) => T): T {
  const state = openState(data, tables);
  try {
    return work(state);
  } finally {
    state.close();
  }
}

/** The same in one transaction. Several servers may write: what is looked at is what is written to. */
export const writingState = <T>(
  data: string,
  tables: string,
  work: (state: DatabaseSync) => T,
): T =>
  withState(data, tables, state => {
    state.exec('begin immediate');
    try {
      const result = work(state);
      state.exec('commit');
      return result;
    } catch (error) {
      state.exec('rollback');
      throw error;
    }
  });

function prepared(state: DatabaseSync, file: string, tables: string): DatabaseSync {
  try {
    writeAhead(state);
    requireVersion(state, file);
    state.exec(tables);
    return state;
  } catch (error) {
    state.close();
    throw error;
  }
}

/**
 * With a write-ahead log, readers and a writer don't wait for each other. SQLite makes no second
 * try when two processes turn it on in a new file at the same moment, so we do.
 */
function writeAhead(state: DatabaseSync): void {
  const deadline = performance.now() + patienceMs;
  for (;;) {
    try {
      state.exec('pragma journal_mode = wal');
      return;
    } catch (error) {
      if (!isBusy(error) || performance.now() > deadline) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
    }
  }
}

/** What SQLite says when another process has the file: SQLITE_BUSY, in whatever variant. */
const isBusy = (error: unknown) => ((error as {errcode?: number}).errcode ?? 0) % 256 === 5;

function requireVersion(state: DatabaseSync, file: string): void {
  const {user_version: found} = state.prepare('pragma user_version').get() as {
    user_version: number;
  };
  if (found > stateVersion) {
    throw new Problem({
      where: file,
      what: `a newer Kundenwert has written this file (form ${found}; this one knows ${stateVersion})`,
      next: 'Use the newer Kundenwert, or name another folder with --data DIR.',
    });
  }
  if (found < stateVersion) state.exec(`pragma user_version = ${stateVersion}`);
}

function unreadable(error: unknown, file: string): unknown {
  if (!/file is not a database|disk image is malformed/.test(String(error))) return error;
  return new Problem({
    where: file,
    what: 'this is not the state of Kundenwert, or it is damaged',
    next: 'Put the file of the last backup in its place, or move it away to begin with an empty one.',
    cause: error,
  });
}
