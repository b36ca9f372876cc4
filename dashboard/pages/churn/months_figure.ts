import {churnMonths} from '../../charts/churn_months.ts';
import {render} from '../../charts/render.ts';
import {chartElement} from '../../html/chart.ts';
import {type Html, html} from '../../html/html.ts';
import type {AskedHere} from './answer.ts';
import type {MonthRow} from './months_answer.ts';

/** The monthly rate with its mean of twelve months; nothing where no month has one. */
export async function monthsFigure(
  asked: AskedHere,
  rows: readonly MonthRow[],
): Promise<Html | null> {
  const {words, formats, language} = asked;
  const text = words.churnMonths;
  const last = rows.findLast(each => each.churn_rate !== null);
  if (!last) return null;
  const percent = (rate: number | null) => formats.percent(rate, formats.amount);
  const points = rows.map(each => ({
    month: formats.shortMonth(each.month),
    rate: each.churn_rate,
    mean: each.mean_churn_rate,
    rate_text: percent(each.churn_rate),
    mean_text: percent(each.mean_churn_rate),
  }));
  const {month, churn_rate: rate, mean_churn_rate: mean} = text.column;
  const look = {language, words: {month, rate, mean}};
  const [wide, narrow] = await Promise.all([
    render(churnMonths(points, {...look, width: 1180, height: 240})),
    render(churnMonths(points, {...look, width: 340, height: 220})),
  ]);
  const description = text.description(
    formats.month(last.month),
    percent(last.churn_rate),
    last.mean_churn_rate === null ? null : percent(last.mean_churn_rate),
  );
  return html`<figure class="chart"><figcaption><h2>${text.title}</h2><p>${description}</p>
<p class="explained">${text.explained}</p></figcaption>
${chartElement(wide, description, 'wide')}${chartElement(narrow, description, 'narrow')}</figure>`;
}
