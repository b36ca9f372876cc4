import {type ChildProcess, spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {onTestFinished} from 'vitest';
import {program} from '../project_files.ts';

export interface Outcome {
  status: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
}

interface RunOptions {
  env?: Record<string, string>;
  /** Another user, for what root may always do. */
  uid?: number;
  /** Called with the running process. */
  onStart?(child: ChildProcess): void;
}

/** Runs the command line as a process of its own, until it ends. */
export async function kundenwert(
  args: readonly string[],
  options: RunOptions = {},
): Promise<Outcome> {
  const child = spawn(process.execPath, [program, ...args], {
    env: {...process.env, NO_COLOR: '1', ...options.env},
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(options.uid ? {uid: options.uid, gid: options.uid} : {}),
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', text => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', text => {
    stderr += text;
  });
  options.onStart?.(child);
  const [status, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
  return {status, signal, stdout, stderr};
}

/** A folder that goes when the test has ended. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kundenwert-'));
  onTestFinished(() => rmSync(folder, {recursive: true, force: true}));
  return folder;
}

/** The one row that a query on a data folder answers. */
export async function answer(data: string, sql: string): Promise<Record<string, unknown>> {
  const {status, stdout, stderr} = await kundenwert([
    'query',
    '--data',
    data,
    '--format',
    'json',
    sql,
  ]);
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout)[0];
}
