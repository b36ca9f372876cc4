import {stat} from 'node:fs/promises';
import {join} from 'node:path';
import {generate} from '../examples/musterwerk/generate.ts';
import {exampleFolder, type Places} from './places.ts';

/** The shipped example makes its own files, so that the first start needs no other command. */
export async function ensureExample({company, files}: Places): Promise<void> {
  if (company !== exampleFolder || files !== exampleFolder) return;
  const made = await stat(join(exampleFolder, 'files')).catch(() => undefined);
  if (made) return;
  console.error('Making the files of the example company, Musterwerk …');
  await generate({customers: 2000, years: 3, seed: 1, out: join(exampleFolder, 'files')});
}
