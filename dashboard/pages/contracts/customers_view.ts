import type {Months} from '../../../models/profitability/whale_curve.ts';
import {
  type ContractCustomer,
  contractCustomers,
} from '../../../models/service/contract_customers.ts';
import {type Html, html} from '../../html/html.ts';
import {namesFor} from '../../levels.ts';
import type {Asked} from '../../page.ts';
import {customerLink} from '../customer_link.ts';
import type {ContractsAnswer} from './answer.ts';
import type {ContractsQuestion} from './question.ts';

type AskedHere = Asked<ContractsQuestion>;

const mostCustomers = 20;

/** A contract that no source puts into a tier is one all the same. */
export const tierName = ({words}: Pick<AskedHere, 'words'>, tier: string | null): string =>
  tier ?? words.contracts.noTier;

/** Who uses more than is included, and who is served worse than agreed. */
export async function customerLists(
  asked: AskedHere,
  period: Months,
  {verdicts: counts, groups}: ContractsAnswer,
): Promise<Html> {
  const {db, words, formats} = asked;
  const text = words.contracts;
  const sum = (counted: (each: (typeof counts)[number]) => number) =>
    counts.reduce((all, each) => all + counted(each), 0);
  const shared = {personal: namesFor(asked), limit: mostCustomers};
  const [overUsed, underServed] = await Promise.all([
    contractCustomers(db, period, {which: 'over_used', order: 'excess', ...shared}),
    contractCustomers(db, period, {which: 'worse', order: 'broken', ...shared}),
  ]);
  const title = (name: 'overUsed' | 'underServed', shown: ContractCustomer[], all: number) =>
    text[name](formats.count(shown.length), formats.count(all), formats.currency);
  const worse = sum(each => (each.verdict === 'worse' ? each.customers : 0));
  return html`${
    overUsed.length === 0
      ? html`<p class="explained">${text.noOverUsed}</p>`
      : customerTable(asked, groups, overUsed, {
          id: 'over-used',
          title: title(
            'overUsed',
            overUsed,
            sum(each => each.over_used),
          ),
        })
  }
${
  underServed.length === 0
    ? html`<p class="explained">${text.noUnderServed}</p>`
    : customerTable(asked, groups, underServed, {
        id: 'under-served',
        title: title('underServed', underServed, worse),
      })
}
<p class="quiet">${text.allInCsv}</p>`;
}

const ofCustomer = [
  'contract_revenue',
  'included_minutes',
  'used_minutes',
  'use_rate',
  'service_cost',
  'contribution',
  'judged_requests',
  'promise_kept',
  'response_share',
] as const satisfies (keyof ContractCustomer)[];

function customerTable(
  asked: AskedHere,
  groups: ReadonlySet<string>,
  customers: readonly ContractCustomer[],
  {id, title}: {id: string; title: string},
): Html {
  const {words, formats, level, question} = asked;
  const {column, verdict} = words.contracts;
  const written: Record<(typeof ofCustomer)[number], (value: never) => string> = {
    contract_revenue: formats.amount,
    included_minutes: formats.count,
    used_minutes: formats.count,
    use_rate: formats.share,
    service_cost: formats.amount,
    contribution: formats.amount,
    judged_requests: formats.count,
    promise_kept: formats.share,
    response_share: formats.share,
  };
  const row = (each: ContractCustomer) => {
    const href = customerLink(asked, each.customer_id, groups, {months: question.months});
    const name = html`<bdi>${each.customer ?? words.contracts.withoutContract}</bdi>`;
    const loss = Number(each.contribution ?? 0) < 0;
    return html`<tr${loss && html` class="loss"`}><th scope="row">${href ? html`<a href="${href}">${name}</a>` : name}${each.customer !== each.customer_id && html` <bdi class="id">${each.customer_id}</bdi>`}</th><td>${tierName(asked, each.tier)}</td>${ofCustomer.map(name => html`<td class="number${name === 'contribution' && ' strong'}">${written[name](each[name] as never)}</td>`)}<td>${verdict[each.verdict]}</td></tr>`;
  };
  return html`<section aria-labelledby="${id}-caption">
<div class="scroll" tabindex="0" role="region" aria-labelledby="${id}-caption">
<table class="ranking named many"><caption id="${id}-caption">${title}</caption>
<thead><tr><th scope="col">${words.level.column[level.name].customer}</th><th scope="col">${column.tier}</th>${ofCustomer.map(each => html`<th scope="col" class="number">${column[each]}</th>`)}<th scope="col">${column.verdict}</th></tr></thead>
<tbody>${customers.map(row)}</tbody>
</table></div>
</section>`;
}
