import {cpSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {parseDocument} from 'yaml';
import {generate} from '../../examples/musterwerk/generate.ts';
import {once} from '../once.ts';
import {root} from '../project_files.ts';
import {kundenwert, temporaryFolder} from './command_line.ts';

const example = join(root, 'examples', 'musterwerk');

const generated = (seed: number) =>
  once(`whole-musterwerk-${seed}`, folder =>
    exampleIn(folder, {customers: 40, years: 1, seed, months: 2}),
  );

async function exampleIn(
  folder: string,
  size: {customers: number; years: number; seed: number; months: number},
): Promise<void> {
  for (const name of readdirSync(example).filter(each => !['files', 'generator'].includes(each))) {
    cpSync(join(example, name), join(folder, name), {recursive: true});
  }
  await generate({...size, out: join(folder, 'files')});
}

/** Streams that most stories get along with; a night of all of them takes three times as long. */
const core = [
  'erp/kunden',
  'erp/artikel',
  'erp/artikelkosten',
  'erp/kurse',
  'erp/lieferungen',
  'erp/rechnungen',
  'crm/aktivitaeten',
  'service/tickets',
  'service/umfragen',
  'service/befragung',
  'personal/mitarbeiter',
  'personal/schulungen',
  'fibu/buchungen',
];

const smaller = (seed: number) =>
  once(`musterwerk-${seed}`, async folder => {
    cpSync(await generated(seed), folder, {recursive: true, preserveTimestamps: true});
    keep(folder, core, [
      'stg_fibu__ledger_entries.sql',
      'stg_service__survey_responses.sql',
      'stg_personal__trainings.sql',
    ]);
  });

/** Takes all other streams and staging models away, and the costs, which need most of them. */
function keep(folder: string, streams: readonly string[], staging: readonly string[]): void {
  const path = join(folder, 'sources.yaml');
  const sources = parseDocument(readFileSync(path, 'utf8'));
  for (const [source, all] of Object.entries<{streams: object}>(sources.toJS())) {
    const names = Object.keys(all.streams);
    const others = names.filter(name => !streams.includes(`${source}/${name}`));
    for (const name of others) sources.deleteIn([source, 'streams', name]);
    if (others.length === names.length) sources.deleteIn([source]);
  }
  writeFileSync(path, sources.toString());
  for (const name of readdirSync(join(folder, 'staging')))
    if (!staging.includes(name)) rmSync(join(folder, 'staging', name));
  for (const name of ['costs.yaml', 'models']) rmSync(join(folder, name), {recursive: true});
}

/** Three years of very few customers, with some of the streams. */
export async function threeYears(
  folder: string,
  streams: readonly string[],
  staging: readonly string[],
): Promise<void> {
  await exampleIn(folder, {customers: 20, years: 3, seed: 2, months: 3});
  keep(folder, streams, staging);
}

const published = () =>
  once('musterwerk-data', async data => {
    const company = await smaller(1);
    const night = await kundenwert(['refresh', '--company', company, '--data', data]);
    if (night.status !== 0) throw new Error(night.stderr);
  });

/** A copy of the shipped example with few customers and one year; its files lie in files/. */
export async function wholeMusterwerk(): Promise<string> {
  return copyOf(await generated(1));
}

/** The same with its core of streams only. */
export async function smallMusterwerk(seed = 1): Promise<string> {
  return copyOf(await smaller(seed));
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
