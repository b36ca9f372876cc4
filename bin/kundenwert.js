#!/usr/bin/env node
// Plain JavaScript, so that an old Node can still say what to do.
import {spawn} from 'node:child_process';
import {existsSync} from 'node:fs';
import module from 'node:module';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';

const needed = 26;
const program = fileURLToPath(import.meta.url);
const root = join(dirname(program), '..');
const shipped = join(root, 'node_modules', '.bin', 'node');

if (Number(process.versions.node.split('.')[0]) >= needed) {
  // Halves the time until a command begins. Where nobody may write there, it is as without.
  module.enableCompileCache(join(root, 'node_modules', '.cache', 'kundenwert'));
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
