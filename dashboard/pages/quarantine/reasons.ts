import {type Html, html} from '../../html/html.ts';
import type {Asked} from '../../page.ts';
import type {QuarantineAnswer, Reason} from './answer.ts';
import {wholeRow} from './queries.ts';
import type {QuarantineQuestion} from './question.ts';
import {foreign, reasonView} from './reason.ts';

type AskedHere = Asked<QuarantineQuestion>;

/** A reason that names a cell is another one in every row; the rest of them is summed up. */
const shown = 50;

/** Why rows are in quarantine, most frequent first; each reason leads to its rows. */
export function reasonsView(asked: AskedHere, {reasons, rows}: QuarantineAnswer): Html {
  const {words, formats} = asked;
  const {reasons: text, column} = words.quarantinePage;
  const rest = reasons.slice(shown);
  const restRows = rest.reduce((sum, each) => sum + each.rows, 0);
  return html`<section class="customers" aria-labelledby="reasons">
<div class="scroll" tabindex="0" role="region" aria-labelledby="reasons">
<table class="ranking"><caption id="reasons">${text.title}</caption>
<thead><tr><th scope="col" class="number">${text.rows}</th><th scope="col">${column.stream}</th><th scope="col">${column.column}</th><th scope="col">${text.reason}</th></tr></thead>
<tbody>${reasons.slice(0, shown).map(each => row(asked, each))}
${rest.length > 0 && html`<tr><td class="number">${formats.count(restRows)}</td><td colspan="3">${text.others(formats.count(rest.length))}</td></tr>`}</tbody>
<tfoot><tr class="total"><td class="number">${formats.count(rows)}</td><th scope="row" colspan="3">${text.total}</th></tr></tfoot>
</table></div></section>`;
}

function row({words, formats, link}: AskedHere, each: Reason): Html {
  const {stream, entity, column_name, reason} = each;
  const opened = link({stream, column: column_name ?? wholeRow, reason, page: undefined});
  return html`<tr><td class="number">${formats.count(each.rows)}</td><td>${foreign(stream)} <span class="id">${words.entity[entity] ?? foreign(entity)}</span></td><td>${columnView(column_name, words.quarantinePage.rows.wholeRow)}</td><th scope="row"><a href="${opened}#rows">${reasonView(reason, words)}</a></th></tr>`;
}

/** The column that is to blame, or the words for a row that is none. */
export const columnView = (column: string | null, whole: string): Html =>
  column === null ? html`<span class="quiet">${whole}</span>` : foreign(column);
