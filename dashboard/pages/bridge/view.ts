import {type Html, html} from '../../html/html.ts';
import {levelSaid} from '../../html/level_chooser.ts';
import {pager} from '../../html/pager.ts';
import type {Asked, Content} from '../../page.ts';
import {pageOf} from '../../paging.ts';
import {customerLink} from '../customer_link.ts';
import {type BridgeAnswer, type CustomerBridge, effectsAt} from './answer.ts';
import {bridgeChooser} from './chooser.ts';
import {type Bridged, bridgeFigure} from './figure.ts';
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
${bridgeChooser(asked, answer)}</div>
${
  missing
    ? html`<div class="empty"><p><strong>${text.missing[missing]}</strong></p></div>`
    : html`${await bridgeFigure(asked, bridged(asked, answer))}
${await customerTable(asked, answer)}`
}`,
  };
}

const bridged = ({words}: AskedHere, answer: BridgeAnswer): Bridged => {
  const {column, effect, proof} = words.bridge;
  return {
    from: {label: column.before, amount: answer.before},
    to: {label: column.after, amount: answer.after},
    effects: answer.effects.map(each => ({label: effect[each.effect], amount: each.amount})),
    holds: answer.adds_up,
    proof,
    share: column.share,
  };
};

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
