import type {StreamChange} from './deliveries.ts';
import type {Difference} from './difference.ts';
import type {SettingChange} from './settings.ts';
import {counted, few} from './words.ts';

/** What was delivered, decided or dated otherwise. */
export function causeLines({causes}: Difference): string[] {
  if (!causes) return [];
  const {data, rules, rates, business_date, read_anew} = causes;
  const models = (change: string) =>
    rules.models.filter(each => each.change === change).map(({model}) => model);
  const [changed, came, went] = [models('changed'), models('came'), models('went')];
  return [
    ...(business_date ? [`business date: ${business_date.before} → ${business_date.after}`] : []),
    ...data.map(each => `data: ${streamText(each)}`),
    ...rules.settings.map(each => `rules: ${settingText(each)}`),
    ...(changed.length > 0 ? [`rules: ${few(changed)} computed by another text`] : []),
    ...(came.length > 0 ? [`rules: new tables: ${few(came)}`] : []),
    ...(went.length > 0 ? [`rules: tables gone: ${few(went)}`] : []),
    ...(rules.program ? ['rules: the program builds or reads otherwise'] : []),
    ...(read_anew.length > 0
      ? [`rules: ${few(read_anew)} from the same deliveries, read by other rules`]
      : []),
    ...rates.settings.map(each => `rates: ${settingText(each)}`),
    ...(rates.in_use ? [] : ['rates: no rates in use']),
  ];
}

function streamText({stream, ...each}: StreamChange): string {
  const parts = [
    ...(each.came > 0 ? [`${counted(each.came, 'delivery', 'deliveries')} came`] : []),
    ...(each.went > 0 ? [`${counted(each.went, 'delivery', 'deliveries')} went`] : []),
    ...(each.replaced > 0 ? [`${each.replaced} replaced`] : []),
    ...(each.read_anew > 0 ? [`${each.read_anew} read by other rules`] : []),
  ];
  return `${stream}: ${parts.join(', ')} (${each.rows_before} → ${counted(each.rows_after, 'row')})`;
}

function settingText({table, row, column, before, after, kind}: SettingChange): string {
  const where = row === '' ? table : `${table} ${row}`;
  if (kind !== 'changed') return `${where} ${kind}`;
  return `${where}: ${column} ${before ?? 'nothing'} → ${after ?? 'nothing'}`;
}
