import {type Html, html} from '../../html/html.ts';
import {pager} from '../../html/pager.ts';
import type {Asked} from '../../page.ts';
import type {RowPage} from '../../paging.ts';
import type {QuarantineAnswer, RejectedRow} from './answer.ts';
import {quarantineForm} from './form.ts';
import type {QuarantineQuestion} from './question.ts';
import {foreign, reasonView} from './reason.ts';
import {columnView} from './reasons.ts';

type AskedHere = Asked<QuarantineQuestion>;

/** The rejected rows, a page at a time, and the form that chooses among them. */
export function rowsView(
  asked: AskedHere,
  answer: QuarantineAnswer,
  page: RowPage<RejectedRow>,
): Html {
  const {words, formats} = asked;
  const {rows: text, column} = words.quarantinePage;
  const {first, last} = page;
  const title = text.title(formats.count(first), formats.count(last), formats.count(answer.rows));
  return html`<div id="rows" class="title-row">${quarantineForm(asked, answer)}</div>
${
  page.rows.length === 0
    ? html`<div class="empty"><p><strong>${text.none}</strong></p></div>`
    : html`<section class="customers" aria-labelledby="rows-title">
<div class="scroll" tabindex="0" role="region" aria-labelledby="rows-title">
<table class="ranking"><caption id="rows-title">${title}</caption>
<thead><tr><th scope="col" class="number">${column.line}</th><th scope="col">${column.file}</th><th scope="col">${column.column}</th><th scope="col">${column.value}</th><th scope="col">${column.reason}</th></tr></thead>
<tbody>${page.rows.map(each => row(asked, each))}</tbody>
</table></div>
${pager(asked, page, changes => `${asked.link(changes)}#rows`)}
</section>`
}`;
}

function row({words, formats, question, who}: AskedHere, each: RejectedRow): Html {
  const {stream, file, line, column_name, reason} = each;
  const {rows: text} = words.quarantinePage;
  return html`<tr><th scope="row" class="number">${formats.count(line)}</th><td>${foreign(file)}${!question.stream && file !== stream && html` <span class="id">${foreign(stream)}</span>`}</td><td>${columnView(column_name, text.wholeRow)}</td><td>${value(each.value)}</td><td>${reasonView(reason, words)}</td></tr>`;

  function value(whole: string | null): Html {
    if (!who.personal) return html`<span class="quiet">${text.notShown}</span>`;
    if (whole === null) return html`${words.noValue}`;
    if (whole.length <= longest) return html`<code>${foreign(whole)}</code>`;
    const start = whole.slice(0, longest).replace(/[\ud800-\udbff]$/, '');
    return html`<code>${foreign(start)}</code> <span class="quiet">${text.cut(formats.count(whole.length))}</span>`;
  }
}

/** Characters of a value that fit a table; JSON and CSV have all of them. */
const longest = 200;
