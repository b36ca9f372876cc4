import {createHash} from 'node:crypto';
import {glob, readFile} from 'node:fs/promises';
import {join} from 'node:path';
import type {BuildOptions} from './build.ts';
import {engineVersion} from './database.ts';
import {contract} from './entities/index.ts';
import {ownSources} from './identity/own_sources.ts';
import type {Model} from './model.ts';
import {stagingVersion} from './staging/stage.ts';

/** Changes when the build itself does, so that nothing old is taken for up to date. */
const buildVersion = 4;

const root = join(import.meta.dirname, '..');

/** The program's own parts that compute rows in TypeScript, or decide how rows are computed. */
const programs = ['models/**/*.ts', 'scorecard/**/*.ts', 'warehouse/*.ts'];

let program: Promise<string> | undefined;

/** What a model's table is computed by; another fingerprint means that it must be built anew. */
export async function fingerprintOf({work, file}: Model): Promise<string> {
  if ('sql' in work) return sha256(work.sql);
  const text = await readFile(file, 'utf8');
  program ??= programText();
  return sha256(text + (await program));
}

async function programText(): Promise<string> {
  const files = await Array.fromAsync(glob(programs, {cwd: root}));
  const texts = await Promise.all(files.sort().map(file => readFile(join(root, file), 'utf8')));
  return sha256(texts.join('\n'));
}

/** What a snapshot must have been built by, if the next one is to be built on a copy of it. */
export const foundation = (): string =>
  sha256(JSON.stringify([buildVersion, stagingVersion, engineVersion, contract]));

/**
 * Everything that a snapshot is made from, as one mark: what each stream delivered and how it was
 * staged, the company's settings and SQL, and the models. Some depend on the day, too.
 */
export async function inputsOfBuild({
  company,
  streams,
  models,
  decisions,
  asOf,
}: BuildOptions): Promise<string> {
  const {settings, scorecard, costs, portfolio, closings} = company;
  const delivered = streams.map(({source, stream, entity, history, deliveries, earlier}) => [
    [source, stream, entity, history],
    [...earlier, ...deliveries].map(({manifest, mark, reconciliation}) => [
      manifest.sequence,
      manifest.received_at,
      manifest.accepted_by,
      mark,
      reconciliation,
    ]),
  ]);
  const staging = await Promise.all(company.staging.map(file => readFile(file, 'utf8')));
  const fingerprints = await Promise.all(models.map(fingerprintOf));
  return sha256(
    JSON.stringify([
      foundation(),
      delivered,
      settings,
      scorecard,
      costs,
      portfolio,
      closings,
      company.staging,
      staging,
      ownSources(company),
      decisions,
      models.map(({name}) => name),
      fingerprints,
      asOf,
    ]),
  );
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 16);
