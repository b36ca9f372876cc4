import type {Table} from '../../csv.ts';
import {type Html, html} from '../../html/html.ts';
import {jsonWithRows} from '../../json_rows.ts';
import {levelInJson} from '../../levels.ts';
import type {Asked} from '../../page.ts';
import type {CostsAnswer} from './answer.ts';
import {readCapacity} from './capacity.ts';
import {capacityFigure} from './capacity_figure.ts';
import {closedColumns, closedTable, readClosed} from './closed.ts';
import {costsHead, costsJson, costsTable} from './data.ts';
import {poolsView} from './pools.ts';
import type {CostsQuestion} from './question.ts';

type AskedHere = Asked<CostsQuestion>;

/** What stands below the head of the page, in each form. */
interface View {
  html(asked: AskedHere, answer: CostsAnswer): Promise<Html>;
  json(asked: AskedHere, answer: CostsAnswer): Promise<AsyncIterable<string>>;
  csv(asked: AskedHere, answer: CostsAnswer): Promise<Table>;
}

/** Months can be closed all the same: they have a scorecard. */
const noPools = ({words}: AskedHere, {missing}: CostsAnswer): Html =>
  html`<div class="empty"><p><strong>${words.costs.empty}</strong></p><p>${missing && words.costs.missing[missing]}</p></div>`;

const pools: View = {
  html: async (asked, answer) =>
    answer.total ? poolsView(asked, answer, answer.total) : noPools(asked, answer),
  json: async (asked, answer) => costsJson(asked, answer),
  csv: async (asked, answer) => costsTable(asked, answer),
};

const capacity: View = {
  html: async (asked, answer) =>
    answer.total
      ? capacityFigure(asked, answer, await readCapacity(asked, answer))
      : noPools(asked, answer),
  async json(asked, answer) {
    const {period, provisional, missing, total} = answer;
    const head = {...costsHead(asked, missing), period, provisional, total};
    return jsonWithRows(head, await readCapacity(asked, answer), 'capacity');
  },
  async csv(asked, answer) {
    const {column} = asked.words.costs.capacity;
    const rows = await readCapacity(asked, answer);
    return {
      headings: [
        column.pool,
        column.month,
        column.capacity_minutes,
        column.used_minutes,
        column.use,
        `${column.unused} (${asked.formats.currency})`,
        column.provisional,
      ],
      rows: rows.map(each => [
        each.title,
        each.month,
        each.capacity_minutes,
        each.used_minutes,
        each.capacity_use,
        each.unused_capacity_cost,
        each.is_provisional,
      ]),
    };
  },
};

const closed: View = {
  html: async asked => closedTable(asked, await readClosed(asked)),
  async json(asked, {missing}) {
    const {months, level} = await readClosed(asked);
    return jsonWithRows({...costsHead(asked, missing), ...levelInJson(level)}, months, 'months');
  },
  async csv(asked) {
    const {column} = asked.words.costs.closed;
    const {months} = await readClosed(asked);
    return {
      headings: closedColumns.map(each => column[each]),
      rows: months.map(row => closedColumns.map(each => row[each])),
    };
  },
};

const views = {pools, capacity, closed};

/** The view that is asked for. */
export const viewOf = ({question}: AskedHere): View => views[question.view ?? 'pools'];
