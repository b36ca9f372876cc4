import {type Html, html} from '../../html/html.ts';
import {levelChooser, levelSaid} from '../../html/level_chooser.ts';
import {monthChooser} from '../../html/month_chooser.ts';
import {viewChooser} from '../../html/view_chooser.ts';
import type {Asked, Content} from '../../page.ts';
import {stepChooser} from '../contribution_steps.ts';
import {reasonFor} from '../reason.ts';
import type {ProfitabilityAnswer} from './answer.ts';
import type {ProfitabilityQuestion} from './question.ts';
import {viewOf} from './views.ts';

type AskedHere = Asked<ProfitabilityQuestion>;

/** The sums of the page above the view that is asked for. */
export async function profitabilityView(
  asked: AskedHere,
  answer: ProfitabilityAnswer,
): Promise<Content> {
  const text = textOf(asked, answer);
  return {
    title: `${text.title}: ${horizon(asked, answer)}${levelInTitle(asked)}`,
    interactive: answer.total !== null,
    body: html`<div class="title-row"><div><h1>${text.title}</h1>
<p class="lead">${horizon(asked, answer)}${shortHistory(asked, answer)}</p>${levelSaid(asked, asked.level)}</div>
${chooser(asked, answer)}</div>
${viewChooser(viewsOf(asked), asked.question.view, asked.link)}
${answer.summary.customers === 0 ? empty(asked, answer) : figures(asked, answer)}
${answer.total && (await viewOf(asked).html(asked, answer))}`,
  };
}

const viewsOf = ({words}: AskedHere) => {
  const {views} = words.profitability('');
  return [
    {name: undefined, title: views.whale},
    {name: 'losses', title: views.losses},
    {name: 'scatter', title: views.scatter},
    {name: 'prices', title: views.prices},
  ];
};

/** The words of the page, about the step that is asked for. */
const textOf = ({words}: AskedHere, {step}: ProfitabilityAnswer) =>
  words.profitability(words.customer.step[step]);

function horizon(asked: AskedHere, answer: ProfitabilityAnswer): string {
  const {formats, question} = asked;
  const {period} = answer;
  const text = textOf(asked, answer);
  return period ? text.horizon(question.months, formats.month(period.to)) : text.step;
}

const levelInTitle = ({words, level}: AskedHere) =>
  level.name === 'customer' || level.same ? '' : ` (${words.level.name[level.name]})`;

function shortHistory(asked: AskedHere, answer: ProfitabilityAnswer) {
  const {formats} = asked;
  const {period, months} = answer;
  const first = months[0];
  return period && first && first > period.from
    ? html` <span class="quiet">(${textOf(asked, answer).dataSince(formats.month(first))})</span>`
    : null;
}

function chooser(asked: AskedHere, answer: ProfitabilityAnswer) {
  const {period, months} = answer;
  if (!period) return null;
  const {question} = asked;
  const text = textOf(asked, answer);
  const {lang, view, sort, direction} = question;
  const more = html`${levelChooser(asked, asked.level)} ${stepChooser(asked, answer)} <label><span class="quiet">${text.horizonLabel}</span> <select name="months">${[
    36, 12, 1,
  ].map(
    each =>
      html`<option value="${each}"${each === question.months && html` selected`}>${text.horizonMonths(each)}</option>`,
  )}</select></label>`;
  const keep = {
    lang,
    view,
    sort: sort === 'contribution' ? undefined : sort,
    direction: direction === 'descending' ? undefined : direction,
  };
  return monthChooser({...asked, page: '/profitability'}, {months, month: period.to, keep, more});
}

/** A page without numbers says why. */
function empty(asked: AskedHere, answer: ProfitabilityAnswer): Html {
  const {words} = asked;
  const why = answer.missing
    ? reasonFor({reason: answer.missing.reason, missing_entity: answer.missing.entity}, words)
    : textOf(asked, answer).emptyRange;
  return html`<div class="empty"><p><strong>${textOf(asked, answer).empty(horizon(asked, answer))}</strong></p><p>${why}</p></div>`;
}

function figures(asked: AskedHere, answer: ProfitabilityAnswer): Html {
  const {formats} = asked;
  const {summary, kinds} = answer;
  const {figure} = textOf(asked, answer);
  const counted = kinds.find(each => each.kind === 'counted');
  const tile = (label: string, value: string) =>
    html`<div class="tile"><dt>${label}</dt><dd class="number">${value}</dd></div>`;
  return html`<dl class="figures">
${tile(figure.customers, formats.count(summary.customers))}
${tile(figure.revenue, formats.money(counted?.net_revenue ?? null))}
${tile(figure.contribution, formats.money(counted?.contribution ?? null))}
${tile(figure.rate, formats.percent(counted?.contribution_rate ?? null))}
${tile(figure.losses, formats.count(summary.loss_makers))}
</dl>`;
}
