import type {DatabaseSync} from 'node:sqlite';
import {withState, writingState} from './state.ts';

/** What was done to a named scenario; what stood before stays as history. */
export interface ScenarioEntry {
  sequence: number;
  /** The first entry's sequence: what addresses know the scenario by. */
  scenario: number;
  act: 'saved' | 'renamed' | 'removed';
  name: string;
  by: string;
  /** ISO text in UTC. */
  at: string;
  /** The changes as JSON; empty where they stay as they were saved. */
  changes: string;
}

/** A scenario that stands, with who saved it. */
export interface Scenario {
  scenario: number;
  name: string;
  changes: string;
  by: string;
  at: string;
}

const tables = `
  create table if not exists scenario_entry (
    sequence integer primary key autoincrement,
    scenario integer not null,
    act text not null check (act in ('saved', 'renamed', 'removed')),
    name text not null check (name <> ''),
    by text not null check (by <> ''),
    at text not null,
    changes text not null default ''
  ) strict;`;

interface Said {
  name: string;
  by: string;
  at: string;
}

/** Saves changes under a name, which no other scenario has; gives the number of the new one. */
export const saveScenario = (data: string, said: Said & {changes: string}): number | 'taken' =>
  writingState(data, tables, state => {
    if (isTaken(state, said.name)) return 'taken';
    const {next} = state
      .prepare('select coalesce(max(sequence), 0) + 1 as next from scenario_entry')
      .get() as {next: number};
    append(state, {...said, scenario: next, act: 'saved'});
    return next;
  });

/** Gives a scenario another name, or takes it off the list. */
export const changeScenario = (
  data: string,
  {act, scenario, ...said}: Said & {act: 'renamed' | 'removed'; scenario: number},
): 'done' | 'taken' | 'unknown' =>
  writingState(data, tables, state => {
    const found = standing(entries(state)).find(each => each.scenario === scenario);
    if (!found) return 'unknown';
    const name = act === 'removed' ? found.name : said.name;
    if (act === 'renamed' && name !== found.name && isTaken(state, name)) return 'taken';
    append(state, {...said, name, scenario, act, changes: ''});
    return 'done';
  });

/** Everything that was ever done, oldest first. */
export const scenarioHistory = (data: string): ScenarioEntry[] => withState(data, tables, entries);

/** The scenarios that stand, newest first. */
export const scenariosOf = (data: string): Scenario[] => standing(scenarioHistory(data));

function standing(history: readonly ScenarioEntry[]): Scenario[] {
  const scenarios = new Map<number, Scenario>();
  for (const {act, scenario, name, by, at, changes} of history) {
    const known = scenarios.get(scenario);
    if (act === 'saved') scenarios.set(scenario, {scenario, name, changes, by, at});
    else if (act === 'removed') scenarios.delete(scenario);
    else if (known) scenarios.set(scenario, {...known, name});
  }
  return [...scenarios.values()].reverse();
}

const isTaken = (state: DatabaseSync, name: string) =>
  standing(entries(state)).some(each => each.name === name);

const entries = (state: DatabaseSync) =>
  state
    .prepare('select * from scenario_entry order by sequence')
    .all() as unknown as ScenarioEntry[];

function append(state: DatabaseSync, entry: Omit<ScenarioEntry, 'sequence'>): void {
  const {scenario, act, name, by, at, changes} = entry;
  state
    .prepare(
      'insert into scenario_entry (scenario, act, name, by, at, changes) values (?, ?, ?, ?, ?, ?)',
    )
    .run(scenario, act, name, by, at, changes);
}
