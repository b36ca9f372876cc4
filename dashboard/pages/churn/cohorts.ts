import {type CohortMonth, cohortMonths} from '../../../models/churn/questions.ts';
import {type CohortCell, cohortMap} from '../../charts/cohorts.ts';
import {render} from '../../charts/render.ts';
import type {Cell} from '../../csv.ts';
import {chartElement} from '../../html/chart.ts';
import {type Html, html} from '../../html/html.ts';
import {jsonWithRows} from '../../json_rows.ts';
import type {AskedHere, ChurnAnswer} from './answer.ts';
import {activeShare, type CohortMeasure, ofCustomers, ofRevenue} from './cohort_measure.ts';
import {churnHead, nobodyBefore} from './head.ts';
import type {View} from './views.ts';

/** The months after which the table tells; the chart and the data have each month. */
const tableAges = [0, 3, 6, 9, 12, 15, 18, 24, 30, 36];

/** Customers who came in the same month: how much is left of them, month by month. */
export const cohorts: View = {
  async html(asked, answer) {
    const text = asked.words.churn.cohorts;
    const rows = await cohortMonths(asked.db);
    if (rows.length === 0) return html`<p>${text.none}</p>`;
    const measure = asked.question.by === 'revenue' ? ofRevenue(asked) : ofCustomers(asked);
    const measured = rows.filter(each => measure.share(each) !== null);
    return html`${chooser(asked)}
${measure.isActive && nobodyBefore(asked, answer)}
${
  measured.length === 0
    ? html`<p class="gap">${measure.text.none}</p>`
    : html`${await figure(asked, measured, measure)}
${table(asked, measured, measure)}`
}`;
  },

  json: async (asked, answer) =>
    jsonWithRows(churnHead(asked, answer), await rowsOf(asked, answer), 'cohorts'),

  async csv(asked, answer) {
    const {column} = asked.words.churn;
    const {currency} = asked.formats;
    const rows = await rowsOf(asked, answer);
    return {
      headings: [
        ...[column.cohort, column.age, column.month, column.customers, column.active],
        ...[column.active_share, column.buying],
        ...[`${column.revenue} (${currency})`, `${column.mrr} (${currency})`],
        column.revenue_share,
      ],
      rows: rows.map((each): Cell[] => [
        each.cohort,
        each.age_months,
        each.month,
        each.cohort_customers,
        each.active_customers,
        activeShare(each),
        each.buying_customers,
        each.net_revenue,
        each.mrr,
        each.revenue_share,
      ]),
    };
  },
};

const rowsOf = async ({db}: AskedHere, {missing}: ChurnAnswer) => (missing ? [] : cohortMonths(db));

function chooser({words, question, link}: AskedHere): Html {
  const {by} = words.churn.cohorts;
  const option = (name: 'revenue' | undefined) =>
    html`<a href="${link({by: name})}"${question.by === name && html` aria-current="true"`}>${by[name ?? 'customers']}</a>`;
  return html`<p>${option(undefined)} · ${option('revenue')}</p>`;
}

const nameOf = ({formats}: AskedHere, {cohort, is_measurable}: CohortMonth) =>
  `${formats.shortMonth(cohort)}${is_measurable ? '' : '*'}`;

async function figure(
  asked: AskedHere,
  rows: readonly CohortMonth[],
  measure: CohortMeasure,
): Promise<Html> {
  const {words, formats, language} = asked;
  const {cohorts: text, column} = words.churn;
  const cells: CohortCell[] = rows.map(each => ({
    cohort: nameOf(asked, each),
    age: each.age_months,
    share: measure.share(each)!,
    text: formats.percent(measure.share(each)),
    whole: measure.whole(each),
  }));
  const look = {
    language,
    words: {cohort: column.cohort, age: column.age, ...measure.words},
  };
  const [wide, narrow] = await Promise.all([
    render(cohortMap(cells, {...look, width: 1180})),
    render(cohortMap(cells, {...look, width: 340})),
  ]);
  const count = new Set(rows.map(each => each.cohort)).size;
  const description = measure.text.description(formats.count(count));
  return html`<figure class="chart"><figcaption><h2>${measure.text.title}</h2>
<p class="explained">${measure.text.explained}${!measure.isActive && html` ${text.explained}`}</p></figcaption>
${chartElement(wide, description, 'wide')}${chartElement(narrow, description, 'narrow')}</figure>`;
}

function table(asked: AskedHere, rows: readonly CohortMonth[], measure: CohortMeasure): Html {
  const {words, formats} = asked;
  const {cohorts: text, column} = words.churn;
  const {first, last} = measure;
  const ages = tableAges.filter(age => rows.some(each => each.age_months === age));
  const byCohort = [...Map.groupBy(rows, each => each.cohort).values()].toReversed();
  const number = (title: string) => html`<th scope="col" class="number">${title}</th>`;
  const share = (own: readonly CohortMonth[], age: number) => {
    const found = own.find(each => each.age_months === age);
    return html`<td class="number">${found ? formats.share(measure.share(found)) : ''}</td>`;
  };
  const row = (own: readonly CohortMonth[]) =>
    html`<tr><th scope="row">${nameOf(asked, own[0]!)}</th><td class="number">${first.cell(own)}</td>${ages.map(age => share(own, age))}${last && html`<td class="number">${last.cell(own)}</td>`}</tr>`;
  return html`<section class="customers" aria-labelledby="cohorts-caption">
<div class="scroll" tabindex="0" role="region" aria-labelledby="cohorts-caption">
<table class="ranking capacity"><caption id="cohorts-caption">${measure.caption}</caption>
<thead><tr><th scope="col">${column.cohort}</th>${number(first.title)}${ages.map(age => number(text.age(String(age))))}${last && number(last.title)}</tr></thead>
<tbody>${byCohort.map(row)}</tbody>
</table></div>
</section>`;
}
