import {existsSync} from 'node:fs';
import {join} from 'node:path';
import {deflateSync, inflateSync} from 'node:zlib';
import type {Closing} from '../company/closed_costs.ts';
import type {ClosedGroup} from '../company/closed_customers.ts';
import {CostRules} from '../company/costs.ts';
import {withState, writingState} from './state.ts';

type Kept = Pick<Closing, 'costs' | 'months' | 'rates' | 'grades' | 'customers'>;

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
  ) strict;
  create table if not exists closed_customers (
    closing integer not null references period_closing (sequence),
    told blob not null -- JSON, deflated
  ) strict;`;

/** Writes down that months were closed, or opened again. */
export function rememberClosing(data: string, entry: ClosingEntry): void {
  const {act, month, by, at, note} = entry;
  const [snapshot, reported] = entry.act === 'closed' ? [entry.snapshot, keptIn(entry)] : ['', {}];
  writingState(data, tables, state => {
    const {lastInsertRowid: closing} = state
      .prepare(
        `insert into period_closing (act, month, by, at, note, snapshot, reported)
        values (?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(act, month, by, at, note, snapshot, JSON.stringify(reported));
    if (entry.act !== 'closed') return;
    state
      .prepare('insert into closed_customers (closing, told) values (?, ?)')
      .run(closing, deflateSync(JSON.stringify(entry.customers())));
  });
}

const keptIn = ({costs, months, rates, grades}: Kept) => ({costs, months, rates, grades});

/** Everything that was ever closed or opened again, oldest first. */
export function closingHistory(data: string): ClosingEntry[] {
  if (!existsSync(join(data, 'state.sqlite'))) return [];
  const rows = withState(data, tables, state =>
    state.prepare('select * from period_closing order by sequence').all(),
  );
  return rows.map(({sequence, reported, ...row}) => {
    if (row.act !== 'closed') return row as unknown as ClosingEntry;
    const kept = whole(JSON.parse(String(reported)), () => customersOf(data, Number(sequence)));
    return {...row, ...kept} as unknown as ClosingEntry;
  });
}

/** What was closed before grades and customers were kept has those of now. */
const whole = (
  {costs, months, rates, grades = [], cells = []}: Kept & {cells?: ClosedCell[]},
  customers: Closing['customers'],
): Kept => ({
  costs: CostRules.parse(costs),
  months,
  rates,
  grades,
  customers: () => [...cells.map(inCell), ...customers()],
});

/** Before classes were kept, it was written beside the grades who stood in which cell. */
type ClosedCell = Pick<ClosedGroup, 'month' | 'cell' | 'customers'>;

const inCell = (own: ClosedCell): ClosedGroup => ({
  abc_class: null,
  contribution_class: null,
  rfm: null,
  cluster: null,
  stage: null,
  ...own,
  is_placed: true,
});

const customersOf = (data: string, closing: number): ClosedGroup[] =>
  withState(data, tables, state =>
    state
      .prepare('select told from closed_customers where closing = ?')
      .all(closing)
      .flatMap(({told}) => JSON.parse(String(inflateSync(told as Uint8Array)))),
  );

/** The closings that stand, oldest month first. Who opens a month opens those after it, too. */
export function standingClosings(history: readonly ClosingEntry[]): Closing[] {
  const standing: Closing[] = [];
  for (const entry of history) {
    const {month, by, at, note} = entry;
    if (entry.act === 'closed') {
      const {customers} = entry;
      standing.push({through: month, by, at, note, ...keptIn(entry), customers});
      continue;
    }
    let cut: Closing | undefined;
    while (standing.length > 0 && standing.at(-1)!.through >= month) cut = standing.pop();
    const rest = cut && until(monthBefore(month), cut);
    if (rest && rest.months.length > 0) standing.push(rest);
  }
  return standing;
}

function until(through: string, {months, rates, grades, customers, ...closing}: Closing): Closing {
  const isBefore = ({month}: {month: string}) => month.slice(0, 7) <= through;
  return {
    ...closing,
    through,
    months: months.filter(isBefore),
    rates: rates.filter(isBefore),
    grades: grades.filter(isBefore),
    customers: () => customers().filter(isBefore),
  };
}

/** The closings of a data folder, as a build takes them. */
export const closingsOf = (data: string): Closing[] => standingClosings(closingHistory(data));

const monthBefore = (month: string) =>
  Temporal.PlainYearMonth.from(month).subtract({months: 1}).toString();
