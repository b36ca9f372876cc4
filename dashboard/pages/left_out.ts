import {type Grouping, type Part, partsOf} from '../../models/portfolio/left_out.ts';
import {exact} from '../exact.ts';
import {type Html, html} from '../html/html.ts';
import type {Asked} from '../page.ts';

type Amount = 'net_revenue_12_months' | 'contribution_4_36_months';

/** Who is in no group of those above, and why, so that customers and money are those of all. */
export async function leftOutTable(asked: Asked<object>, grouping: Grouping): Promise<Html> {
  const {db, words, formats} = asked;
  const {column} = words.segments;
  const {leftOut: text} = words;
  const parts = await partsOf(db, grouping);
  const sum = (name: Amount) => parts.reduce((all, each) => all + exact(each[name]), 0n);
  const amount = (value: bigint) => formats.amount(Number(value) / 10_000);
  const customers = parts.reduce((all, each) => all + (each.customers ?? 0), 0);
  const row = (each: Part) =>
    html`<tr><th scope="row">${each.reason === null ? text.grouped : text.reason[each.reason]}</th><td class="number strong">${each.customers === null ? words.noValue : formats.count(each.customers)}</td><td class="number">${amount(exact(each.net_revenue_12_months))}</td><td class="number">${amount(exact(each.contribution_4_36_months))}</td></tr>`;
  return html`<section class="customers" aria-labelledby="left-out-caption">
<div class="scroll" tabindex="0" role="region" aria-labelledby="left-out-caption">
<table class="ranking named many"><caption id="left-out-caption">${text.title(formats.currency)}</caption>
<thead><tr><th scope="col">${text.part}</th><th scope="col" class="number">${column.customers}</th><th scope="col" class="number">${column.revenue}</th><th scope="col" class="number">${column.contribution}</th></tr></thead>
<tbody>${parts.map(row)}</tbody>
<tfoot><tr class="total"><th scope="row">${text.all}</th><td class="number">${formats.count(customers)}</td><td class="number">${amount(sum('net_revenue_12_months'))}</td><td class="number">${amount(sum('contribution_4_36_months'))}</td></tr></tfoot>
</table></div>
</section>`;
}

/** The same in JSON, beside the groups. */
export const partsInJson = async (
  {db}: Asked<object>,
  {missing}: {missing: string | null},
  grouping: Grouping,
): Promise<{parts: Part[]}> => ({parts: missing ? [] : await partsOf(db, grouping)});
