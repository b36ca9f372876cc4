import type {Table} from '../../csv.ts';
import {type Html, html} from '../../html/html.ts';
import {jsonWithRows} from '../../json_rows.ts';
import type {Asked} from '../../page.ts';
import {type Prices, readPrices} from '../prices/answer.ts';
import {priceTable} from '../prices/data.ts';
import {priceFigure} from '../prices/figure.ts';
import type {CustomerAnswer} from './answer.ts';
import {churnSection, readChurnStanding} from './churn.ts';
import {customerHead, customerJson, customerTable} from './data.ts';
import {nextSection, readNext} from './next.ts';
import type {CustomerQuestion} from './question.ts';
import {schemeView} from './scheme.ts';
import {readStanding} from './standing.ts';
import {readTrend} from './trend.ts';
import {trendFigure} from './trend_figure.ts';
import {readValue} from './value.ts';
import {valueTable} from './value_table.ts';
import {valueView} from './value_view.ts';

type AskedHere = Asked<CustomerQuestion>;

/** What stands below the name of the customer, in each form. */
interface View {
  html(asked: AskedHere, answer: CustomerAnswer, data: string): Promise<Html>;
  json(asked: AskedHere, answer: CustomerAnswer, data: string): Promise<AsyncIterable<string>>;
  csv(asked: AskedHere, answer: CustomerAnswer): Promise<Table>;
}

const scheme: View = {
  html: async (asked, answer, data) => html`${schemeView(asked, answer)}
${!answer.part && nextSection(asked, await readNext(asked, answer.customer))}
${!answer.part && churnSection(asked, await readChurnStanding(asked, answer.customer, data))}`,
  json: async (asked, answer, data) =>
    customerJson(asked, answer, {
      standing: await readStanding(asked, answer.customer),
      next: await readNext(asked, answer.customer),
      churn: await readChurnStanding(asked, answer.customer, data),
    }),
  csv: async (asked, answer) => customerTable(asked, answer),
};

const pricesOf = async (asked: AskedHere, {period, customer}: CustomerAnswer): Promise<Prices> =>
  period ? readPrices(asked, {...period, customer}) : {waterfall: null, missing: 'nothing'};

const prices: View = {
  html: async (asked, answer) => priceFigure(asked, await pricesOf(asked, answer)),
  async json(asked, answer) {
    const {waterfall, missing} = await pricesOf(asked, answer);
    const {parts = [], ...more} = waterfall ?? {};
    const head = customerHead(asked, answer);
    const reason = head.no_data_reason ?? missing;
    return jsonWithRows({...head, no_data_reason: reason, ...more}, parts, 'parts');
  },
  csv: async (asked, answer) => priceTable(asked, await pricesOf(asked, answer)),
};

const trend: View = {
  html: async (asked, answer) => trendFigure(asked, await readTrend(asked, answer)),
  async json(asked, answer) {
    const {step, rows, contribution} = await readTrend(asked, answer);
    return jsonWithRows(
      {...customerHead(asked, answer), contribution_step: step, contribution},
      rows,
    );
  },
  async csv(asked, answer) {
    const {step, rows} = await readTrend(asked, answer);
    const {column} = asked.words.trend(asked.words.customer.step[step]);
    const money = (heading: string) => `${heading} (${asked.formats.currency})`;
    return {
      headings: [
        column.month,
        money(column.net_revenue),
        money(column.contribution),
        money(column.rolling_12),
      ],
      rows: rows.map(each => [each.month, each.net_revenue, each.contribution, each.rolling_12]),
    };
  },
};

const value: View = {
  html: async (asked, answer) => valueView(asked, await readValue(asked, answer)),
  async json(asked, answer) {
    const {evidence, missing, ...more} = await readValue(asked, answer);
    const head = customerHead(asked, answer);
    const reason = head.no_data_reason ?? missing;
    return jsonWithRows({...head, no_data_reason: reason, ...more}, evidence, 'evidence');
  },
  csv: async (asked, answer) => valueTable(asked, await readValue(asked, answer)),
};

const views = {scheme, trend, prices, value};

/** The view that is asked for. */
export const viewOf = ({question}: AskedHere): View => views[question.view ?? 'scheme'];
