import {closedMonthChooser} from '../../html/closed_month_chooser.ts';
import {html} from '../../html/html.ts';
import {viewChooser} from '../../html/view_chooser.ts';
import {type Content, page} from '../../page.ts';
import {type AskedHere, readSegments, type SegmentsAnswer} from './answer.ts';
import {segmentsQuestion} from './question.ts';
import {viewOf} from './views.ts';
import {noFilter} from './words.ts';

/** Classes, fifths, clusters and stages of life: which customers are alike. */
export const segmentsPage = page({
  name: 'segments',
  path: '/segments',
  question: segmentsQuestion,
  html: async asked => view(asked, await readSegments(asked)),
  json: async asked => viewOf(asked).json(asked, await readSegments(asked)),
  csv: async asked => viewOf(asked).csv(asked, await readSegments(asked)),
});

async function view(asked: AskedHere, answer: SegmentsAnswer): Promise<Content> {
  const {words, formats, question, manifest, link} = asked;
  const text = words.segments;
  const {missing, closed} = answer;
  return {
    title: text.title,
    interactive: missing === null && question.view === 'lifecycle' && !closed,
    body: html`<div class="title-row"><div><h1>${text.title}</h1><p class="lead">${closed ? text.closed.lead(formats.month(closed.month)) : text.lead(formats.day(manifest.business_date))}</p></div>
${chooser(asked, answer)}</div>
${closed && html`<p class="level">${words.closedGrades.closed(formats.moment(`${closed.closed_at}Z`), closed.closed_by)}</p>`}
${
  missing
    ? html`<div class="empty"><p><strong>${text.empty}</strong></p><p>${text.missing[missing]}</p></div>`
    : html`${viewChooser(viewsIn(asked), question.view, changes => link({...noFilter, ...changes}))}
${await viewOf(asked).html(asked, answer)}`
}`,
  };
}

/** Another month keeps the filter: who was that at the end of it? */
function chooser(asked: AskedHere, {closedMonths}: SegmentsAnswer) {
  const {page: _, month, ...keep} = asked.question;
  return closedMonthChooser(
    {...asked, page: '/segments'},
    {months: closedMonths.map(each => each.month), month, keep},
  );
}

const viewsIn = ({words}: AskedHere) => {
  const {views} = words.segments;
  return [
    {name: undefined, title: views.classes},
    {name: 'rfm', title: views.rfm},
    {name: 'clusters', title: views.clusters},
    {name: 'lifecycle', title: views.lifecycle},
    {name: 'customers', title: views.customers},
  ];
};
