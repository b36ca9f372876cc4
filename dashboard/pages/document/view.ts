import type {Source} from '../../../models/profitability/document.ts';
import type {Row} from '../../../warehouse/database.ts';
import {Decimal} from '../../../warehouse/decimal.ts';
import {type Html, html} from '../../html/html.ts';
import type {Asked, Content} from '../../page.ts';
import type {DocumentAnswer, Order} from './answer.ts';
import type {DocumentQuestion} from './question.ts';

type AskedHere = Asked<DocumentQuestion>;

/** All columns of a document's rows, side by side; of an order, what it earned. */
export async function documentView(asked: AskedHere, answer: DocumentAnswer): Promise<Content> {
  const {words, question, link} = asked;
  const text = words.document;
  const {source, rows, order, persons} = answer;
  if (!source) return unnamed(asked);
  const fact = words.facts[source.name];
  const customer = rows[0]!.customer_id;
  const whole = rows[0]![source.grain[0]!];
  const gone = {source: undefined, document: undefined};
  return {
    title: `${question.document} · ${fact ?? source.name}`,
    body: html`<div class="title-row"><div><h1><bdi>${question.document}</bdi></h1>
<p class="lead">${fact ? html`${fact} ` : html`<span lang="en">${source.title}</span> `}<code>${source.name}</code></p></div></div>
<p>${typeof customer === 'string' && html`<a href="${link({...gone, customer}, '/customer')}">${text.customer} <bdi>${customer}</bdi></a> `}${source.grain.length > 1 && whole !== question.document && html`<a href="${link({document: String(whole)})}">${text.whole} <bdi>${String(whole)}</bdi></a>`}</p>
${order && orderTable(asked, order)}
${columnTable(asked, source, rows, persons)}`,
  };
}

/** Documents are opened from the numbers that they make up. */
function unnamed({words, link}: AskedHere): Content {
  const text = words.document;
  const gone = {source: undefined, document: undefined};
  return {
    title: text.none,
    body: html`<div class="empty"><p><strong>${text.none}</strong></p><p>${text.opened} <a href="${link(gone, '/profitability')}">/profitability</a></p></div>`,
  };
}

function columnTable(
  asked: AskedHere,
  source: Source,
  rows: readonly Row[],
  persons: DocumentAnswer['persons'],
): Html {
  const text = asked.words.document;
  const shown = rows.slice(0, mostRows);
  return html`<section aria-labelledby="columns-caption">
<div class="scroll" tabindex="0" role="region" aria-labelledby="columns-caption">
<table class="ranking named"><caption id="columns-caption">${text.columns(asked.formats.count(rows.length))}</caption>
<thead><tr><th scope="col">${text.column}</th>${shown.map((_, at) => html`<th scope="col">${rows.length > 1 ? asked.formats.count(at + 1) : text.value}</th>`)}<th scope="col">${text.meaning}</th></tr></thead>
<tbody>${source.columns.map(
    ({column_name: name, description}) =>
      html`<tr><th scope="row"><code>${name}</code></th>${shown.map(row => html`<td>${cell(asked, row[name])}${name === 'contact_id' && nameOf(persons, row[name])}</td>`)}<td class="quiet" lang="en">${description}</td></tr>`,
  )}</tbody>
</table></div>
${rows.length > mostRows && html`<p class="quiet">${asked.words.customer.more(asked.formats.count(mostRows), asked.formats.count(rows.length))}</p>`}
</section>`;
}

const mostRows = 12;

const nameOf = (persons: DocumentAnswer['persons'], id: unknown) =>
  typeof id === 'string' && persons[id] && html`, <bdi>${persons[id]}</bdi>`;

function cell({words, formats}: AskedHere, value: unknown): Html | string {
  if (value === null || value === undefined) return words.noValue;
  if (typeof value === 'boolean') return value ? words.document.yes : words.document.no;
  if (value instanceof Decimal) {
    return /\./.test(value.text) ? formats.amount(value) : value.text;
  }
  return html`<bdi>${String(value)}</bdi>`;
}

/** From revenue to what is left of it, after the order's own work. */
function orderTable({words, formats, link}: AskedHere, order: Order): Html {
  const text = words.document;
  const {adds_up: holds} = order;
  const invoice = (id: string) =>
    html`<a href="${link({source: 'fct_invoice_line', document: id})}"><bdi>${id}</bdi></a> `;
  return html`<section aria-labelledby="order-caption">
<div class="scroll" tabindex="0" role="region" aria-labelledby="order-caption">
<table class="ranking named prices"><caption id="order-caption">${text.order(formats.currency)}</caption>
<thead><tr><th scope="col">${words.customer.column.line}</th><th scope="col" class="number">${words.customer.column.amount}</th></tr></thead>
<tbody>${order.lines.map(each => html`<tr><th scope="row">${each.title}</th><td class="number">${formats.amount(each.amount)}</td></tr>`)}
<tr class="sum"><th scope="row">${text.left}</th><td class="number strong">${formats.amount(order.profit)}</td></tr></tbody>
</table></div>
<p class="check ${holds ? 'holds' : 'fails'}"><span aria-hidden="true">${holds ? '✓' : '✗'}</span> ${text.proof} ${holds ? words.costs.holds : words.costs.fails}.</p>
${order.invoices.length > 0 && html`<p>${text.invoices} ${order.invoices.map(invoice)}</p>`}
</section>`;
}
