import {cpSync, mkdirSync} from 'node:fs';
import {join} from 'node:path';
import {generate} from '../../examples/musterwerk/generate.ts';
import {root} from '../project_files.ts';
import {temporaryFolder} from './command_line.ts';

/** A copy of the shipped example with few customers and one year; its files lie in files/. */
export async function smallMusterwerk(seed = 1): Promise<string> {
  const folder = temporaryFolder();
  const example = join(root, 'examples', 'musterwerk');
  for (const name of ['company.yaml', 'sources.yaml', 'scorecard.yaml', 'staging']) {
    cpSync(join(example, name), join(folder, name), {recursive: true});
  }
  mkdirSync(folder, {recursive: true});
  await generate({customers: 40, years: 1, seed, out: join(folder, 'files')});
  return folder;
}
