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
  const {missing} = answer;
  return {
    title: text.title,
    interactive: missing === null && question.view === 'lifecycle',
    body: html`<div class="title-row"><div><h1>${text.title}</h1><p class="lead">${text.lead(formats.day(manifest.business_date))}</p></div></div>
${
  missing
    ? html`<div class="empty"><p><strong>${text.empty}</strong></p><p>${text.missing[missing]}</p></div>`
    : html`${viewChooser(viewsIn(asked), question.view, changes => link({...noFilter, ...changes}))}
${await viewOf(asked).html(asked, answer)}`
}`,
  };
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
