import type {ContractMonth, Moved, ValueMonth} from '../../../models/lifetime_value/development.ts';
import {type Html, html} from '../../html/html.ts';
import {unitCell} from '../../html/unit_cell.ts';
import {customerLink} from '../customer_link.ts';
import type {AskedHere} from './answer.ts';
import type {Between} from './development.ts';

const ofMonth = ['clv_before', 'clv_won', 'clv_gained', 'clv_lost', 'clv'] as const;
const counted = [
  'upgraded_customers',
  'downgraded_customers',
  'class_a_customers',
  'class_b_customers',
  'class_c_customers',
] as const;

/** From the value of a month to that of the next one, and who changed class. */
export function monthTable({words, formats}: AskedHere, told: readonly ValueMonth[]): Html {
  const text = words.valueDevelopment;
  const moves = new Set<string>(['clv_before', 'clv_won', 'clv_gained', 'clv_lost']);
  const changes = new Set<string>(['upgraded_customers', 'downgraded_customers']);
  const row = (each: ValueMonth) => {
    const amount = (name: (typeof ofMonth)[number]) =>
      formats.count(!each.is_compared && moves.has(name) ? null : each[name]);
    const count = (name: (typeof counted)[number]) =>
      formats.count(!each.is_compared && changes.has(name) ? null : each[name]);
    return html`<tr><th scope="row">${formats.shortMonth(each.month)}</th>${ofMonth.map(name => html`<td class="number${name === 'clv' && ' strong'}">${amount(name)}</td>`)}${counted.map(name => html`<td class="number">${count(name)}</td>`)}</tr>`;
  };
  return html`<section aria-labelledby="months-caption">
<div class="scroll" tabindex="0" role="region" aria-labelledby="months-caption">
<table class="ranking named many"><caption id="months-caption">${text.table(formats.currency)}</caption>
<thead><tr><th scope="col">${text.column.month}</th>${ofMonth.map(each => html`<th scope="col" class="number">${text.column[each]}</th>`)}${counted.map(each => html`<th scope="col" class="number">${text.column[each]}</th>`)}</tr></thead>
<tbody>${told.toReversed().map(row)}</tbody>
</table></div>
<p class="explained">${text.classes}</p>
</section>`;
}

const mostCustomers = 20;

/** Who lost and who gained most between two months. */
export function moverTable(
  asked: AskedHere,
  {moved, groups}: {moved: readonly Moved[]; groups: ReadonlySet<string>},
  {from, to}: Between,
): Html {
  const {words, formats} = asked;
  const text = words.valueDevelopment;
  const lost = moved.filter(({change}) => Number(change) < 0).slice(0, mostCustomers);
  const gained = moved
    .filter(({change}) => Number(change) > 0)
    .slice(-mostCustomers)
    .toReversed();
  const between = [formats.shortMonth(from), formats.shortMonth(to), formats.currency] as const;
  const table = (all: Moved[], id: string, title: string) =>
    all.length > 0 && movers(asked, {all, groups}, id, title);
  return html`${table(gained, 'gained', text.gained(...between))}
${table(lost, 'lost', text.lost(...between))}
<p class="quiet">${text.allInCsv(formats.count(moved.length))}</p>`;
}

function movers(
  asked: AskedHere,
  {all, groups}: {all: readonly Moved[]; groups: ReadonlySet<string>},
  id: string,
  title: string,
): Html {
  const {words, formats} = asked;
  const {column} = words.valueDevelopment;
  const none = words.noValue;
  const row = (each: Moved) => {
    const href = customerLink(asked, each.customer_id, groups, {view: 'value'});
    return html`<tr>${unitCell(each, href)}<td class="number">${formats.count(each.clv_before)}</td><td class="number">${formats.count(each.clv)}</td><td class="number strong">${formats.count(each.change)}</td><td>${each.class_before ?? none} → ${each.class ?? none}</td></tr>`;
  };
  return html`<section aria-labelledby="${id}-caption">
<div class="scroll" tabindex="0" role="region" aria-labelledby="${id}-caption">
<table class="ranking named"><caption id="${id}-caption">${title}</caption>
<thead><tr><th scope="col">${words.lifetimeValue.column.customer}</th><th scope="col" class="number">${column.clv_before}</th><th scope="col" class="number">${column.clv}</th><th scope="col" class="number">${column.change}</th><th scope="col">${column.class}</th></tr></thead>
<tbody>${all.map(row)}</tbody>
</table></div>
</section>`;
}

const ofContracts = [
  'mrr_before',
  'mrr_won',
  'mrr_expansion',
  'mrr_contraction',
  'mrr_lost',
  'mrr',
] as const;
const countedContracts = [
  'won_contracts',
  'upgraded_contracts',
  'downgraded_contracts',
  'lost_contracts',
] as const;

/** What began, grew, shrank and ended of recurring revenue. */
export function contractTable({words, formats}: AskedHere, all: readonly ContractMonth[]): Html {
  const text = words.valueDevelopment;
  return html`<section aria-labelledby="contracts-caption">
<div class="scroll" tabindex="0" role="region" aria-labelledby="contracts-caption">
<table class="ranking named many"><caption id="contracts-caption">${text.contracts(formats.currency)}</caption>
<thead><tr><th scope="col">${text.column.month}</th>${[...ofContracts, ...countedContracts].map(each => html`<th scope="col" class="number">${text.column[each]}</th>`)}</tr></thead>
<tbody>${all.toReversed().map(each => html`<tr><th scope="row">${formats.shortMonth(each.month)}</th>${ofContracts.map(name => html`<td class="number${name === 'mrr' && ' strong'}">${formats.amount(each[name])}</td>`)}${countedContracts.map(name => html`<td class="number">${formats.count(each[name])}</td>`)}</tr>`)}</tbody>
</table></div>
</section>`;
}
