import {Problem} from '../../company/problem.ts';
import {stagingPart} from '../../company/staging_part.ts';
import {type Connection, QueryError} from '../database.ts';
import {type Entity, personalColumns} from '../entity.ts';
import {inputsOf, ordered} from '../graph.ts';
import {type Model, readModel} from '../model.ts';
import {appliedOf, areSame} from './applied.ts';
import {holdToContract} from './hold_to_contract.ts';
import {keepLastGood} from './last_good.ts';
import {markOf, type Part} from './parts.ts';
import type {StagedStream} from './relations.ts';
import {stagingName} from './staging_name.ts';

/** What is done where a file of staging SQL fails; without it the first one ends the build. */
export interface LastGood {
  /** The personal file of the snapshot that is built on; none where everything is built anew. */
  personal: string | undefined;
  /** What the published snapshot has rows of, though it is not built on: it cannot be kept. */
  isLost(part: string): boolean;
  onFailed(part: string, problem: Problem): void;
}

interface Means {
  withRejects: ReadonlySet<string>;
  ownSources: readonly string[];
  lastGood: LastGood | undefined;
}

interface Select {
  model: Model;
  part: Part;
  inputs: string[];
  /** The same, as streams are called. */
  reads: string[];
  isNeeded: boolean;
}

/** Files of staging SQL whose rows are in the quarantine of the published snapshot. */
export async function sqlWithRejects(db: Connection): Promise<Set<string>> {
  const [known] = await db.rows(
    `select 1 from duckdb_tables() where table_name = 'quarantine' and not temporary
      and database_name = current_database()`,
  );
  if (!known) return new Set();
  const files = await db.rows<{file: string}>(
    `select distinct file from quarantine where delivery is null`,
  );
  return new Set(files.map(({file}) => file));
}

/**
 * Staging SQL is run where it or what it reads has changed, and where it gives what is written anew
 * every night: persons' data and rejected rows. Else its rows are in the store. Where it fails the
 * rows of the last good night stay there; `broken` are the entities that never had such a night.
 */
export async function sqlParts(
  db: Connection,
  streams: readonly StagedStream[],
  files: readonly string[],
  means: Means,
): Promise<{parts: Part[]; broken: Set<Entity>}> {
  const selects = await selectsOf(db, streams, files, means);
  const needed = new Set<string>();
  for (const {model, inputs, isNeeded} of selects.toReversed()) {
    if (!isNeeded && !needed.has(model.name)) continue;
    for (const name of [model.name, ...inputs]) needed.add(name);
  }
  const parts: Part[] = [];
  const broken = new Set<Entity>();
  const failed = new Set<string>();
  for (const select of selects) {
    const {model, part} = select;
    const problem = needed.has(model.name) ? await problemOf(db, select, failed, means) : undefined;
    if (!problem) {
      parts.push(part);
      continue;
    }
    const {lastGood} = means;
    if (!lastGood || lastGood.isLost(part.name)) throw problem;
    lastGood.onFailed(part.name, problem);
    failed.add(model.name);
    const kept = await keepLastGood(db, part, lastGood.personal);
    if (kept) parts.push(kept);
    else broken.add(part.entity);
  }
  return {parts, broken};
}

async function selectsOf(
  db: Connection,
  streams: readonly StagedStream[],
  files: readonly string[],
  {withRejects, ownSources}: Means,
): Promise<Select[]> {
  const nameOf = ({source, stream}: StagedStream) => `src_${source}__${stream}`;
  const names = new Map(streams.map(each => [nameOf(each), `${each.source}/${each.stream}`]));
  const marks = new Map(
    streams
      .filter(({deliveries}) => deliveries.length > 0)
      .map(stream => [nameOf(stream), stream.deliveries.map(({mark}) => mark).join()]),
  );
  const models = await ordered(db, await Promise.all(files.map(readModel)), [...names.keys()]);
  const selects: Select[] = [];
  for (const model of models) {
    const inputs = await inputsOf(db, model);
    if (inputs.some(input => !marks.has(input))) continue;
    const sql = 'sql' in model.work ? model.work.sql : '';
    const {source, entity} = stagingName(model.file);
    const mark = markOf(
      sql,
      inputs.map(input => marks.get(input)),
      ...(ownSources.includes(source) ? ['own numbers'] : []),
    );
    marks.set(model.name, mark);
    const part: Part = {
      entity,
      source,
      name: stagingPart(model.file),
      kind: 'sql',
      isFull: true,
      deliveries: [{delivery: 0, mark, rows: '', receivedOn: '1900-01-01'}],
      table: model.name,
    };
    const isStale = !areSame(await appliedOf(db, part.name), part.deliveries);
    const isNeeded = isStale || personalColumns(entity).length > 0 || withRejects.has(part.name);
    const reads = inputs.map(input => names.get(input) ?? input);
    selects.push({model, part, inputs, reads, isNeeded});
  }
  return selects;
}

/** Runs the SQL; returns what is wrong with it, or with what it reads. */
async function problemOf(
  db: Connection,
  {model, part, inputs, reads}: Select,
  failed: ReadonlySet<string>,
  {ownSources}: Means,
): Promise<Problem | undefined> {
  const next = `It reads ${reads.join(', ')}. Mend it, or what it reads, then run: kundenwert refresh`;
  const input = inputs.find(name => failed.has(name));
  if (input) return new Problem({where: model.file, what: `it reads ${input}, which failed`, next});
  try {
    await holdToContract(db, model, part.source, part.entity, ownSources.includes(part.source));
    return undefined;
  } catch (error) {
    if (!(error instanceof Problem) || isOfSystem(error.cause)) throw error;
    return new Problem({where: error.where, what: error.what, next, cause: error});
  }
}

/** A full disk, or somebody who stopped the night, is no fault of the SQL. */
const isOfSystem = (cause: unknown): boolean =>
  cause instanceof QueryError &&
  (cause.code !== undefined || cause.message.startsWith('INTERRUPT'));
