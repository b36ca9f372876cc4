import {existsSync} from 'node:fs';
import {basename, join, relative, resolve} from 'node:path';
import {explained, Problem} from '../company/problem.ts';
import {FileError} from '../pipelines/files/table.ts';
import {check} from './check.ts';
import {folderOf, requireFiles, requireRoom, writeCompany, writeExample} from './init/folder.ts';
import {groupsOf, likeNeighbours} from './init/groups.ts';
import {areGerman, type ProposedStream, proposedStream, sourceName} from './init/proposal.ts';
import {withSameNumbers} from './init/same_numbers.ts';
import {sourcesYaml} from './init/yaml.ts';
import {placesOf} from './places.ts';
import {textTable} from './text_table.ts';

interface InitOptions {
  from?: string[];
  name?: string;
  /** How far the example has grown. */
  phase?: string;
}

/** Makes a company: the small example of the templates, or a proposal from sample files. */
export async function init(
  folder: string,
  {from = [], name, phase = '1'}: InitOptions,
): Promise<void> {
  const company = resolve(folder);
  const files = [...new Set(from.map(file => resolve(file)))];
  await requireFiles(files);
  await requireRoom(company, files);
  if (files.length === 0) {
    await writeExample(company, name ?? titleOf(company), Number(phase));
    console.log(`${folder} is a company now, with invented files in ${join(folder, 'files')}.`);
  } else {
    await propose(company, files, name);
  }
  const start = files.length > 0 ? folderOf(files, company) : company;
  await check(placesOf({company, files: start}), {});
  console.log(nextSteps(folder, start === company ? undefined : shown(start)));
}

/** A folder as a person would type it here. */
const shown = (folder: string) => {
  const near = relative(process.cwd(), folder);
  return near === '' ? '.' : near.startsWith('..') ? folder : near;
};

const titleOf = (company: string) =>
  basename(company)
    .split(/[-_ ]+/)
    .map(word => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ');

async function propose(company: string, files: readonly string[], name: string | undefined) {
  const folder = folderOf(files, company);
  const streams = await proposals(files, folder);
  const isGerman = streams.some(({columns}) => areGerman(columns.map(sourceOf)));
  const starts = streams.find(({fiscalYearStarts}) => fiscalYearStarts)?.fiscalYearStarts;
  const settings = {
    name: name ?? titleOf(company),
    currency: streams.find(({currency}) => currency)?.currency ?? 'EUR',
    ...(starts ? {fiscal_year_starts: starts} : {}),
    ...(isGerman
      ? {locale: 'de-DE', language: 'de'}
      : {locale: 'en-GB', language: 'en', time_zone: timeZone()}),
  };
  await writeCompany(company, settings, `${preface}\n${sourcesYaml(streams)}\n`);
  console.log(summary(company, streams));
}

async function proposals(files: readonly string[], folder: string): Promise<ProposedStream[]> {
  try {
    const groups = likeNeighbours(await groupsOf(files, folder));
    return withSameNumbers(
      groups.map(group => proposedStream(group, sourceName(group.pattern, folder))),
    );
  } catch (error) {
    if (!(error instanceof FileError)) throw explained(error, folder);
    throw new Problem({
      where: '--from',
      what: error.message,
      next: `${error.next ?? 'Leave this file out.'} Nothing was written.`,
      cause: error,
    });
  }
}

const sourceOf = ({mapping}: ProposedStream['columns'][number]) =>
  typeof mapping === 'string' ? mapping : String(mapping.from ?? '');

/** That of this machine, where it has one. */
function timeZone(): string {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return zone === 'UTC' || !zone ? 'Europe/Berlin' : zone;
}

const preface = `# A proposal, made from samples of the files: read it, mend it, then run kundenwert check. What is
# only a guess is marked DOUBT. Nothing is guessed when the files are loaded: what stands here counts.
# Values are plain (utf-8, commas, 1234.56, 2025-12-31) where a stream says nothing else.
`;

function summary(company: string, streams: readonly ProposedStream[]): string {
  const rows = streams.map(({source, name, pattern, entity}) => [
    pattern,
    `${source}/${name}`,
    entity ?? '(none yet)',
  ]);
  const doubts = sourcesYaml(streams).match(/DOUBT/g)?.length ?? 0;
  return [
    textTable(['files', 'stream', 'entity'], rows),
    '',
    `${join(shown(company), 'sources.yaml')} says why, with ${doubts} ${doubts === 1 ? 'doubt' : 'doubts'} to be settled.`,
    '',
  ].join('\n');
}

function nextSteps(folder: string, files: string | undefined): string {
  const company = `--company ${quoted(folder)}${files ? ` --files ${quoted(files)}` : ''}`;
  const options = `${company} --data ${quoted(join(folder, 'data'))}`;
  const costs = join(folder, 'costs.yaml');
  return [
    '',
    `Read ${join(folder, 'sources.yaml')}, ${join(folder, 'company.yaml')} and ${join(folder, 'scorecard.yaml')}${existsSync(costs) ? `, and ${costs}` : ''}, then run:`,
    `  kundenwert check ${company}`,
    `  kundenwert refresh ${options}`,
    `  kundenwert start ${options}`,
    ...(files
      ? [`The files stay where they are, so name their folder with --files ${quoted(files)}`]
      : []),
  ].join('\n');
}

const quoted = (path: string) => (/^[\w./\\:-]+$/.test(path) ? path : `"${path}"`);
