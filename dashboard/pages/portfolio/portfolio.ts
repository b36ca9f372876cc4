import {standingChooser} from '../../html/closed_month_chooser.ts';
import {html} from '../../html/html.ts';
import {levelSaid} from '../../html/level_chooser.ts';
import {viewChooser} from '../../html/view_chooser.ts';
import {closedOfCustomers} from '../../levels.ts';
import {type Content, formsOf, page} from '../../page.ts';
import {type AskedHere, type PortfolioAnswer, readPortfolio} from './answer.ts';
import {method} from './method.ts';
import {portfolioQuestion} from './question.ts';
import {isOfOneDay, viewOf} from './views.ts';

/** How attractive customers are, how well we stand there, what follows, and who moved. */
export const portfolioPage = page({
  name: 'portfolio',
  path: '/portfolio',
  question: portfolioQuestion,
  levelled: [
    ...['customer_portfolio', 'customer_portfolio_month', 'customer_segment'],
    ...['int_portfolio_points', 'closed_portfolio', 'closed_segment', 'closed_month'],
  ],
  ...formsOf(read, {
    html: view,
    json: (here, answer) => viewOf(here).json(here, answer),
    csv: (here, answer) => viewOf(here).csv(here, answer),
  }),
});

async function read(asked: AskedHere) {
  const here = closedOfCustomers(asked);
  return [here, await readPortfolio(here)] as const;
}

async function view(asked: AskedHere, answer: PortfolioAnswer): Promise<Content> {
  const {words, formats, question, manifest, link} = asked;
  const text = words.portfolio;
  const {missing, closed} = answer;
  const isClosed = closed !== null && isOfOneDay(question.view);
  return {
    title: text.title,
    interactive: missing === null && question.view === undefined && !isClosed,
    body: html`<div class="title-row"><div><h1>${text.title}</h1><p class="lead">${isClosed ? text.closedLead(formats.month(closed.month)) : text.lead(formats.day(manifest.business_date))}</p>${levelSaid(asked, asked.level)}</div>
${!missing && chooser(asked, answer)}</div>
${isClosed && html`<p class="level">${words.closedGrades.closed(formats.moment(`${closed.closed_at}Z`), closed.closed_by)} ${!closed.is_told && text.closedCells.notTold}</p>`}
${
  missing
    ? html`<div class="empty"><p><strong>${text.empty}</strong></p><p>${text.missing[missing]}</p></div>
${missing === 'no_rating' && (await method.html(asked, answer))}`
    : html`${viewChooser(viewsIn(asked), question.view, changes => link({...changes, cell: undefined}))}
${await viewOf(asked).html(asked, answer)}`
}`,
  };
}

function chooser(asked: AskedHere, {closedMonths}: PortfolioAnswer) {
  const {lang, view, cell, month} = asked.question;
  const months = isOfOneDay(view) ? closedMonths.map(each => each.month) : [];
  return standingChooser({...asked, page: '/portfolio'}, {months, month, keep: {lang, view, cell}});
}

const viewsIn = ({words}: AskedHere) => {
  const {views} = words.portfolio;
  return [
    {name: undefined, title: views.matrix},
    {name: 'customers', title: views.customers},
    {name: 'moves', title: views.moves},
    {name: 'method', title: views.method},
  ];
};
