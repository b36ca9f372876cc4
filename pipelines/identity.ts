import {withState} from './state.ts';

/** What a person has said of two customers: that they are one, or that they are not. */
export interface IdentityDecision {
  /** The smaller of the two names, as the warehouse knows them; the other is `other`. */
  one: string;
  other: string;
  decision: 'same' | 'different';
}

/** A decision with who took it; `withdrawn` leaves the matter to the rules again. */
export interface DecisionEntry extends Omit<IdentityDecision, 'decision'> {
  sequence: number;
  decision: IdentityDecision['decision'] | 'withdrawn';
  by: string;
  /** ISO text in UTC. */
  at: string;
  note: string;
}

const tables = `
  create table if not exists identity_decision (
    sequence integer primary key autoincrement,
    one text not null,
    other text not null check (one < other),
    decision text not null check (decision in ('same', 'different', 'withdrawn')),
    by text not null check (by <> ''),
    at text not null,
    note text not null default ''
  ) strict;`;

/** Writes down a decision; the earlier ones about the same two stay as history. */
export function rememberDecision(data: string, entry: Omit<DecisionEntry, 'sequence'>): void {
  const [one, other] = inOrder(entry.one, entry.other);
  withState(data, tables, state =>
    state
      .prepare(
        'insert into identity_decision (one, other, decision, by, at, note) values (?, ?, ?, ?, ?, ?)',
      )
      .run(one, other, entry.decision, entry.by, entry.at, entry.note),
  );
}

/** Every decision that was ever taken, oldest first. */
export function decisionHistory(data: string): DecisionEntry[] {
  return withState(
    data,
    tables,
    state =>
      state
        .prepare('select * from identity_decision order by sequence')
        .all() as unknown as DecisionEntry[],
  );
}

/** The newest decision on each two customers, without those that were withdrawn, oldest first. */
export function standingDecisions(history: readonly DecisionEntry[]): DecisionEntry[] {
  const newest = new Map(history.map(entry => [JSON.stringify([entry.one, entry.other]), entry]));
  return [...newest.values()]
    .filter(({decision}) => decision !== 'withdrawn')
    .sort((a, b) => a.sequence - b.sequence);
}

/** The standing decisions of a data folder, as a build takes them. */
export const decisionsOf = (data: string): IdentityDecision[] =>
  standingDecisions(decisionHistory(data)).map(({one, other, decision}) => ({
    one,
    other,
    decision: decision as IdentityDecision['decision'],
  }));

/** Two names in the one order in which decisions keep them. */
export const inOrder = (one: string, other: string): [string, string] =>
  one < other ? [one, other] : [other, one];
