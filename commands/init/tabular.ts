import {distinct, named} from '../../pipelines/files/layout.ts';
import {dialectOf} from './dialect.ts';
import {openEnd, type Sample, type Seen} from './seen.ts';
import type {Setting} from './settings.ts';
import {tableIn} from './table.ts';

type Table = Pick<Sample, 'settings' | 'header' | 'rows' | 'isWhole'>;

/** A delimited text as a table: its form, and where its table begins and ends. */
export function csvSample({text, encoding, endsWithLine, isWhole}: Seen, most: number): Table {
  const dialect = dialectOf(text, isWhole);
  const {delimiter, quote, line_break, width, even} = dialect;
  const isSeparator = dialect.rows[0]?.join(delimiter).toLowerCase() === `sep=${delimiter}`;
  const rows = isSeparator ? dialect.rows.slice(1) : dialect.rows;
  const table = layoutOf(rows, width, isWhole, delimiter);
  const uneven = rows.length - even;
  return {
    settings: [
      ...(encoding.encoding === 'utf-8'
        ? []
        : [{name: 'encoding', value: encoding.encoding, ...because(encoding)}]),
      ...(delimiter === ','
        ? []
        : [{name: 'delimiter', value: delimiter, reason: delimiterReason(width, uneven)}]),
      ...(quote === '"' ? [] : [{name: 'quote', value: quote}]),
      ...(line_break === 'lf' ? [] : [{name: 'line_break', value: line_break}]),
      ...(endsWithLine ? [] : [openEnd]),
      ...table.settings,
    ],
    header: table.header,
    rows: table.rows.slice(0, most),
    isWhole: isWhole && table.rows.length <= most,
  };
}

const because = ({reason, doubt}: Seen['encoding']) => (doubt ? {reason, doubt} : {reason});

const delimiterReason = (width: number, uneven: number) =>
  `${uneven === 0 ? 'every row' : `all but ${uneven} rows`} of the sample ${uneven === 0 ? 'has' : 'have'} ${width} fields with it`;

/** The first sheet of a workbook as a table; cells at the end of a row may be missing. */
export function workbookSample(rows: readonly (string | null)[][], isWhole: boolean): Table {
  const width = Math.max(0, ...rows.map(row => row.findLastIndex(Boolean) + 1));
  const even = rows.map(row => Array.from({length: width}, (_, at) => row[at] ?? null));
  return {...layoutOf(even, width, isWhole, ','), isWhole};
}

type Rows = readonly (readonly (string | null)[])[];

function layoutOf(
  rows: Rows,
  width: number,
  isWhole: boolean,
  delimiter: string,
): Omit<Table, 'isWhole'> {
  const {header, first, footer, isDoubtful} = tableIn(rows, width, isWhole);
  const names = header === undefined ? unnamed(width) : named(rows[header] ?? []);
  const unique = distinct(names);
  const isRenamed = unique.some((name, at) => name !== names[at]);
  const settings: Setting[] = [];
  if (header === undefined) {
    settings.push({
      name: 'header',
      value: unique,
      doubt: 'no row of names was found; give the columns their names',
    });
    if (first > 0) settings.push(skipped(first));
  } else if (isRenamed) {
    settings.push(skipped(first), {
      name: 'header',
      value: unique,
      reason: 'a name stands twice in the row of names, so each has got its own here',
    });
  } else if (header > 0) {
    settings.push(beginsWith(rows, header, delimiter));
  }
  if (isDoubtful && header !== undefined) {
    settings.push({
      name: '',
      value: '',
      doubt: 'the first row is taken for the names of the columns',
    });
  }
  if (footer > 0) {
    settings.push({name: 'footer_lines', value: footer, reason: 'rows below the data'});
  }
  return {
    settings,
    header: unique,
    rows: rows
      .slice(first, rows.length - footer)
      .filter(row => row.length === width)
      .map(row => [...row]),
  };
}

const unnamed = (width: number) => Array.from({length: width}, (_, at) => `column_${at + 1}`);

const skipped = (count: number): Setting => ({name: 'skip_lines', value: count});

/** As many fields of the header as no row above it begins with. */
function beginsWith(rows: Rows, header: number, delimiter: string): Setting {
  const names = rows[header] ?? [];
  const textOf = (row: readonly (string | null)[]) => row.join(delimiter);
  const counts = names.map((_, at) => at + 1);
  const starts = counts.map(count => textOf(names.slice(0, count)));
  const start = starts.find(
    each => each.length > 2 && !rows.slice(0, header).some(row => textOf(row).startsWith(each)),
  );
  const reason = `${header} ${header === 1 ? 'row stands' : 'rows stand'} above the names`;
  return start ? {name: 'header_begins', value: start, reason} : {...skipped(header), reason};
}
