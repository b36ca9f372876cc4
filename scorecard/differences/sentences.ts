import type {Causes} from './causes.ts';
import type {ScorecardChanges} from './colours.ts';
import type {CustomerChanges} from './customers.ts';
import type {Outline} from './difference.ts';
import type {MonthChanges} from './months.ts';
import {isZero} from './same.ts';
import {counted, difference, few, monthText} from './words.ts';

/**
 * What changed, in one sentence, and what is the cause, in another. `readAnew`: tables that differ
 * because the same deliveries are read otherwise, where that is known.
 */
export function inSentences(
  {scorecard, customers, months, causes, currency}: Outline,
  readAnew: readonly string[] = [],
): string {
  const parts = [
    ...(scorecard ? [colours(scorecard)] : []),
    ...(customers ? classes(customers) : []),
    ...(months ? money(months, currency, scorecard) : []),
  ];
  const changes = parts.join(', ') || 'nothing in business terms could be compared';
  const why = causesIn(causes, readAnew);
  return `${changes[0]!.toUpperCase()}${changes.slice(1)}.${why ? ` Because of ${why}.` : ''}`;
}

/** Only what both sides have and grade can turn. */
function colours({colours}: ScorecardChanges): string {
  const turned = colours.filter(({level, before, after}) => level === 'kpi' && before && after);
  const to = (status: string) => turned.filter(({after}) => after!.status === status).length;
  const [red, yellow, green, none] = [to('red'), to('yellow'), to('green'), to('no_data')];
  const some = [
    ...(red > 0 ? [`${counted(red, 'KPI')} turned red`] : []),
    ...(yellow > 0 ? [`${counted(yellow, 'KPI')} turned yellow`] : []),
    ...(green > 0 ? [`${counted(green, 'KPI')} turned green`] : []),
    ...(none > 0 ? [`${counted(none, 'KPI')} lost ${none === 1 ? 'its' : 'their'} data`] : []),
  ];
  return some.join(', ') || 'no KPI changed colour';
}

function classes({came, left, changed_class, changed_assignment}: CustomerChanges): string[] {
  return [
    changed_class > 0
      ? `${counted(changed_class, 'customer')} changed class`
      : 'no customer changed class',
    ...(changed_assignment > 0
      ? [`${counted(changed_assignment, 'customer')} changed account manager or group`]
      : []),
    ...(came.customers > 0 ? [`${counted(came.customers, 'customer')} came`] : []),
    ...(left.customers > 0 ? [`${counted(left.customers, 'customer')} left`] : []),
  ];
}

function money(
  {complete, totals, months}: MonthChanges,
  currency: string,
  scorecard: ScorecardChanges | null,
): string[] {
  const of = (standing: string) =>
    months.filter(each => each.standing === standing).map(({month}) => monthText(month));
  const contribution = totals.find(({measure}) => measure === 'contribution');
  const ofKpis = (scorecard?.months ?? []).filter(each => each.is_restated);
  const restated = [
    ...new Set([...of('complete'), ...ofKpis.map(({month}) => monthText(month))]),
  ].sort();
  const [completed, added, gone] = [of('completed'), of('new'), of('gone')];
  return [
    ...(!contribution || complete.months === 0
      ? []
      : isZero(contribution.difference)
        ? ['total contribution unchanged']
        : [`total contribution ${difference(contribution.difference)} ${currency}`.trimEnd()]),
    ...(restated.length > 0
      ? [`${counted(restated.length, 'month')} restated (${few(restated)})`]
      : []),
    ...(completed.length > 0 ? [`${few(completed)} complete`] : []),
    ...(added.length > 0 ? [`${counted(added.length, 'new month')} (${few(added)})`] : []),
    ...(gone.length > 0 ? [`${counted(gone.length, 'month')} gone (${few(gone)})`] : []),
  ];
}

function causesIn(
  {data, rules, rates, business_date}: Causes,
  readAnew: readonly string[],
): string {
  const delivered = data.filter(each => each.came + each.went + each.replaced > 0);
  const anew = data.filter(each => !delivered.includes(each));
  const otherRules = [
    ...rules.settings.map(({table}) => table),
    ...anew.map(({stream}) => `how ${stream} is read`),
    ...readAnew.map(table => `how ${table} is read`),
    ...rules.models.map(({model}) => model),
    ...(rules.program ? ['the program'] : []),
  ];
  return [
    ...(delivered.length > 0 ? [`data (${few(delivered.map(({stream}) => stream))})`] : []),
    ...(otherRules.length > 0 ? [`rules (${few(otherRules)})`] : []),
    ...(rates.settings.length > 0
      ? [`rates (${few(rates.settings.map(({table}) => table))})`]
      : []),
    ...(business_date
      ? [`the business date (${business_date.before} → ${business_date.after})`]
      : []),
  ].join(', ');
}
