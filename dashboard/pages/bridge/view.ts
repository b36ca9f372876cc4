import {type Html, html} from '../../html/html.ts';
import {levelChooser, levelSaid} from '../../html/level_chooser.ts';
import {monthChooser} from '../../html/month_chooser.ts';
import {pager} from '../../html/pager.ts';
import type {Asked, Content} from '../../page.ts';
import {pageOf} from '../../paging.ts';
import {stepChooser} from '../contribution_steps.ts';
import {customerLink} from '../customer_link.ts';
import {type BridgeAnswer, type CustomerBridge, effectsAt} from './answer.ts';
import {bridgeFigure} from './figure.ts';
import type {BridgeQuestion} from './question.ts';

type AskedHere = Asked<BridgeQuestion>;

const pageSize = 50;

/** The bridge from one period to the other, and below it that of each customer. */
export async function bridgeView(asked: AskedHere, answer: BridgeAnswer): Promise<Content> {
  const {words, formats, question} = asked;
  const text = words.bridge;
  const {period, against, missing} = answer;
  const title = text.title(words.customer.step[answer.step]);
  const span = ({to}: {to: string}) => words.customer.horizon(question.months, formats.month(to));
  const lead = period && against ? text.lead(span(period), span(against)) : '';
  return {
    title: `${title}: ${lead}`,
    interactive: missing === null,
    body: html`<div class="title-row"><div><h1>${title}</h1><p class="lead">${lead}</p>${levelSaid(asked, asked.level)}</div>
${chooser(asked, answer)}</div>
${
  missing
    ? html`<div class="empty"><p><strong>${text.missing[missing]}</strong></p></div>`
    : html`${await bridgeFigure(asked, answer)}
${await customerTable(asked, answer)}`
}`,
  };
}

function chooser(asked: AskedHere, answer: BridgeAnswer) {
  const {period, months} = answer;
  if (!period) return null;
  const {words, question} = asked;
  const option = (value: string | number, isChosen: boolean, label: string) =>
    html`<option value="${value}"${isChosen && html` selected`}>${label}</option>`;
  const text = words.profitability('');
  const more = html`${levelChooser(asked, asked.level)} ${stepChooser(asked, answer)}
<label><span class="quiet">${text.horizonLabel}</span> <select name="months">${[36, 12, 1].map(
    each => option(each, each === question.months, text.horizonMonths(each)),
  )}</select></label>
<label><span class="quiet">${words.bridge.againstLabel}</span> <select name="against">${(['last_year', 'before'] as const).map(each => option(each, each === question.against, words.bridge.against[each]))}</select></label>`;
  return monthChooser(
    {...asked, page: '/bridge'},
    {months, month: period.to, keep: {lang: question.lang}, more},
  );
}

async function customerTable(asked: AskedHere, answer: BridgeAnswer): Promise<Html> {
  const {words, formats, question, link, level} = asked;
  const {rows, step} = answer;
  const text = words.bridge;
  const shown = await pageOf(
    question.page,
    {all: rows.length, size: pageSize},
    async (size, from) => rows.slice(from, from + size),
  );
  const caption = text.customers(
    words.customer.step[step],
    formats.count(rows.length),
    formats.currency,
  );
  const {column, effect} = text;
  const heads = [
    column.before,
    ...effectsAt(level).map(each => effect[each]),
    column.after,
    column.change,
  ];
  return html`<section aria-labelledby="customers-caption">
<div class="scroll" tabindex="0" role="region" aria-labelledby="customers-caption">
<table class="ranking named many"><caption id="customers-caption">${caption}</caption>
<thead><tr><th scope="col">${words.level.column[level.name].customer}</th>${heads.map(each => html`<th scope="col" class="number">${each}</th>`)}</tr></thead>
<tbody>${shown.rows.map(each => row(asked, answer, each))}</tbody>
</table></div>
${pager(asked, shown, link)}
<p class="quiet">${text.explained}${level.name === 'group' && ` ${text.regrouped}`}</p>
</section>`;
}

function row(asked: AskedHere, {groups}: BridgeAnswer, each: CustomerBridge): Html {
  const {formats, question, level} = asked;
  const left = {step: undefined, against: undefined, months: question.months};
  const href = customerLink(asked, each.customer_id, groups, left);
  const name = html`<bdi>${each.customer}</bdi>`;
  const change = Number(each.after) - Number(each.before);
  const amount = (value: CustomerBridge['before']) =>
    html`<td class="number">${Number(value) === 0 ? '–' : formats.count(value)}</td>`;
  return html`<tr${change < 0 && html` class="loss"`}><th scope="row">${href ? html`<a href="${href}">${name}</a>` : name}</th>${amount(each.before)}${effectsAt(level).map(effect => amount(each[effect]))}${amount(each.after)}<td class="number strong">${formats.count(change)}</td></tr>`;
}
