import {
  type LossesByCause,
  type LossMaker,
  lossesByCause,
  lossMakers,
} from '../../../models/profitability/loss_causes.ts';
import {exact} from '../../exact.ts';
import {type Html, html} from '../../html/html.ts';
import {pager} from '../../html/pager.ts';
import {knowsPrices} from '../../known_tables.ts';
import {namesFor} from '../../levels.ts';
import type {Asked} from '../../page.ts';
import {pageOf, type RowPage} from '../../paging.ts';
import {customerLink} from '../customer_link.ts';
import type {ProfitabilityAnswer} from './answer.ts';
import type {ProfitabilityQuestion} from './question.ts';

type AskedHere = Asked<ProfitabilityQuestion>;

const pageSize = 100;

/** The words of this view, about the step that is asked for. */
export const textOf = ({words}: AskedHere, {step}: ProfitabilityAnswer) =>
  words.losses(words.customer.step[step]);

/** How many lose how much for which cause; nothing where it cannot be told. */
export async function readCauses(
  asked: AskedHere,
  {period, step}: ProfitabilityAnswer,
): Promise<LossesByCause[] | null> {
  const {db} = asked;
  if (!period || !(await knowsPrices(asked.customers))) return null;
  const of = {months: period, step, personal: undefined};
  return (await lossesByCause(db, of).execute(db)).rows;
}

/** Every loss-maker, or a page of them. */
export async function readLossMakers(
  asked: AskedHere,
  {period, step}: ProfitabilityAnswer,
  page?: {size: number; number: number},
): Promise<LossMaker[]> {
  const {db} = asked;
  const of = {months: period!, step, personal: namesFor(asked)};
  return (await lossMakers(db, of, page).execute(db)).rows;
}

/** Losses by cause, and below them each loss-maker with what makes it one. */
export async function lossesView(asked: AskedHere, answer: ProfitabilityAnswer): Promise<Html> {
  const text = textOf(asked, answer);
  const causes = await readCauses(asked, answer);
  if (!causes?.length)
    return html`<div class="empty"><p><strong>${causes ? text.none : text.older_snapshot}</strong></p></div>`;
  const size = pageSize;
  const {page: number} = asked.question;
  const all = causes.reduce((sum, each) => sum + each.customers, 0);
  const found = await pageOf(number, {all, size}, () =>
    readLossMakers(asked, answer, {size, number}),
  );
  return html`<section class="customers" aria-labelledby="causes-caption">
<h2>${text.title}</h2>
<p class="explained">${text.explained}</p>
${causeTable(asked, answer, causes)}
</section>
${customerTable(asked, answer, found)}`;
}

function causeTable(asked: AskedHere, answer: ProfitabilityAnswer, causes: LossesByCause[]): Html {
  const {formats} = asked;
  const text = textOf(asked, answer);
  const {column} = text;
  const {summary} = answer;
  const lost = causes.reduce((sum, each) => sum + exact(each.lost), 0n);
  const holds = lost === exact(summary.lost);
  return html`<div class="scroll" tabindex="0" role="region" aria-labelledby="causes-caption">
<table class="ranking named prices"><caption id="causes-caption">${text.byCause(formats.currency)}</caption>
<thead><tr><th scope="col">${column.cause}</th><th scope="col" class="number">${column.customers}</th><th scope="col" class="number">${column.lost}</th></tr></thead>
<tbody>${causes.map(each => html`<tr><th scope="row">${text.cause[each.cause]}</th><td class="number">${formats.count(each.customers)}</td><td class="number strong">${formats.amount(each.lost)}</td></tr>`)}</tbody>
<tfoot><tr class="total"><th scope="row">${text.total}</th><td class="number">${formats.count(summary.loss_makers)}</td><td class="number strong">${formats.amount(summary.lost)}</td></tr></tfoot>
</table></div>
<p class="check ${holds ? 'holds' : 'fails'}"><span aria-hidden="true">${holds ? '✓' : '✗'}</span> ${formats.money(Number(lost) / 10_000)} ${holds ? text.matches : text.differs}.</p>`;
}

function customerTable(
  asked: AskedHere,
  answer: ProfitabilityAnswer,
  found: RowPage<LossMaker>,
): Html {
  const {words, formats, level} = asked;
  const text = textOf(asked, answer);
  const {column} = text;
  const caption = text.caption(
    formats.count(found.first),
    formats.count(found.last),
    formats.count(answer.summary.loss_makers),
    formats.currency,
  );
  const number = (name: keyof typeof column) =>
    html`<th scope="col" class="number">${column[name]}</th>`;
  return html`<section class="customers" aria-labelledby="customers-caption">
<div class="scroll" tabindex="0" role="region" aria-labelledby="customers-caption">
<table class="ranking named losses"><caption id="customers-caption">${caption}</caption>
<thead><tr><th scope="col">${words.level.column[level.name].customer}</th>${number('net_revenue')}${number('contribution')}<th scope="col">${column.cause}</th>${number('own_rate')}${number('peer_rate')}${number('excess')}<th scope="col">${column.second}</th><th scope="col">${column.peers}</th></tr></thead>
<tbody>${found.rows.map(each => row(asked, answer, each))}</tbody>
</table></div>
${pager(asked, found, asked.link)}
</section>`;
}

/** What a cause costs is an estimate, and so it has no cents. */
function row(asked: AskedHere, answer: ProfitabilityAnswer, each: LossMaker): Html {
  const {formats} = asked;
  const text = textOf(asked, answer);
  const href = customerLink(asked, each.customer_id, answer.groups);
  const name = html`<bdi>${each.customer}</bdi>`;
  const whole = (amount: number | null) => amount !== null && formats.count(amount);
  const rate = (percent: number | null) => percent !== null && formats.share(percent);
  return html`<tr class="loss"><th scope="row">${href ? html`<a href="${href}">${name}</a>` : name}${each.customer !== each.customer_id && html` <bdi class="id">${each.customer_id}</bdi>`}</th><td class="number">${formats.amount(each.net_revenue)}</td><td class="number strong">${formats.amount(each.contribution)}</td><td>${text.cause[each.cause]}</td><td class="number">${rate(each.own_rate)}</td><td class="number">${rate(each.peer_rate)}</td><td class="number">${whole(each.excess)}</td><td>${each.second && html`${text.cause[each.second]} <span class="quiet number">${whole(each.second_excess)}</span>`}</td><td>${each.cause !== 'no_revenue' && html`${text.peers(formats.count(each.peers), each.are_of_segment)}${each.are_of_segment && html` <bdi>${each.segment}</bdi>`}`}</td></tr>`;
}
