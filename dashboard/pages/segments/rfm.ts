import {fifthSums} from '../../../models/portfolio/segment_questions.ts';
import type {Cell} from '../../csv.ts';
import {type Html, html} from '../../html/html.ts';
import {jsonWithRows} from '../../json_rows.ts';
import {leftOutTable, partsInJson} from '../left_out.ts';
import {noneOf} from '../none_of.ts';
import type {AskedHere, SegmentsAnswer} from './answer.ts';
import {segmentsHead} from './answer.ts';
import type {View} from './views.ts';
import {noFilter} from './words.ts';

/** Fifths of customers by last purchase and frequency; the data has money, too. */
export const rfm: View = {
  async html(asked) {
    const text = asked.words.segments.rfm;
    const rows = await fifthSums(asked.db);
    if (rows.length === 0) return html`<p>${await noneOf(asked, ['invoice_lines'], text.none)}</p>`;
    return html`<p class="explained">${text.explained}</p>
${fifthsTable(asked, rows)}
${await leftOutTable(asked, 'rfm')}`;
  },

  json: async (asked, answer) =>
    jsonWithRows(
      {...segmentsHead(asked, answer), ...(await partsInJson(asked, answer, 'rfm'))},
      await rowsOf(asked, answer),
      'fifths',
    ),

  async csv(asked, answer) {
    const {column} = asked.words.segments;
    return {
      headings: [
        ...[column.recency, column.frequency, column.monetary, column.customers],
        `${column.revenue} (${asked.formats.currency})`,
        `${column.contribution} (${asked.formats.currency})`,
      ],
      rows: (await rowsOf(asked, answer)).map((each): Cell[] => [
        each.recency,
        each.frequency,
        each.monetary,
        each.customers,
        each.net_revenue_12_months,
        each.contribution_4_36_months,
      ]),
    };
  },
};

const rowsOf = async ({db}: AskedHere, {missing}: SegmentsAnswer) => (missing ? [] : fifthSums(db));

const fifths = [5, 4, 3, 2, 1];

interface Fifths {
  recency: number;
  frequency: number;
  customers: number;
}

/** How many customers are in which fifths; each number opens them. */
export function fifthsTable(asked: AskedHere, rows: readonly Fifths[]): Html {
  const {words, formats, link} = asked;
  const {rfm: text, column} = words.segments;
  const opened = (pattern: string, own: readonly Fifths[]) => {
    const customers = own.reduce((sum, each) => sum + each.customers, 0);
    if (customers === 0) return '';
    return html`<a href="${link({...noFilter, rfm: pattern, view: 'customers'})}">${formats.count(customers)}</a>`;
  };
  return html`<section class="customers" aria-labelledby="rfm-caption">
<div class="scroll" tabindex="0" role="region" aria-labelledby="rfm-caption">
<table class="ranking prices"><caption id="rfm-caption">${text.title}</caption>
<thead><tr><th scope="col"></th>${fifths.map(each => html`<th scope="col" class="number">${text.frequency(String(each))}</th>`)}<th scope="col" class="number">${column.customers}</th></tr></thead>
<tbody>${fifths.map(
    recency =>
      html`<tr><th scope="row">${text.recency(String(recency))}</th>${fifths.map(
        frequency =>
          html`<td class="number">${opened(
            `${recency}${frequency}.`,
            rows.filter(each => each.recency === recency && each.frequency === frequency),
          )}</td>`,
      )}<td class="number strong">${opened(
        `${recency}..`,
        rows.filter(each => each.recency === recency),
      )}</td></tr>`,
  )}</tbody>
</table></div>
</section>`;
}
