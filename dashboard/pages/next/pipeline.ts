import {
  type ForecastMonth,
  forecastMonths,
  type OpenOpportunity,
  opportunities,
  type PastForecast,
  pastForecasts,
  type Stage,
  stages,
} from '../../../models/next/questions.ts';
import {months as monthChart} from '../../charts/months.ts';
import {render} from '../../charts/render.ts';
import {chartElement} from '../../html/chart.ts';
import {type Html, html} from '../../html/html.ts';
import {jsonHead, jsonWithRows} from '../../json_rows.ts';
import {noneOf} from '../none_of.ts';
import {type AskedHere, type Column, csvOfList, listOf} from './columns.ts';
import type {View} from './views.ts';

const most = 50;

/** What open opportunities will bring, and how far such forecasts were off. */
export const pipeline: View = {
  async html(asked) {
    const {db, words, formats} = asked;
    const text = words.next.pipeline;
    const all = await rowsOf(asked);
    if (all.length === 0) return html`<p>${await noneOf(asked, ['opportunities'], text.none)}</p>`;
    const shown = all.slice(0, most);
    const [found, ahead, past] = [
      await stages(db),
      await forecastMonths(db),
      await pastForecasts(db),
    ];
    const list = <Row>(id: string, title: string, columns: Column<Row>[], rows: readonly Row[]) =>
      rows.length > 0 && listOf(asked, {id, title}, columns, rows);
    return html`<p class="explained">${text.explained}</p>
${verdict(asked, past)}
${ahead.length > 0 ? await figure(asked, ahead) : html`<p class="gap">${words.next.reason.too_few_decided}</p>`}
${list('stages', text.stages(formats.currency), stageColumns(asked), found)}
${list('months', text.months(formats.currency), monthColumns(asked), ahead)}
${list('past', text.past(formats.currency), pastColumns(asked), past)}
${list('open', text.table(formats.count(shown.length), formats.count(all.length), formats.currency), columnsOf(asked), shown)}
<p class="quiet">${words.next.allInCsv}</p>`;
  },

  async json(asked) {
    const {db} = asked;
    const head = {
      ...jsonHead(asked),
      stages: await stages(db),
      months: await forecastMonths(db),
      past: await pastForecasts(db),
    };
    return jsonWithRows(head, await rowsOf(asked), 'opportunities');
  },

  csv: async asked => csvOfList(columnsOf(asked), await rowsOf(asked)),
};

const rowsOf = ({db, who}: AskedHere) => opportunities(db, {personal: who.personal});

/** How often what came lay where it was foretold. */
function verdict({words, formats}: AskedHere, past: readonly PastForecast[]): Html {
  const text = words.next.pipeline;
  const known = past.filter(({is_within}) => is_within !== null);
  if (known.length === 0) return html`<p class="gap">${text.untried}</p>`;
  const sum = (of: (each: PastForecast) => unknown) =>
    known.reduce((so, each) => so + Number(of(each) ?? 0), 0);
  const won = sum(each => each.won_amount);
  const off = (forecast: number) => formats.change((forecast / won - 1) * 100, 'money');
  const within = known.filter(({is_within}) => is_within).length;
  return html`<p class="explained">${text.quality(String(known.length), String(within), won > 0 ? off(sum(each => each.expected_amount)) : words.noValue, won > 0 ? off(sum(each => each.sales_amount)) : words.noValue)}</p>`;
}

async function figure(asked: AskedHere, ahead: readonly ForecastMonth[]): Promise<Html> {
  const {words, formats, language} = asked;
  const text = words.next.pipeline;
  const points = ahead.slice(0, 18).map(each => ({
    month: formats.shortMonth(each.month),
    value: Number(each.expected_amount),
    text: formats.money(each.expected_amount),
  }));
  const look = {
    language,
    mark: 'bar' as const,
    words: {month: words.next.column.month, value: words.next.column.expected_amount},
    y: `${words.next.column.expected_amount} (${formats.currency})`,
  };
  const [wide, narrow] = await Promise.all([
    render(monthChart(points, {...look, width: 1180, height: 260})),
    render(monthChart(points, {...look, width: 340, height: 220})),
  ]);
  return html`<figure class="chart"><figcaption><h2>${text.title}</h2></figcaption>
${chartElement(wide, text.description, 'wide')}${chartElement(narrow, text.description, 'narrow')}</figure>`;
}

