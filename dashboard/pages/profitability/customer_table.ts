import type {RankedCustomer, Ranking, Step} from '../../../models/profitability/whale_curve.ts';
import {type Html, html} from '../../html/html.ts';
import {pager} from '../../html/pager.ts';
import {sparkline} from '../../html/sparkline.ts';
import type {Asked} from '../../page.ts';
import type {RowPage} from '../../paging.ts';
import {customerLink} from '../customer_link.ts';
import type {ProfitabilityAnswer, Sums, Trends} from './answer.ts';
import type {ProfitabilityQuestion} from './question.ts';

type AskedHere = Asked<ProfitabilityQuestion>;

/** Customers, a page at a time, and below them what makes their sum equal the ledger of invoices. */
export function customerTable(
  asked: AskedHere,
  answer: ProfitabilityAnswer,
  customers: RowPage<RankedCustomer>,
  trends: Trends,
): Html {
  const {words, formats} = asked;
  const text = words.profitability(words.customer.step[answer.step]);
  const columns = columnsAt(answer.step);
  const caption = text.caption(
    formats.count(customers.first),
    formats.count(customers.last),
    formats.count(answer.summary.customers),
    formats.currency,
  );
  return html`<section class="customers" aria-labelledby="customers-caption">
<div class="scroll" tabindex="0" role="region" aria-labelledby="customers-caption">
<table class="ranking"><caption id="customers-caption">${caption}</caption>
<thead><tr><th scope="col" class="number">${text.column.rank}</th><th scope="col">${words.level.column[asked.level.name].customer}</th>${columns.map(each => heading(asked, each, text.column[each]))}<th scope="col" class="number">${text.column.cumulative_share}</th><th scope="col">${text.column.trend}</th></tr></thead>
<tbody>${customers.rows.map(each => row(asked, each, answer, trendOf(asked, each, answer.step, trends)))}</tbody>
<tfoot>${answer.kinds.map(each => {
    const label = text.remainder[each.kind];
    const count = formats.count(answer.summary.customers);
    return sums(asked, typeof label === 'string' ? label : label(count), each, {
      kind: each.kind,
      step: answer.step,
    });
  })}${answer.total && sums(asked, text.total, answer.total, {kind: 'total', step: answer.step})}</tfoot>
</table></div>
${check(asked, answer)}
${pager(asked, customers, asked.link)}
</section>`;
}

/** At DB I no work is taken off yet. */
const columnsAt = (step: Step): Ranking[] => [
  'net_revenue',
  'product_cost',
  ...(step === 'contribution_1' ? [] : (['work_cost'] as const)),
  'contribution',
  'contribution_rate',
];

function heading({words, question, link}: AskedHere, column: Ranking, name: string): Html {
  const {sortBy} = words.profitability('');
  const isSorted = question.sort === column;
  const turned = isSorted && question.direction === 'descending' ? 'ascending' : undefined;
  const sort = column === 'contribution' ? undefined : column;
  const href = link({sort, direction: turned, page: undefined});
  return html`<th scope="col" class="number"${isSorted && html` aria-sort="${question.direction}"`}><a href="${href}" title="${sortBy(name)}">${name}${isSorted && html`<span aria-hidden="true"> ${question.direction === 'descending' ? '▾' : '▴'}</span>`}</a></th>`;
}

function nameOf(
  asked: AskedHere,
  {customer, customer_id: id}: RankedCustomer,
  groups: ReadonlySet<string>,
): Html {
  const name = html`<bdi>${customer}</bdi>`;
  const href = customerLink(asked, id, groups);
  return href ? html`<a href="${href}">${name}</a>` : name;
}

/** The months as a line above or below zero; the page of the customer has them as a table. */
function trendOf(
  {words, formats}: AskedHere,
  {customer_id: id, customer, rank}: RankedCustomer,
  step: Step,
  {months, of}: Trends,
): Html | null {
  const own = of.get(id);
  const last = months.at(-1);
  if (!own || !last) return null;
  const text = words.trend(words.customer.step[step]);
  return sparkline({
    id: `trend-${rank}`,
    title: customer,
    description: text.description(
      text.month,
      formats.shortMonth(last),
      formats.money(own.get(last) ?? 0),
    ),
    values: months.map(month => own.get(month) ?? 0),
    targets: months.map(() => 0),
  });
}

function row(
  asked: AskedHere,
  each: RankedCustomer,
  {step, groups}: Pick<ProfitabilityAnswer, 'step' | 'groups'>,
  trend: Html | null,
): Html {
  const {formats} = asked;
  const {contribution} = each;
  const work =
    step !== 'contribution_1' && html`<td class="number">${formats.amount(each.work_cost)}</td>`;
  return html`<tr${Number(contribution) < 0 && html` class="loss"`}><td class="number">${formats.count(each.rank)}</td><th scope="row">${nameOf(asked, each, groups)}${each.customer !== each.customer_id && html` <bdi class="id">${each.customer_id}</bdi>`}</th><td class="number">${formats.amount(each.net_revenue)}</td><td class="number">${formats.amount(each.product_cost)}</td>${work}<td class="number strong">${formats.amount(contribution)}</td><td class="number">${formats.share(each.contribution_rate)}</td><td class="number">${formats.share(each.cumulative_share)}</td><td>${trend}</td></tr>`;
}

function sums(
  {formats}: AskedHere,
  label: string,
  each: Sums,
  {kind, step}: {kind: string; step: Step},
): Html {
  const work =
    step !== 'contribution_1' && html`<td class="number">${formats.amount(each.work_cost)}</td>`;
  return html`<tr class="${kind}"><td></td><th scope="row">${label}</th><td class="number">${formats.amount(each.net_revenue)}</td><td class="number">${formats.amount(each.product_cost)}</td>${work}<td class="number strong">${formats.amount(each.contribution)}</td><td class="number">${formats.share(each.contribution_rate)}</td><td></td><td></td></tr>`;
}

/** The proof stands beside the sum. */
function check(
  {words, formats}: AskedHere,
  {total, invoiced_net_revenue: lines}: ProfitabilityAnswer,
): Html {
  const text = words.profitability('');
  const equal = String(total?.net_revenue) === String(lines);
  const difference = Number(total?.net_revenue ?? 0) - Number(lines ?? 0);
  return html`<p class="check ${equal ? 'holds' : 'fails'}"><span aria-hidden="true">${equal ? '✓' : '✗'}</span> ${text.column.net_revenue} ${text.total} ${formats.money(total?.net_revenue ?? null)} ${equal ? text.matches : text.differs(formats.money(difference))}.</p>`;
}
