import {type Html, html} from '../../html/html.ts';
import type {Content} from '../../page.ts';
import type {RowPage} from '../../paging.ts';
import type {AskedHere, IdentityAnswer, IdentityRow} from './answer.ts';
import {decideView, decisionsView} from './decisions.ts';
import {shows} from './question.ts';
import {rowsView} from './rows.ts';

const formId = 'decide-form';

/** Who is who, by which rule, what is doubtful, and what persons have decided. */
export function identityView(
  asked: AskedHere,
  answer: IdentityAnswer,
  rows: RowPage<IdentityRow>,
  canDecide: boolean,
): Content {
  const {words, formats} = asked;
  const {identityPage: text} = words;
  const title = words.page.identity;
  const {delivered, systems, customers, unmatched} = answer.total;
  const isEmpty = delivered === 0;
  const form = canDecide ? formId : undefined;
  return {
    title,
    body: html`<div class="title-row"><div><h1>${title}</h1>
<p class="lead">${text.lead}</p></div></div>
${notice(asked)}
${
  isEmpty
    ? html`<div class="empty"><p><strong>${text.empty}</strong></p><p>${text.emptyWhy} <code>customer_numbers: own</code></p></div>`
    : html`<p>${text.summary(...([delivered, systems, customers, unmatched].map(formats.count) as [string, string, string, string]))}</p>
<div class="title-row">${chooser(asked, answer)}</div>
${rowsView(asked, rows, answer.rows, form)}`
}
${form && decideView(asked, form)}
${decisionsView(asked, answer, form)}`,
  };
}

function notice({words, question}: AskedHere): Html | null {
  const {identityPage: text} = words;
  if (question.written) return html`<p class="notice" role="status">${text.written}</p>`;
  if (!question.refused) return null;
  return html`<p class="notice" role="alert">${text.refused[question.refused]}</p>`;
}

/** Chooses what is shown; a plain form, so that it works without script. */
function chooser({words, question, formats}: AskedHere, {rules}: IdentityAnswer): Html {
  const {identityPage: text} = words;
  const counts = new Map(rules.map(({rule, delivered}) => [rule, delivered]));
  const known = shows.filter(
    each => each in text.show || counts.has(each) || each === question.show,
  );
  const label = (each: string) => {
    const count = counts.get(each);
    return `${text.show[each] ?? text.rule[each]}${count === undefined ? '' : ` (${formats.count(count)})`}`;
  };
  return html`<form class="chooser" method="get" action="/identity">${question.lang && html`<input type="hidden" name="lang" value="${question.lang}">`}
<label><span class="quiet">${text.show.label}</span> <select name="show">${known.map(
    each =>
      html`<option value="${each}"${each === question.show && html` selected`}>${label(each)}</option>`,
  )}</select></label>
<label><span class="quiet">${text.customer}</span> <input name="customer" value="${question.customer ?? ''}" maxlength="300"></label>
<button type="submit">${words.page.show}</button></form>`;
}
