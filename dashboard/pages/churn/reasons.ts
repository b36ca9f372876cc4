import type {ReasonSum, RelationLength} from '../../../models/churn/month_questions.ts';
import {type Html, html} from '../../html/html.ts';
import type {AskedHere} from './answer.ts';

/** Why customers left and contracts were cancelled, in the source's words; or why nobody knows. */
export function reasonsView(asked: AskedHere, reasons: readonly ReasonSum[], since: string): Html {
  const {words, formats} = asked;
  const text = words.churnMonths.reasons;
  const {column} = words.churnMonths;
  const kinds = (['goodbye', 'notice'] as const).filter(kind =>
    reasons.some(each => each.kind === kind),
  );
  const table = (kind: (typeof kinds)[number]) => {
    const own = reasons.filter(each => each.kind === kind);
    const amount = (each: ReasonSum) => (kind === 'notice' ? each.mrr : each.revenue);
    const title = text[kind](
      formats.count(own.reduce((sum, each) => sum + each.events, 0)),
      formats.month(since),
      formats.currency,
    );
    return html`<div class="scroll" tabindex="0" role="region" aria-labelledby="${kind}-caption">
<table class="ranking named"><caption id="${kind}-caption">${title}</caption>
<thead><tr><th scope="col">${column.why}</th><th scope="col" class="number">${column.events}</th><th scope="col" class="number">${text.amount[kind]}</th></tr></thead>
<tbody>${own.map(each => html`<tr><th scope="row"><bdi>${each.reason ?? text.unsaid}</bdi></th><td class="number strong">${formats.count(each.events)}</td><td class="number">${formats.amount(amount(each))}</td></tr>`)}</tbody>
</table></div>`;
  };
  return html`<section aria-labelledby="reasons"><h2 id="reasons">${text.title}</h2>
<p class="explained">${text.silence}</p>
${kinds.length === 0 ? html`<p class="gap">${text.none}</p>` : kinds.map(table)}</section>`;
}

const daysOfYear = 365.25;

/** How long customers have been with us, and how long the lost ones had been. */
export function lengthView({words, formats}: AskedHere, lengths: readonly RelationLength[]): Html {
  const text = words.churnMonths.length;
  const said = ({is_active, customers, median_days}: RelationLength) =>
    (is_active ? text.active : text.lost)(
      formats.count(customers),
      formats.score((median_days ?? 0) / daysOfYear),
    );
  return html`<section aria-labelledby="length"><h2 id="length">${text.title}</h2>
<ul>${lengths.map(each => html`<li>${said(each)}</li>`)}${!lengths.some(each => !each.is_active) && html`<li>${text.nobodyLost}</li>`}</ul>
<p class="explained">${text.explained}</p></section>`;
}
