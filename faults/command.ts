import {type ChildProcess, spawn} from 'node:child_process';
import {once} from 'node:events';
import {join} from 'node:path';

const program = join(import.meta.dirname, '..', 'bin', 'kundenwert.js');

export interface Outcome {
  status: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
  seconds: number;
  /** It did not end by itself in time. */
  hung: boolean;
}

export interface CommandOptions {
  environment?: Record<string, string>;
  /** Commands of a shell that come before, such as `ulimit -n 64`. */
  before?: string;
  /** Called with the running process. */
  onStart?(child: ChildProcess): void;
}

/** Longer than any night of so small a company takes. */
const patience = 90_000;

/** Runs the command line as a process of its own, until it ends. */
export async function kundenwert(
  args: readonly string[],
  {environment = {}, before, onStart}: CommandOptions = {},
): Promise<Outcome> {
  const began = performance.now();
  const own = [process.execPath, program, ...args] as [string, ...string[]];
  const [command, ...rest]: [string, ...string[]] = before
    ? ['sh', '-c', `${before} && exec "$0" "$@"`, ...own]
    : own;
  const child = spawn(command, rest, {
    env: {...process.env, NO_COLOR: '1', ...environment},
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [stdout, stderr, hung] = ['', '', false];
  child.stdout.setEncoding('utf8').on('data', text => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', text => {
    stderr += text;
  });
  const deadline = setTimeout(() => {
    hung = true;
    child.kill('SIGKILL');
  }, patience);
  onStart?.(child);
  const [status, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
  clearTimeout(deadline);
  return {status, signal, stdout, stderr, seconds: (performance.now() - began) / 1000, hung};
}
