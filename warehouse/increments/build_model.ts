import type {CheckResult} from '../checks.ts';
import {type Checked, checkInPart, checkKept, checkModel} from '../checks.ts';
import type {Connection} from '../database.ts';
import {inputsOf} from '../graph.ts';
import type {Model} from '../model.ts';
import {identifier} from '../sql.ts';
import {type Change, type RowChange, unchanged} from './change.ts';
import {type Decision, decide} from './decide.ts';
import {inSnapshot, type KnownTable, knownTable} from './known_tables.ts';
import {buildNew, countOf, rebuildInPart, rebuildWhole} from './rebuild.ts';
import {findTouched, sliceOf} from './touched.ts';

/** What the build has found out so far. */
export interface Progress {
  /** Every table that models may read, and how it has changed. */
  known: Map<string, KnownTable>;
  changes: Map<string, Change>;
  /** Tables that only a temporary view makes readable: the select that it is. */
  views: Map<string, string>;
  /** The published snapshot's tables, with the text that each was built from. */
  published: ReadonlyMap<string, string>;
  /** What came of its checks: failures by model and condition. */
  checksBefore: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

export interface BuiltModel {
  rows: number;
  decision: Decision;
  checks: CheckResult[];
}

/** Brings one table to what its inputs say, with as little work as that takes, and checks it. */
export async function buildModel(
  db: Connection,
  model: Model,
  fingerprint: string,
  progress: Progress,
): Promise<BuiltModel> {
  const {name} = model;
  const inputs = await inputsOf(db, model);
  const kindOf = (table: string) => progress.changes.get(table)?.kind ?? 'none';
  let decision = decide(model, {
    isThere: progress.published.has(name),
    isSameText: progress.published.get(name) === fingerprint,
    inputs: new Map(inputs.map(input => [input, kindOf(input)])),
    columnsOf: input => progress.known.get(input)?.columns ?? [],
  });
  const before = progress.published.has(name) ? await knownTable(db, name) : undefined;
  const slices = slicer(db, model, progress);
  let change: Change = unchanged;
  if (decision.how === 'in part' && !(await isFewParts(db, model, before!, inputs, progress))) {
    decision = {how: 'whole', because: `${decision.because}, and too many parts are touched`};
  }
  if (decision.how === 'in part') change = await rebuildInPart(db, model, before!, slices);
  if (decision.how === 'whole') {
    change = before ? await rebuildWhole(db, model, before) : await buildNew(db, model);
  }
  progress.changes.set(name, change);
  progress.known.set(name, await knownTable(db, name));
  const checked: Checked = {
    before: progress.checksBefore.get(name) ?? new Map(),
    hasChanged: table => kindOf(table) !== 'none',
    hasParts: table => hasParts(model, progress.known.get(table)),
    inSlices: slices,
  };
  const check = {kept: checkKept, 'in part': checkInPart, whole: checkModel}[decision.how];
  const isChecked = decision.how === 'in part' && change.kind === 'none' ? checkKept : check;
  return {
    rows: await countOf(db, inSnapshot(name)),
    decision,
    checks: await isChecked(db, model, checked),
  };
}

const hasParts = ({rebuiltBy: [parts = []]}: Model, table: KnownTable | undefined) =>
  parts.length > 0 && parts.every(column => table?.columns.includes(column));

/** Above this share of a table's rows it costs less to build all of them. */
const largestShare = 0.4;

async function isFewParts(
  db: Connection,
  {rebuiltBy}: Model,
  own: KnownTable,
  inputs: readonly string[],
  {known, changes}: Progress,
): Promise<boolean> {
  const changed = inputs.flatMap(input => {
    const change = changes.get(input);
    return change?.kind === 'rows' ? [[input, change] as [string, RowChange]] : [];
  });
  const isFound = await findTouched(db, {
    rebuiltBy,
    own,
    inputs: new Map(inputs.map(input => [input, known.get(input)!])),
    changes: new Map(changed),
  });
  if (!isFound) return false;
  const rows = await countOf(db, own.relation);
  if (rows < 1000) return true;
  const touched = await countOf(db, await sliceOf(db, own.relation, rebuiltBy[0]!));
  return touched <= rows * largestShare;
}

/** Lets the names of tables that fall into a model's parts stand for their touched parts. */
function slicer(db: Connection, model: Model, {known, views}: Progress) {
  return async (work: () => Promise<void>) => {
    const parts = model.rebuiltBy[0]!;
    const sliced = [...known].filter(([, table]) => hasParts(model, table));
    try {
      for (const [name, {relation}] of sliced) {
        await db.run(`create or replace temp view ${identifier(name)} as
          select * from ${await sliceOf(db, relation, parts)}`);
      }
      await work();
    } finally {
      for (const [name] of sliced) await restore(db, name, views.get(name));
    }
  };
}

async function restore(db: Connection, name: string, view: string | undefined): Promise<void> {
  const shadow = `temp.main.${identifier(name)}`;
  await db.run(
    view ? `create or replace temp view ${identifier(name)} as ${view}` : `drop view ${shadow}`,
  );
}
