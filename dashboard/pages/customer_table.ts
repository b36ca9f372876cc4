import type {RankedCustomer, Ranking} from '../../models/profitability/whale_curve.ts';
import {type Html, html} from '../html/html.ts';
import {pager} from '../html/pager.ts';
import type {Asked} from '../page.ts';
import type {RowPage} from '../paging.ts';
import type {ProfitabilityAnswer, Sums} from './profitability_answer.ts';
import type {ProfitabilityQuestion} from './profitability_question.ts';

type AskedHere = Asked<ProfitabilityQuestion>;

/** Customers, a page at a time, and below them what makes their sum equal the ledger of invoices. */
export function customerTable(
  asked: AskedHere,
  answer: ProfitabilityAnswer,
  customers: RowPage<RankedCustomer>,
): Html {
  const {words, formats} = asked;
  const {profitability: text} = words;
  const caption = text.caption(
    formats.count(customers.first),
    formats.count(customers.last),
    formats.count(answer.summary.customers),
    formats.currency,
  );
  return html`<section class="customers" aria-labelledby="customers-caption">
<div class="scroll" tabindex="0" role="region" aria-labelledby="customers-caption">
<table class="ranking"><caption id="customers-caption">${caption}</caption>
<thead><tr><th scope="col" class="number">${text.column.rank}</th><th scope="col">${words.level.column[asked.level.name].customer}</th>${columns.map(each => heading(asked, each))}<th scope="col" class="number">${text.column.cumulative_share}</th></tr></thead>
<tbody>${customers.rows.map(each => row(asked, each))}</tbody>
<tfoot>${answer.kinds.map(each => {
    const label = text.remainder[each.kind];
    const count = formats.count(answer.summary.customers);
    return sums(asked, typeof label === 'string' ? label : label(count), each, each.kind);
  })}${answer.total && sums(asked, text.total, answer.total, 'total')}</tfoot>
</table></div>
${check(asked, answer)}
${pager(asked, customers, asked.link)}
</section>`;
}

const columns: Ranking[] = ['net_revenue', 'product_cost', 'contribution_1', 'contribution_1_rate'];

function heading({words, question, link}: AskedHere, column: Ranking): Html {
  const {profitability: text} = words;
  const isSorted = question.sort === column;
  const turned = isSorted && question.direction === 'descending' ? 'ascending' : undefined;
  const sort = column === 'contribution_1' ? undefined : column;
  const href = link({sort, direction: turned, page: undefined});
  return html`<th scope="col" class="number"${isSorted && html` aria-sort="${question.direction}"`}><a href="${href}" title="${text.sortBy(text.column[column])}">${text.column[column]}${isSorted && html`<span aria-hidden="true"> ${question.direction === 'descending' ? '▾' : '▴'}</span>`}</a></th>`;
}

/** A customer opens to its own page; a group or an account has none yet. */
function nameOf({level, link}: AskedHere, {customer, customer_id: id}: RankedCustomer): Html {
  const name = html`<bdi>${customer}</bdi>`;
  if (level.name !== 'customer' && !level.same) return name;
  const gone = {sort: undefined, direction: undefined, page: undefined, level: undefined};
  return html`<a href="${link({...gone, customer: id}, '/customer')}">${name}</a>`;
}

function row(asked: AskedHere, each: RankedCustomer): Html {
  const {formats} = asked;
  const {contribution_1: contribution} = each;
  return html`<tr${Number(contribution) < 0 && html` class="loss"`}><td class="number">${formats.count(each.rank)}</td><th scope="row">${nameOf(asked, each)}${each.customer !== each.customer_id && html` <bdi class="id">${each.customer_id}</bdi>`}</th><td class="number">${formats.amount(each.net_revenue)}</td><td class="number">${formats.amount(each.product_cost)}</td><td class="number strong">${formats.amount(contribution)}</td><td class="number">${formats.share(each.contribution_1_rate)}</td><td class="number">${formats.share(each.cumulative_share)}</td></tr>`;
}

function sums({formats}: AskedHere, label: string, each: Sums, kind: string): Html {
  return html`<tr class="${kind}"><td></td><th scope="row">${label}</th><td class="number">${formats.amount(each.net_revenue)}</td><td class="number">${formats.amount(each.product_cost)}</td><td class="number strong">${formats.amount(each.contribution_1)}</td><td class="number">${formats.share(each.contribution_1_rate)}</td><td></td></tr>`;
}

/** The proof stands beside the sum. */
function check(
  {words, formats}: AskedHere,
  {total, invoiced_net_revenue: lines}: ProfitabilityAnswer,
): Html {
  const {profitability: text} = words;
  const equal = String(total?.net_revenue) === String(lines);
  const difference = Number(total?.net_revenue ?? 0) - Number(lines ?? 0);
  return html`<p class="check ${equal ? 'holds' : 'fails'}"><span aria-hidden="true">${equal ? '✓' : '✗'}</span> ${text.column.net_revenue} ${text.total} ${formats.money(total?.net_revenue ?? null)} ${equal ? text.matches : text.differs(formats.money(difference))}.</p>`;
}
