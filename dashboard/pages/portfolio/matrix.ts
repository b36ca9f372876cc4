import {type PlacedCustomer, placedCustomers} from '../../../models/portfolio/questions.ts';
import {portfolioMatrix} from '../../charts/portfolio_matrix.ts';
import {render} from '../../charts/render.ts';
import type {Cell} from '../../csv.ts';
import {exact} from '../../exact.ts';
import {chartElement} from '../../html/chart.ts';
import {type Html, html} from '../../html/html.ts';
import {jsonWithRows} from '../../json_rows.ts';
import {namesFor} from '../../levels.ts';
import {customerLink} from '../customer_link.ts';
import {leftOutTable, partsInJson} from '../left_out.ts';
import type {AskedHere, NamedCell, PortfolioAnswer} from './answer.ts';
import {cellInJson, portfolioHead, titleOf} from './head.ts';
import type {View} from './views.ts';

const mostDrawn = 300;

/** The grid with its customers, and the cells as a table. */
export const matrix: View = {
  html: async (asked, answer) => html`${await figure(asked, answer)}
${table(asked, answer)}
${await leftOutTable(asked, 'portfolio')}
<p class="explained">${asked.words.portfolio.proposal}</p>`,

  json: async (asked, answer) =>
    jsonWithRows(
      {...portfolioHead(asked, answer), ...(await partsInJson(asked, answer, 'portfolio'))},
      answer.cells.map(cellInJson),
      'cells',
    ),

  async csv({words, formats}, {cells}) {
    const {column} = words.portfolio;
    return {
      headings: [
        column.cell,
        column.customers,
        `${column.revenue} (${formats.currency})`,
        `${column.contribution} (${formats.currency})`,
        column.came,
        column.left,
        column.strategy,
      ],
      rows: cells.map((each): Cell[] => [
        each.title,
        each.customers,
        each.net_revenue_12_months,
        each.contribution_4_36_months,
        each.came,
        each.left,
        each.strategy,
      ]),
    };
  },
};

async function figure(
  asked: AskedHere,
  {cells, customers, groups}: PortfolioAnswer,
): Promise<Html> {
  const {db, words, formats, language} = asked;
  const {matrix: text, column} = words.portfolio;
  const drawn = await placedCustomers(db, {names: namesFor(asked), limit: mostDrawn});
  const linked = ({customer_id}: PlacedCustomer) => {
    const href = customerLink(asked, customer_id, groups);
    return href === undefined ? {} : {href};
  };
  const points = drawn.map(each => ({
    ...linked(each),
    attractiveness: each.attractiveness,
    position: each.position,
    revenue: Math.max(Number(each.net_revenue_12_months ?? 0), 0),
    outcome: isLoss(each) ? ('loses' as const) : ('earns' as const),
    customer: each.customer,
    cell: titleOf(cells, each.cell) ?? '',
    revenue_text: formats.money(each.net_revenue_12_months),
    contribution: formats.money(each.contribution_4_36_months),
  }));
  const drawnCells = (isNarrow: boolean) =>
    cells.map(({title, customers: count, borders}) => ({
      label: `${isNarrow ? title.replace(/(.{9,}?)kunden$/, '$1-') : title}\n${formats.count(count)}`,
      from: {attractiveness: borders.attractiveness_from, position: borders.position_from},
      to: {attractiveness: borders.attractiveness_to, position: borders.position_to},
    }));
  const look = {
    language,
    words: {
      x: text.x,
      y: text.y,
      customer: column.customer,
      cell: column.cell,
      revenue: column.revenue,
      contribution: column.contribution,
      earns: text.earns,
      loses: text.loses,
    },
  };
  const [wide, narrow] = await Promise.all([
    render(portfolioMatrix(points, drawnCells(false), {...look, width: 1180, height: 620})),
    render(portfolioMatrix(points, drawnCells(true), {...look, width: 340, height: 420})),
  ]);
  const best = cells[0]!;
  const description = text.description(
    formats.count(customers),
    best.title,
    formats.count(best.customers),
  );
  return html`<figure class="chart"><figcaption><h2>${text.title}</h2>
<p class="explained">${text.shown(formats.count(drawn.length), formats.count(customers))}</p></figcaption>
${chartElement(wide, description, 'wide')}${chartElement(narrow, description, 'narrow')}</figure>`;
}

const isLoss = ({contribution_4_36_months: amount}: PlacedCustomer) => Number(amount ?? 0) < 0;

function table(asked: AskedHere, {cells, customers}: PortfolioAnswer): Html {
  const {words, formats, link} = asked;
  const text = words.portfolio;
  const {column} = text;
  const sum = (name: 'net_revenue_12_months' | 'contribution_4_36_months') =>
    cells.reduce((all, each) => all + exact(each[name]), 0n);
  const total = (name: 'net_revenue_12_months' | 'contribution_4_36_months') =>
    formats.amount(Number(sum(name)) / 10_000);
  return html`<section class="customers" aria-labelledby="cells-caption">
<div class="scroll" tabindex="0" role="region" aria-labelledby="cells-caption">
<table class="ranking named many"><caption id="cells-caption">${text.cells(formats.currency)}</caption>
<thead><tr><th scope="col">${column.cell}</th><th scope="col" class="number">${column.customers}</th><th scope="col" class="number">${column.revenue}</th><th scope="col" class="number">${column.contribution}</th><th scope="col" class="number">${column.came}</th><th scope="col" class="number">${column.left}</th><th scope="col">${column.strategy}</th></tr></thead>
<tbody>${cells.map(each => row(asked, each))}</tbody>
<tfoot><tr class="total"><th scope="row"><a href="${link({view: 'customers', cell: undefined})}">${text.all}</a></th><td class="number">${formats.count(customers)}</td><td class="number">${total('net_revenue_12_months')}</td><td class="number">${total('contribution_4_36_months')}</td><td></td><td></td><td></td></tr></tfoot>
</table></div>
</section>`;
}

const row = ({formats, link}: AskedHere, each: NamedCell) =>
  html`<tr><th scope="row"><a href="${link({view: 'customers', cell: each.cell, page: undefined})}">${each.title}</a></th><td class="number strong">${formats.count(each.customers)}</td><td class="number">${formats.amount(each.net_revenue_12_months ?? 0)}</td><td class="number">${formats.amount(each.contribution_4_36_months ?? 0)}</td><td class="number">${formats.count(each.came)}</td><td class="number">${formats.count(each.left)}</td><td class="words">${each.strategy}</td></tr>`;
