import {existsSync} from 'node:fs';
import {join} from 'node:path';
import type {Closing} from '../company/closed_costs.ts';
import {CostSettings} from '../company/costs.ts';
import {withState} from './state.ts';

interface Act {
  /** Closed: the last month that is. Reopened: the first month that is open again. */
  month: string;
  by: string;
  /** ISO text in UTC. */
  at: string;
  note: string;
}

/** What was done to the months until one of them; what stood before stays as history. */
export type ClosingEntry =
  | (Act & {act: 'reopened'})
  | (Act & {act: 'closed'; snapshot: string} & Pick<Closing, 'costs' | 'months' | 'rates'>);

const tables = `
  create table if not exists period_closing (
    sequence integer primary key autoincrement,
    act text not null check (act in ('closed', 'reopened')),
    month text not null check (month glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]'),
    by text not null check (by <> ''),
    at text not null,
    note text not null default '',
    snapshot text not null default '',
    reported text not null default '{}'
  ) strict;`;

/** Writes down that months were closed, or opened again. */
export function rememberClosing(data: string, entry: ClosingEntry): void {
  const {act, month, by, at, note} = entry;
  const {snapshot = '', ...reported} =
    entry.act === 'closed'
      ? {snapshot: entry.snapshot, costs: entry.costs, months: entry.months, rates: entry.rates}
      : {};
  withState(data, tables, state =>
    state
      .prepare(
        `insert into period_closing (act, month, by, at, note, snapshot, reported)
        values (?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(act, month, by, at, note, snapshot, JSON.stringify(reported)),
  );
}

/** Everything that was ever closed or opened again, oldest first. */
export function closingHistory(data: string): ClosingEntry[] {
  if (!existsSync(join(data, 'state.sqlite'))) return [];
  const rows = withState(data, tables, state =>
    state.prepare('select * from period_closing order by sequence').all(),
  );
  return rows.map(({sequence: _, reported, ...row}) => {
    const {costs, ...known} = JSON.parse(String(reported));
    return {...row, ...known, ...(costs && {costs: CostSettings.parse(costs)})} as ClosingEntry;
  });
}

/** The closings that stand, oldest month first. Who opens a month opens those after it, too. */
export function standingClosings(history: readonly ClosingEntry[]): Closing[] {
  const standing: Closing[] = [];
  for (const entry of history) {
    const {month, by, at, note} = entry;
    if (entry.act === 'closed') {
      const {costs, months, rates} = entry;
      standing.push({through: month, by, at, note, costs, months, rates});
      continue;
    }
    let cut: Closing | undefined;
    while (standing.length > 0 && standing.at(-1)!.through >= month) cut = standing.pop();
    const rest = cut && until(monthBefore(month), cut);
    if (rest && rest.months.length > 0) standing.push(rest);
  }
  return standing;
}

function until(through: string, {months, rates, ...closing}: Closing): Closing {
  const isBefore = ({month}: {month: string}) => month.slice(0, 7) <= through;
  return {...closing, through, months: months.filter(isBefore), rates: rates.filter(isBefore)};
}

/** The closings of a data folder, as a build takes them. */
export const closingsOf = (data: string): Closing[] => standingClosings(closingHistory(data));

const monthBefore = (month: string) =>
  Temporal.PlainYearMonth.from(month).subtract({months: 1}).toString();
