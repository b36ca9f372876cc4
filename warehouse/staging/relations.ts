import type {Connection} from '../database.ts';
import {customerRelations} from '../entities/customer_relations.ts';
import {customers} from '../entities/customers.ts';
import {contract, entityNamed} from '../entities/index.ts';
import type {Entity} from '../entity.ts';
import {furtherNumbers} from '../identity/accounts.ts';
import {
  type Identified,
  type IdentityRules,
  identify,
  sharedNumbersOnly,
} from '../identity/identify.ts';
import {customerIdentity, noIdentities} from '../identity/tables.ts';
import type {Change} from '../increments/change.ts';
import {identifier, list, literal} from '../sql.ts';
import {forgetOthers} from './applied.ts';
import {type LastGood, sqlParts, sqlWithRejects} from './company_sql.ts';
import {type Part, streamPart} from './parts.ts';
import {readableColumns as columnsOf, readableNames} from './public_columns.ts';
import {createQuarantine, setAside} from './quarantine.ts';
import type {Staged} from './stage.ts';
import {stagingName} from './staging_name.ts';
import {storedRows, updateStore} from './store.ts';
import {storeTable} from './store_table.ts';

/** What one entity got from the company's systems, and why it is empty where it is. */
export interface EntityStatus {
  entity: string;
  deliveredBy: string[];
  rows: number;
  /**
   * no_stream: nothing delivers it; no_delivery: something should, and has not yet; no_rows;
   * staging_failed: its SQL failed and has never been good.
   */
  reason: 'no_stream' | 'no_delivery' | 'no_rows' | 'staging_failed' | null;
}

/** One stream of the company with its staged deliveries. */
export interface StagedStream {
  source: string;
  stream: string;
  entity: string | undefined;
  delivery: 'full' | 'delta';
  history: boolean;
  /** Those that are in effect, oldest first. */
  deliveries: Staged[];
  /** Those that full ones have replaced, where an entity's history is in its deliveries. */
  earlier: Staged[];
}

/** What the star is built from, and how it differs from what the published snapshot was built from. */
export interface Relations {
  statuses: EntityStatus[];
  /** Of each `stg_<entity>`. */
  changes: Map<string, Change>;
  /** Where the rows of each stand. */
  tables: Map<string, string>;
  parts: Part[];
  identity: Identified;
}

/** The tables that models of the warehouse may read, beside each other and the settings. */
export const stagedRelations = [
  ...contract.map(entity => `stg_${entity.name}`),
  'stg_customer_identity',
];

/**
 * Brings the store to what the staged deliveries say, and makes it readable for the build: `src_…`
 * for streams that only staging SQL reads, and `stg_<entity>` without personal columns, which is
 * all that models may see.
 */
export async function createRelations(
  db: Connection,
  streams: readonly StagedStream[],
  stagingFiles: readonly string[],
  timeZone: string,
  rules: Omit<IdentityRules, 'accounts'> = sharedNumbersOnly,
  lastGood?: LastGood,
): Promise<Relations> {
  const mapped = streams.flatMap(stream =>
    stream.entity && stream.deliveries.length > 0
      ? [streamPart(stream, entityNamed(stream.entity)!, timeZone)]
      : [],
  );
  await createSourceViews(db, streams);
  const withRejects = await sqlWithRejects(db);
  await createQuarantine(db);
  await setAsideStaged(db, streams);
  const {parts: written, broken} = await sqlParts(db, streams, stagingFiles, {
    withRejects,
    ownSources: rules.ownSources,
    lastGood,
  });
  const parts = inOrderOfSources([...mapped, ...written], streams);
  await forgetOthers(db, parts);
  const waiting = streamsWithoutDelivery(streams, stagingFiles);
  const changes = new Map<string, Change>();
  const customerParts = parts.filter(({entity}) => entity === customers);
  const before = await storedRows(db);
  const delivered = await updateStore(db, customers, customerParts, before.get(customers)!);
  const relationParts = parts.filter(({entity}) => entity === customerRelations);
  const accounts = await furtherNumbers(db, relationParts);
  const identity = await identify(db, storeTable(customers), delivered, customerParts, {
    ...rules,
    accounts,
  });
  changes.set('stg_customer_identity', identity.identities);
  const tables = new Map([['stg_customer_identity', customerIdentity]]);
  for (const entity of contract) {
    const name = `stg_${entity.name}`;
    const own = parts.filter(part => part.entity === entity);
    const isCustomers = entity === customers;
    const change = isCustomers
      ? identity.customers
      : await updateStore(db, entity, own, before.get(entity)!, identity);
    changes.set(name, change);
    tables.set(name, isCustomers ? identity.relation : storeTable(entity));
  }
  const rows = await storedRows(db);
  const statuses = contract.map(entity => {
    const own = parts.filter(part => part.entity === entity);
    return statusOf(entity, own, rows.get(entity)!, {waiting, broken});
  });
  const views = [...tables].map(
    ([name, table]) => `create or replace temp view ${name} as ${readable(name, table)}`,
  );
  await db.run(list(views, '; '));
  return {statuses, changes, tables, parts, identity};
}

/** What `stg_…` stands for: its columns without those of the store's own bookkeeping. */
export const readable = (name: string, table: string): string => {
  const entity = entityNamed(name.replace('stg_', ''));
  return `select ${entity ? readableNames(entity) : '*'} from ${table}`;
};

export const readableColumns = (name: string): string[] => {
  const entity = entityNamed(name.replace('stg_', ''));
  return entity ? columnsOf(entity) : Object.keys(noIdentities.columns);
};

/** As the systems stand in sources.yaml: what the first one says of a customer counts. */
function inOrderOfSources(parts: readonly Part[], streams: readonly StagedStream[]): Part[] {
  const sources = [...new Set(streams.map(({source}) => source))];
  const placeOf = ({source}: Part) =>
    sources.includes(source) ? sources.indexOf(source) : sources.length;
  return parts.toSorted((a, b) => placeOf(a) - placeOf(b));
}

async function createSourceViews(db: Connection, streams: readonly StagedStream[]): Promise<void> {
  for (const {source, stream, entity, deliveries} of streams) {
    if (entity || deliveries.length === 0) continue;
    const files = deliveries.map(({rows}) => literal(rows));
    await db.run(`create temp view ${identifier(`src_${source}__${stream}`)} as
      from read_parquet([${list(files)}], union_by_name = true)`);
  }
}

async function setAsideStaged(db: Connection, streams: readonly StagedStream[]): Promise<void> {
  const files = streams
    .flatMap(({deliveries}) => deliveries)
    .filter(({reconciliation}) => reconciliation.quarantined > 0)
    .map(({quarantine}) => literal(quarantine));
  if (files.length > 0) await setAside(db, `select * from read_parquet([${list(files)}])`);
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

function statusOf(
  entity: Entity,
  parts: readonly Part[],
  rows: number,
  {waiting, broken}: {waiting: ReadonlySet<string>; broken: ReadonlySet<Entity>},
): EntityStatus {
  const empty = broken.has(entity)
    ? 'staging_failed'
    : parts.length > 0
      ? 'no_rows'
      : waiting.has(entity.name)
        ? 'no_delivery'
        : 'no_stream';
  return {
    entity: entity.name,
    deliveredBy: parts.map(part => part.name),
    rows,
    reason: rows > 0 ? null : empty,
  };
}
