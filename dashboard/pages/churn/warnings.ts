import type {Cell} from '../../csv.ts';
import {type Html, html} from '../../html/html.ts';
import {jsonWithRows} from '../../json_rows.ts';
import type {AskedHere, ListedWarning} from './answer.ts';
import {churnHead, qualityView} from './head.ts';
import type {View} from './views.ts';

const formId = 'answer-form';

/** Valuable customers who may be about to leave, with what somebody does about it. */
export const warnings: View = {
  async html(asked, answer, canAnswer) {
    const {words, formats} = asked;
    const text = words.churn.warnings;
    const {warnings: all} = answer;
    return html`<p class="explained">${text.means}</p>
${
  all.length === 0
    ? html`<p>${text.none}</p>`
    : html`${canAnswer && form(asked)}
<section aria-labelledby="warnings-caption">
<div class="scroll" tabindex="0" role="region" aria-labelledby="warnings-caption">
<table class="ranking named many"><caption id="warnings-caption">${text.title(formats.count(all.length), formats.currency)}</caption>
${heading(asked, canAnswer)}
<tbody>${all.map(each => row(asked, each, canAnswer))}</tbody>
</table></div>
</section>`
}
${qualityView(asked, answer)}`;
  },

  json: async (asked, answer) =>
    jsonWithRows(churnHead(asked, answer), answer.warnings, 'warnings'),

  async csv(asked, {warnings: all}) {
    const {column} = asked.words.churn;
    return {
      headings: [
        column.customer_id,
        column.customer,
        `${column.contribution} (${asked.formats.currency})`,
        column.risk,
        column.reasons,
        column.since,
        column.raised_on,
        column.answer,
        column.note,
      ],
      rows: all.map((each): Cell[] => [
        each.customer_id,
        each.customer,
        each.contribution_4,
        each.churn_risk === null ? null : each.churn_risk * 100,
        signs(asked, each),
        each.since,
        each.raised_on,
        each.answer?.by ?? null,
        each.answer?.note ?? null,
      ]),
    };
  },
};

const signs = ({words}: AskedHere, {reason_1, reason_2, reason_3}: ListedWarning): string =>
  [reason_1, reason_2, reason_3]
    .filter(each => each !== null)
    .map(each => words.churn.sign[each] ?? each)
    .join(', ');

/** The buttons in the table send the same name and note along. */
function form({words, question}: AskedHere): Html {
  const text = words.churn.warnings;
  return html`<form id="${formId}" class="chooser" method="post" action="/churn/answer">${question.lang && html`<input type="hidden" name="lang" value="${question.lang}">`}
<label><span class="quiet">${text.by}</span> <input name="by" maxlength="100" autocomplete="name"></label>
<label><span class="quiet">${text.note}</span> <input name="note" maxlength="500"></label></form>`;
}

function heading({words}: AskedHere, canAnswer: boolean): Html {
  const {column, warnings: text} = words.churn;
  return html`<thead><tr><th scope="col">${column.customer}</th><th scope="col" class="number">${column.contribution}</th><th scope="col" class="number">${column.risk}</th><th scope="col">${column.reasons}</th><th scope="col">${column.since}</th><th scope="col">${column.raised_on}</th><th scope="col">${column.answer}</th>${canAnswer && html`<th scope="col">${text.respond}</th>`}</tr></thead>`;
}

function row(asked: AskedHere, each: ListedWarning, canAnswer: boolean): Html {
  const {words, formats, link} = asked;
  const text = words.churn.warnings;
  const href = link(
    {customer: each.customer_id, written: undefined, refused: undefined},
    '/customer',
  );
  const share = each.churn_risk === null ? null : each.churn_risk * 100;
  const {answer} = each;
  return html`<tr><th scope="row"><a href="${href}"><bdi>${each.customer}</bdi></a>${each.customer !== each.customer_id && html` <bdi class="id">${each.customer_id}</bdi>`}</th><td class="number">${formats.amount(each.contribution_4)}</td><td class="number strong">${formats.share(share)}</td><td>${signs(asked, each)}</td><td>${formats.shortDay(each.since)}</td><td>${each.raised_on ? formats.shortDay(each.raised_on) : words.noValue}</td><td>${answer ? html`<bdi>${text.answered(answer.by, formats.moment(answer.at))}</bdi>${answer.note && html`<br><bdi>${answer.note}</bdi>`}` : html`<span class="warn">${text.open}</span>`}</td>${canAnswer && html`<td>${each.raised_on && html`<button type="submit" form="${formId}" name="customer" value="${each.customer_id}" aria-label="${text.respond}: ${each.customer}">${text.respond}</button>`}</td>`}</tr>`;
}
