import type {DecisionEntry} from '../../../pipelines/identity.ts';
import {type Html, html} from '../../html/html.ts';
import type {AskedHere, IdentityAnswer} from './answer.ts';
import {act} from './rows.ts';

/** The form of a decision; its buttons in the tables send the same name and reason along. */
export function decideView({words, question}: AskedHere, form: string): Html {
  const {decide: text} = words.identityPage;
  return html`<section class="quality" aria-labelledby="decide"><h2 id="decide">${text.title}</h2>
<p>${text.means}</p>
<form id="${form}" class="chooser" method="post" action="/identity/decide">${question.lang && html`<input type="hidden" name="lang" value="${question.lang}">`}
<label><span class="quiet">${text.by}</span> <input name="by" maxlength="100" autocomplete="name"></label>
<label><span class="quiet">${text.note}</span> <input name="note" maxlength="500"></label>
<label><span class="quiet">${text.one}</span> <input name="one" maxlength="300" value="${question.one ?? ''}"></label>
<label><span class="quiet">${text.other}</span> <input name="other" maxlength="300" value="${question.other ?? ''}"></label>
<button type="submit" name="act" value="same">${text.same}</button> <button type="submit" name="act" value="different">${text.different}</button></form></section>`;
}

/** What stands decided, newest first, and what of it the snapshot does not show yet. */
export function decisionsView(
  asked: AskedHere,
  {decisions}: IdentityAnswer,
  form: string | undefined,
): Html | null {
  const {column, decisions: text} = asked.words.identityPage;
  if (decisions.length === 0) return form ? html`<p class="quiet">${text.none}</p>` : null;
  return html`<section class="customers">
<div class="scroll" tabindex="0" role="region" aria-labelledby="decisions">
<table class="ranking"><caption id="decisions">${text.title}</caption>
<thead><tr><th scope="col">${column.one}</th><th scope="col">${column.other}</th><th scope="col">${column.decision}</th><th scope="col">${column.by}</th><th scope="col">${column.at}</th><th scope="col">${column.note}</th>${form && html`<th scope="col">${column.act}</th>`}</tr></thead>
<tbody>${decisions.map(each => row(asked, each, form))}</tbody>
</table></div></section>`;
}

function row(
  {words, formats, manifest}: AskedHere,
  {one, other, decision, by, at, note}: DecisionEntry,
  form: string | undefined,
): Html {
  const {decisions: text} = words.identityPage;
  const said = decision === 'same' ? text.same : text.different;
  const began = Date.parse(manifest.built_at) - manifest.seconds * 1000;
  const waits = Date.parse(at) > began;
  return html`<tr><th scope="row"><bdi>${one}</bdi></th><td><bdi>${other}</bdi></td><td>${said}${waits && html` <span class="quiet">(${text.waits})</span>`}</td><td><bdi>${by}</bdi></td><td>${formats.moment(at)}</td><td><bdi>${note}</bdi></td>${form && html`<td><button type="submit" form="${form}" name="act" value="${act('withdrawn', one, other)}" aria-label="${text.withdraw}: ${one}, ${other}">${text.withdraw}</button></td>`}</tr>`;
}
