import {type CohortMonth, cohortMonths} from '../../../models/churn/questions.ts';
import {type CohortCell, cohortMap} from '../../charts/cohorts.ts';
import {render} from '../../charts/render.ts';
import type {Cell} from '../../csv.ts';
import {chartElement} from '../../html/chart.ts';
import {type Html, html} from '../../html/html.ts';
import {jsonWithRows} from '../../json_rows.ts';
import type {AskedHere, ChurnAnswer} from './answer.ts';
import {churnHead} from './head.ts';
import type {View} from './views.ts';

/** The ages that the table tells; the chart and the data have each month. */
const tableAges = [0, 3, 6, 9, 12, 15, 18, 24, 30, 36];

/** Customers who came in the same month: how many are left of them, month by month. */
export const cohorts: View = {
  async html(asked) {
    const text = asked.words.churn.cohorts;
    const rows = await cohortMonths(asked.db);
    if (rows.length === 0) return html`<p>${text.none}</p>`;
    return html`${await figure(asked, rows)}
${table(asked, rows)}`;
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
      ],
      rows: rows.map((each): Cell[] => [
        each.cohort,
        each.age_months,
        each.month,
        each.cohort_customers,
        each.active_customers,
        share(each),
        each.buying_customers,
        each.net_revenue,
        each.mrr,
      ]),
    };
  },
};

const rowsOf = async ({db}: AskedHere, {missing}: ChurnAnswer) => (missing ? [] : cohortMonths(db));

const share = ({active_customers: active, cohort_customers: all}: CohortMonth) =>
  (active / all) * 100;

const nameOf = ({formats}: AskedHere, {cohort, is_measurable}: CohortMonth) =>
  `${formats.shortMonth(cohort)}${is_measurable ? '' : '*'}`;

async function figure(asked: AskedHere, rows: readonly CohortMonth[]): Promise<Html> {
  const {words, formats, language} = asked;
  const {cohorts: text, column} = words.churn;
  const cells: CohortCell[] = rows.map(each => ({
    cohort: nameOf(asked, each),
    age: each.age_months,
    share: share(each),
    text: formats.percent(share(each)),
    customers: `${formats.count(each.active_customers)} / ${formats.count(each.cohort_customers)}`,
  }));
  const look = {
    language,
    words: {
      cohort: column.cohort,
      age: column.age,
      share: column.active_share,
      customers: column.customers,
    },
  };
  const [wide, narrow] = await Promise.all([
    render(cohortMap(cells, {...look, width: 1180})),
    render(cohortMap(cells, {...look, width: 340})),
  ]);
  const count = new Set(rows.map(each => each.cohort)).size;
  const description = text.description(formats.count(count));
  return html`<figure class="chart"><figcaption><h2>${text.title}</h2>
<p class="explained">${text.explained}</p></figcaption>
${chartElement(wide, description, 'wide')}${chartElement(narrow, description, 'narrow')}</figure>`;
}

function table(asked: AskedHere, rows: readonly CohortMonth[]): Html {
  const {words, formats} = asked;
  const {cohorts: text, column} = words.churn;
  const ages = tableAges.filter(age => rows.some(each => each.age_months === age));
  const byCohort = [...Map.groupBy(rows, each => each.cohort).values()].toReversed();
  const row = (own: readonly CohortMonth[]) =>
    html`<tr><th scope="row">${nameOf(asked, own[0]!)}</th><td class="number">${formats.count(own[0]!.cohort_customers)}</td>${ages.map(
      age => {
        const found = own.find(each => each.age_months === age);
        return html`<td class="number">${found ? formats.share(share(found)) : ''}</td>`;
      },
    )}<td class="number">${formats.amount(own.reduce((sum, each) => sum + Number(each.net_revenue), 0))}</td></tr>`;
  return html`<section class="customers" aria-labelledby="cohorts-caption">
<div class="scroll" tabindex="0" role="region" aria-labelledby="cohorts-caption">
<table class="ranking capacity"><caption id="cohorts-caption">${text.table(formats.currency)}</caption>
<thead><tr><th scope="col">${column.cohort}</th><th scope="col" class="number">${column.customers}</th>${ages.map(age => html`<th scope="col" class="number">${text.age(String(age))}</th>`)}<th scope="col" class="number">${column.revenue}</th></tr></thead>
<tbody>${byCohort.map(row)}</tbody>
</table></div>
</section>`;
}
