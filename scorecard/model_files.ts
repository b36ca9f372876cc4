import {glob} from 'node:fs/promises';
import {join} from 'node:path';
import type {Company} from '../company/company.ts';

const root = join(import.meta.dirname, '..');

const shipped = [
  'warehouse/dimensions/*.sql',
  'warehouse/facts/*.sql',
  'models/**/*.sql',
  'scorecard/scorecard_*.{sql,ts}',
];

/** All models of the warehouse: the star, the answers, the grades, and the company's own. */
export async function modelFiles(company: Pick<Company, 'models'>): Promise<string[]> {
  return [...(await shippedModels()), ...company.models];
}

/** Those that every company has. */
export async function shippedModels(): Promise<string[]> {
  const files = await Array.fromAsync(glob(shipped, {cwd: root}));
  return files.sort().map(file => join(root, file));
}
