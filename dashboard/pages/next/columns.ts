import type {Cell} from '../../csv.ts';
import {type Html, html} from '../../html/html.ts';
import type {Asked} from '../../page.ts';
import {customerLink} from '../customer_link.ts';
import type {NextQuestion} from './question.ts';

export interface AskedHere extends Asked<NextQuestion> {
  /** Which of the customers are groups of companies. */
  groups: ReadonlySet<string>;
}

type Kind = 'text' | 'day' | 'amount' | 'share' | 'number' | 'count' | 'yes';

/** A column of a list: the same on the page and in its CSV. */
export interface Column<Row> {
  heading: string;
  kind: Kind;
  of(row: Row): Cell;
  /** Which customer its cell leads to. */
  customer?(row: Row): string | null;
  /** Only in the CSV. */
  isQuiet?: boolean;
}

interface Caption {
  id: string;
  title: string;
}

/** A table of these rows. */
export function listOf<Row>(
  asked: AskedHere,
  {id, title}: Caption,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
): Html {
  const shown = columns.filter(({isQuiet}) => !isQuiet);
  const [first, ...others] = shown;
  const number = (kind: Kind) => (['text', 'day', 'yes'].includes(kind) ? '' : 'number');
  return html`<section aria-labelledby="${id}">
<div class="scroll" tabindex="0" role="region" aria-labelledby="${id}">
<table class="ranking named many"><caption id="${id}">${title}</caption>
<thead><tr>${shown.map(({heading, kind}) => html`<th scope="col" class="${number(kind)}">${heading}</th>`)}</tr></thead>
<tbody>${rows.map(row => html`<tr><th scope="row">${cellOf(asked, first!, row)}</th>${others.map(column => html`<td class="${number(column.kind)}">${cellOf(asked, column, row)}</td>`)}</tr>`)}</tbody>
</table></div>
</section>`;
}

function cellOf<Row>(asked: AskedHere, column: Column<Row>, row: Row): Html | string {
  const text = written(asked, column.kind, column.of(row));
  const customer = column.customer?.(row) ?? null;
  if (customer === null) return html`<bdi>${text}</bdi>`;
  const href = customerLink(asked, customer, asked.groups);
  return html`<a href="${href}"><bdi>${text}</bdi></a>${text !== customer && html` <bdi class="id">${customer}</bdi>`}`;
}

function written({formats, words}: AskedHere, kind: Kind, cell: Cell): string {
  if (cell === null || cell === '') return words.noValue;
  if (kind === 'day') return formats.shortDay(String(cell));
  if (kind === 'yes') return words.next.yes[cell ? 'yes' : 'no'];
  if (kind === 'text') return String(cell);
  const value = cell as Parameters<typeof formats.amount>[0];
  if (kind === 'share') return formats.share(value === null ? null : Number(value) * 100);
  return {amount: formats.amount, number: formats.amount, count: formats.count}[kind](value);
}

/** The same rows for a spreadsheet: shares in percent, numbers with all digits. */
export const csvOfList = <Row>(columns: readonly Column<Row>[], rows: readonly Row[]) => ({
  headings: columns.map(({heading}) => heading),
  rows: rows.map(row =>
    columns.map(({kind, of}): Cell => {
      const cell = of(row);
      return kind === 'share' && cell !== null ? Number(cell) * 100 : cell;
    }),
  ),
});
