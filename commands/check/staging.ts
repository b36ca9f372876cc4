import {basename} from 'node:path';
import type {Company} from '../../company/company.ts';
import {Problem} from '../../company/problem.ts';
import type {Connection} from '../../warehouse/database.ts';
import {inputsOf, ordered} from '../../warehouse/graph.ts';
import {type Model, readModel} from '../../warehouse/model.ts';
import {identifier, literal} from '../../warehouse/sql.ts';
import {holdToContract} from '../../warehouse/staging/hold_to_contract.ts';
import {createQuarantine} from '../../warehouse/staging/quarantine.ts';
import {stagingName} from '../../warehouse/staging/staging_name.ts';
import type {SampledStream} from './sample.ts';

/** What became of a company's staging SQL on the sampled rows. */
export interface BoundStaging {
  problems: Problem[];
  /** The columns that each entity gets from SQL. */
  columns: Map<string, string[]>;
  /** Models that read streams whose columns are not known before the night. */
  unbound: string[];
}

/**
 * Runs a company's staging SQL, so that a misspelt column is found by day. Where the samples are not
 * all rows it runs without any: joined to a part only, good rows would look bad.
 */
export async function boundStaging(
  db: Connection,
  company: Company,
  samples: readonly SampledStream[],
): Promise<BoundStaging> {
  const bound: BoundStaging = {problems: [], columns: new Map(), unbound: []};
  const present = new Set<string>();
  const limit = samples.every(({isWhole}) => isWhole) ? '' : 'limit 0';
  for (const {declaration, staged} of samples) {
    const name = `src_${declaration.source}__${declaration.stream}`;
    await db.run(
      `create temp view ${identifier(name)} as from read_parquet(${literal(staged.rows)}) ${limit}`,
    );
    present.add(name);
  }
  await db.run(`attach ':memory:' as personal`);
  await createQuarantine(db);

  for (const model of await inOrder(db, company)) {
    const inputs = await inputsOf(db, model);
    if (inputs.some(name => !present.has(name))) {
      bound.unbound.push(basename(model.file));
      continue;
    }
    await bind(db, model, bound, present);
  }
  return bound;
}

/** What stops the order or the name of a model is told by another check. */
async function inOrder(db: Connection, {staging, streams}: Company): Promise<Model[]> {
  const sources = streams.map(({source, stream}) => `src_${source}__${stream}`);
  try {
    const models = await Promise.all(staging.map(readModel));
    for (const {file} of models) stagingName(file);
    return await ordered(db, models, sources);
  } catch (error) {
    if (error instanceof Problem) return [];
    throw error;
  }
}

async function bind(
  db: Connection,
  model: Model,
  {problems, columns}: BoundStaging,
  present: Set<string>,
): Promise<void> {
  const {source, entity} = stagingName(model.file);
  try {
    await holdToContract(db, model, source, entity);
    const sql = 'sql' in model.work ? model.work.sql : '';
    const own = (await db.columns(sql)).map(({name}) => name);
    columns.set(entity.name, [...(columns.get(entity.name) ?? []), ...own]);
    present.add(model.name);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    problems.push(error);
  }
}

/** Staging SQL in the name of a source that the company does not have. */
export function strayStaging({staging, streams}: Company): Problem[] {
  const sources = [...new Set(streams.map(({source}) => source))];
  return staging.flatMap(file => {
    const [, source] = /^stg_([a-z0-9_]+?)__/.exec(basename(file)) ?? [];
    if (!source || sources.includes(source)) return [];
    return new Problem({
      where: file,
      what: `it is named after the source "${source}", which sources.yaml does not have`,
      next: `Name it stg_<source>__<entity>.sql; the sources are: ${sources.join(', ')}.`,
    });
  });
}
