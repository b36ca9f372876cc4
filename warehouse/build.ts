import type {Company} from '../company/company.ts';
import {Problem} from '../company/problem.ts';
import type {IdentityDecision} from '../pipelines/identity.ts';
import {withBrokenRows} from './broken_rows.ts';
import type {Built} from './built.ts';
import {businessDateOf, dependsOnToday, historyOf} from './business_date.ts';
import type {CheckResult} from './checks.ts';
import {type Connection, queryProblem} from './database.ts';
import {describeBuild, entityTable} from './dictionary.ts';
import {fingerprintOf} from './fingerprint.ts';
import {ordered} from './graph.ts';
import {ownSources} from './identity/own_sources.ts';
import {buildModel, checkBuilt, type Progress} from './increments/build_model.ts';
import {allChanged} from './increments/change.ts';
import type {Decision} from './increments/decide.ts';
import {inSnapshot, type KnownTable, knownTable, tablesThere} from './increments/known_tables.ts';
import {renewSmall} from './increments/rebuild.ts';
import type {Model} from './model.ts';
import {writePersonalTables} from './personal.ts';
import {rowCounts} from './row_counts.ts';
import {settingsTables} from './settings_tables.ts';
import type {SmallTable} from './small_table.ts';
import {identifier} from './sql.ts';
import type {LastGood} from './staging/company_sql.ts';
import {
  createRelations,
  type EntityStatus,
  readable,
  readableColumns,
  type StagedStream,
} from './staging/relations.ts';
import {createStore} from './staging/store.ts';

export interface BuildOptions {
  company: Company;
  streams: readonly StagedStream[];
  models: readonly Model[];
  /** What persons have said of who is who. */
  decisions: readonly IdentityDecision[];
  /** A day that replaces the company's business date. */
  asOf: string | undefined;
  /** The clock's day in the company's time zone; nothing is said to have happened after it. */
  today: string;
  /** What is done where the company's staging SQL fails; without it the build ends. */
  lastGood?: LastGood;
  /** Told before each model that is not kept: its name, its place and how many there are. */
  onModel(name: string, done: number, total: number): void;
}

/**
 * Brings the star and the answers to what has been delivered, and holds every model to its
 * promises. In a copy of the published snapshot only what is out of date is built; in empty files
 * everything is.
 */
export async function build(db: Connection, options: BuildOptions): Promise<Built> {
  const {company, streams, models} = options;
  const tables = await tablesThere(db);
  const progress = await openProgress(db, tables);
  await db.run(`create or replace macro key_of(name) as cast(md5_number(name) >> 65 as bigint)`);
  if (tables.size === 0) await createStore(db);
  const {time_zone} = company.settings;
  const rules = {ownSources: ownSources(company), decisions: options.decisions};
  const relations = await createRelations(
    db,
    streams,
    company.staging,
    time_zone,
    rules,
    options.lastGood,
  );
  requireCustomers(relations.statuses);
  for (const [name, change] of relations.changes) progress.changes.set(name, change);
  for (const [name, relation] of relations.tables) {
    progress.views.set(name, readable(name, relation));
    progress.known.set(name, {relation, columns: readableColumns(name)});
  }

  const history = await historyOf(db, options.today);
  const setting = options.asOf ?? company.settings.business_date;
  const businessDate = businessDateOf(setting, history, options.today);
  const settings = settingsTables(company, businessDate, history.firstDay ?? businessDate);
  for (const table of [...settings, entityTable(relations.statuses)]) {
    await renew(db, table, progress);
  }
  progress.changes.set('quarantine', allChanged);
  const quarantine = progress.before.get('quarantine') ?? (await knownTable(db, 'quarantine'));
  progress.known.set('quarantine', quarantine);

  const given = [...progress.known.keys()];
  const sorted = await ordered(db, models, given);
  await dropOthers(db, tables, [...given, ...sorted.map(({name}) => name)]);
  const built: BuiltTable[] = [];
  for (const [index, model] of sorted.entries()) {
    const tell = () => options.onModel(model.name, index, sorted.length);
    try {
      const began = performance.now();
      const fingerprint = await fingerprintOf(model);
      const done = await buildModel(db, model, fingerprint, progress, tell);
      const beganChecks = performance.now();
      const checked = await checkBuilt(db, model, done, progress);
      const checks = await withBrokenRows(db, model, checked);
      const {decision} = done;
      const seconds = secondsSince(began);
      const checkSeconds = secondsSince(beganChecks);
      built.push({model, fingerprint, decision, checks, seconds, checkSeconds});
    } catch (error) {
      throw queryProblem(error, model.file, cureOf(error));
    }
  }
  await writePersonalTables(db, relations.parts, relations.identity);
  const checks: CheckResult[] = built.flatMap(each => each.checks);
  const [quarantined = 0, ...rows] = await rowCounts(
    db,
    ['quarantine', ...sorted.map(({name}) => name)].map(inSnapshot),
  );
  const counted = built.map((each, at) => ({...each, rows: rows[at]!}));
  await describeBuild(db, {built: counted, checks, streams});
  return {
    businessDate,
    dependsOnToday: dependsOnToday(setting, history),
    entities: relations.statuses,
    tables: counted.map(({model, rows, seconds, checkSeconds, decision}) => ({
      name: model.name,
      rows,
      seconds,
      check_seconds: checkSeconds,
      ...decision,
    })),
    checks,
    provisional: await provisionalMonths(db, progress),
    quarantined,
  };
}

