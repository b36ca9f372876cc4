import {type Html, html} from '../../html/html.ts';
import {monthChooser} from '../../html/month_chooser.ts';
import type {Asked, Content} from '../../page.ts';
import type {PriceTalkAnswer} from './answer.ts';
import type {PriceTalkQuestion} from './question.ts';
import {sheetView} from './sheet.ts';

type AskedHere = Asked<PriceTalkQuestion>;

/** The sheet of who is asked for, or the groups that can be. */
export async function priceTalkView(asked: AskedHere, answer: PriceTalkAnswer): Promise<Content> {
  const {words} = asked;
  const text = words.priceTalk;
  const {sheet} = answer;
  const name = sheet?.unit.name ?? text.title;
  return {
    title: sheet ? `${text.title}: ${name}` : text.title,
    body: html`<div class="title-row"><div><h1><bdi>${name}</bdi></h1>
${lead(asked, answer)}</div>
${chooser(asked, answer)}</div>
${sheet ? sheetView(asked, sheet) : groupsOrNothing(asked, answer)}`,
  };
}

function lead({words, formats}: AskedHere, {period, sheet}: PriceTalkAnswer) {
  if (!period) return null;
  const text = words.priceTalk;
  const peers =
    sheet &&
    (sheet.peers.segment === null
      ? text.everybody(formats.count(sheet.peers.peers))
      : text.segment(sheet.peers.segment, formats.count(sheet.peers.peers)));
  const id = sheet && sheet.unit.name !== sheet.unit.id && sheet.unit.id;
  return html`<p class="lead">${id && html`<bdi class="id">${id}</bdi> · `}${text.lead(formats.month(period.to))}${peers && ` · ${peers}`}</p>`;
}

function chooser(asked: AskedHere, {period, months}: PriceTalkAnswer) {
  if (!period) return null;
  const {lang, group, customer} = asked.question;
  const keep = {lang, group, customer};
  return monthChooser({...asked, page: '/price-talk'}, {months, month: period.to, keep});
}

function groupsOrNothing(asked: AskedHere, {groups, missing}: PriceTalkAnswer): Html {
  const {words, formats, link} = asked;
  const text = words.priceTalk;
  const {column} = text;
  if (missing || groups.length === 0)
    return html`<div class="empty"><p><strong>${text.empty}</strong></p><p>${missing ? text.missing[missing] : text.noGroups}</p></div>`;
  return html`<p class="explained">${text.chooseWhy}</p>
<section aria-labelledby="groups-caption">
<div class="scroll" tabindex="0" role="region" aria-labelledby="groups-caption">
<table class="ranking named"><caption id="groups-caption">${text.choose}</caption>
<thead><tr><th scope="col">${column.group}</th><th scope="col" class="number">${column.members}</th><th scope="col" class="number">${column.revenue}</th></tr></thead>
<tbody>${groups.map(
    each =>
      html`<tr><th scope="row"><a href="${link({group: each.group_id})}"><bdi>${each.name ?? each.group_id}</bdi></a> <bdi class="id">${each.group_id}</bdi></th><td class="number">${formats.count(each.members)}</td><td class="number">${formats.amount(each.net_revenue)}</td></tr>`,
  )}</tbody>
</table></div>
</section>`;
}
