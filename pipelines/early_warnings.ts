import type {DatabaseSync} from 'node:sqlite';
import {withState, writingState} from './state.ts';

/** A warning that a night has found: a customer, and the signs that speak of its leaving. */
interface FoundWarning {
  customer: string;
  signs: readonly string[];
}

/** What happened to the warning of a customer; what stood before stays as history. */
export interface WarningEntry {
  sequence: number;
  customer: string;
  act: 'raised' | 'answered' | 'expired';
  /** The business date of the night; of an answer, that of the newest night before it. */
  day: string;
  /** Who answered, and what is to be done; empty for what a night did. */
  by: string;
  note: string;
  /** ISO text in UTC. */
  at: string;
  /** The signs, in alphabetical order, with commas between them. */
  signs: string;
}

/** A warning that stands: since which day, and who has answered it. */
export interface StandingWarning {
  customer: string;
  signs: string[];
  raised_on: string;
  answer: Pick<WarningEntry, 'by' | 'note' | 'at'> | undefined;
}

const tables = `
  create table if not exists early_warning_entry (
    sequence integer primary key autoincrement,
    customer text not null,
    act text not null check (act in ('raised', 'answered', 'expired')),
    day text not null,
    by text not null default '',
    note text not null default '',
    at text not null,
    signs text not null default ''
  ) strict;
  create table if not exists early_warning_night (day text not null) strict;`;

interface NightOfWarnings {
  /** The business date. */
  day: string;
  at: string;
  found: readonly FoundWarning[];
}

/**
 * Writes down which warnings a night has raised, and which have expired. One that is answered is raised
 * again when there is a sign that it had not. A night of an earlier business date than the last one
 * looks back, and changes nothing.
 */
export const noteWarnings = (data: string, {day, at, found}: NightOfWarnings): void =>
  writingState(data, tables, state => {
    const {last} = state.prepare('select max(day) as last from early_warning_night').get() as {
      last: string | null;
    };
    if (last !== null && day < last) return;
    if (day !== last) state.prepare('insert into early_warning_night (day) values (?)').run(day);
    const open = new Map(standing(entries(state)).map(each => [each.customer, each]));
    for (const {customer, signs} of found) {
      const known = open.get(customer);
      const isNew = !known || signs.some(sign => !known.signs.includes(sign));
      if (isNew) append(state, {customer, act: 'raised', day, at, signs: inOrder(signs)});
      open.delete(customer);
    }
    for (const customer of open.keys()) append(state, {customer, act: 'expired', day, at});
  });

interface Answer {
  customer: string;
  by: string;
  note: string;
  at: string;
}

/** Writes down what somebody does about a warning that stands. */
export const answerWarning = (data: string, answer: Answer): 'done' | 'unknown' =>
  writingState(data, tables, state => {
    const found = standing(entries(state)).find(each => each.customer === answer.customer);
    if (!found) return 'unknown';
    const {last} = state.prepare('select max(day) as last from early_warning_night').get() as {
      last: string;
    };
    append(state, {...answer, act: 'answered', day: last, signs: inOrder(found.signs)});
    return 'done';
  });

/** Everything that ever happened to warnings, oldest first. */
export const warningHistory = (data: string): WarningEntry[] => withState(data, tables, entries);

/** The warnings that stand, those of longest standing first. */
export const warningsOf = (data: string): StandingWarning[] =>
  standing(warningHistory(data)).sort(
    (a, b) => a.raised_on.localeCompare(b.raised_on) || a.customer.localeCompare(b.customer),
  );

function standing(history: readonly WarningEntry[]): StandingWarning[] {
  const warnings = new Map<string, StandingWarning>();
  for (const {customer, act, day, signs, by, note, at} of history) {
    const known = warnings.get(customer);
    if (act === 'expired') warnings.delete(customer);
    else if (act === 'answered' && known)
      warnings.set(customer, {...known, answer: {by, note, at}});
    else if (act === 'raised') {
      const all = [...new Set([...(known?.signs ?? []), ...signs.split(',')])].sort();
      const raised_on = known?.raised_on ?? day;
      warnings.set(customer, {customer, signs: all, raised_on, answer: undefined});
    }
  }
  return [...warnings.values()];
}

const inOrder = (signs: readonly string[]) => [...signs].sort().join(',');

const entries = (state: DatabaseSync) =>
  state
    .prepare('select * from early_warning_entry order by sequence')
    .all() as unknown as WarningEntry[];

type New = Pick<WarningEntry, 'customer' | 'act' | 'day' | 'at'> &
  Partial<Pick<WarningEntry, 'by' | 'note' | 'signs'>>;

function append(state: DatabaseSync, entry: New): void {
  const {customer, act, day, by = '', note = '', at, signs = ''} = entry;
  state
    .prepare(
      'insert into early_warning_entry (customer, act, day, by, note, at, signs) values (?, ?, ?, ?, ?, ?, ?)',
    )
    .run(customer, act, day, by, note, at, signs);
}
