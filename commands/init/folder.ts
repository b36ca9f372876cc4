import {cp, mkdir, readdir, readFile, stat, writeFile} from 'node:fs/promises';
import {dirname, join, relative, resolve, sep} from 'node:path';
import {parseDocument} from 'yaml';
import {exitStatus, explained, Problem} from '../../company/problem.ts';

const templates = join(import.meta.dirname, '..', '..', 'company', 'templates');
const schemas = join(import.meta.dirname, '..', '..', 'company', 'schemas');
const own = [
  'company.yaml',
  'sources.yaml',
  'scorecard.yaml',
  'costs.yaml',
  'portfolio.yaml',
  'staging',
  'models',
];

/** Throws a Problem unless a company can be made in a folder without touching what is there. */
export async function requireRoom(folder: string, files: readonly string[]): Promise<void> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw explained(error, folder);
  });
  const hasFiles = files.some(file => isInside(folder, file));
  const taken = names.filter(name => !hasFiles || own.includes(name));
  if (taken.length === 0) return;
  throw new Problem({
    where: folder,
    what: `the folder is not empty: it has ${taken.slice(0, 5).join(', ')}${taken.length > 5 ? ' …' : ''}`,
    next: 'Nothing was written. Name a new folder, such as: kundenwert init my-company',
    status: exitStatus.wrongUse,
  });
}

/** Throws a Problem for the first path that is no file. */
export async function requireFiles(files: readonly string[]): Promise<void> {
  for (const file of files) {
    const found = await stat(file).catch(() => undefined);
    if (found?.isFile()) continue;
    throw new Problem({
      where: file,
      what: found ? 'this is a folder, not a file' : 'there is no such file',
      next: 'Name files after --from; nothing was written.',
      status: exitStatus.wrongUse,
    });
  }
}

const isInside = (folder: string, file: string): boolean =>
  resolve(file).startsWith(resolve(folder) + sep);

/** The folder from which files are named: the company's own, or the nearest that has all of them. */
export function folderOf(files: readonly string[], company: string): string {
  if (files.every(file => isInside(company, file))) return resolve(company);
  let folder = dirname(resolve(files[0]!));
  while (!files.every(file => isInside(folder, file))) folder = dirname(folder);
  return folder;
}

/** Writes the small example, as it is in one of the three phases, with its files. */
export async function writeExample(folder: string, name: string, phase: number): Promise<void> {
  const later = Array.from({length: phase - 1}, (_, index) => `phase-${index + 2}`);
  const sources = await Promise.all(
    ['', ...later].map(part => template(join(part, 'sources.yaml'))),
  );
  await writeCompany(folder, {name}, sources.join(''));
  for (const part of ['', ...later]) {
    await cp(join(templates, part, 'files'), join(folder, 'files'), {recursive: true});
  }
  if (phase < 3) return;
  for (const file of ['costs.yaml', 'portfolio.yaml']) {
    await write(folder, file, await template(join('phase-3', file)));
  }
}

/** Writes a company's folder from the templates, with sources of its own. */
export async function writeCompany(
  folder: string,
  settings: Record<string, string | number>,
  sources: string,
): Promise<void> {
  await mkdir(folder, {recursive: true});
  const company = parseDocument(await template('company.yaml'));
  for (const [name, value] of Object.entries(settings)) company.set(name, value);
  if (settings.language === 'en') company.delete('region');
  await write(
    folder,
    'company.yaml',
    company.toString({lineWidth: 100, flowCollectionPadding: false}),
  );
  await write(folder, 'scorecard.yaml', await template('scorecard.yaml'));
  await write(folder, 'sources.yaml', sources);
}

const template = (name: string) => readFile(join(templates, name), 'utf8');

/** The first line lets editors complete and check what is written below it. */
async function write(folder: string, name: string, text: string): Promise<void> {
  const schema = join(schemas, name.replace('.yaml', '.schema.json'));
  const path = relative(folder, schema).replaceAll('\\', '/');
  const first = `# yaml-language-server: $schema=${path}\n`;
  await writeFile(join(folder, name), first + text, {flag: 'wx'});
}
