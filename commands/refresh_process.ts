import {type ChildProcess, spawn} from 'node:child_process';
import {once} from 'node:events';
import {join} from 'node:path';
import type {Places} from './places.ts';

/**
 * Starts a refresh in a process of its own, so that it may die without taking the dashboard along.
 * It leads a group of its own, since Ctrl-C would reach it twice otherwise: from the terminal, and
 * from the server, which passes signals on.
 */
export function refreshProcess(
  {company, data, files}: Places,
  options: readonly string[],
): ChildProcess {
  const program = join(import.meta.dirname, '..', 'bin', 'kundenwert.js');
  const places = ['--company', company, '--data', data, '--files', files];
  return spawn(process.execPath, [program, 'refresh', ...places, ...options], {
    stdio: ['ignore', 2, 2],
    detached: true,
  });
}

/** The exit status of a process when it has ended; 1 when a signal ended it. */
export async function statusOf(child: ChildProcess): Promise<number> {
  const [status] = (await once(child, 'exit')) as [number | null];
  return status ?? 1;
}
