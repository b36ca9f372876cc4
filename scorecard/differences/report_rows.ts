import type {Row} from '../../warehouse/database.ts';
import type {Difference} from './difference.ts';
import type {RowChange, TableRows} from './rows.ts';
import {isOther, type TableChange} from './tables.ts';
import {counted} from './words.ts';

/** How many rows of every table came, went and changed: as headings and cells. */
export function rowCounts({tables}: Difference): {headings: string[]; cells: unknown[][]} {
  return {
    headings: ['table', 'came', 'went', 'changed', 'rows before', 'rows after', 'by', 'columns'],
    cells: tables.map(each => [
      each.table,
      each.came,
      each.went,
      each.changed,
      each.rows.before ?? 'no table',
      each.rows.after ?? 'no table',
      isOther(each) && each.rows.before !== null && each.rows.after !== null
        ? each.by.join(', ') || 'whole rows'
        : '',
      columnsText(each),
    ]),
  };
}

function columnsText({columns}: TableChange): string {
  return [
    ...columns.before.map(name => `${name} only before`),
    ...columns.after.map(name => `${name} only after`),
    ...columns.retyped.map(name => `${name} of another type`),
  ].join(', ');
}

/** The first rows of a table that differ: + came, - went, ~ changed. */
export function rowLines({first, ...change}: TableRows): string {
  const {table, came, went, changed} = change;
  const shown = first.reduce((sum, {times}) => sum + times, 0);
  const all = came + went + changed;
  const columns = columnsText(change);
  return [
    `${table}: ${counted(came, 'row')} came, ${went} went, ${changed} changed`,
    ...(columns ? [`Not compared: ${columns}`] : []),
    ...first.map(rowLine),
    ...(shown < all
      ? [`… and ${counted(all - shown, 'more row', 'more rows')}; --limit shows more`]
      : []),
  ].join('\n');
}

function rowLine({kind, key, before, after, times}: RowChange): string {
  const often = times > 1 ? ` (${times} times)` : '';
  if (kind === 'came') return `+ ${values(after!)}${often}`;
  if (kind === 'went') return `- ${values(before!)}${often}`;
  const changes = Object.keys(after!).map(
    name => `${name} ${text(before![name])} → ${text(after![name])}`,
  );
  return `~ ${values(key)}: ${changes.join(', ')}`;
}

const values = (row: Row) =>
  Object.entries(row)
    .map(([name, value]) => `${name}=${text(value)}`)
    .join(' ');

const text = (value: unknown) => (value === null || value === undefined ? 'NULL' : String(value));
