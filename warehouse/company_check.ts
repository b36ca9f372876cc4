import type {Company} from '../company/company.ts';
import {Problem} from '../company/problem.ts';
import {openDatabase} from './database.ts';
import {customers} from './entities/customers.ts';
import {contract} from './entities/index.ts';
import {ordered} from './graph.ts';
import {type Model, readModel} from './model.ts';
import {settingsTables} from './settings_tables.ts';
import {stagedRelations} from './staging/relations.ts';
import {stagedShape} from './staging/staged_shape.ts';
import {stagingName} from './staging/staging_name.ts';

/** What the warehouse would object to in a company's settings and SQL, without any data. */
export async function warehouseProblems(
  company: Company,
  models: () => Promise<Model[]>,
): Promise<Problem[]> {
  const problems: Problem[] = [];
  const collect = async (work: () => unknown) => {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      problems.push(error);
    }
  };

  const database = await openDatabase();
  try {
    const db = await database.connect();
    const sources = company.streams.map(({source, stream}) => `src_${source}__${stream}`);
    await collect(async () => ordered(db, await readAll(company.staging), sources));
    for (const file of company.staging) await collect(() => stagingName(file));
    const settings = settingsTables(company, '2000-01-01').map(({name}) => name);
    const given = [...stagedRelations, ...settings, 'quarantine', 'meta_entity'];
    await collect(async () => ordered(db, await models(), given));
  } finally {
    database.close();
  }
  return problems;
}

/** Throws a Problem when a mapping names what the contract does not have, or lacks what it needs. */
export function checkMappings({streams, settings}: Company): void {
  for (const stream of streams) stagedShape(stream, Object.keys(stream.types));
  const fields = Object.keys(customers.fields);
  const unknown = settings.required_customer_fields.find(field => !fields.includes(field));
  if (!unknown) return;
  throw new Problem({
    where: 'company.yaml, required_customer_fields',
    what: `customers have no column "${unknown}"`,
    next: `Their columns are: ${fields.join(', ')}.`,
  });
}

const readAll = (files: readonly string[]): Promise<Model[]> => Promise.all(files.map(readModel));

/** Entities of the contract that nothing in the company delivers. */
export function undeliveredEntities({streams, staging}: Company): string[] {
  const delivered = new Set([
    ...streams.flatMap(({entity}) => entity ?? []),
    ...staging.map(file => stagingName(file).entity.name),
  ]);
  return contract.map(({name}) => name).filter(name => !delivered.has(name));
}
