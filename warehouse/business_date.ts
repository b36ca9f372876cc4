import type {Connection} from './database.ts';
import {contract} from './entities/index.ts';
import {list} from './sql.ts';
import {storeTable} from './staging/store_table.ts';

/** When the facts of the store happened. */
interface History {
  /** First and last day on which any fact happened; none in the future. */
  firstDay: string | null;
  lastDay: string | null;
  hasFuture: boolean;
}

export const nothingHappened: History = {firstDay: null, lastDay: null, hasFuture: false};

export async function historyOf(db: Connection, today: string): Promise<History> {
  const days = contract.flatMap(entity =>
    entity.happenedOn
      ? [`select cast(${entity.happenedOn} as date) as day from ${storeTable(entity)}`]
      : [],
  );
  const [history] = await db.rows<History>(
    `select min(day) filter (day <= cast($1 as date)) as firstDay,
      max(day) filter (day <= cast($1 as date)) as lastDay,
      coalesce(max(day) > cast($1 as date), false) as hasFuture
    from (${list(days, ' union all ')})`,
    [today],
  );
  return history!;
}

/** What "now" means: `setting` is today, latest (the day of the last fact), or a day. */
export function businessDateOf(setting: string, {lastDay}: History, today: string): string {
  if (setting === 'today') return today;
  return setting === 'latest' ? (lastDay ?? today) : setting;
}

/** Facts of the future begin to count, and a company without any is told as of today. */
export const dependsOnToday = (setting: string, {lastDay, hasFuture}: History): boolean =>
  hasFuture || lastDay === null || setting === 'today';
