import type {Step} from '../../../models/profitability/whale_curve.ts';
import {type Html, html} from '../../html/html.ts';
import {monthChooser} from '../../html/month_chooser.ts';
import {viewChooser} from '../../html/view_chooser.ts';
import type {Asked, Content} from '../../page.ts';
import {stepAsked, stepChooser, stepsOf} from '../contribution_steps.ts';
import type {CustomerAnswer} from './answer.ts';
import type {CustomerQuestion} from './question.ts';
import {readStanding, standingView} from './standing.ts';
import {viewOf} from './views.ts';

type AskedHere = Asked<CustomerQuestion>;

/** Who it is, and below it the view that is asked for. */
export async function customerView(
  asked: AskedHere,
  answer: CustomerAnswer,
  data: string,
): Promise<Content> {
  const {words, formats, question} = asked;
  const text = words.customer;
  const {period, name, customer, missing} = answer;
  /* Only the trend is that of a step. */
  const steps = question.view === 'trend' ? await stepsOf(asked.db) : undefined;
  const horizon = period ? text.horizon(question.months, formats.month(period.to)) : '';
  return {
    title: `${name}: ${horizon}`,
    interactive: missing === null && question.view !== undefined,
    body: html`<div class="title-row"><div><h1><bdi>${name}</bdi></h1>
<p class="lead">${customer !== null && customer !== name && html`<bdi class="id">${customer}</bdi> · `}${horizon}</p>
${customer !== null && !missing && talkLink(asked, customer)}</div>
${chooser(asked, answer, steps)}</div>
${
  missing
    ? html`<div class="empty"><p><strong>${text.missing[missing]}</strong></p></div>`
    : html`${await standingView(asked, await readStanding(asked, customer))}
${viewChooser(viewsOf(asked), question.view, changes => asked.link({stream: undefined, ...changes}))}
${await viewOf(asked).html(asked, answer, data)}`
}`,
  };
}

/** The page on which the customer is prepared for the annual price talk. */
function talkLink({words, link}: AskedHere, customer: string): Html {
  const gone = {months: undefined, view: undefined, part: undefined, step: undefined};
  return html`<p class="act"><a href="${link({...gone, customer}, '/price-talk')}">${words.priceTalk.link}</a></p>`;
}

const viewsOf = ({words}: AskedHere) => {
  const {views} = words.customer;
  return [
    {name: undefined, title: views.scheme},
    {name: 'trend', title: views.trend},
    {name: 'prices', title: views.prices},
    {name: 'value', title: views.value},
  ];
};

function chooser(asked: AskedHere, {period, months}: CustomerAnswer, steps: Step[] | undefined) {
  if (!period) return null;
  const {words, question} = asked;
  const more = html`${steps && stepChooser(asked, {steps, step: stepAsked(steps, question.step)})} <label><span class="quiet">${words.profitability('').horizonLabel}</span> <select name="months">${[
    36, 12, 1,
  ].map(
    each =>
      html`<option value="${each}"${each === question.months && html` selected`}>${words.profitability('').horizonMonths(each)}</option>`,
  )}</select></label>`;
  const {lang, customer, view, step} = question;
  return monthChooser(
    {...asked, page: '/customer'},
    {months, month: period.to, keep: {lang, customer, view, step: steps ? undefined : step}, more},
  );
}
