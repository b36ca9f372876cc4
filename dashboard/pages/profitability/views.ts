import type {Table} from '../../csv.ts';
import {type Html, html} from '../../html/html.ts';
import {jsonWithRows} from '../../json_rows.ts';
import type {Asked} from '../../page.ts';
import {type Prices, readPrices} from '../prices/answer.ts';
import {priceTable} from '../prices/data.ts';
import {priceFigure} from '../prices/figure.ts';
import {type ProfitabilityAnswer, readCurve, readCustomers, readTrends} from './answer.ts';
import {customerTable} from './customer_table.ts';
import {profitabilityHead, profitabilityJson, profitabilityTable} from './data.ts';
import {lossesView} from './losses.ts';
import {lossesJson, lossesTable} from './losses_data.ts';
import type {ProfitabilityQuestion} from './question.ts';
import {scatterFigure} from './scatter_figure.ts';
import {whaleFigure} from './whale_figure.ts';

type AskedHere = Asked<ProfitabilityQuestion>;

/** What stands below the sums of the page, in each form. */
interface View {
  html(asked: AskedHere, answer: ProfitabilityAnswer): Promise<Html>;
  json(asked: AskedHere, answer: ProfitabilityAnswer): Promise<AsyncIterable<string>>;
  csv(asked: AskedHere, answer: ProfitabilityAnswer): Promise<Table>;
}

async function tableOf(asked: AskedHere, answer: ProfitabilityAnswer): Promise<Html> {
  const customers = await readCustomers(asked, answer);
  return customerTable(asked, answer, customers, await readTrends(asked, answer, customers.rows));
}

const whale: View = {
  async html(asked, answer) {
    const [table, curve] = await Promise.all([tableOf(asked, answer), readCurve(asked, answer)]);
    return html`${curve.length > 0 && (await whaleFigure(asked, answer, curve))}
${table}`;
  },
  json: async (asked, answer) => profitabilityJson(asked, answer),
  csv: async (asked, answer) => profitabilityTable(asked, answer),
};

/** The same customers, drawn by revenue and cost. */
const scatter: View = {
  ...whale,
  async html(asked, answer) {
    const [figure, table] = await Promise.all([
      scatterFigure(asked, answer),
      tableOf(asked, answer),
    ]);
    return html`${figure}
${table}`;
  },
};

const losses: View = {html: lossesView, json: lossesJson, csv: lossesTable};

const pricesOf = async (asked: AskedHere, {period}: ProfitabilityAnswer): Promise<Prices> =>
  period ? readPrices(asked, period) : {waterfall: null, missing: 'nothing'};

const prices: View = {
  html: async (asked, answer) =>
    priceFigure(asked, await pricesOf(asked, answer), asked.words.prices.everything),
  async json(asked, answer) {
    const {waterfall, missing} = await pricesOf(asked, answer);
    const {parts = [], ...more} = waterfall ?? {};
    const head = {...profitabilityHead(asked, answer), ...more};
    return jsonWithRows({...head, no_data_reason: head.no_data_reason ?? missing}, parts, 'parts');
  },
  csv: async (asked, answer) => priceTable(asked, await pricesOf(asked, answer)),
};

const views: Record<NonNullable<ProfitabilityQuestion['view']> | 'whale', View> = {
  whale,
  losses,
  scatter,
  prices,
};

/** The view that is asked for. */
export const viewOf = ({question}: AskedHere): View => views[question.view ?? 'whale'];
