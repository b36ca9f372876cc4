import {html} from '../../html/html.ts';
import {jsonWithRows} from '../../json_rows.ts';
import {knowsLostRevenue} from '../../known_tables.ts';
import {churnHead} from './head.ts';
import {readMonths} from './months_answer.ts';
import {monthsFigure} from './months_figure.ts';
import {monthsTable, monthsWords} from './months_table.ts';
import {lengthView, reasonsView} from './reasons.ts';
import type {View} from './views.ts';

/** How many the page shows; the data have all. */
const mostMonths = 24;

/** Month by month: who came, left and returned, what went with the lost ones, and why they left. */
export const monthsView: View = {
  async html(asked) {
    const text = asked.words.churnMonths;
    if (!(await knowsLostRevenue(asked.db))) return html`<p class="gap">${text.older}</p>`;
    const {months, reasons, lengths} = await readMonths(asked);
    if (months.length === 0) return html`<p class="gap">${text.none}</p>`;
    const shown = months.slice(-mostMonths);
    return html`${await monthsFigure(asked, shown)}
${monthsTable(asked, shown, months.length)}
${reasonsView(asked, reasons, months[0]!.month)}
${lengthView(asked, lengths)}`;
  },

  async json(asked, answer) {
    const {months, reasons, lengths} = await readMonths(asked);
    const head = {...churnHead(asked, answer), reasons, relation_lengths: lengths};
    return jsonWithRows(head, months.toReversed(), 'months');
  },

  async csv(asked) {
    const {months} = await readMonths(asked);
    return monthsWords(asked, months.toReversed());
  },
};
