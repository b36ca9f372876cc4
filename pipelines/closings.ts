import {existsSync} from 'node:fs';
import {join} from 'node:path';
import type {Closing} from '../company/closed_costs.ts';
import {CostSettings} from '../company/costs.ts';
import {withState} from './state.ts';

type Kept = Pick<Closing, 'costs' | 'months' | 'rates' | 'grades' | 'cells'>;

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
  | (Act & {act: 'closed'; snapshot: string} & Kept);

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
  const [snapshot, reported] = entry.act === 'closed' ? [entry.snapshot, keptIn(entry)] : ['', {}];
  withState(data, tables, state =>
    state
      .prepare(
        `insert into period_closing (act, month, by, at, note, snapshot, reported)
        values (?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(act, month, by, at, note, snapshot, JSON.stringify(reported)),
  );
}

const keptIn = ({costs, months, rates, grades, cells}: Kept): Kept => ({
  costs,
  months,
  rates,
  grades,
  cells,
});

/** Everything that was ever closed or opened again, oldest first. */
export function closingHistory(data: string): ClosingEntry[] {
  if (!existsSync(join(data, 'state.sqlite'))) return [];
  const rows = withState(data, tables, state =>
    state.prepare('select * from period_closing order by sequence').all(),
  );
  return rows.map(({sequence: _, reported, ...row}) => {
    const known = JSON.parse(String(reported));
    return (row.act === 'closed' ? {...row, ...whole(known)} : row) as unknown as ClosingEntry;
  });
}

/** What was closed before grades and cells were kept has those of now. */
const whole = ({costs, grades = [], cells = [], ...known}: Kept): Kept => ({
  ...known,
  costs: CostSettings.parse(costs),
  grades,
  cells,
});

/** The closings that stand, oldest month first. Who opens a month opens those after it, too. */
export function standingClosings(history: readonly ClosingEntry[]): Closing[] {
  const standing: Closing[] = [];
  for (const entry of history) {
    const {month, by, at, note} = entry;
    if (entry.act === 'closed') {
      standing.push({through: month, by, at, note, ...keptIn(entry)});
      continue;
    }
    let cut: Closing | undefined;
    while (standing.length > 0 && standing.at(-1)!.through >= month) cut = standing.pop();
    const rest = cut && until(monthBefore(month), cut);
    if (rest && rest.months.length > 0) standing.push(rest);
  }
  return standing;
}

function until(through: string, {months, rates, grades, cells, ...closing}: Closing): Closing {
  const isBefore = ({month}: {month: string}) => month.slice(0, 7) <= through;
  return {
    ...closing,
    through,
    months: months.filter(isBefore),
    rates: rates.filter(isBefore),
    grades: grades.filter(isBefore),
    cells: cells.filter(isBefore),
  };
}

/** The closings of a data folder, as a build takes them. */
export const closingsOf = (data: string): Closing[] => standingClosings(closingHistory(data));

const monthBefore = (month: string) =>
  Temporal.PlainYearMonth.from(month).subtract({months: 1}).toString();
