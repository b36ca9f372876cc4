import {cpSync} from 'node:fs';
import {join} from 'node:path';
import {generate} from '../../examples/musterwerk/generate.ts';
import {once} from '../once.ts';
import {root} from '../project_files.ts';
import {kundenwert, temporaryFolder} from './command_line.ts';

const example = join(root, 'examples', 'musterwerk');

const generated = (seed: number) =>
  once(`musterwerk-${seed}`, async folder => {
    for (const name of ['company.yaml', 'sources.yaml', 'scorecard.yaml', 'staging']) {
      cpSync(join(example, name), join(folder, name), {recursive: true});
    }
    await generate({customers: 40, years: 1, seed, months: 2, out: join(folder, 'files')});
  });

const published = () =>
  once('musterwerk-data', async data => {
    const company = await generated(1);
    const night = await kundenwert(['refresh', '--company', company, '--data', data]);
    if (night.status !== 0) throw new Error(night.stderr);
  });

/** A copy of the shipped example with few customers and one year; its files lie in files/. */
export async function smallMusterwerk(seed = 1): Promise<string> {
  return copyOf(await generated(seed));
}

/** The same with a data folder of its own, in which a first night has been published. */
export async function publishedMusterwerk(
  data = temporaryFolder(),
): Promise<{company: string; data: string}> {
  const company = await smallMusterwerk();
  return {company, data: copyOf(await published(), data)};
}

function copyOf(folder: string, copy = temporaryFolder()): string {
  cpSync(folder, copy, {recursive: true, preserveTimestamps: true});
  return copy;
}
