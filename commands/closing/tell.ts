import {type ClosingEntry, closingHistory, standingClosings} from '../../pipelines/closings.ts';
import type {Row} from '../../warehouse/database.ts';
import {openPublished} from '../../warehouse/snapshot.ts';
import type {Places} from '../places.ts';
import {textTable} from '../text_table.ts';

/** Says which months are closed, and what is known of them now beside what was reported. */
export async function tellClosings({data}: Places, json: boolean): Promise<void> {
  const history = closingHistory(data);
  const closedThrough = standingClosings(history).at(-1)?.through;
  const months = closedThrough ? await closedMonths(data) : [];
  console.log(
    json
      ? JSON.stringify(
          {closed_through: closedThrough ?? null, months, history: history.map(act)},
          null,
          2,
        )
      : inWords(closedThrough, months, history),
  );
}

const act = ({act, month, by, at, note}: ClosingEntry) => ({act, month, by, at, note});

async function closedMonths(data: string): Promise<Row[]> {
  const snapshot = await openPublished(data, {personal: false});
  try {
    const db = await snapshot.connect();
    const [there] = await db.rows(
      `select 1 from duckdb_tables() where table_name = 'closed_month'`,
    );
    return there
      ? await db.rows(`select strftime(month, '%Y-%m') as month, closed_by,
          reported_profit, profit, profit - reported_profit as profit_since,
          reported_ledger_cost, ledger_cost, ledger_cost - reported_ledger_cost as ledger_cost_since
        from closed_month order by month desc`)
      : [];
  } finally {
    snapshot.close();
  }
}

const shown = 24;

function inWords(
  closedThrough: string | undefined,
  months: readonly Row[],
  history: readonly ClosingEntry[],
): string {
  if (history.length === 0)
    return 'No month was ever closed. Close one with: kundenwert close 2026-09 --by NAME';
  return [
    closedThrough ? `Closed until ${closedThrough}` : 'No month is closed',
    ...(months.length > 0
      ? [
          '',
          textTable(
            ['month', 'by', 'profit reported', 'now', 'since', 'ledger reported', 'now', 'since'],
            months
              .slice(0, shown)
              .map(({month, closed_by, ...sums}) => [
                month,
                closed_by,
                ...Object.values(sums).map(sum => Number(sum).toFixed(2)),
              ]),
          ),
        ]
      : []),
    '',
    ...history.map(
      ({act, month, by, at, note}) =>
        `${at.slice(0, 10)}  ${act === 'closed' ? `closed until ${month}` : `opened again from ${month} on`} by ${by}${note && `: ${note}`}`,
    ),
  ].join('\n');
}
