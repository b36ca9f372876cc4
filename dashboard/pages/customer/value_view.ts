import type {Evidence, StreamValue} from '../../../models/lifetime_value/of_customer.ts';
import {type Html, html} from '../../html/html.ts';
import type {Asked} from '../../page.ts';
import type {CustomerQuestion} from './question.ts';
import type {Value} from './value.ts';

type AskedHere = Asked<CustomerQuestion>;

/** What a customer will still bring; each stream opens to what its forecast was made from. */
export function valueView(asked: AskedHere, value: Value): Html {
  const {words, link} = asked;
  const text = words.customerValue;
  if (value.missing)
    return html`<div class="empty"><p><strong>${text.missing[value.missing]}</strong></p></div>`;
  const gone = {customer: undefined, stream: undefined, months: undefined, month: undefined};
  const models = link({...gone, view: 'models'}, '/lifetime-value');
  return html`<p class="explained">${text.explained} <a href="${models}">${words.lifetimeValue.toModels}</a></p>
${streamTable(asked, value)}
${value.stream && evidenceTable(asked, value, value.stream)}`;
}

function streamTable(asked: AskedHere, {streams, adds_up}: Value): Html {
  const {words, formats} = asked;
  const text = words.customerValue;
  const {column} = words.lifetimeValue;
  const isKnown = streams.some(({clv}) => clv !== null);
  return html`<section aria-labelledby="value-caption">
<div class="scroll" tabindex="0" role="region" aria-labelledby="value-caption">
<table class="ranking named many"><caption id="value-caption">${text.title(formats.currency)}</caption>
<thead><tr><th scope="col">${column.stream}</th><th scope="col">${column.model}</th><th scope="col" class="number">${column.p_alive}</th><th scope="col" class="number">${text.column.orders_of_year}</th><th scope="col" class="number">${text.column.orders}</th><th scope="col" class="number">${text.column.expected_margin}</th><th scope="col" class="number">${column.contribution_of_year}</th><th scope="col" class="number">${column.contribution}</th><th scope="col" class="number">${column.clv}</th><th scope="col" class="number">${column.clv_low}</th><th scope="col" class="number">${column.clv_high}</th><th scope="col">${column.reason}</th></tr></thead>
<tbody>${streams.map(each => streamRow(asked, each))}</tbody>
</table></div>
${isKnown && html`<p class="check ${adds_up ? 'holds' : 'fails'}"><span aria-hidden="true">${adds_up ? '✓' : '✗'}</span> ${adds_up ? text.addsUp : text.differs}</p>`}
</section>`;
}

function streamRow({words, formats, link, question}: AskedHere, each: StreamValue): Html {
  const {stream, model, reason} = words.lifetimeValue;
  const here = each.stream === question.stream && html` aria-current="true"`;
  const name =
    each.stream === 'total'
      ? stream.total
      : html`<a href="${link({stream: each.stream})}#evidence"${here}>${stream[each.stream]}</a>`;
  const share = each.p_alive === null ? null : each.p_alive * 100;
  return html`<tr class="${each.stream === 'total' && 'sum'}"><th scope="row">${name}</th><td>${each.model && (model[each.model] ?? each.model)}</td><td class="number">${formats.share(share)}</td><td class="number">${formats.small(each.orders_of_year)}</td><td class="number">${formats.small(each.orders)}</td><td class="number">${formats.count(each.expected_margin)}</td><td class="number">${formats.count(each.contribution_of_year)}</td><td class="number">${formats.count(each.contribution)}</td><td class="number strong">${formats.count(each.clv)}</td><td class="number">${formats.count(each.clv_low)}</td><td class="number">${formats.count(each.clv_high)}</td><td>${each.reason && reason[each.reason]}</td></tr>`;
}

const mostRows = 500;

function evidenceTable(
  asked: AskedHere,
  {evidence, known, matches}: Value,
  stream: NonNullable<Value['stream']>,
): Html {
  const {words, formats} = asked;
  const text = words.customerValue;
  const isMachine = stream === 'machines';
  const title = text.evidence[stream](formats.count(evidence.length), formats.currency);
  const last = isMachine
    ? html`<th scope="col" class="number">${text.column.months}</th><th scope="col" class="number">${text.column.chance}</th>`
    : html`<th scope="col" class="number">${text.column.amount}</th>`;
  return html`<section id="evidence" aria-labelledby="evidence-caption">
<div class="scroll" tabindex="0" role="region" aria-labelledby="evidence-caption">
<table class="ranking details"><caption id="evidence-caption">${title}</caption>
<thead><tr><th scope="col">${text.column.day}</th><th scope="col">${text.column.document}</th>${last}</tr></thead>
<tbody>${evidence.slice(0, mostRows).map(each => evidenceRow(asked, each, isMachine))}</tbody>
</table></div>
${evidence.length > mostRows && html`<p class="quiet">${words.customer.more(formats.count(mostRows), formats.count(evidence.length))}</p>`}
<p class="check ${matches ? 'holds' : 'fails'}"><span aria-hidden="true">${matches ? '✓' : '✗'}</span> ${text.known[stream](formats.count(known?.count ?? 0), formats.money(known?.amount ?? null))} ${matches ? text.matches : text.differs}</p>
</section>`;
}

const gone = {
  customer: undefined,
  stream: undefined,
  view: undefined,
  month: undefined,
  months: undefined,
};

function evidenceRow({formats, link}: AskedHere, each: Evidence, isMachine: boolean): Html {
  const {source, document, day} = each;
  const name = html`<bdi>${document}</bdi>`;
  const last = isMachine
    ? html`<td class="number">${formats.count(each.months)}</td><td class="number">${formats.share(each.chance === null ? null : each.chance * 100)}</td>`
    : html`<td class="number">${formats.amount(each.amount)}</td>`;
  return html`<tr><td>${day && formats.shortDay(day)}</td><th scope="row">${source ? html`<a href="${link({...gone, source, document}, '/document')}">${name}</a>` : name}</th>${last}</tr>`;
}
