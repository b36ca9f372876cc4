import {effects} from '../../../models/profitability/bridge.ts';
import {type Html, html} from '../../html/html.ts';
import {monthChooser} from '../../html/month_chooser.ts';
import {pager} from '../../html/pager.ts';
import type {Asked, Content} from '../../page.ts';
import {pageOf} from '../../paging.ts';
import {stepInAddress} from '../contribution_steps.ts';
import type {BridgeAnswer, CustomerBridge} from './answer.ts';
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
    body: html`<div class="title-row"><div><h1>${title}</h1><p class="lead">${lead}</p></div>
${chooser(asked, answer)}</div>
${
  missing
    ? html`<div class="empty"><p><strong>${text.missing[missing]}</strong></p></div>`
    : html`${await bridgeFigure(asked, answer)}
${await customerTable(asked, answer)}`
}`,
  };
}

function chooser(asked: AskedHere, {period, months, steps, step}: BridgeAnswer) {
  if (!period) return null;
  const {words, question} = asked;
  const option = (value: string | number, isChosen: boolean, label: string) =>
    html`<option value="${value}"${isChosen && html` selected`}>${label}</option>`;
  const text = words.profitability('');
  const more = html`${steps.length > 1 && html`<label><span class="quiet">${text.stepLabel}</span> <select name="step">${steps.map(each => option(stepInAddress(each), each === step, words.customer.step[each]))}</select></label>`}
<label><span class="quiet">${text.horizonLabel}</span> <select name="months">${[36, 12, 1].map(
    each => option(each, each === question.months, text.horizonMonths(each)),
  )}</select></label>
<label><span class="quiet">${words.bridge.againstLabel}</span> <select name="against">${(['last_year', 'before'] as const).map(each => option(each, each === question.against, words.bridge.against[each]))}</select></label>`;
  return monthChooser(
    {...asked, page: '/bridge'},
    {months, month: period.to, keep: {lang: question.lang}, more},
  );
}

async function customerTable(asked: AskedHere, {rows, step}: BridgeAnswer): Promise<Html> {
  const {words, formats, question, link} = asked;
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
  const heads = [column.before, ...effects.map(each => effect[each]), column.after, column.change];
  return html`<section aria-labelledby="customers-caption">
<div class="scroll" tabindex="0" role="region" aria-labelledby="customers-caption">
<table class="ranking named many"><caption id="customers-caption">${caption}</caption>
<thead><tr><th scope="col">${words.level.column.customer.customer}</th>${heads.map(each => html`<th scope="col" class="number">${each}</th>`)}</tr></thead>
<tbody>${shown.rows.map(each => row(asked, each))}</tbody>
</table></div>
${pager(asked, shown, link)}
<p class="quiet">${text.explained}</p>
</section>`;
}

function row({formats, link, question}: AskedHere, each: CustomerBridge): Html {
  const gone = {step: undefined, against: undefined, page: undefined, months: question.months};
  const href = link({...gone, customer: each.customer_id ?? undefined}, '/customer');
  const change = Number(each.after) - Number(each.before);
  const amount = (value: CustomerBridge['before']) =>
    html`<td class="number">${Number(value) === 0 ? '–' : formats.count(value)}</td>`;
  return html`<tr${change < 0 && html` class="loss"`}><th scope="row"><a href="${href}"><bdi>${each.customer}</bdi></a></th>${amount(each.before)}${effects.map(name => amount(each[name]))}${amount(each.after)}<td class="number strong">${formats.count(change)}</td></tr>`;
}
