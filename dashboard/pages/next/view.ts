import {html} from '../../html/html.ts';
import {levelForm, levelSaid} from '../../html/level_chooser.ts';
import {viewChooser} from '../../html/view_chooser.ts';
import {knowsNext} from '../../known_tables.ts';
import {byGroup} from '../../levels.ts';
import type {Content} from '../../page.ts';
import type {AskedHere} from './columns.ts';
import {isLevelled} from './levels.ts';
import {viewOf} from './views.ts';

/** The views to choose from, and below them the one that is asked for. */
export async function nextView(asked: AskedHere): Promise<Content> {
  const {words, formats, question, manifest, link} = asked;
  const {next: text} = words;
  const isKnown = await knowsNext(asked.db);
  return {
    title: text.title,
    interactive: question.view === 'pipeline',
    body: html`<div class="title-row"><div><h1>${text.title}</h1><p class="lead">${text.lead(formats.day(manifest.business_date))}</p>${isKnown && isLevelled(asked) && html`${levelSaid(asked, asked.level)}${byGroup(asked.level) && html`<p class="level">${text.groups}</p>`}`}</div>
${isKnown && isLevelled(asked) && levelForm(asked, asked.level, {page: '/next', keep: {lang: question.lang, view: question.view}})}</div>
${
  isKnown
    ? html`${viewChooser(viewsIn(asked), question.view, link)}
${await viewOf(asked).html(asked)}`
    : html`<div class="empty"><p><strong>${text.empty}</strong></p><p>${text.older}</p></div>`
}`,
  };
}

const viewsIn = ({words}: AskedHere) => {
  const {views} = words.next;
  return [
    {name: undefined, title: views.orders},
    {name: 'products', title: views.products},
    {name: 'affinity', title: views.affinity},
    {name: 'renewals', title: views.renewals},
    {name: 'pipeline', title: views.pipeline},
  ];
};
