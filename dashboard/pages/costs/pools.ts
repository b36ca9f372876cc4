import {exact} from '../../exact.ts';
import {type Html, html} from '../../html/html.ts';
import type {Asked} from '../../page.ts';
import type {Activity, CostsAnswer, Pool, PoolSums} from './answer.ts';
import {amounts} from './data.ts';
import type {CostsQuestion} from './question.ts';

type AskedHere = Asked<CostsQuestion>;

/** The ledger's cost by pool, with the proof that nothing of it is lost; below it the activities. */
export const poolsView = (asked: AskedHere, answer: CostsAnswer, total: PoolSums): Html =>
  html`${poolTable(asked, answer, total)}
${activityTable(asked, answer.activities)}`;

function poolTable(asked: AskedHere, {pools}: CostsAnswer, total: PoolSums): Html {
  const {words, formats} = asked;
  const text = words.costs;
  return html`<section aria-labelledby="pools-caption">
<div class="scroll" tabindex="0" role="region" aria-labelledby="pools-caption">
<table class="ranking named"><caption id="pools-caption">${text.pools(formats.currency)}</caption>
<thead><tr><th scope="col">${text.column.cost_pool}</th>${amounts.map(each => html`<th scope="col" class="number">${text.column[each]}</th>`)}<th scope="col" class="number">${text.column.capacity_use}</th></tr></thead>
<tbody>${pools.map(each => sums(asked, nameOf(asked, each), each))}</tbody>
<tfoot>${sums(asked, text.total, total, 'total')}</tfoot>
</table></div>
${check(asked, total)}
</section>`;
}

const nameOf = ({words}: AskedHere, {title, cost_pool: pool}: Pool) =>
  title ?? pool ?? words.costs.noPool;

const sums = ({formats}: AskedHere, label: string, each: PoolSums, kind = '') =>
  html`<tr class="${kind}"><th scope="row">${label}</th>${amounts.map(name => html`<td class="number${name === 'assigned_cost' && ' strong'}">${formats.amount(each[name])}</td>`)}<td class="number">${formats.share(each.capacity_use)}</td></tr>`;

/** Each amount is exact, so the proof is one of digits. */
function check({words, formats}: AskedHere, total: PoolSums): Html {
  const rest = amounts.slice(1).reduce((sum, name) => sum + exact(total[name]), 0n);
  const holds = rest === exact(total.ledger_cost);
  return html`<p class="check ${holds ? 'holds' : 'fails'}"><span aria-hidden="true">${holds ? '✓' : '✗'}</span> ${words.costs.proof(formats.money(total.ledger_cost))} ${holds ? words.costs.holds : words.costs.fails}</p>`;
}

const rates = ['time_driven_rate', 'rate_based_rate', 'process_rate'] as const;

function activityTable({words, formats}: AskedHere, activities: Activity[]): Html {
  const text = words.costs;
  const {column} = text;
  return html`<section aria-labelledby="activities-caption">
<div class="scroll" tabindex="0" role="region" aria-labelledby="activities-caption">
<table class="ranking named"><caption id="activities-caption">${text.activities(formats.currency)}</caption>
<thead><tr><th scope="col">${column.activity}</th><th scope="col">${column.cost_pool}</th><th scope="col" class="number">${column.quantity}</th><th scope="col" class="number">${column.minutes}</th><th scope="col" class="number">${column.estimated_share}</th><th scope="col" class="number">${column.cost}</th>${rates.map(each => html`<th scope="col" class="number">${column[each]}</th>`)}</tr></thead>
<tbody>${activities.map(
    each =>
      html`<tr><th scope="row">${each.title}</th><td>${each.pool}</td><td class="number">${formats.count(each.quantity)}</td><td class="number">${formats.count(each.minutes)}</td><td class="number">${formats.share(each.estimated_share)}</td><td class="number strong">${formats.amount(each.cost)}</td>${rates.map(rate => html`<td class="number">${formats.amount(each[rate])}</td>`)}</tr>`,
  )}</tbody>
</table></div>
<p class="quiet">${text.methods}</p>
</section>`;
}
