import {join} from 'node:path';
import {type Company, closedUntilNow} from '../company/company.ts';
import {Problem} from '../company/problem.ts';
import type {StreamDeclaration} from '../company/sources/declared.ts';
import {closingsOf} from '../pipelines/closings.ts';
import {decisionHistory} from '../pipelines/identity.ts';
import {inEffect, landedDeliveries} from '../pipelines/manifest.ts';
import {openStreams} from '../pipelines/streams.ts';
import {waitingFiles} from '../pipelines/waiting.ts';
import {companyModels} from '../scorecard/model_files.ts';
import {contract} from '../warehouse/entities/index.ts';
import {customerColumns} from '../warehouse/entity.ts';
import {ownSources} from '../warehouse/identity/own_sources.ts';
import {appliedMarks, type ModelPlan, planBuild} from '../warehouse/plan.ts';
import {type Base, usableBase} from '../warehouse/publish.ts';
import {inHistory} from '../warehouse/staging/parts.ts';
import {stagedMark} from '../warehouse/staging/stage.ts';
import {stagingName} from '../warehouse/staging/staging_name.ts';
import {todayIn} from './build_night.ts';
import {companyAt, type Places} from './places.ts';
import {textTable} from './text_table.ts';

interface StreamPlan {
  stream: string;
  /** What would come of it: files that wait, or what is asked only when the night runs. */
  news: string;
  entity: string | undefined;
  isChanged: boolean;
}

interface PlanOptions {
  asOf?: string;
  full?: boolean;
  json?: boolean;
}

/** Says what a refresh would read and rebuild, and why; changes nothing. */
export async function plan(places: Places, options: PlanOptions): Promise<void> {
  const company = closedUntilNow(await companyAt(places), closingsOf(places.data));
  const base = options.full ? undefined : await usableBase(places.data);
  const applied = base ? await appliedMarks(places.data, base) : new Map<string, string[]>();
  const streams = await Promise.all(
    company.streams.map(declaration => streamPlan(company, places.data, declaration, applied)),
  );
  const changed = changedEntities(company, streams);
  const models = await planBuild({
    company,
    data: places.data,
    base,
    models: await companyModels(company),
    changedEntities: new Set([...changed, ...renamedEntities(company, places.data, base, changed)]),
    setting: options.asOf ?? company.settings.business_date,
    today: todayIn(company),
  });
  const news = {built_on: base?.id ?? null, streams, models};
  console.log(options.json ? JSON.stringify(news, null, 2) : inWords(base?.id, streams, models));
}

async function streamPlan(
  company: Company,
  data: string,
  declaration: StreamDeclaration,
  applied: ReadonlyMap<string, string[]>,
): Promise<StreamPlan> {
  const {source, stream, entity, place} = declaration;
  const landing = join(data, 'landing');
  const landed = await landedDeliveries(landing, source, stream);
  let waiting = {fresh: [] as string[], held: [] as string[]};
  if (place.from === 'files') {
    const signal = new AbortController().signal;
    const {streams, close} = openStreams([declaration], {
      files: company.files,
      environment: process.env,
      signal,
    });
    try {
      waiting = await waitingFiles(landing, streams[0]!);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return {stream: `${source}/${stream}`, news: error.message, entity, isChanged: false};
    } finally {
      await close();
    }
  }
  const {fresh, held} = waiting;
  const marks = inEffect(landed).map(manifest => stagedMark(manifest, declaration));
  const known = applied.get(`${source}/${stream}`) ?? [];
  /* Streams that staging SQL reads are not among the parts: what they brought, it brings. */
  const isKnown = (mark: string) => known.includes(mark) || known.includes(inHistory(mark));
  const isRuled = entity !== undefined && !marks.every(isKnown);
  const news = [
    ...(fresh.length > 0 ? [`${count(fresh.length, 'new file')}: ${few(fresh)}`] : []),
    ...(held.length > 0 ? [`${held.length} held back, until somebody accepts: ${few(held)}`] : []),
    ...(isRuled ? ['landed, but not in the snapshot by the rules of today'] : []),
    ...(place.from === 'files' ? [] : ['is asked when the night runs']),
  ];
  return {
    stream: `${source}/${stream}`,
    news: news.join('; '),
    entity,
    isChanged: fresh.length > 0 || isRuled,
  };
}

/** Entities whose rows can change; staging SQL may read any stream that it names. */
function changedEntities(company: Company, streams: readonly StreamPlan[]): Set<string> {
  const changed = streams.filter(({isChanged}) => isChanged);
  const isStagingFed = changed.some(({entity}) => entity === undefined);
  return new Set([
    ...changed.flatMap(({entity}) => entity ?? []),
    ...(isStagingFed ? company.staging.map(file => stagingName(file).entity.name) : []),
  ]);
}

/**
 * What bears names of customers can change when somebody has decided who is who since, or when
 * systems with numbers of their own are matched and say something new of their customers.
 */
function renamedEntities(
  company: Company,
  data: string,
  base: Base,
  changed: ReadonlySet<string>,
): string[] {
  if (!base) return [];
  const began = Date.parse(base.built_at) - base.seconds * 1000;
  const decisions = decisionHistory(data);
  const isDecided = decisions.some(({at}) => Date.parse(at) > began);
  const isMatched = ownSources(company).length > 0 || decisions.length > 0;
  const named = contract.filter(
    entity => entity.name === 'customers' || customerColumns(entity).length > 0,
  );
  return isDecided || (isMatched && changed.has('customers')) ? named.map(({name}) => name) : [];
}

const count = (n: number, what: string) => `${n} ${what}${n === 1 ? '' : 's'}`;

const few = (names: readonly string[]) =>
  names.length <= 3 ? names.join(', ') : `${names.slice(0, 2).join(', ')}, … ${names.at(-1)}`;

function inWords(
  base: string | undefined,
  streams: readonly StreamPlan[],
  models: readonly ModelPlan[],
): string {
  const news = streams.filter(each => each.news);
  const rebuilt = models.filter(({how}) => how !== 'kept');
  return [
    base ? `Built on      ${base}` : 'Built on      nothing: everything is built anew',
    '',
    ...(news.length > 0
      ? [
          textTable(
            ['stream', 'news'],
            news.map(each => [each.stream, each.news]),
          ),
        ]
      : ['No stream has news.']),
    '',
    ...(rebuilt.length > 0
      ? [
          textTable(
            ['table', 'rebuilt', 'because'],
            rebuilt.map(({model, how, because}) => [model, how, because]),
          ),
        ]
      : ['No table would be rebuilt.']),
    '',
    `Kept          ${count(models.length - rebuilt.length, 'table')}`,
  ].join('\n');
}
