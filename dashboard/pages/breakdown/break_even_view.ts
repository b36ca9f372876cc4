import {type Html, html} from '../../html/html.ts';
import type {Asked} from '../../page.ts';
import type {BreakdownAnswer} from './answer.ts';

/** From which size on an order pays for its own work, by kind of order. */
export function breakEvenTable(
  {words, formats}: Asked<object>,
  {break_even: kinds, step}: BreakdownAnswer,
): Html | null {
  if (kinds.length === 0) return null;
  const text = words.breakdown.breakEven;
  const {column} = text;
  return html`<section aria-labelledby="break-even-caption">
<div class="scroll" tabindex="0" role="region" aria-labelledby="break-even-caption">
<table class="ranking named many"><caption id="break-even-caption">${text.caption(formats.currency)}</caption>
<thead><tr><th scope="col">${column.kind}</th>${[column.orders, column.median, column.work, column.margin, column.break_even, column.below, column.belowShare, column.lost(words.customer.step[step])].map(each => html`<th scope="col" class="number">${each}</th>`)}</tr></thead>
<tbody>${kinds.map(
    each =>
      html`<tr><th scope="row">${[each.product_group, each.channel].map(part => part ?? '–').join(' · ')}</th><td class="number">${formats.count(each.orders)}</td><td class="number">${formats.amount(each.median_value)}</td><td class="number">${formats.amount(each.work_per_order)}</td><td class="number">${formats.share(each.margin)}</td><td class="number strong">${formats.amount(each.break_even)}</td><td class="number">${formats.count(each.orders_below)}</td><td class="number">${formats.share((each.orders_below / each.orders) * 100)}</td><td class="number">${formats.amount(each.contribution_below)}</td></tr>`,
  )}</tbody>
</table></div>
<p class="quiet">${text.explained}</p>
</section>`;
}
