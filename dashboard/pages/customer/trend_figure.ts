import {type MonthPoint, months} from '../../charts/months.ts';
import {render} from '../../charts/render.ts';
import {exact} from '../../exact.ts';
import {chartElement} from '../../html/chart.ts';
import {type Html, html} from '../../html/html.ts';
import type {Asked} from '../../page.ts';
import type {CustomerQuestion} from './question.ts';
import type {Trend, TrendRow} from './trend.ts';

type AskedHere = Asked<CustomerQuestion>;

/** Months as bars, the rolling year as a line, and both as a table with the proof. */
export async function trendFigure(asked: AskedHere, trend: Trend): Promise<Html> {
  const {words, formats} = asked;
  const text = words.trend(words.customer.step[trend.step]);
  if (trend.rows.length === 0)
    return html`<div class="empty"><p><strong>${text.none}</strong></p></div>`;
  const year = trend.rows.some(each => each.rolling_12 !== null)
    ? await figure(asked, trend, {column: 'rolling_12', mark: 'line', title: text.year})
    : html`<p class="gap">${text.shortHistory}</p>`;
  return html`${await figure(asked, trend, {column: 'contribution', mark: 'bar', title: text.month})}
${year}
<section class="customers" aria-labelledby="trend-caption">
<div class="scroll" tabindex="0" role="region" aria-labelledby="trend-caption">
<table class="ranking named prices"><caption id="trend-caption">${text.table(formats.currency)}</caption>
<thead><tr><th scope="col">${text.column.month}</th><th scope="col" class="number">${text.column.net_revenue}</th><th scope="col" class="number">${text.column.contribution}</th><th scope="col" class="number">${text.column.rolling_12}</th></tr></thead>
<tbody>${trend.rows.toReversed().map(each => html`<tr class="${Number(each.contribution) < 0 && 'loss'}"><th scope="row">${formats.shortMonth(each.month)}</th><td class="number">${formats.amount(each.net_revenue)}</td><td class="number strong">${formats.amount(each.contribution)}</td><td class="number">${formats.amount(each.rolling_12)}</td></tr>`)}</tbody>
</table></div>
${proof(asked, trend)}
</section>`;
}

interface Drawn {
  column: 'contribution' | 'rolling_12';
  mark: 'bar' | 'line';
  title: string;
}

async function figure(asked: AskedHere, trend: Trend, drawn: Drawn): Promise<Html> {
  const {words, formats, language} = asked;
  const step = words.customer.step[trend.step];
  const text = words.trend(step);
  const points = trend.rows.map(each => point(asked, each, drawn.column));
  const look = {
    language,
    mark: drawn.mark,
    words: {month: text.column.month, value: text.column[drawn.column]},
    y: `${step} (${formats.currency})`,
  };
  const [wide, narrow] = await Promise.all([
    render(months(points, {...look, width: 1180, height: 220})),
    render(months(points, {...look, width: 340, height: 200})),
  ]);
  const last = points.findLast(each => each.value !== null);
  const description = text.description(drawn.title, last?.month ?? '', last?.text ?? '');
  return html`<figure class="chart"><figcaption><h2>${drawn.title}</h2></figcaption>
${chartElement(wide, description, 'wide')}${chartElement(narrow, description, 'narrow')}</figure>`;
}

function point({formats}: AskedHere, each: TrendRow, column: Drawn['column']): MonthPoint {
  const amount = each[column];
  return {
    month: formats.shortMonth(each.month),
    value: amount === null ? null : Number(amount),
    text: formats.money(amount),
  };
}

function proof({words, formats}: AskedHere, {rows, step, contribution}: Trend): Html {
  const text = words.trend(words.customer.step[step]);
  const sum = rows.reduce((all, each) => all + exact(each.contribution), 0n);
  const holds = sum === exact(contribution);
  return html`<p class="check ${holds ? 'holds' : 'fails'}"><span aria-hidden="true">${holds ? '✓' : '✗'}</span> ${holds ? text.matches(formats.money(contribution)) : text.differs(formats.money(contribution))}</p>`;
}
