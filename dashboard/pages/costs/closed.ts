import type {Decimal} from '../../../warehouse/decimal.ts';
import {exact} from '../../exact.ts';
import {type Html, html} from '../../html/html.ts';
import {knowsClosings} from '../../known_tables.ts';
import type {Asked} from '../../page.ts';
import type {CostsQuestion} from './question.ts';

type AskedHere = Asked<CostsQuestion>;

const sums = ['net_revenue', 'contribution_4', 'profit', 'ledger_cost'] as const;
type Sum = (typeof sums)[number];

/** A month as it was reported when it was closed, and as it is known now. */
type ClosedMonth = {month: string; closed_by: string} & Record<Sum | `reported_${Sum}`, Decimal>;

export const closedColumns = [
  'month',
  'closed_by',
  'reported_net_revenue',
  'net_revenue',
  'reported_contribution_4',
  'contribution_4',
  'reported_profit',
  'profit',
  'reported_ledger_cost',
  'ledger_cost',
] as const satisfies (keyof ClosedMonth)[];

/** The closed months, newest first. */
export async function readClosed({db}: AskedHere): Promise<ClosedMonth[]> {
  if (!(await knowsClosings(db))) return [];
  return db.selectFrom('closed_month').select(closedColumns).orderBy('month', 'desc').execute();
}

/** What was reported of each month, what is known now, and where the two differ. */
export function closedTable({words, formats}: AskedHere, months: readonly ClosedMonth[]): Html {
  const {closed: text} = words.costs;
  const [newest] = months;
  if (!newest)
    return html`<p class="explained">${text.explained}</p><p class="gap">${text.none}</p>`;
  return html`<p class="explained">${text.explained}</p>
<p>${text.until(formats.month(newest.month), newest.closed_by)}</p>
<section aria-labelledby="closed-caption">
<div class="scroll" tabindex="0" role="region" aria-labelledby="closed-caption">
<table class="ranking named many"><caption id="closed-caption">${text.title(formats.currency)}</caption>
<thead><tr><th scope="col">${text.column.month}</th><th scope="col">${text.column.closed_by}</th>${closedColumns.slice(2).map(each => html`<th scope="col" class="number">${text.column[each]}</th>`)}</tr></thead>
<tbody>${months.map(
    each =>
      html`<tr><th scope="row">${formats.month(each.month)}</th><td>${each.closed_by}</td>${sums.map(
        sum =>
          html`<td class="number">${formats.amount(each[`reported_${sum}`])}</td><td class="number${differs(each, sum) && ' strong'}">${formats.amount(each[sum])}</td>`,
      )}</tr>`,
  )}</tbody>
</table></div>
</section>`;
}

const differs = (each: ClosedMonth, sum: Sum) =>
  exact(each[sum]) !== exact(each[`reported_${sum}`]);