const columnsOf = ({words}: AskedHere): Column<OpenOpportunity>[] => {
  const {column, reason} = words.next;
  return [
    {heading: column.opportunity, kind: 'text', of: row => row.opportunity_id},
    {
      heading: column.customer,
      kind: 'text',
      of: row => row.customer,
      customer: row => row.customer_id,
    },
    {heading: column.customer_id, kind: 'text', of: row => row.customer_id, isQuiet: true},
    {heading: column.product_line, kind: 'text', of: row => row.product_line},
    {heading: column.stage, kind: 'text', of: row => stageName(words, row.stage)},
    {heading: column.amount, kind: 'amount', of: row => row.amount},
    {heading: column.sales_probability, kind: 'share', of: row => row.probability},
    {heading: column.hit_rate, kind: 'share', of: row => row.hit_rate},
    {heading: column.expected_amount, kind: 'amount', of: row => row.expected_amount},
    {heading: column.decided_on, kind: 'day', of: row => row.expected_on},
    {heading: column.sales_on, kind: 'day', of: row => row.sales_on, isQuiet: true},
    {
      heading: column.reason,
      kind: 'text',
      of: row => row.reason && (reason[row.reason] ?? row.reason),
      isQuiet: true,
    },
  ];
};

const stageName = ({next}: AskedHere['words'], stage: string) =>
  stage === 'unknown' ? next.pipeline.unknown : stage;

const stageColumns = ({words}: AskedHere): Column<Stage>[] => {
  const {column} = words.next;
  return [
    {heading: column.stage, kind: 'text', of: row => stageName(words, row.stage)},
    {heading: column.opportunities, kind: 'count', of: row => row.opportunities},
    {heading: column.amount, kind: 'amount', of: row => row.amount},
    {heading: column.hit_rate, kind: 'share', of: row => row.hit_rate},
    {heading: column.sales_probability, kind: 'share', of: row => row.sales_probability},
    {heading: column.decided, kind: 'count', of: row => row.decided},
    {heading: column.won, kind: 'count', of: row => row.won},
    {heading: column.expected_amount, kind: 'amount', of: row => row.expected_amount},
    {heading: column.sales_amount, kind: 'amount', of: row => row.sales_amount},
    {heading: column.usual_days, kind: 'count', of: row => row.usual_days},
  ];
};

const monthColumns = ({words, formats}: AskedHere): Column<ForecastMonth>[] => {
  const {column} = words.next;
  return [
    {heading: column.month, kind: 'text', of: row => formats.shortMonth(row.month)},
    {heading: column.expected_amount, kind: 'amount', of: row => row.expected_amount},
    {heading: column.low, kind: 'amount', of: row => row.amount_low},
    {heading: column.high, kind: 'amount', of: row => row.amount_high},
    {heading: column.sales_amount, kind: 'amount', of: row => row.sales_amount},
  ];
};

const pastColumns = ({words}: AskedHere): Column<PastForecast>[] => {
  const {column} = words.next;
  return [
    {heading: column.as_of, kind: 'day', of: row => row.as_of},
    {heading: column.opportunities, kind: 'count', of: row => row.opportunities},
    {heading: column.expected_amount, kind: 'amount', of: row => row.expected_amount},
    {heading: column.low, kind: 'amount', of: row => row.amount_low},
    {heading: column.high, kind: 'amount', of: row => row.amount_high},
    {heading: column.won_amount, kind: 'amount', of: row => row.won_amount},
    {heading: column.open_amount, kind: 'amount', of: row => row.open_amount},
    {heading: column.sales_amount, kind: 'amount', of: row => row.sales_amount},
    {heading: column.within, kind: 'yes', of: row => row.is_within},
  ];
};
