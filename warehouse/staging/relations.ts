import {basename} from 'node:path';
import {Problem} from '../../company/problem.ts';
import type {Connection} from '../database.ts';
import {contract} from '../entities/index.ts';
import {type Entity, personalColumns} from '../entity.ts';
import {inputsOf, ordered} from '../graph.ts';
import {readModel} from '../model.ts';
import {identifier, list, literal} from '../sql.ts';
import {holdToContract} from './hold_to_contract.ts';
import type {Staged} from './stage.ts';

/** What one entity got from the company's systems, and why it is empty where it is. */
export interface EntityStatus {
  entity: string;
  deliveredBy: string[];
  rows: number;
  /** no_stream: nothing delivers it; no_delivery: something should, and has not yet; no_rows. */
  reason: 'no_stream' | 'no_delivery' | 'no_rows' | null;
}

/** One stream of the company with its staged deliveries that are in effect, oldest first. */
export interface StagedStream {
  source: string;
  stream: string;
  entity: string | undefined;
  deliveries: Staged[];
}

/** A relation that delivers rows of an entity: from a mapped stream, or from staging SQL. */
interface Part {
  entity: string;
  name: string;
  by: string;
  /** Whether rows of the same key can come in several deliveries. */
  overlapping: boolean;
}

/**
 * Makes the staged deliveries readable for the build: `src_…` for streams that only staging SQL
 * reads, `all_<entity>` with everything, and `stg_<entity>` without personal columns, which is
 * all that models may see.
 */
export async function createRelations(
  db: Connection,
  streams: readonly StagedStream[],
  stagingFiles: readonly string[],
): Promise<EntityStatus[]> {
  await quarantineTable(db, streams);
  const parts = [
    ...(await mappedParts(db, streams)),
    ...(await stagedParts(db, streams, stagingFiles)),
  ];
  const waiting = streamsWithoutDelivery(streams, stagingFiles);
  const statuses = [];
  for (const entity of contract) {
    const own = parts.filter(part => part.entity === entity.name);
    await createEntity(db, entity, own);
    statuses.push(await statusOf(db, entity, own, waiting));
  }
  return statuses;
}

/** The tables that models of the warehouse may read, beside each other and the settings. */
export const stagedRelations = contract.map(entity => `stg_${entity.name}`);

async function quarantineTable(db: Connection, streams: readonly StagedStream[]): Promise<void> {
  await db.run(`create table quarantine (source varchar, stream varchar, entity varchar,
    delivery bigint, file varchar, line bigint, column_name varchar, value varchar, reason varchar)`);
  const files = streams
    .flatMap(({deliveries}) => deliveries)
    .filter(({reconciliation}) => reconciliation.quarantined > 0)
    .map(({quarantine}) => literal(quarantine));
  if (files.length > 0) {
    await db.run(`insert into quarantine by name from read_parquet([${list(files)}])`);
  }
}

async function mappedParts(db: Connection, streams: readonly StagedStream[]): Promise<Part[]> {
  const parts: Part[] = [];
  for (const {source, stream, entity, deliveries} of streams) {
    const [newest] = deliveries;
    if (!newest) continue;
    const name = entity ? `stg_${source}__${stream}` : `src_${source}__${stream}`;
    const files = deliveries.map(({rows}) => literal(rows));
    await db.run(`create temp view ${identifier(name)} as
      from read_parquet([${list(files)}], union_by_name = true)`);
    if (entity) {
      parts.push({entity, name, by: `${source}/${stream}`, overlapping: deliveries.length > 1});
    }
  }
  return parts;
}

