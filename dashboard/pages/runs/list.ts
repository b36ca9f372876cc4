import type {RunSummary} from '../../../pipelines/runs/summary.ts';
import {type Html, html} from '../../html/html.ts';
import {pager} from '../../html/pager.ts';
import type {Told} from '../../page.ts';
import {foreign} from '../quarantine/reason.ts';
import {durationText} from './amounts.ts';
import type {RunsAnswer} from './answer.ts';
import {statusView} from './status.ts';

/** The runs, newest first, a page at a time. */
export function listView(asked: Told<object>, answer: RunsAnswer): Html {
  const {words, formats} = asked;
  const {runsPage: text} = words;
  const {rows, first, last, all} = answer;
  if (all === 0) {
    return html`<div class="empty"><p><strong>${text.empty}</strong></p><p>${text.emptyWhy} <code>kundenwert refresh</code></p></div>`;
  }
  const title = text.caption(formats.count(first), formats.count(last), formats.count(all));
  const {column} = text;
  return html`<section class="customers" aria-labelledby="runs">
<div class="scroll" tabindex="0" role="region" aria-labelledby="runs">
<table class="ranking runs"><caption id="runs">${title}</caption>
<thead><tr><th scope="col">${column.began}</th><th scope="col">${column.status}</th><th scope="col">${column.how}</th><th scope="col" class="number">${column.duration}</th><th scope="col" class="number">${column.deliveries}</th><th scope="col" class="number">${column.rows}</th><th scope="col" class="number">${column.quarantined}</th><th scope="col" class="number">${column.warnings}</th><th scope="col">${column.business_date}</th></tr></thead>
<tbody>${rows.map(each => row(asked, each))}</tbody>
</table></div>
${pager(asked, answer, changes => asked.link({...changes, refresh: undefined}))}
</section>`;
}

function row(asked: Told<object>, run: RunSummary): Html {
  const {words, formats, link} = asked;
  const opened = link({run: run.id, page: undefined, refresh: undefined});
  return html`<tr><th scope="row"><a href="${opened}">${formats.moment(run.began)}</a></th><td>${statusView(run.status, words)}${why(run)}</td><td>${words.runsPage.how[run.how]}</td><td class="number">${durationText(run.seconds, asked)}</td><td class="number">${formats.count(run.deliveries)}</td><td class="number">${formats.count(run.rows)}</td><td class="number">${formats.count(run.quarantined)}</td><td class="number">${formats.count(run.warnings)}</td><td>${run.business_date ? formats.shortDay(run.business_date) : words.noValue}</td></tr>`;
}

/** What failed, in one line; the page of the run has it in full. */
function why({problem, failed_streams: failed}: RunSummary): Html | false {
  if (problem !== null) return html`<p class="reason" lang="en">${firstLine(problem)}</p>`;
  return failed.length > 0 && html`<p class="reason">${foreign(failed.join(', '))}</p>`;
}

const longest = 120;

function firstLine(text: string): Html {
  const line = text.split('\n', 1)[0]!;
  const cut = line.slice(0, longest).replace(/[\ud800-\udbff]$/, '');
  return foreign(cut.length < line.length ? `${cut} …` : line);
}
