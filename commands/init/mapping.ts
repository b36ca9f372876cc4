import type {Entity} from '../../warehouse/entity.ts';
import type {Field} from '../../warehouse/field.ts';
import type {Assignment} from './assignment.ts';
import {type Column, isUnique} from './column.ts';
import {constantFor} from './constants.ts';
import {contentFit, isId} from './content.ts';
import {isCalled, nameFit} from './dictionary/index.ts';

/** An entity with the columns that fit its fields. */
export interface Candidate {
  entity: Entity;
  assignments: Assignment[];
  /** Required fields that nothing fits. */
  missing: string[];
  /** Share of rows that have the key of an earlier, different row. */
  conflicts: number;
  isCalled: boolean;
  score: number;
}

const leastScore = 0.45;

/**
 * Maps columns to the fields of an entity, each column once, the best fit first. Keys are looked at
 * in the newest file only, which are the last rows: another may deliver the same rows again.
 */
export function candidateOf(
  entity: Entity,
  columns: readonly Column[],
  words: readonly string[],
  newest = columns[0]?.values.length ?? 0,
): Candidate {
  const named = assignmentsByName(entity, columns);
  const called = isCalled(entity.name, words);
  const isLikely = called || named.filter(({score}) => score > 0.8).length >= 3;
  const assignments = isLikely ? withContent(entity, columns, named) : named;
  const constants = isLikely ? withConstants(entity, assignments, words) : [];
  const all = [...assignments, ...constants];
  const missing = Object.keys(entity.fields).filter(
    name => entity.fields[name]!.required && !all.some(({field}) => field === name),
  );
  const weight = (name: string) => (entity.fields[name]!.required ? 3 : 1);
  const fit = all.reduce((sum, {field, score}) => sum + weight(field) * score, 0);
  return {
    entity,
    assignments: inOrder(entity, all),
    missing,
    conflicts: missing.length > 0 ? 0 : conflictsOf(entity, all, newest),
    isCalled: called,
    score: fit + (called ? 6 : 0) - penalty * missing.length,
  };
}

/** What a required field costs that nothing fits. */
const penalty = 4;

/**
 * The entity that a table fits best; none where too little of it is known. One that lacks required
 * fields is told, if the others fit well, so that a person knows what to add.
 */
export function bestCandidate(candidates: readonly Candidate[]): Candidate | undefined {
  const isKnown = ({score, missing}: Candidate) =>
    score >= 5 || score + penalty * missing.length >= 9;
  const [best] = candidates
    .filter(each => isKnown(each) && hasKey(each.entity, each.assignments))
    .sort((a, b) => b.score - a.score);
  return best;
}

const hasKey = ({key}: Entity, assignments: readonly Assignment[]) =>
  assignments.some(({field, column}) => field === key[0] && column);

/** A few rows may be wrong; where more have the same key, it is no key. */
const mostConflicts = 0.01;

/** Whether a candidate can be mapped as it stands. */
export const isComplete = ({missing, conflicts}: Candidate): boolean =>
  missing.length === 0 && conflicts <= mostConflicts;

const inOrder = (entity: Entity, assignments: readonly Assignment[]): Assignment[] =>
  Object.keys(entity.fields).flatMap(name => assignments.find(({field}) => field === name) ?? []);

function assignmentsByName(entity: Entity, columns: readonly Column[]): Assignment[] {
  const fits = Object.entries(entity.fields).flatMap(([field, kind]) =>
    columns.flatMap(column => assignmentOf(entity, field, kind, column) ?? []),
  );
  const chosen: Assignment[] = [];
  for (const fit of fits.sort((a, b) => b.score - a.score)) {
    const isTaken = chosen.some(({field, column}) => field === fit.field || column === fit.column);
    if (!isTaken) chosen.push(fit);
  }
  return chosen;
}

function assignmentOf(
  entity: Entity,
  field: string,
  kind: Field,
  column: Column,
): Assignment | undefined {
  const byName = nameFit(entity.name, field, column.name);
  if (byName.score === 0) return undefined;
  const byContent = contentFit(entity.name, field, kind, column);
  const score = byName.score * byContent.score;
  if (score < leastScore) return undefined;
  const doubt = byContent.doubt ?? (byName.isDoubtful ? doubtfulName(field) : undefined);
  return {
    field,
    column,
    score,
    ...(byContent.words ? {words: byContent.words} : {}),
    ...(doubt ? {doubt} : {}),
  };
}

const doubtfulName = (field: string) =>
  field === 'net_amount'
    ? 'its name does not say whether it is without tax'
    : `its name does not say for sure that it is the ${field}`;

/** A required day, amount or key without a known name is the only column that could be it. */
function withContent(
  entity: Entity,
  columns: readonly Column[],
  named: readonly Assignment[],
): Assignment[] {
  const all = [...named];
  for (const [field, kind] of Object.entries(entity.fields)) {
    if (!kind.required || all.some(each => each.field === field)) continue;
    const free = columns.filter(column => !all.some(each => each.column === column));
    const fitting = free.filter(column => couldBe(entity, field, kind, column));
    const [column] = fitting;
    if (column && fitting.length === 1) {
      all.push({field, column, score: 0.6, doubt: 'by its values only; its name is not known'});
    }
  }
  return all;
}

/** A price is no amount, nor are taxes, costs and shares. */
const notTheAmount =
  /price|preis|rate|satz|prozent|percent|%|tax|steuer|mwst|cost|kosten|rabatt|disc|brutto|gross/i;

function couldBe(entity: Entity, field: string, kind: Field, column: Column): boolean {
  if (kind.words || contentFit(entity.name, field, kind, column).score < 1) return false;
  if (kind.kind === 'day' || kind.kind === 'moment') return true;
  if (kind.kind === 'decimal') {
    return column.number?.decimal !== undefined && !notTheAmount.test(column.name);
  }
  return isId(field) && entity.key.length === 1 && entity.key[0] === field && isUnique(column);
}

function withConstants(
  entity: Entity,
  assignments: readonly Assignment[],
  words: readonly string[],
): Assignment[] {
  return Object.entries(entity.fields).flatMap(([field, {required}]) => {
    if (!required || assignments.some(each => each.field === field)) return [];
    const found = constantFor(entity.name, field, assignments, words);
    return found ? [{field, score: 0.5, ...found}] : [];
  });
}

/** A row whose key came before in the same file breaks the contract, unless it is the same row. */
function conflictsOf({key}: Entity, assignments: readonly Assignment[], newest: number): number {
  const columns = assignments.flatMap(({column}) => column ?? []);
  const keys = assignments.filter(({field, column}) => key.includes(field) && column);
  const rows = columns[0]?.values.length ?? 0;
  const seen = new Map<string, string>();
  let conflicts = 0;
  for (let row = rows - newest; row < rows; row++) {
    const id = JSON.stringify(keys.map(({column}) => column!.values[row]));
    const whole = JSON.stringify(columns.map(({values}) => values[row]));
    if ((seen.get(id) ?? whole) !== whole) conflicts += 1;
    else seen.set(id, whole);
  }
  return newest === 0 ? 0 : conflicts / newest;
}
