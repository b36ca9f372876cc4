import {kpiNamed} from '../kpis/index.ts';
import type {Causes} from './causes.ts';
import type {KpiMonth} from './colours.ts';
import type {StreamChange} from './deliveries.ts';
import {entitiesOf, type Feeds, tablesOf} from './feeds.ts';
import type {MonthChange} from './months.ts';
import {isOther, type RowCounts, type TableChange} from './tables.ts';
import {counted, few} from './words.ts';

/** What may be why a month is told otherwise. */
interface Origin {
  kind: 'data' | 'rules' | 'rates' | 'business date' | 'unknown';
  what: string;
}

/** A month that was over before, and whose numbers are others now. */
export interface RestatedMonth extends MonthChange {
  kpis: KpiMonth[];
  because: Origin[];
}

/* Targets and weights grade values; they do not make them. */
const grading = ['set_kpi', 'set_kpi_target', 'set_objective', 'set_perspective', 'set_scorecard'];

/** What is known about why two snapshots differ. */
export interface Known {
  causes: Causes;
  tables: readonly TableChange[];
  feeds: Feeds;
  /** Whether both sides tell what was delivered and what their tables are computed by. */
  is_complete: boolean;
  /** Months in which customers bought whose master data has changed. */
  customerMonths: ReadonlySet<string>;
}

/** The months that are restated, each with the causes that can concern it. */
export function restatedMonths(
  months: readonly MonthChange[],
  kpiMonths: readonly KpiMonth[],
  known: Known,
): RestatedMonth[] {
  const restated = kpiMonths.filter(each => each.is_restated);
  const complete = new Map(
    months.filter(each => each.standing === 'complete').map(each => [each.month, each]),
  );
  const all = new Set([...complete.keys(), ...restated.map(({month}) => month)]);
  return [...all].sort().map(month => {
    const {measures} = complete.get(month) ?? {measures: []};
    const kpis = restated.filter(each => each.month === month);
    const because = originsOf(month, measures.length > 0, kpis, known);
    return {month, standing: 'complete', measures, kpis, because};
  });
}

function originsOf(
  month: string,
  isMoneyOther: boolean,
  kpis: readonly KpiMonth[],
  known: Known,
): Origin[] {
  const from = earliest(month, kpis);
  const needed = [
    ...(isMoneyOther ? ['invoice_lines', 'rebate_accruals', 'payments'] : []),
    ...kpis.flatMap(({kpi}) => kpiNamed(kpi)?.needs ?? []),
  ];
  const data = tablesOf(needed).flatMap(table => dataOrigins(table, from, month, known));
  const found = [...data, ...ruleOrigins(known.causes)];
  if (found.length > 0) return found;
  const date = known.causes.business_date;
  if (date) return [{kind: 'business date', what: `${date.before} → ${date.after}`}];
  return [{kind: 'unknown', what: 'nothing that is compared explains it'}];
}

/** A rolling KPI is made from the year before, in which it asks who was active a year before that. */
function earliest(month: string, kpis: readonly KpiMonth[]): string {
  const isRolling = kpis.some(({kpi}) => kpiNamed(kpi)?.period !== 'M');
  if (!isRolling) return month;
  return Temporal.PlainDate.from(month).subtract({months: 23}).toString();
}

function dataOrigins(table: string, from: string, to: string, known: Known): Origin[] {
  const change = known.tables.find(each => each.table === table);
  if (!change || !isOther(change)) return [];
  const isWithin = (month: string) => month >= from && month <= to;
  if (table === 'dim_customer' && ![...known.customerMonths].some(isWithin)) return [];
  const within = change.months.filter(({month}) => isWithin(month));
  if (change.months.length > 0 && within.length === 0) return [];
  const counts = change.months.length > 0 ? added(within) : change;
  const streams = streamsOf(table, counts, known);
  const came = counted(counts.came, 'row');
  const rows = `${table}: ${came} came, ${counts.went} went, ${counts.changed} changed`;
  const [anew, delivered] = [streams.filter(isReadAnew), streams.filter(each => !isReadAnew(each))];
  if (streams.length === 0 && areRulesSame(known)) {
    return [{kind: 'rules', what: `${readByOthers} (${rows})`}];
  }
  return [
    ...(delivered.length > 0 ? [origin('data', delivered, `(${rows})`)] : []),
    ...(anew.length > 0 ? [origin('rules', anew, `read by other rules (${rows})`)] : []),
  ];
}

const readByOthers = 'the same deliveries are read by other rules';

const isReadAnew = ({came, went, replaced}: StreamChange) => came + went + replaced === 0;

const origin = (kind: Origin['kind'], streams: readonly StreamChange[], how: string): Origin => ({
  kind,
  what: `${streams.map(({stream}) => stream).join(', ')} ${how}`,
});

function added(all: readonly RowCounts[]): RowCounts {
  const sum = (what: keyof RowCounts) => all.reduce((total, each) => total + each[what], 0);
  return {came: sum('came'), went: sum('went'), changed: sum('changed')};
}

/**
 * Streams that have changed and feed a table. Rows look up customers and products: these change
 * rows, and neither bring nor take them. Staging SQL may read any stream that feeds nothing itself.
 */
function streamsOf(table: string, counts: RowCounts, {causes, feeds}: Known): StreamChange[] {
  const entities = counts.changed > 0 ? entitiesOf(table) : entitiesOf(table).slice(0, 1);
  const direct = new Set([...feeds.values()].flat());
  const own = entities.flatMap(entity => feeds.get(entity) ?? []);
  const isByStaging = own.some(name => name.startsWith('staging/'));
  return causes.data.filter(
    ({stream}) => own.includes(stream) || (isByStaging && !direct.has(stream)),
  );
}

/** Tables of the star that differ though nothing new feeds them: their deliveries are read anew. */
export function readAnew(known: Known): string[] {
  if (!areRulesSame(known)) return [];
  return known.tables
    .filter(({came, went, changed}) => came + went + changed > 0)
    .filter(each => entitiesOf(each.table).length > 0)
    .filter(each => streamsOf(each.table, {...each, changed: 1}, known).length === 0)
    .map(({table}) => table);
}

const valueSettings = ({rules}: Causes) =>
  rules.settings.filter(({table}) => !grading.includes(table));

/** Whether all rules are the same but those by which deliveries are read; of these nobody knows. */
const areRulesSame = ({causes, is_complete}: Known): boolean =>
  is_complete && ruleOrigins(causes).length === 0 && !causes.business_date;

/** A rule concerns every month. */
function ruleOrigins(causes: Causes): Origin[] {
  const {rules, rates} = causes;
  const settings = new Set(valueSettings(causes).map(({table}) => table));
  const models = rules.models.map(({model}) => model);
  return [
    ...[...settings].map(table => ({kind: 'rules' as const, what: table})),
    ...(models.length > 0 ? [{kind: 'rules' as const, what: few(models)}] : []),
    ...(rules.program ? [{kind: 'rules' as const, what: 'the program'}] : []),
    ...(rates.settings.length > 0
      ? [{kind: 'rates' as const, what: few(rates.settings.map(({table}) => table))}]
      : []),
  ];
}
