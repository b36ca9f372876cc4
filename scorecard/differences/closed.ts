import type {Tables} from '../../warehouse/tables.ts';
import {kpiNamed} from '../kpis/index.ts';
import {type Side, type Sides, tableOf} from './sides.ts';
import {counted, few, spanText} from './words.ts';

/** Which months are closed on each side, and what of those of the later one would be graded otherwise now. */
export interface ClosedChanges {
  months: Record<Side, string[]>;
  otherwise: Tables['closed_grade'][];
}

/** Nothing where no month is closed on either side. */
export async function closedChanges(sides: Sides): Promise<ClosedChanges | null> {
  const months = {
    before: await closedMonths(sides, 'before'),
    after: await closedMonths(sides, 'after'),
  };
  if (months.before.length + months.after.length === 0) return null;
  const otherwise = sides.tables.after.has('closed_grade')
    ? await sides.db.rows<Tables['closed_grade']>(
        `from ${tableOf('after', 'closed_grade')} where differs order by month, level, node`,
      )
    : [];
  return {months, otherwise};
}

async function closedMonths({db, tables}: Sides, side: Side): Promise<string[]> {
  if (!tables[side].has('set_closed_month')) return [];
  const rows = await db.rows<{month: string}>(
    `select month from ${tableOf(side, 'set_closed_month')} order by month`,
  );
  return rows.map(({month}) => month);
}

/** Which months were closed or opened again, and which keep another grade than they would have now. */
export function closedLines(closed: ClosedChanges | null): string[] {
  if (!closed) return [];
  const {before, after} = closed.months;
  const came = after.filter(month => !before.includes(month));
  const went = before.filter(month => !after.includes(month));
  const kpis = closed.otherwise.filter(({level}) => level === 'kpi');
  const months = new Set(closed.otherwise.map(({month}) => month));
  const names = few(kpis.map(({node}) => kpiNamed(node)?.name.en ?? node));
  return [
    ...(came.length > 0 ? [`closed: ${spanText(came)}`] : []),
    ...(went.length > 0 ? [`opened again: ${spanText(went)}`] : []),
    ...(months.size > 0
      ? [
          `${months.size} of ${counted(after.length, 'closed month')} would be others by the rules and data of now, and stay as reported${names && `: ${names}`}`,
        ]
      : []),
  ];
}
