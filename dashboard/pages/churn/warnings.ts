import type {Cell} from '../../csv.ts';
import {type Html, html} from '../../html/html.ts';
import {jsonWithRows} from '../../json_rows.ts';
import type {AskedHere, ChurnAnswer, ListedWarning} from './answer.ts';
import {churnHead, qualityView} from './head.ts';
import type {View} from './views.ts';

const formId = 'answer-form';

const mostEntries = 50;

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
<table class="ranking named many"><caption id="warnings-caption">${text.title(all.length, formats.count(all.length), formats.currency)}</caption>
${heading(asked, canAnswer)}
<tbody>${all.map(each => row(asked, each, canAnswer))}</tbody>
</table></div>
</section>`
}
${historyView(asked, answer)}
${qualityView(asked, answer)}`;
  },

  async json(asked, answer) {
    const {history} = answer;
    const head = {...churnHead(asked, answer), history};
    return jsonWithRows(head, answer.warnings, 'warnings');
  },

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

const signs = (asked: AskedHere, {reason_1, reason_2, reason_3}: ListedWarning): string =>
  inWords(
    asked,
    [reason_1, reason_2, reason_3].filter(each => each !== null),
  );

const inWords = ({words}: AskedHere, all: readonly string[]): string =>
  all.map(each => words.churn.sign[each] ?? each).join(', ');

/** What nights raised and let expire, and what persons answered; all of it is in the JSON. */
function historyView(asked: AskedHere, {history}: ChurnAnswer): Html | null {
  const {words, formats} = asked;
  const {column, warnings: text} = words.churn;
  if (history.length === 0) return null;
  const shown = history.slice(0, mostEntries);
  const title = text.history(formats.count(shown.length), formats.count(history.length));
  return html`<section aria-labelledby="history-caption">
<div class="scroll" tabindex="0" role="region" aria-labelledby="history-caption">
<table class="ranking named"><caption id="history-caption">${title}</caption>
<thead><tr><th scope="col">${column.customer_id}</th><th scope="col">${column.day}</th><th scope="col">${column.act}</th><th scope="col">${column.reasons}</th><th scope="col">${column.answer}</th></tr></thead>
<tbody>${shown.map(each => html`<tr><th scope="row"><bdi>${each.customer}</bdi></th><td>${formats.shortDay(each.day)}</td><td>${text.act[each.act]}</td><td>${inWords(asked, each.signs.split(',').filter(Boolean))}</td><td><bdi>${each.by}</bdi>${each.note && html`: <bdi>${each.note}</bdi>`}</td></tr>`)}</tbody>
</table></div>
</section>`;
}

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
