import {type Html, html} from '../../html/html.ts';
import {levelForm, levelSaid} from '../../html/level_chooser.ts';
import {viewChooser} from '../../html/view_chooser.ts';
import {byGroup} from '../../levels.ts';
import type {Content} from '../../page.ts';
import {noneOf} from '../none_of.ts';
import type {AskedHere, ChurnAnswer} from './answer.ts';
import {isLevelled} from './levels.ts';
import {noMonth} from './no_month.ts';
import type {ChurnQuestion} from './question.ts';
import {type NoRate, rateNames} from './rates.ts';
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
  const isOffered = isLevelled(asked) && !missing;
  return {
    title: text.title,
    interactive: ['months', 'cohorts', 'survival'].includes(question.view ?? '') && !question.group,
    body: html`<div class="title-row"><div><h1>${text.title}</h1><p class="lead">${text.lead(formats.day(manifest.business_date))}</p>${isOffered && levelSaid(asked, asked.level)}${isOffered && byGroup(asked.level) && html`<p class="level">${text.groups}</p>`}</div>
${isOffered && levelForm(asked, asked.level, {page: '/churn', keep: keptIn(question)})}</div>
${notice(asked)}
${
  missing
    ? html`<div class="empty"><p><strong>${text.empty}</strong></p><p>${missing === 'no_customers' ? await noneOf(asked, ['invoice_lines', 'subscriptions'], text.missing.no_customers) : text.missing[missing]}</p></div>`
    : html`${ratesView(asked, answer)}
${viewChooser(viewsIn(asked), question.view, changes => link({...noMonth, by: undefined, ...changes}))}
${await viewOf(asked).html(asked, answer, canAnswer)}`
}`,
  };
}

/** What a change of the level leaves as it is. */
const keptIn = ({lang, view, by, group, month}: ChurnQuestion) => ({
  ...{lang, view, by, group},
  month: month?.slice(0, 7),
});

const viewsIn = ({words}: AskedHere) => {
  const {views} = words.churn;
  return [
    {name: undefined, title: views.warnings},
    {name: 'months', title: views.months},
    {name: 'risk', title: views.risk},
    {name: 'silent', title: views.silent},
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

function ratesView(asked: AskedHere, answer: ChurnAnswer): Html {
  const {words, formats} = asked;
  const {month, rates} = answer;
  const text = words.churn.rates;
  return html`${
    month &&
    html`<div class="scroll" tabindex="0" role="region" aria-labelledby="rates-caption">
<table class="ranking prices"><caption id="rates-caption">${text.title(formats.month(month))}</caption>
<tbody>${rateNames.map(each => html`<tr><th scope="row">${text[each]}</th><td class="number strong">${formats.percent(rates[each])}</td></tr>`)}</tbody></table></div>`
  }
${noRateView(asked, answer)}
<p class="explained">${text.explained}</p>
${silentView(asked, answer)}`;
}

const noRates: readonly NoRate[] = ['short_history', 'nothing_at_start'];

/** Which rates have no value, and why. */
function noRateView({words}: AskedHere, {rate_reasons}: ChurnAnswer) {
  const {noRate, rates} = words.churn;
  return noRates.map(reason => {
    const own = rateNames.filter(each => rate_reasons[each] === reason);
    const names = own.map(each => rates[each]).join(', ');
    return own.length > 0 && html`<p class="gap">${noRate[reason](names)}</p>`;
  });
}

function silentView({words, formats, link}: AskedHere, {silent_customers: count}: ChurnAnswer) {
  const {silence} = words.churn;
  const href = link({...noMonth, view: 'silent', written: undefined, refused: undefined});
  return html`<p><a href="${href}">${silence.count(count, formats.count(count))}</a> ${silence.said(count)}</p>`;
}
