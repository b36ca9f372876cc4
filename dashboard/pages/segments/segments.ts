import {standingChooser} from '../../html/closed_month_chooser.ts';
import {html} from '../../html/html.ts';
import {levelSaid} from '../../html/level_chooser.ts';
import {viewChooser} from '../../html/view_chooser.ts';
import {closedOfCustomers} from '../../levels.ts';
import {type Content, formsOf, page} from '../../page.ts';
import {noneOf} from '../none_of.ts';
import {type AskedHere, readSegments, type SegmentsAnswer} from './answer.ts';
import {isKept, segmentsQuestion} from './question.ts';
import {viewOf} from './views.ts';
import {noFilter} from './words.ts';

/** Classes, fifths, clusters and stages of life: which customers are alike. */
export const segmentsPage = page({
  name: 'segments',
  path: '/segments',
  question: segmentsQuestion,
  levelled: [
    ...['customer_segment', 'customer_lifecycle', 'int_customer_rfm', 'int_cluster_centre'],
    ...['int_lifecycle_month', 'int_lifecycle_now', 'closed_segment', 'closed_month'],
    ...['customer_score', 'customer_portfolio'],
  ],
  ...formsOf(read, {
    html: view,
    json: (here, answer) => viewOf(here).json(here, answer),
    csv: (here, answer) => viewOf(here).csv(here, answer),
  }),
});

async function read(asked: AskedHere) {
  const here = closedOfCustomers(asked);
  return [here, await readSegments(here)] as const;
}

async function view(asked: AskedHere, answer: SegmentsAnswer): Promise<Content> {
  const {words, formats, question, manifest, link} = asked;
  const text = words.segments;
  const {missing, closed} = answer;
  return {
    title: text.title,
    interactive: missing === null && question.view === 'lifecycle' && !closed,
    body: html`<div class="title-row"><div><h1>${text.title}</h1><p class="lead">${closed ? text.closed.lead(formats.month(closed.month)) : text.lead(formats.day(manifest.business_date))}</p>${levelSaid(asked, asked.level)}</div>
${!missing && chooser(asked, answer)}</div>
${closed && html`<p class="level">${words.closedGrades.closed(formats.moment(`${closed.closed_at}Z`), closed.closed_by)}</p>`}
${
  missing
    ? html`<div class="empty"><p><strong>${text.empty}</strong></p><p>${missing === 'no_customers' ? await noneOf(asked, ['invoice_lines'], text.missing[missing]) : text.missing[missing]}</p></div>`
    : html`${viewChooser(viewsIn(asked), question.view, changes => link({...noFilter, ...changes}))}
${await viewOf(asked).html(asked, answer)}`
}`,
  };
}

/** Another month keeps the filter: who was that at the end of it? */
function chooser(asked: AskedHere, {closedMonths}: SegmentsAnswer) {
  const {page: _, level: __, month, sort, direction, ...filter} = asked.question;
  const {view} = filter;
  const months = isKept(view) ? closedMonths.map(each => each.month) : [];
  const keep = view === 'scores' ? {...filter, sort, direction} : filter;
  return standingChooser({...asked, page: '/segments'}, {months, month, keep});
}

const viewsIn = ({words}: AskedHere) => {
  const {views} = words.segments;
  return [
    {name: undefined, title: views.classes},
    {name: 'rfm', title: views.rfm},
    {name: 'clusters', title: views.clusters},
    {name: 'lifecycle', title: views.lifecycle},
    {name: 'scores', title: views.scores},
    {name: 'customers', title: views.customers},
  ];
};
