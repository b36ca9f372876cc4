import type {Sorting, ValuedCustomer} from '../../../models/lifetime_value/valued_customers.ts';
import {type Html, html} from '../../html/html.ts';
import {pager} from '../../html/pager.ts';
import {unitCell} from '../../html/unit_cell.ts';
import type {RowPage} from '../../paging.ts';
import {customerLink} from '../customer_link.ts';
import type {AskedHere} from './answer.ts';
import {modelNames} from './head.ts';

const columns: readonly Sorting[] = [
  'clv',
  'clv_low',
  'clv_high',
  'p_alive',
  'orders_of_year',
  'orders',
  'contribution_of_year',
  'contribution',
];

/** Customers with what they will still bring, a page at a time; those without a value say why. */
export function customerTable(
  asked: AskedHere,
  customers: RowPage<ValuedCustomer>,
  {all, groups}: {all: number; groups: ReadonlySet<string>},
): Html {
  const {words, formats, link} = asked;
  const {column, caption} = words.lifetimeValue;
  const title = caption(
    formats.count(customers.first),
    formats.count(customers.last),
    formats.count(all),
    formats.currency,
  );
  return html`<section class="customers" aria-labelledby="customers-caption">
<div class="scroll" tabindex="0" role="region" aria-labelledby="customers-caption">
<table class="ranking many"><caption id="customers-caption">${title}</caption>
<thead><tr><th scope="col" class="number">${column.rank}</th><th scope="col">${words.level.column[asked.level.name].customer}</th>${columns.map(each => heading(asked, each))}<th scope="col">${column.model}</th><th scope="col">${column.reason}</th></tr></thead>
<tbody>${customers.rows.map(each => row(asked, each, groups))}</tbody>
</table></div>
${pager(asked, customers, link)}
</section>`;
}

function heading({words, question, link}: AskedHere, column: Sorting): Html {
  const text = words.lifetimeValue;
  const name = text.column[column];
  const isSorted = question.sort === column;
  const turned = isSorted && question.direction === 'descending' ? 'ascending' : undefined;
  const sort = column === 'clv' ? undefined : column;
  const href = link({sort, direction: turned, page: undefined});
  return html`<th scope="col" class="number"${isSorted && html` aria-sort="${question.direction}"`}><a href="${href}" title="${text.sortBy(name)}">${name}${isSorted && html`<span aria-hidden="true"> ${question.direction === 'descending' ? '▾' : '▴'}</span>`}</a></th>`;
}

const gone = {within: undefined, member: undefined};

function row(asked: AskedHere, each: ValuedCustomer, groups: ReadonlySet<string>): Html {
  const {words, formats} = asked;
  const href = customerLink(asked, each.customer_id, groups, {...gone, view: 'value'});
  const written: Record<Sorting, string> = {
    clv: formats.count(each.clv),
    clv_low: formats.count(each.clv_low),
    clv_high: formats.count(each.clv_high),
    p_alive: formats.share(each.p_alive === null ? null : each.p_alive * 100),
    orders_of_year: formats.share(each.orders_of_year),
    orders: formats.share(each.orders),
    contribution_of_year: formats.count(each.contribution_of_year),
    contribution: formats.count(each.contribution),
  };
  return html`<tr${Number(each.clv ?? 0) < 0 && html` class="loss"`}><td class="number">${each.rank === null ? '' : formats.count(each.rank)}</td>${unitCell(each, href)}${columns.map(name => html`<td class="number${name === 'clv' && ' strong'}">${written[name]}</td>`)}<td>${modelNames(asked, each.models)}</td><td>${each.reason && words.lifetimeValue.reason[each.reason]}</td></tr>`;
}
