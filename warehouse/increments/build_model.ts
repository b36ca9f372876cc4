import type {CheckResult} from '../checks.ts';
import {type Checked, checkInPart, checkKept, checkModel} from '../checks.ts';
import type {Connection} from '../database.ts';
import {inputsOf} from '../graph.ts';
import type {Model} from '../model.ts';
import {identifier} from '../sql.ts';
import {type Change, type RowChange, unchanged} from './change.ts';
import {type Decision, decide} from './decide.ts';
import {inSnapshot, type KnownTable, knownTable} from './known_tables.ts';
import {buildNew, rebuildInPart, rebuildWhole} from './rebuild.ts';
import {findTouched, type Slice} from './touched.ts';

/** What the build has found out so far. */
export interface Progress {
  /** Every table that models may read, and how it has changed. */
  known: Map<string, KnownTable>;
  changes: Map<string, Change>;
  /** Tables that only a temporary view makes readable: the select that it is. */
  views: Map<string, string>;
  /** The tables of the published snapshot, and the text that each model's was built from. */
  before: ReadonlyMap<string, KnownTable>;
  published: ReadonlyMap<string, string>;
  /** What came of its checks: failures by model and condition. */
  checksBefore: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

export interface BuiltModel {
  decision: Decision;
  change: Change;
  /** The parts that were rebuilt; none where it was kept, or rebuilt whole. */
  slice: Slice | undefined;
}

/**
 * Brings one table to what its inputs say, with as little work as that takes; tells before it
 * begins, where there is any.
 */
export async function buildModel(
  db: Connection,
  model: Model,
  fingerprint: string,
  progress: Progress,
  onWork: () => void,
): Promise<BuiltModel> {
  const {name} = model;
  const inputs = await inputsOf(db, model);
  let decision = decide(model, {
    isThere: progress.published.has(name),
    isSameText: progress.published.get(name) === fingerprint,
    inputs: new Map(inputs.map(input => [input, kindOf(progress, input)])),
    columnsOf: input => progress.known.get(input)?.columns ?? [],
  });
  if (decision.how !== 'kept') onWork();
  const before = progress.published.has(name) ? progress.before.get(name) : undefined;
  let slice: Slice | undefined;
  let change: Change | undefined;
  if (decision.how === 'in part') {
    const touched = await touchedParts(db, model, before!, inputs, progress);
    change =
      touched &&
      (await rebuildInPart(db, model, before!, touched, work =>
        inSlices(db, model, touched, inputs, progress, work),
      ));
    if (change) slice = touched;
    else decision = {how: 'whole', because: `${decision.because}, and too many parts are touched`};
  }
  if (decision.how === 'kept') change = unchanged;
  change ??= before ? await rebuildWhole(db, model, before) : await buildNew(db, model);
  progress.changes.set(name, change);
  progress.known.set(
    name,
    decision.how === 'whole' ? await builtTable(db, name, progress) : before!,
  );
  return {decision, change, slice};
}

/** Where everything is built anew, nobody asks for columns: nothing leads to parts. */
const builtTable = async (db: Connection, name: string, {before}: Progress): Promise<KnownTable> =>
  before.size === 0 ? {relation: inSnapshot(name), columns: []} : knownTable(db, name);

/** Holds a table that was just brought up to date to its promises. */
export async function checkBuilt(
  db: Connection,
  model: Model,
  {decision, change, slice}: BuiltModel,
  progress: Progress,
): Promise<CheckResult[]> {
  const checked: Checked = {
    before: progress.checksBefore.get(model.name) ?? new Map(),
    hasChanged: table => kindOf(progress, table) !== 'none',
    hasParts: table => hasParts(model, progress.known.get(table)),
    inSlices: (tables, work) => inSlices(db, model, slice!, tables, progress, work),
  };
  if (decision.how === 'whole') return checkModel(db, model);
  const isKept = decision.how === 'kept' || change.kind === 'none';
  return (isKept ? checkKept : checkInPart)(db, model, checked);
}

const kindOf = ({changes}: Progress, table: string) => changes.get(table)?.kind ?? 'none';

const hasParts = ({rebuiltBy: [parts = []]}: Model, table: KnownTable | undefined) =>
  parts.length > 0 && parts.every(column => table?.columns.includes(column));

/** How to read the touched parts, where the changes lead to any. */
function touchedParts(
  db: Connection,
  {rebuiltBy, cutOff}: Model,
  own: KnownTable,
  inputs: readonly string[],
  {known, changes}: Progress,
): Promise<Slice | undefined> {
  const changed = inputs.flatMap(input => {
    const change = changes.get(input);
    return change?.kind === 'rows' ? [[input, change] as [string, RowChange]] : [];
  });
  return findTouched(db, {
    rebuiltBy,
    cutOff,
    own,
    inputs: new Map(inputs.map(input => [input, known.get(input)!])),
    changes: new Map(changed),
  });
}

/** Lets the names of those tables that fall into a model's parts stand for their touched parts. */
async function inSlices(
  db: Connection,
  model: Model,
  slice: Slice,
  tables: readonly string[],
  {known, views}: Progress,
  work: () => Promise<void>,
): Promise<void> {
  const shadowed = tables.filter(name => hasParts(model, known.get(name)));
  try {
    for (const name of shadowed) {
      await db.run(`create or replace temp view ${identifier(name)} as
        select * from ${slice(known.get(name)!.relation)}`);
    }
    await work();
  } finally {
    for (const name of shadowed) await restore(db, name, views.get(name));
  }
}

async function restore(db: Connection, name: string, view: string | undefined): Promise<void> {
  const shadow = `temp.main.${identifier(name)}`;
  await db.run(
    view ? `create or replace temp view ${identifier(name)} as ${view}` : `drop view ${shadow}`,
  );
}
