import {
  type CostToServeSummary,
  costToServeSummary,
  costToServe as read,
} from '../../../models/profitability/cost_to_serve.ts';
import type {RankedCustomer} from '../../../models/profitability/whale_curve.ts';
import {costToServe, type ServedCustomer} from '../../charts/cost_to_serve.ts';
import {render} from '../../charts/render.ts';
import {chartElement} from '../../html/chart.ts';
import {type Html, html} from '../../html/html.ts';
import {namesFor} from '../../levels.ts';
import type {Asked} from '../../page.ts';
import {customerLink} from '../customer_link.ts';
import type {ProfitabilityAnswer} from './answer.ts';
import type {ProfitabilityQuestion} from './question.ts';

type AskedHere = Asked<ProfitabilityQuestion>;

const sizes = {wide: {width: 1180, height: 440}, narrow: {width: 340, height: 340}} as const;

/** Cost to serve against revenue, with what it says in words above it. */
export async function scatterFigure(asked: AskedHere, answer: ProfitabilityAnswer): Promise<Html> {
  const {words, formats, language, db} = asked;
  const {period, step} = answer;
  const text = words.costToServe(words.customer.step[step]);
  const nothing = html`<div class="empty"><p><strong>${text.none}</strong></p></div>`;
  if (!period) return nothing;
  const [found, summary] = await Promise.all([
    read(db, period, {personal: namesFor(asked), step}).execute() as Promise<RankedCustomer[]>,
    costToServeSummary(db, period, step).executeTakeFirstOrThrow() as Promise<CostToServeSummary>,
  ]);
  if (found.length === 0) return nothing;
  const share = (Number(summary.work_cost) / Number(summary.net_revenue)) * 100;
  const mean = {share, label: text.mean(formats.percent(share))};
  const points = found.map(each => point(asked, answer, each));
  const look = {language, words: {...text, x: text.x(formats.currency)}, mean};
  const [wide, narrow] = await Promise.all([
    render(costToServe(points, {...look, ...sizes.wide})),
    render(costToServe(points, {...look, ...sizes.narrow})),
  ]);
  const description = text.description(formats.count(summary.customers), formats.percent(share));
  return html`<figure class="chart"><figcaption><h2>${text.title}</h2>
<p>${text.said(formats.count(summary.customers), formats.percent(share), formats.money(summary.work_cost))}${summary.without_revenue > 0 && ` ${text.withoutRevenue(formats.count(summary.without_revenue), formats.money(summary.cost_without_revenue))}`}</p>
${found.length < summary.customers && html`<p>${text.thinned(formats.count(found.length), formats.count(summary.customers))}</p>`}
<p class="explained">${text.explained}</p></figcaption>
${chartElement(wide, description, 'wide')}${chartElement(narrow, description, 'narrow')}</figure>`;
}

function point(
  asked: AskedHere,
  {groups}: ProfitabilityAnswer,
  each: RankedCustomer,
): ServedCustomer {
  const {formats} = asked;
  const revenue = Number(each.net_revenue);
  const share = (Number(each.work_cost) / revenue) * 100;
  const href = customerLink(asked, each.customer_id, groups);
  return {
    revenue,
    share,
    outcome: Number(each.contribution) < 0 ? 'loses' : 'earns',
    customer: each.customer,
    revenue_text: formats.money(each.net_revenue),
    cost: `${formats.money(each.work_cost)} (${formats.percent(share)})`,
    contribution: formats.money(each.contribution),
    ...(href && {href}),
  };
}
