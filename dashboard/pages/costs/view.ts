import {html} from '../../html/html.ts';
import {monthChooser} from '../../html/month_chooser.ts';
import {viewChooser} from '../../html/view_chooser.ts';
import type {Asked, Content} from '../../page.ts';
import type {CostsAnswer} from './answer.ts';
import type {CostsQuestion} from './question.ts';
import {viewOf} from './views.ts';

type AskedHere = Asked<CostsQuestion>;

/** What the costs are of, and below it the view that is asked for. */
export async function costsView(asked: AskedHere, answer: CostsAnswer): Promise<Content> {
  const {words, formats, question} = asked;
  const text = words.costs;
  const {period, total} = answer;
  const horizon = period ? text.horizon(question.months, formats.month(period.to)) : '';
  return {
    title: `${text.title}: ${horizon}`,
    interactive: question.view === 'capacity' && total !== null,
    body: html`<div class="title-row"><div><h1>${text.title}</h1><p class="lead">${horizon}</p></div>
${chooser(asked, answer)}</div>
${total !== null && html`<p class="explained">${text.explained}</p>`}
${total !== null && answer.provisional > 0 && html`<p class="gap">${text.provisional(formats.count(answer.provisional))}</p>`}
${(total !== null || question.view === 'closed') && viewChooser(viewsOf(asked), question.view, changes => asked.link({...changes, level: undefined}))}
${await viewOf(asked).html(asked, answer)}`,
  };
}

const viewsOf = ({words}: AskedHere) => {
  const {views} = words.costs;
  return [
    {name: undefined, title: views.pools},
    {name: 'capacity', title: views.capacity},
    {name: 'closed', title: views.closed},
  ];
};

function chooser(asked: AskedHere, {period, months}: CostsAnswer) {
  if (!period) return null;
  const {words, question} = asked;
  const more = html`<label><span class="quiet">${words.profitability('').horizonLabel}</span> <select name="months">${[
    12, 36, 1,
  ].map(
    each =>
      html`<option value="${each}"${each === question.months && html` selected`}>${words.profitability('').horizonMonths(each)}</option>`,
  )}</select></label>`;
  const {lang, view} = question;
  const keep = {lang, view};
  return monthChooser({...asked, page: '/costs'}, {months, month: period.to, keep, more});
}