/** Those since all pools were posted last: months from before the ledger began stay as they are. */
async function provisionalMonths(db: Connection, {known}: Progress): Promise<string[]> {
  if (!known.has('cost_reconciliation')) return [];
  const rows = await db.rows<{month: string}>(
    `with months as (
      select month, max(case when is_provisional then 1 else 0 end) = 1 as is_open
      from cost_reconciliation group by month
    )
    select c.month from months as c
    inner join dim_month as m on c.month = m.month
    where c.is_open and m.is_complete
      and c.month > (select max(month) from months where not is_open)
    order by c.month`,
  );
  return rows.map(({month}) => month);
}

interface BuiltTable {
  model: Model;
  fingerprint: string;
  decision: Decision;
  checks: CheckResult[];
  /** All in all, and how much of that were its checks. */
  seconds: number;
  checkSeconds: number;
}

const secondsSince = (began: number) => Math.round(performance.now() - began) / 1000;

/** What the file knows of the build that it comes from. */
async function openProgress(
  db: Connection,
  before: ReadonlyMap<string, KnownTable>,
): Promise<Progress> {
  const published = new Map<string, string>();
  const checksBefore = new Map<string, Map<string, number>>();
  if (before.size > 0) {
    const models = await db.rows<{model: string; fingerprint: string}>(
      'select model, fingerprint from meta_model',
    );
    for (const {model, fingerprint} of models) published.set(model, fingerprint);
    const checks = await db.rows<{model: string; condition: string; failures: number}>(
      'select model, condition, failures from meta_check',
    );
    for (const {model, condition, failures} of checks) {
      const own = checksBefore.get(model) ?? new Map<string, number>();
      checksBefore.set(model, own.set(condition, failures));
    }
  }
  return {known: new Map(), changes: new Map(), views: new Map(), before, published, checksBefore};
}

async function renew(
  db: Connection,
  table: SmallTable,
  {known, before, changes}: Progress,
): Promise<void> {
  changes.set(table.name, await renewSmall(db, table, before.has(table.name)));
  const columns = Object.keys(table.columns);
  known.set(table.name, {relation: inSnapshot(table.name), columns});
}

/** Tables of models that the company or we do not have any more. */
async function dropOthers(
  db: Connection,
  tables: ReadonlyMap<string, KnownTable>,
  wanted: readonly string[],
): Promise<void> {
  for (const name of tables.keys()) {
    if (wanted.includes(name) || name.startsWith('meta_')) continue;
    await db.run(`drop table ${identifier(name)}`);
  }
}

function requireCustomers(entities: readonly EntityStatus[]): void {
  const customers = entities.find(({entity}) => entity === 'customers');
  if (customers?.rows) return;
  throw new Problem({
    where: 'customers',
    what:
      customers?.reason === 'no_stream'
        ? 'no stream delivers them; they are the one thing that every company needs'
        : customers?.reason === 'staging_failed'
          ? 'the staging SQL that makes them failed'
          : 'their streams have delivered no rows',
    next: 'Map a stream to the entity customers in sources.yaml, or mend the one that failed.',
  });
}

const cureOf = (error: unknown) =>
  /Out of Range|Casting value/.test(String(error))
    ? 'An amount is too large for the warehouse (99,999,999,999,999.9999 at the most). Look for amounts in a wrong unit or with a misplaced decimal sign.'
    : 'Mend the model, then run: kundenwert refresh';
