import type {Company} from '../company/company.ts';
import {Problem} from '../company/problem.ts';
import type {Built} from './built.ts';
import {type CheckResult, checkModel} from './checks.ts';
import {type Connection, queryProblem, type Row} from './database.ts';
import {describeBuild, describeEntities} from './dictionary.ts';
import {contract} from './entities/index.ts';
import {ordered} from './graph.ts';
import type {Model} from './model.ts';
import {writePersonalTables} from './personal.ts';
import {warehouse} from './query.ts';
import {settingsTables} from './settings_tables.ts';
import {createTable} from './small_table.ts';
import {identifier, list} from './sql.ts';
import {
  createRelations,
  type EntityStatus,
  type StagedStream,
  stagedRelations,
} from './staging/relations.ts';

export interface BuildOptions {
  company: Company;
  streams: readonly StagedStream[];
  models: readonly Model[];
  /** A day that replaces the company's business date. */
  asOf: string | undefined;
  /** The clock's day in the company's time zone; nothing is said to have happened after it. */
  today: string;
  /** Told before each model: its name, its place and how many there are. */
  onModel(name: string, done: number, total: number): void;
}

/** Builds the star and the answers, all of them anew, and holds every model to its promises. */
export async function build(db: Connection, options: BuildOptions): Promise<Built> {
  const {company, streams, models} = options;
  await db.run(`create macro key_of(name) as cast(md5_number(name) >> 65 as bigint)`);
  const entities = await createRelations(db, streams, company.staging);
  requireCustomers(entities);
  const history = await historyOf(db, options.today);
  const businessDate = businessDateOf(options, history);
  const settings = settingsTables(company, businessDate, history.firstDay ?? businessDate);
  for (const table of settings) await createTable(db, table);

  await describeEntities(db, entities);
  const given = [
    ...stagedRelations,
    ...settings.map(each => each.name),
    'quarantine',
    'meta_entity',
  ];
  const sorted = await ordered(db, models, given);
  const tables = [];
  const checks: CheckResult[] = [];
  for (const [index, model] of sorted.entries()) {
    options.onModel(model.name, index, sorted.length);
    try {
      tables.push({name: model.name, rows: await buildModel(db, model)});
      checks.push(...(await checkModel(db, model)));
    } catch (error) {
      throw queryProblem(error, model.file, cureOf(error));
    }
  }
  await writePersonalTables(db);
  const quarantined = await rowsOf(db, 'quarantine');
  const built = {businessDate, entities, tables, checks, quarantined};
  await describeBuild(db, {...built, models: sorted, streams});
  return built;
}

function requireCustomers(entities: readonly EntityStatus[]): void {
  const customers = entities.find(({entity}) => entity === 'customers');
  if (customers?.rows) return;
  throw new Problem({
    where: 'customers',
    what:
      customers?.reason === 'no_stream'
        ? 'no stream delivers them; they are the one thing that every company needs'
        : 'their streams have delivered no rows',
    next: 'Map a stream to the entity customers in sources.yaml, or mend the one that failed.',
  });
}

interface History {
  /** First and last day on which any fact happened; none in the future. */
  firstDay: string | null;
  lastDay: string | null;
}

async function historyOf(db: Connection, today: string): Promise<History> {
  const days = contract.flatMap(({name, happenedOn}) =>
    happenedOn ? [`select cast(${happenedOn} as date) as day from stg_${name}`] : [],
  );
  const [history] = await db.rows<History>(
    `select min(day) as firstDay, max(day) as lastDay from (${list(days, ' union all ')})
    where day <= cast($1 as date)`,
    [today],
  );
  return history!;
}

function businessDateOf({company, asOf, today}: BuildOptions, {lastDay}: History): string {
  const setting = asOf ?? company.settings.business_date;
  if (setting === 'today') return today;
  return setting === 'latest' ? (lastDay ?? today) : setting;
}

async function buildModel(db: Connection, model: Model): Promise<number> {
  const {name, work} = model;
  const table = identifier(name);
  if ('sql' in work) {
    await db.run(`create table ${table} as ${work.sql}`);
  } else {
    const rows = await work.rows(warehouse({connect: async () => db}, 1));
    await createTable(db, {name, columns: work.columns, rows: rows as Row[]});
  }
  return rowsOf(db, name);
}

async function rowsOf(db: Connection, table: string): Promise<number> {
  const [counted] = await db.rows<{n: number}>(`select count(*) as n from ${identifier(table)}`);
  return counted!.n;
}

const cureOf = (error: unknown) =>
  /Out of Range|Casting value/.test(String(error))
    ? 'An amount is too large for the warehouse (99,999,999,999,999.9999 at the most). Look for amounts in a wrong unit or with a misplaced decimal sign.'
    : 'Mend the model, then run: kundenwert refresh';
