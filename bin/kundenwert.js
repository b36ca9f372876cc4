#!/usr/bin/env node
// Plain JavaScript, so that an old Node can still say what to do.
import {spawn} from 'node:child_process';
import {existsSync} from 'node:fs';
import {join} from 'node:path';

const needed = 26;
const root = join(import.meta.dirname ?? new URL('..', import.meta.url).pathname, '..');
const program = join(root, 'kundenwert.ts');
const shipped = join(root, 'node_modules', '.bin', 'node');

if (Number(process.versions.node.split('.')[0]) >= needed) {
  const {main} = await import('../kundenwert.ts');
  await main();
} else if (existsSync(shipped)) {
  const child = spawn(shipped, [program, ...process.argv.slice(2)], {stdio: 'inherit'});
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.on('exit', (status, signal) => process.exit(status ?? (signal === 'SIGINT' ? 130 : 1)));
} else {
  console.error(`kundenwert: this is Node ${process.versions.node}, but Node ${needed} is needed.
It comes with the project: run npm ci in ${root}
If npm asks, allow the install script of the package "node"; then run the command again.`);
  process.exit(1);
}
