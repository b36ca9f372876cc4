import {type Html, html} from '../../html/html.ts';
import type {Asked, Content} from '../../page.ts';
import type {RowPage} from '../../paging.ts';
import type {QuarantineAnswer, RejectedRow} from './answer.ts';
import {proofView} from './proof.ts';
import type {QuarantineQuestion} from './question.ts';
import {foreign} from './reason.ts';
import {reasonsView} from './reasons.ts';
import {rowsView} from './rows.ts';

type AskedHere = Asked<QuarantineQuestion>;

/** The quarantine: what it holds back of each delivery, why, and every row of it. */
export function quarantineView(
  asked: AskedHere,
  answer: QuarantineAnswer,
  rows: RowPage<RejectedRow>,
): Content {
  const {words} = asked;
  const title = words.page.quarantine;
  const isEmpty = answer.possible.length === 0;
  return {
    title,
    body: html`<div class="title-row"><div><h1>${title}</h1>
<p class="lead">${words.quarantinePage.lead}</p></div></div>
${notLoaded(asked)}
${
  isEmpty
    ? empty(asked, answer)
    : html`${proofView(asked, answer)}
${reasonsView(asked, answer)}
${next(asked)}
${rowsView(asked, answer, rows)}`
}`,
  };
}

/** Whole deliveries that were refused have no rows here; nobody should take that for a good sign. */
function notLoaded({words, manifest}: AskedHere): Html | null {
  const {failed_streams: failed} = manifest;
  if (failed.length === 0) return null;
  return html`<p class="gap">${words.quality.failed}: ${failed.map((each, index) => html`${index > 0 && ', '}<code>${foreign(each)}</code>`)}</p>`;
}

function empty({words, formats}: AskedHere, {total}: QuarantineAnswer): Html {
  const {quarantinePage: text} = words;
  return html`<div class="empty"><p><strong>${text.empty}</strong></p>
<p>${text.emptyWhy(formats.count(total.rows.delivered), formats.count(total.deliveries))}</p></div>`;
}

function next({words}: AskedHere): Html {
  const {next: text} = words.quarantinePage;
  return html`<section class="quality" aria-labelledby="next"><h2 id="next">${text.title}</h2>
<ul><li>${text.source} <code>kundenwert refresh</code></li>
<li>${text.mapping} <code>kundenwert refresh --replay</code> ${text.replay}</li></ul></section>`;
}
