import type {Difference} from './difference.ts';
import type {MeasureChange, MonthChange} from './months.ts';
import type {RestatedMonth} from './origins.ts';
import {isZero} from './same.ts';
import {difference, few, money, monthText, value} from './words.ts';

/** What all months come to that both sides have. */
export function totalLines({totals, currency}: Difference): string[] {
  return (totals?.totals ?? []).map(each =>
    isZero(each.difference)
      ? `${each.measure}: ${money(each.after)} ${currency}, unchanged`.replace(' ,', ',')
      : `${measureText(each)} ${currency}`.trimEnd(),
  );
}

const measureText = ({measure, before, after, difference: by}: MeasureChange) =>
  `${measure}: ${money(before)} → ${money(after)} (${difference(by)})`;

/** Restated months with amounts and causes, then those that are new or not over. */
export function monthLines({restated_months, other_months}: Difference): string[] {
  return [...restated_months.flatMap(restatedLines), ...other_months.map(otherLine)];
}

function restatedLines({month, measures, kpis, because}: RestatedMonth): string[] {
  const changes = [
    ...measures.map(measureText),
    ...kpis.map(each => `${each.kpi} ${value(each.before.value)} → ${value(each.after.value)}`),
  ];
  const why = because.map(({kind, what}) => `${kind}: ${what}`);
  return [`${monthText(month)} restated: ${few(changes, 4)}`, `  because of ${few(why, 3)}`];
}

const standings: Record<MonthChange['standing'], string> = {
  complete: 'restated',
  completed: 'is complete now',
  running: 'is running',
  reopened: 'is not complete any more',
  new: 'is new',
  gone: 'is gone',
};

function otherLine({month, standing, measures}: MonthChange): string {
  const amounts = measures.map(each => {
    if (standing === 'new') return `${each.measure} ${money(each.after)}`;
    if (standing === 'gone') return `${each.measure} ${money(each.before)}`;
    return measureText(each);
  });
  return `${monthText(month)} ${standings[standing]}${amounts.length > 0 ? `: ${amounts.join(', ')}` : ''}`;
}
