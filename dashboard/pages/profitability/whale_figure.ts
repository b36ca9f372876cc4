import type {RankedCustomer} from '../../../models/profitability/whale_curve.ts';
import {render} from '../../charts/render.ts';
import {type WhaleCurvePoint, whaleCurve} from '../../charts/whale_curve.ts';
import {chartElement} from '../../html/chart.ts';
import {type Html, html} from '../../html/html.ts';
import type {Asked} from '../../page.ts';
import {customerLink} from '../customer_link.ts';
import type {ProfitabilityAnswer} from './answer.ts';

const sizes = {wide: {width: 1180, height: 340}, narrow: {width: 340, height: 260}} as const;

/** The whale curve with what it says in words above it. */
export async function whaleFigure(
  asked: Asked<object>,
  answer: ProfitabilityAnswer,
  curve: RankedCustomer[],
): Promise<Html> {
  const {words, formats, language} = asked;
  const {summary} = answer;
  const {curve: text} = words.profitability(words.customer.step[answer.step]);
  const isShare = curve.every(each => each.cumulative_share !== null);
  const points = [start(asked), ...curve.map(each => point(asked, answer, each))];
  const look = {
    language,
    words: text,
    y: isShare ? text.yShare : text.yAmount(formats.currency),
    peakLabel: text.peak(
      peakText(asked, curve, summary.earning_customers),
      formats.count(summary.earning_customers),
    ),
  };
  const [wide, narrow] = await Promise.all([
    render(whaleCurve(points, {...look, ...sizes.wide})),
    render(whaleCurve(points, {...look, ...sizes.narrow})),
  ]);
  const description = text.description(
    formats.count(summary.customers),
    formats.count(summary.earning_customers),
  );
  return html`<figure class="chart"><figcaption><h2>${text.title}</h2>${said(asked, answer, curve)}</figcaption>
${chartElement(wide, description, 'wide')}${chartElement(narrow, description, 'narrow')}</figure>`;
}

const peakOf = (curve: RankedCustomer[], rank: number) => curve.find(each => each.rank === rank);

function peakText({formats}: Asked<object>, curve: RankedCustomer[], rank: number): string {
  const peak = peakOf(curve, rank);
  if (!peak) return formats.money(0);
  return peak.cumulative_share === null
    ? formats.money(peak.cumulative_contribution)
    : formats.percent(peak.cumulative_share);
}

const start = ({formats}: Asked<object>): WhaleCurvePoint => ({
  rank: 0,
  cumulative: 0,
  peak: false,
  customer: '',
  contribution: '',
  cumulative_text: formats.money(0),
});

function point(
  asked: Asked<object>,
  {summary, groups}: ProfitabilityAnswer,
  each: RankedCustomer,
): WhaleCurvePoint {
  const {formats} = asked;
  const href = customerLink(asked, each.customer_id, groups);
  const share = each.cumulative_share;
  const amount = formats.money(each.cumulative_contribution);
  return {
    rank: each.rank,
    cumulative: share ?? Number(each.cumulative_contribution),
    peak: each.rank === summary.earning_customers,
    customer: each.customer,
    contribution: formats.money(each.contribution),
    cumulative_text: share === null ? amount : `${formats.percent(share)} (${amount})`,
    ...(href && {href}),
  };
}

function said(
  {words, formats}: Asked<object>,
  {summary, kinds, step}: ProfitabilityAnswer,
  curve: RankedCustomer[],
): Html {
  const text = words.profitability(words.customer.step[step]);
  const explained = step === 'contribution_1' ? text.explained.first : text.explained.later;
  const share = (summary.earning_customers / summary.customers) * 100;
  const peak = peakOf(curve, summary.earning_customers);
  const part = peak?.cumulative_share ?? null;
  if (summary.earning_customers === 0) {
    const lost = formats.money(summary.lost).replace('-', '');
    return html`<p>${text.noEarner(formats.count(summary.loss_makers), lost)}</p>
${withoutCost()}
<p class="explained">${explained}</p>`;
  }
  return html`<p>${text.peak(formats.count(summary.earning_customers), formats.percent(share), formats.money(summary.earned))}${part === null ? '.' : text.peakShare(formats.percent(part))} ${losses()}</p>
${withoutCost()}
<p class="explained">${explained}</p>`;

  function losses(): string {
    if (summary.loss_makers === 0) return text.noLosses;
    const lost = formats.money(summary.lost).replace('-', '');
    return text.losses(formats.count(summary.loss_makers), lost);
  }

  function withoutCost() {
    const counted = kinds.find(each => each.kind === 'counted');
    const amount = Number(counted?.revenue_without_cost ?? 0);
    if (amount === 0) return null;
    const of = (amount / Number(counted?.net_revenue)) * 100;
    return html`<p class="gap">${text.withoutCost(formats.percent(of), formats.money(counted?.revenue_without_cost ?? null))}</p>`;
  }
}
