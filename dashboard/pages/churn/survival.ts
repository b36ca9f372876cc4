import {type SurvivalMonth, survivalMonths} from '../../../models/churn/questions.ts';
import {render} from '../../charts/render.ts';
import {survivalCurve} from '../../charts/survival.ts';
import type {Cell} from '../../csv.ts';
import {chartElement} from '../../html/chart.ts';
import {type Html, html} from '../../html/html.ts';
import {jsonWithRows} from '../../json_rows.ts';
import type {AskedHere, ChurnAnswer} from './answer.ts';
import {churnHead, nobodyBefore} from './head.ts';
import type {View} from './views.ts';

/** The months that the table tells; the chart and the data have all of them. */
const tableMonths = [3, 6, 12, 18, 24, 36, 48, 60, 120];

/** How many customers are still there after so many months: all, and by segment. */
export const survival: View = {
  async html(asked, answer) {
    const text = asked.words.churn.survival;
    const rows = await survivalMonths(asked.db);
    const all = rows.filter(each => each.segment === null);
    if (all.length === 0) return html`<p>${text.none}</p>`;
    return html`${nobodyBefore(asked, answer)}
${await figure(asked, all)}
${table(asked, rows)}`;
  },

  json: async (asked, answer) =>
    jsonWithRows(churnHead(asked, answer), await rowsOf(asked, answer), 'survival'),

  async csv(asked, answer) {
    const {column} = asked.words.churn;
    const rows = await rowsOf(asked, answer);
    return {
      headings: [
        ...[column.segment, column.tenure, column.at_risk, column.lost],
        ...[column.survival, column.low, column.high],
      ],
      rows: rows.map((each): Cell[] => [
        each.segment,
        each.tenure_months,
        each.at_risk,
        each.lost,
        percent(each.survival),
        percent(each.survival_low),
        percent(each.survival_high),
      ]),
    };
  },
};

const rowsOf = async ({db}: AskedHere, {missing}: ChurnAnswer) =>
  missing ? [] : survivalMonths(db);

const percent = (share: number | null) => (share === null ? null : share * 100);

async function figure(asked: AskedHere, rows: readonly SurvivalMonth[]): Promise<Html> {
  const {words, formats, language} = asked;
  const {survival: text, column} = words.churn;
  const band = (each: SurvivalMonth) =>
    each.standard_error === null
      ? words.noValue
      : `${formats.percent(percent(each.survival_low))} – ${formats.percent(percent(each.survival_high))}`;
  const points = rows.map(each => ({
    months: each.tenure_months,
    share: each.survival * 100,
    low: (each.survival_low ?? each.survival) * 100,
    high: (each.survival_high ?? each.survival) * 100,
    text: formats.percent(each.survival * 100),
    band: band(each),
  }));
  const look = {
    language,
    words: {months: column.tenure, share: column.survival, band: `${column.low}, ${column.high}`},
    y: text.axis,
  };
  const [wide, narrow] = await Promise.all([
    render(survivalCurve(points, {...look, width: 1180, height: 320})),
    render(survivalCurve(points, {...look, width: 340, height: 240})),
  ]);
  const year = rows.findLast(each => each.tenure_months <= 24) ?? rows[0]!;
  const description = text.description(
    formats.count(year.tenure_months),
    formats.percent(year.survival * 100),
  );
  return html`<figure class="chart"><figcaption><h2>${text.title}</h2><p>${description}</p>
<p class="explained">${text.explained}</p></figcaption>
${chartElement(wide, description, 'wide')}${chartElement(narrow, description, 'narrow')}</figure>`;
}

/** What held after so many months: the last step up to it; null where nobody was watched so long. */
function shareAt(own: readonly SurvivalMonth[], months: number): number | null {
  if (own.at(-1)!.tenure_months < months) return null;
  return own.findLast(each => each.tenure_months <= months)?.survival ?? 1;
}

function table(asked: AskedHere, rows: readonly SurvivalMonth[]): Html {
  const {words, formats} = asked;
  const {survival: text, column} = words.churn;
  const bySegment = [...Map.groupBy(rows, each => each.segment).entries()];
  const longest = Math.max(...rows.map(each => each.tenure_months));
  const months = tableMonths.filter(each => each <= longest);
  const cell = (own: readonly SurvivalMonth[], month: number) => {
    const share = shareAt(own, month);
    return html`<td class="number">${formats.share(percent(share))}</td>`;
  };
  return html`<section class="customers" aria-labelledby="survival-caption">
<div class="scroll" tabindex="0" role="region" aria-labelledby="survival-caption">
<table class="ranking named"><caption id="survival-caption">${text.table} (%)</caption>
<thead><tr><th scope="col">${column.segment}</th><th scope="col" class="number">${column.lost}</th>${months.map(each => html`<th scope="col" class="number">${each}</th>`)}</tr></thead>
<tbody>${bySegment.map(([segment, own]) => html`<tr><th scope="row">${segment ?? text.all}</th><td class="number">${formats.count(own.reduce((sum, each) => sum + each.lost, 0))}</td>${months.map(month => cell(own, month))}</tr>`)}</tbody>
</table></div>
</section>`;
}
