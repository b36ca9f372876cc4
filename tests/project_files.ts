import {globSync, readFileSync} from 'node:fs';
import {join} from 'node:path';

export const root = join(import.meta.dirname, '..');

/** What a user starts. */
export const program = join(root, 'bin', 'kundenwert.js');

/** Paths of the project's own files that match, relative to its root. */
export const projectFiles = (...patterns: string[]): string[] =>
  globSync(patterns, {cwd: root, exclude: ['node_modules/**', 'data/**']}).sort();

export const textOf = (file: string): string => readFileSync(join(root, file), 'utf8');
