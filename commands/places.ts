import {existsSync} from 'node:fs';
import {mkdir, readFile} from 'node:fs/promises';
import {join, resolve} from 'node:path';
import {type Company, readCompany} from '../company/company.ts';
import {explained, Problem} from '../company/problem.ts';
import {CompanySettings} from '../company/settings.ts';
import {readYaml} from '../company/yaml_file.ts';
import {createDurably} from '../pipelines/durable.ts';
import {checkScorecard} from '../scorecard/check_scorecard.ts';
import {checkMappings} from '../warehouse/company_check.ts';

/** The shipped example, which is what runs where no other company is named. */
export const exampleFolder = join(import.meta.dirname, '..', 'examples', 'musterwerk');

/** Where a command finds the company, its data and its files. */
export interface Places {
  company: string;
  data: string;
  files: string;
}

/** The options that every command has. */
export interface PlaceOptions {
  company?: string;
  data?: string;
  files?: string;
}

export function placesOf(options: PlaceOptions): Places {
  const company = resolve(options.company ?? exampleFolder);
  return {
    company,
    data: resolve(options.data ?? 'data'),
    files: resolve(options.files ?? process.env.KUNDENWERT_FILES ?? company),
  };
}

/** Reads the company and holds it to everything that can be checked without its files. */
export async function companyAt({company, files}: Places): Promise<Company> {
  const read = await readCompany(company, files);
  checkScorecard(read.scorecard);
  checkMappings(read);
  return read;
}

/** As much of a company as its company.yaml says, where something else in its folder is wrong. */
export interface Mistaken extends Pick<Company, 'settings' | 'streams' | 'staging'> {
  mistake: Problem;
}

/** The company; or who it is, when its nights are due and who is told, and the mistake beside. */
export async function knownAt(places: Places): Promise<Company | Mistaken> {
  try {
    return await companyAt(places);
  } catch (mistake) {
    if (!(mistake instanceof Problem)) throw mistake;
    const settings = await readYaml(join(places.company, 'company.yaml'), CompanySettings).catch(
      () => Promise.reject(mistake),
    );
    return {settings, streams: [], staging: [], mistake};
  }
}

/** A data folder keeps the deliveries of one company; those of two must never mix. */
export async function claimData(
  {data}: Places,
  {settings}: Pick<Company, 'settings'>,
): Promise<void> {
  const file = join(data, 'company');
  try {
    await mkdir(data, {recursive: true, mode: 0o700});
    if (!existsSync(file) && (await createDurably(file, `${settings.name}\n`))) return;
    const owner = (await readFile(file, 'utf8')).trim();
    if (owner !== settings.name) throw taken(data, owner, settings.name, file);
  } catch (error) {
    throw explained(error, data);
  }
}

const taken = (data: string, owner: string, name: string, file: string) =>
  new Problem({
    where: data,
    what: `this folder holds the data of ${owner}, not of ${name}`,
    next: `Name another folder with --data DIR. (If the company has a new name, remove ${file}.)`,
    status: 2,
  });
