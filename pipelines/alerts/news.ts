import type {DatabaseSync} from 'node:sqlite';
import type {AlertKind, Condition, Facts} from './condition.ts';

/** A trouble with the moment at which it was first seen. */
export interface Standing extends Condition {
  since: string;
  told_at: string;
}

/** What there is to tell. */
export interface News {
  fresh: Standing[];
  worse: Standing[];
  still: Standing[];
  over: Standing[];
}

/** What decides whether something is told. */
interface Terms {
  now: Temporal.Instant;
  repeatHours: number;
  /** Whether it can be known now that an earlier trouble is over. */
  isJudged(earlier: Condition): boolean;
  /** Whether what it is about exists at all: a stream that is gone has no end that matters. */
  exists(earlier: Condition): boolean;
}

/**
 * Compares what is wrong with what has been told, and keeps it as told. The same trouble is told
 * once, again when it got worse or has lasted for a while, and when it is over. Nothing comes back
 * where there is nothing to tell. Call it within a transaction: two processes never tell the same.
 */
export function newsOf(
  state: DatabaseSync,
  conditions: readonly Condition[],
  terms: Terms,
): News | undefined {
  const told = new Map(standing(state).map(each => [each.key, each]));
  const moment = terms.now.toString();
  const news: News = {fresh: [], worse: [], still: [], over: []};
  const current = new Set(conditions.map(({key}) => key));
  for (const condition of conditions) {
    const before = told.get(condition.key);
    const now = {...condition, since: before?.since ?? moment, told_at: moment};
    if (!before) news.fresh.push(now);
    else if (condition.level > before.level) news.worse.push(now);
    else news.still.push(now);
  }
  for (const before of told.values()) {
    if (current.has(before.key)) continue;
    if (!terms.exists(before)) remove(state, before);
    else if (terms.isJudged(before)) news.over.push(before);
    else news.still.push({...before, told_at: moment});
  }
  const {fresh, worse, still, over} = news;
  const isDue = still.some(({key}) => isOld(told.get(key)!, moment, terms.repeatHours));
  if (fresh.length + worse.length + over.length === 0 && !isDue) return undefined;
  for (const each of [...fresh, ...worse, ...still]) keep(state, each);
  for (const each of over) remove(state, each);
  return news;
}

/** Everything that has been told and is not known to be over. */
export const standing = (state: DatabaseSync): Standing[] =>
  state
    .prepare('select * from alert order by since, key')
    .all()
    .map(row => ({
      key: String(row.key),
      kind: row.kind as AlertKind,
      level: Number(row.level),
      stream: row.stream === null ? undefined : String(row.stream),
      facts: JSON.parse(String(row.facts)) as Facts,
      since: String(row.since),
      told_at: String(row.told_at),
    }));

/** A clock that was set back must not keep a trouble from being told again. */
const isOld = ({told_at}: Standing, now: string, hours: number) =>
  Math.abs(Date.parse(now) - Date.parse(told_at)) >= hours * 3_600_000;

const remove = (state: DatabaseSync, {key}: Condition) =>
  state.prepare('delete from alert where key = ?').run(key);

function keep(state: DatabaseSync, each: Standing): void {
  const {key, kind, level, stream = null, facts, since, told_at} = each;
  state
    .prepare('insert or replace into alert values (?, ?, ?, ?, ?, ?, ?)')
    .run(key, kind, level, stream, JSON.stringify(facts), since, told_at);
}
