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
    const known = await db.rows<{table_name: string}>(
      `select table_name from duckdb_tables()
      where table_name in ('closed_month', 'closed_scorecard_month')`,
    );
    if (known.length === 0) return [];
    const [scores, joined] =
      known.length === 2
        ? [
            'reported_score, score, other_kpis',
            'left join closed_scorecard_month as s on c.month = s.month',
          ]
        : ['null as reported_score, null as score, null as other_kpis', ''];
    return await db.rows(`select strftime(c.month, '%Y-%m') as month, closed_by,
        reported_profit, profit, profit - reported_profit as profit_since,
        reported_ledger_cost, ledger_cost, ledger_cost - reported_ledger_cost as ledger_cost_since,
        ${scores}
      from closed_month as c ${joined} order by c.month desc`);
  } finally {
    snapshot.close();
  }
}

const shown = 24;

const headings = [
  'month',
  'by',
  'profit reported',
  'now',
  'since',
  'ledger reported',
  'now',
  'since',
];

function cells({month, closed_by, reported_score, score, other_kpis, ...sums}: Row) {
  const number = (value: unknown) => (value === null ? '' : Number(value).toFixed(2));
  return [
    month,
    closed_by,
    ...Object.values(sums).map(number),
    number(reported_score),
    number(score),
    other_kpis ?? '',
  ];
}

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
            [...headings, 'score reported', 'now', 'KPIs other now'],
            months.slice(0, shown).map(cells),
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
