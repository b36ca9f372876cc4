import type {PartRow} from '../../../models/profitability/driver_rows.ts';
import {exact} from '../../exact.ts';
import {type Html, html} from '../../html/html.ts';
import type {Asked} from '../../page.ts';
import type {CustomerAnswer, Line} from './answer.ts';
import type {CustomerQuestion} from './question.ts';

type AskedHere = Asked<CustomerQuestion>;

/** The contribution scheme of a customer; each line opens to what it is made of. */
export const schemeView = (asked: AskedHere, answer: CustomerAnswer): Html =>
  html`${scheme(asked, answer.lines)}${answer.part && documents(asked, answer, answer.part)}`;

function scheme({words, formats, link, question}: AskedHere, lines: Line[]): Html {
  const text = words.customer;
  const {column} = text;
  return html`<section aria-labelledby="scheme-caption">
<div class="scroll" tabindex="0" role="region" aria-labelledby="scheme-caption">
<table class="ranking named"><caption id="scheme-caption">${text.scheme(formats.currency)}</caption>
<thead><tr><th scope="col">${column.line}</th><th scope="col" class="number">${column.quantity}</th><th scope="col" class="number">${column.minutes}</th><th scope="col" class="number">${column.estimated_share}</th><th scope="col" class="number">${column.amount}</th></tr></thead>
<tbody>${lines.map(each => {
    const here = each.name === question.part && html` aria-current="true"`;
    const title = each.opens
      ? html`<a href="${link({part: each.name})}#documents"${here}>${each.title}</a>`
      : each.title;
    return html`<tr class="${each.kind === 'sum' && 'sum'}"><th scope="row">${title}</th><td class="number">${each.quantity !== null && formats.count(each.quantity)}</td><td class="number">${each.minutes !== null && formats.count(each.minutes)}</td><td class="number">${each.estimated_share !== null && formats.share(each.estimated_share)}</td><td class="number${each.kind === 'sum' && ' strong'}">${formats.amount(each.amount)}</td></tr>`;
  })}</tbody>
</table></div>
</section>`;
}

const mostRows = 500;

/** What a line is made of, and that its parts are the number that was opened. */
function documents(asked: AskedHere, {rows}: CustomerAnswer, part: Line): Html {
  const {words, formats} = asked;
  const text = words.customer;
  const {column} = text;
  const sum = rows.reduce((all, each) => all + exact(each.amount), 0n);
  const whole = part.kind === 'cost' ? -exact(part.amount) : exact(part.amount);
  const holds = sum === whole;
  return html`<section id="documents" aria-labelledby="documents-caption">
<div class="scroll" tabindex="0" role="region" aria-labelledby="documents-caption">
<table class="ranking details"><caption id="documents-caption">${text.documents(part.title, formats.count(rows.length), formats.currency)}</caption>
<thead><tr><th scope="col">${column.month}</th><th scope="col">${column.document}</th><th scope="col">${column.source}</th><th scope="col" class="number">${column.quantity}</th><th scope="col" class="number">${column.minutes}</th><th scope="col">${column.measured}</th><th scope="col" class="number">${column.amount}</th></tr></thead>
<tbody>${rows
    .slice(0, mostRows)
    .map(
      each =>
        html`<tr><td>${formats.shortMonth(each.month)}</td><th scope="row">${documentName(asked, each)}</th><td><code>${each.source}</code></td><td class="number">${each.quantity !== null && formats.amount(each.quantity)}</td><td class="number">${each.minutes !== null && formats.amount(each.minutes)}</td><td>${each.is_measured === null || each.minutes === null ? '' : each.is_measured ? text.measured : text.estimated}</td><td class="number">${formats.amount(each.amount)}</td></tr>`,
    )}</tbody>
</table></div>
${rows.length > mostRows && html`<p class="quiet">${text.more(formats.count(mostRows), formats.count(rows.length))}</p>`}
<p class="check ${holds ? 'holds' : 'fails'}"><span aria-hidden="true">${holds ? '✓' : '✗'}</span> ${holds ? text.matches : text.differs}</p>
</section>`;
}

const gone = {customer: undefined, part: undefined, month: undefined, months: undefined};

/** A document opens to itself; open items without an invoice have no name to open. */
function documentName({link}: AskedHere, {source, document}: PartRow): Html {
  const name = html`<bdi>${document}</bdi>`;
  if (!document) return name;
  return html`<a href="${link({...gone, view: undefined, source, document}, '/document')}">${name}</a>`;
}
