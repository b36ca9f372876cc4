import {readdir, stat} from 'node:fs/promises';
import {join, resolve} from 'node:path';
import {type Closing, costsInEffect} from './closed_costs.ts';
import {CostSettings} from './costs.ts';
import {PortfolioSettings} from './portfolio.ts';
import {Problem} from './problem.ts';
import {ScorecardSettings} from './scorecard.ts';
import {CompanySettings} from './settings.ts';
import {declaredStreams, type StreamDeclaration} from './sources/declared.ts';
import {SourcesSettings} from './sources/sources.ts';
import {readYaml, readYamlIfThere} from './yaml_file.ts';

/** Everything that is particular to one company, read and checked. */
export interface Company {
  folder: string;
  /** Where the relative paths of file sources start. */
  files: string;
  settings: CompanySettings;
  streams: StreamDeclaration[];
  scorecard: ScorecardSettings;
  /** Without costs.yaml there are no pools. */
  costs: CostSettings;
  /** Without portfolio.yaml the usual criteria, weights and cuts. */
  portfolio: PortfolioSettings;
  /** The months whose rules stay as they are, oldest first. */
  closings: readonly Closing[];
  /** The company's own SQL: `staging/stg_<source>__<entity>.sql`, and models on top of ours. */
  staging: string[];
  models: string[];
}

/** Reads a company's folder; throws a Problem that names file, line and value. */
export async function readCompany(folder: string, files = folder): Promise<Company> {
  const root = resolve(folder);
  await requireFolder(root, '--company', 'the folder of a company');
  await requireFolder(resolve(files), '--files', 'the folder in which file sources start');
  const settings = await readYaml(join(root, 'company.yaml'), CompanySettings);
  const sources = await readYaml(join(root, 'sources.yaml'), SourcesSettings);
  return {
    folder: root,
    files: resolve(files),
    settings,
    streams: declaredStreams(sources, settings.time_zone),
    scorecard: await readYaml(join(root, 'scorecard.yaml'), ScorecardSettings),
    costs: await readYamlIfThere(join(root, 'costs.yaml'), CostSettings),
    portfolio: await readYamlIfThere(join(root, 'portfolio.yaml'), PortfolioSettings),
    closings: [],
    staging: await sqlFiles(join(root, 'staging')),
    models: await sqlFiles(join(root, 'models')),
  };
}

/** The company with the rules that are in effect where months have been closed. */
export const closedUntilNow = (company: Company, closings: readonly Closing[]): Company => ({
  ...company,
  costs: costsInEffect(company.costs, closings),
  closings,
});

async function requireFolder(folder: string, option: string, meaning: string): Promise<void> {
  const found = await stat(folder).catch(() => undefined);
  if (found?.isDirectory()) return;
  throw new Problem({
    where: folder,
    what: found ? 'this is a file, not a folder' : 'there is no such folder',
    next: `Name ${meaning} with ${option} DIR.`,
    status: 2,
  });
}

async function sqlFiles(folder: string): Promise<string[]> {
  const names = await readdir(folder, {recursive: true}).catch(() => []);
  return names
    .filter(name => name.endsWith('.sql'))
    .sort()
    .map(name => join(folder, name));
}
