import type {ClassSums} from '../../../models/portfolio/segment_questions.ts';
import type {Cell} from '../../csv.ts';
import {exact} from '../../exact.ts';
import {type Html, html} from '../../html/html.ts';
import {jsonWithRows} from '../../json_rows.ts';
import {leftOutTable, partsInJson} from '../left_out.ts';
import type {AskedHere, SegmentsAnswer} from './answer.ts';
import {segmentsHead} from './answer.ts';
import type {View} from './views.ts';
import {noFilter} from './words.ts';

/** Classes by revenue against classes by contribution. */
export const classes: View = {
  async html(asked, answer) {
    const {db, words, formats} = asked;
    const text = words.segments.classes;
    const cut = await db.selectFrom('set_portfolio_abc').selectAll().executeTakeFirstOrThrow();
    const [a, b] = [formats.count(cut.a_until), formats.count(cut.b_until)];
    return html`<p class="explained">${cut.is_by_rank ? text.rank(a, b) : text.share(a, b)} ${text.explained}</p>
${table(asked, answer)}
${await leftOutTable(asked, 'classes')}`;
  },

  json: async (asked, answer) =>
    jsonWithRows(
      {...segmentsHead(asked, answer), ...(await partsInJson(asked, answer, 'classes'))},
      answer.classes,
      'classes',
    ),

  async csv({words, formats}, answer) {
    const {column} = words.segments;
    return {
      headings: [
        ...[column.abc_class, column.contribution_class, column.customers],
        `${column.revenue} (${formats.currency})`,
        `${column.contribution} (${formats.currency})`,
      ],
      rows: answer.classes.map((each): Cell[] => [
        each.abc_class,
        each.contribution_class,
        each.customers,
        each.net_revenue_12_months,
        each.contribution_4_36_months,
      ]),
    };
  },
};

const letters = ['A', 'B', 'C', null] as const;

function table(asked: AskedHere, {classes: rows}: SegmentsAnswer): Html {
  const {words, formats, link} = asked;
  const {classes: text, column} = words.segments;
  const of = (own: (each: ClassSums) => boolean) => rows.filter(own);
  const count = (own: readonly ClassSums[]) => own.reduce((sum, each) => sum + each.customers, 0);
  const money = (
    own: readonly ClassSums[],
    name: 'net_revenue_12_months' | 'contribution_4_36_months',
  ) => formats.amount(Number(own.reduce((sum, each) => sum + exact(each[name]), 0n)) / 10_000);
  const opened = (customers: number, filter: Record<string, string | undefined>) => {
    if (customers === 0) return '';
    const isOpen = Object.values(filter).every(each => each !== undefined);
    const shown = formats.count(customers);
    if (!isOpen) return shown;
    return html`<a href="${link({...noFilter, ...filter, view: 'customers'})}">${shown}</a>`;
  };
  return html`<section class="customers" aria-labelledby="classes-caption">
<div class="scroll" tabindex="0" role="region" aria-labelledby="classes-caption">
<table class="ranking named"><caption id="classes-caption">${text.title(formats.currency)}</caption>
<thead><tr><th scope="col">${text.byRevenue}</th>${letters.map(each => html`<th scope="col" class="number">${each ?? text.none} ${text.byContribution}</th>`)}<th scope="col" class="number">${column.customers}</th><th scope="col" class="number">${column.revenue}</th><th scope="col" class="number">${column.contribution}</th></tr></thead>
<tbody>${letters.map(letter => {
    const own = of(each => each.abc_class === letter);
    return html`<tr><th scope="row">${letter ?? text.none}</th>${letters.map(other => {
      const both = of(each => each.abc_class === letter && each.contribution_class === other);
      return html`<td class="number">${opened(count(both), {abc_class: letter ?? undefined, contribution_class: other ?? undefined})}</td>`;
    })}<td class="number strong">${opened(count(own), {abc_class: letter ?? undefined})}</td><td class="number">${money(own, 'net_revenue_12_months')}</td><td class="number">${money(own, 'contribution_4_36_months')}</td></tr>`;
  })}</tbody>
<tfoot><tr class="total"><th scope="row">${column.customers}</th>${letters.map(letter => html`<td class="number">${opened(count(of(each => each.contribution_class === letter)), {contribution_class: letter ?? undefined})}</td>`)}<td class="number">${formats.count(count(rows))}</td><td class="number">${money(rows, 'net_revenue_12_months')}</td><td class="number">${money(rows, 'contribution_4_36_months')}</td></tr></tfoot>
</table></div>
</section>`;
}
