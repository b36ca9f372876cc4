import {closedLines} from './closed.ts';
import type {Grade} from './colours.ts';
import type {Difference} from './difference.ts';
import {causeLines} from './report_causes.ts';
import {customerLines} from './report_customers.ts';
import {monthLines, totalLines} from './report_months.ts';
import {isOther, type TableChange} from './tables.ts';
import {counted, few, monthText, value} from './words.ts';

/** A heading, and the lines under it; the first ones tell most. */
interface Section {
  heading: string;
  lines: string[];
}

/** So many lines fit where a person looks. */
const mostLines = 60;

/** What changed, in words that a person reads at a glance; what is left out is said. */
export function report(difference: Difference): string {
  const {before, after} = difference.snapshots;
  const head = [
    difference.summary,
    '',
    `Before  ${before.id}, as of ${before.business_date}`,
    `After   ${after.id}, as of ${after.business_date}`,
  ];
  if (!difference.differs) return head.join('\n');
  const sections = [
    {heading: 'Scorecard', lines: scorecardLines(difference)},
    {heading: 'Closed months', lines: closedLines(difference.closed)},
    {heading: 'Customers', lines: customerLines(difference)},
    {heading: totalsHeading(difference), lines: totalLines(difference)},
    {heading: 'Months', lines: monthLines(difference)},
    {heading: 'Warnings and quarantine', lines: warningLines(difference)},
    {heading: 'Causes', lines: causeLines(difference)},
    {heading: 'Rows', lines: rowLines(difference.tables)},
    {
      heading: 'Not compared',
      lines: difference.not_compared.map(each => `${each.what}, ${each.side}: ${each.reason}`),
    },
  ].filter(({lines}) => lines.length > 0);
  return [...head, ...fitted(sections, mostLines - head.length)].join('\n');
}

/** Long sections are cut first, so that every one of them says something. */
function fitted(sections: readonly Section[], room: number): string[] {
  const length = (most: number) =>
    sections.reduce((sum, {lines}) => sum + 2 + Math.min(lines.length, most), 0);
  let most = Math.max(...sections.map(({lines}) => lines.length));
  while (most > 2 && length(most) > room) most--;
  return sections.flatMap(({heading, lines}) => ['', heading, ...cut(lines, most)]);
}

function cut(lines: readonly string[], most: number): string[] {
  if (lines.length <= most) return lines.map(line => `  ${line}`);
  const shown = lines.slice(0, most - 1).map(line => `  ${line}`);
  return [...shown, `  … and ${lines.length - shown.length} more lines; --json has everything`];
}

function scorecardLines({scorecard}: Difference): string[] {
  if (!scorecard) return [];
  const colours = scorecard.colours.map(({level, title, before, after, because}) => {
    const turned = `${before?.status ?? 'not there'} → ${after?.status ?? 'not there'}`;
    const why = because.length > 0 ? `; other ${because.join(', ')}` : '';
    const what = level === 'scorecard' ? 'the whole scorecard' : `${level} ${title}`;
    return `${what}: ${turned}${gradesText(before, after)}${why}`;
  });
  const regraded = scorecard.months.filter(
    each => !each.is_restated && each.before.status !== each.after.status,
  );
  const months = new Set(regraded.map(({month}) => month));
  return [
    ...colours,
    ...(regraded.length > 0
      ? [
          `${counted(months.size, 'month')} graded otherwise at the same value: ${few(
            regraded.map(({kpi}) => kpi),
          )}`,
        ]
      : []),
  ];
}

function gradesText(before: Grade | null, after: Grade | null): string {
  if (!before || !after || (before.value === null && after.value === null)) return '';
  const at = before.month === after.month ? monthText(after.month) : spanText(before, after);
  const targets =
    before.target === after.target
      ? `target ${value(after.target)}`
      : `target ${value(before.target)} → ${value(after.target)}`;
  return ` (${at}: ${value(before.value)} → ${value(after.value)}, ${targets})`;
}

const spanText = (before: Grade, after: Grade) =>
  `${monthText(before.month)} → ${monthText(after.month)}`;

function totalsHeading({totals}: Difference): string {
  const {months = 0, first, last} = totals?.complete ?? {};
  if (!first || !last) return 'Totals';
  return `Totals of the ${counted(months, 'month')} that both have complete, ${monthText(first)} to ${monthText(last)}`;
}

function warningLines({warnings}: Difference): string[] {
  if (!warnings) return [];
  const {quarantine, failed_streams} = warnings;
  return [
    ...failed_streams.after.map(stream => `${stream} failed; its last good data is used`),
    ...failed_streams.before.map(stream => `${stream} is read again; before, it had failed`),
    ...warnings.warnings.map(
      ({model, text, before, after}) =>
        `${before === 0 ? 'new: ' : after === 0 ? 'gone: ' : ''}${model}: ${text} (${before} → ${after} rows)`,
    ),
    ...(quarantine.before === quarantine.after && quarantine.changes.length === 0
      ? []
      : [`quarantine: ${quarantine.before} → ${counted(quarantine.after, 'row')}`]),
    ...quarantine.changes.map(
      ({source, entity, before, after}) => `  ${source}, ${entity}: ${before} → ${after}`,
    ),
  ];
}

function rowLines(tables: readonly TableChange[]): string[] {
  const others = tables.filter(isOther);
  if (others.length === 0) return ['the rows of all tables are the same'];
  const names = few(
    others.map(({table}) => table),
    4,
  );
  return [
    `${others.length} of ${counted(tables.length, 'table')} differ: ${names} (--rows counts them)`,
  ];
}
