import {type Html, html} from '../../html/html.ts';
import {viewChooser} from '../../html/view_chooser.ts';
import type {Content} from '../../page.ts';
import type {AskedHere, ChurnAnswer, Rates} from './answer.ts';
import {viewOf} from './views.ts';

/** The rates of the year, how far the risk can be relied on, and below it the view that is asked for. */
export async function churnView(
  asked: AskedHere,
  answer: ChurnAnswer,
  canAnswer: boolean,
): Promise<Content> {
  const {words, formats, question, manifest, link} = asked;
  const text = words.churn;
  const {missing} = answer;
  return {
    title: text.title,
    interactive: question.view === 'cohorts' || question.view === 'survival',
    body: html`<div class="title-row"><div><h1>${text.title}</h1><p class="lead">${text.lead(formats.day(manifest.business_date))}</p></div></div>
${notice(asked)}
${
  missing
    ? html`<div class="empty"><p><strong>${text.empty}</strong></p><p>${text.missing[missing]}</p></div>`
    : html`${ratesView(asked, answer)}
${viewChooser(viewsIn(asked), question.view, link)}
${await viewOf(asked).html(asked, answer, canAnswer)}`
}`,
  };
}

const viewsIn = ({words}: AskedHere) => {
  const {views} = words.churn;
  return [
    {name: undefined, title: views.warnings},
    {name: 'risk', title: views.risk},
    {name: 'cohorts', title: views.cohorts},
    {name: 'survival', title: views.survival},
  ];
};

function notice({words, question}: AskedHere): Html | null {
  const {warnings: text} = words.churn;
  if (question.written) return html`<p class="notice" role="status">${text.written}</p>`;
  if (!question.refused) return null;
  return html`<p class="notice" role="alert">${text.refused[question.refused]}</p>`;
}

const rates = [
  'churn_rate',
  'churn_rate_profitable',
  'contribution_churn_rate',
  'gross_revenue_retention',
  'net_revenue_retention',
] as const satisfies (keyof Rates)[];

function ratesView(
  {words, formats}: AskedHere,
  {month, rates: found, silent_customers}: ChurnAnswer,
) {
  const text = words.churn;
  const isKnown = rates.every(each => found[each] !== null);
  return html`${
    month &&
    html`<div class="scroll" tabindex="0" role="region" aria-labelledby="rates-caption">
<table class="ranking prices"><caption id="rates-caption">${text.rates.title(formats.month(month))}</caption>
<tbody>${rates.map(each => html`<tr><th scope="row">${text.rates[each]}</th><td class="number strong">${formats.percent(found[each])}</td></tr>`)}</tbody></table></div>`
  }
${isKnown ? html`<p class="explained">${text.rates.explained}</p>` : html`<p class="gap">${text.notMeasurable}</p>`}
<p>${text.silent(formats.count(silent_customers))}</p>`;
}