async function stagedParts(
  db: Connection,
  streams: readonly StagedStream[],
  files: readonly string[],
): Promise<Part[]> {
  const known = streams.map(({source, stream}) => `src_${source}__${stream}`);
  const present = new Set(
    streams
      .filter(({deliveries}) => deliveries.length > 0)
      .map(({source, stream}) => `src_${source}__${stream}`),
  );
  const models = await ordered(db, await Promise.all(files.map(readModel)), known);
  const parts: Part[] = [];
  for (const model of models) {
    const inputs = await inputsOf(db, model);
    if (known.some(each => inputs.includes(each) && !present.has(each))) continue;
    const {source, entity} = stagingName(model.file);
    await holdToContract(db, model, source, entity);
    parts.push({
      entity: entity.name,
      name: model.name,
      by: `staging/${basename(model.file)}`,
      overlapping: false,
    });
  }
  return parts;
}

/** stg_<source>__<entity>.sql */
export function stagingName(file: string): {source: string; entity: Entity} {
  const [, source, entityName] =
    /^stg_([a-z0-9_]+?)__([a-z0-9_]+)\.sql$/.exec(basename(file)) ?? [];
  const entity = contract.find(each => each.name === entityName);
  if (source && entity) return {source, entity};
  throw new Problem({
    where: file,
    what: 'the name of a staging model is stg_<source>__<entity>.sql',
    next: `The entities are: ${contract.map(each => each.name).join(', ')}.`,
  });
}

function streamsWithoutDelivery(
  streams: readonly StagedStream[],
  stagingFiles: readonly string[],
): Set<string> {
  const waiting = streams.filter(({deliveries}) => deliveries.length === 0);
  return new Set([
    ...waiting.flatMap(({entity}) => entity ?? []),
    ...(waiting.some(({entity}) => !entity)
      ? stagingFiles.map(file => stagingName(file).entity.name)
      : []),
  ]);
}

async function createEntity(db: Connection, entity: Entity, parts: readonly Part[]): Promise<void> {
  const columns = list(Object.keys(entity.fields).map(identifier));
  const selects = parts.map(part => `select ${columns} from ${newestRows(entity, part)}`);
  const empty = Object.entries(entity.fields).map(
    ([name, field]) => `cast(null as ${field.sqlType}) as ${identifier(name)}`,
  );
  const rows = selects.length > 0 ? list(selects, ' union all ') : `select ${list(empty)} limit 0`;
  await db.run(`create temp ${parts.some(part => part.overlapping) ? 'table' : 'view'}
    all_${entity.name} as ${rows}`);
  await db.run(
    `create temp view stg_${entity.name} as select ${publicColumns(entity)} from all_${entity.name}`,
  );
}

/** Of rows with the same key, the newest delivery wins. */
function newestRows({key}: Entity, {name, overlapping}: Part): string {
  if (!overlapping) return identifier(name);
  return `(from ${identifier(name)} qualify row_number() over (
    partition by ${list(key.map(identifier))} order by _delivery desc, _row desc) = 1)`;
}

/** Of a personal column models learn only whether it is filled. */
function publicColumns(entity: Entity): string {
  const {fields} = entity;
  const columns = Object.keys(fields).flatMap(name => {
    const {personal} = fields[name]!;
    if (personal === false) return [identifier(name)];
    if (personal === true) return [];
    const {unlessNo} = personal;
    return [
      `case when ${identifier(unlessNo)} = false then ${identifier(name)} end as ${identifier(name)}`,
    ];
  });
  const flags = personalColumns(entity).map(
    name => `${identifier(name)} is not null as ${identifier(`has_${name}`)}`,
  );
  return list([...columns, ...flags]);
}

async function statusOf(
  db: Connection,
  entity: Entity,
  parts: readonly Part[],
  waiting: ReadonlySet<string>,
): Promise<EntityStatus> {
  const [counted] = await db.rows<{n: number}>(`select count(*) as n from all_${entity.name}`);
  const rows = counted!.n;
  const empty =
    parts.length > 0 ? 'no_rows' : waiting.has(entity.name) ? 'no_delivery' : 'no_stream';
  return {
    entity: entity.name,
    deliveredBy: parts.map(part => part.by),
    rows,
    reason: rows > 0 ? null : empty,
  };
}
