import {concentration, type RankedValue} from '../../../models/lifetime_value/valued_customers.ts';
import {render} from '../../charts/render.ts';
import {type WhaleCurvePoint, whaleCurve} from '../../charts/whale_curve.ts';
import {chartElement} from '../../html/chart.ts';
import {type Html, html} from '../../html/html.ts';
import {byGroup, namesFor} from '../../levels.ts';
import {customerLink, groupsOf} from '../customer_link.ts';
import type {AskedHere} from './answer.ts';

/** Customers from most to least valuable: how much the first of them carry. */
export async function concentrationFigure(asked: AskedHere): Promise<Html | null> {
  const {db, words, formats, language} = asked;
  const text = words.lifetimeValue.concentration;
  const curve = await concentration(db, {names: namesFor(asked), byGroup: byGroup(asked.level)});
  const [first] = curve;
  if (!first) return null;
  const isShare = Number(first.total) > 0;
  const groups = await groupsOf(asked);
  const points: WhaleCurvePoint[] = [
    {
      rank: 0,
      cumulative: 0,
      peak: false,
      customer: '',
      contribution: '',
      cumulative_text: formats.wholeMoney(0),
    },
    ...curve.map(each => ({
      ...point(asked, each, isShare),
      href: customerLink(asked, each.customer_id, groups, {view: 'value'}),
    })),
  ];
  const look = {
    language,
    words: text,
    y: isShare ? text.y : text.yAmount(formats.currency),
    peakLabel: text.peak(formats.count(first.peak_rank)),
  };
  const [wide, narrow] = await Promise.all([
    render(whaleCurve(points, {...look, width: 1180, height: 280})),
    render(whaleCurve(points, {...look, width: 340, height: 240})),
  ]);
  const description = text.description(formats.count(first.customers));
  return html`<figure class="chart"><figcaption><h2>${text.title}</h2>
<p>${isShare && text.said(shareOf(asked, curve, 0.1), shareOf(asked, curve, 0.2))} ${losses(asked, curve)}</p></figcaption>
${chartElement(wide, description, 'wide')}${chartElement(narrow, description, 'narrow')}</figure>`;
}

function shareOf({formats}: AskedHere, curve: readonly RankedValue[], part: number): string {
  const last = curve.find(each => each.rank >= Math.ceil(each.customers * part)) ?? curve[0]!;
  return formats.percent((Number(last.cumulative) / Number(last.total)) * 100);
}

/** What follows after the peak is negative. */
function losses({words, formats}: AskedHere, curve: readonly RankedValue[]): string | null {
  const last = curve.at(-1)!;
  const count = last.customers - last.peak_rank;
  if (Number(last.clv) >= 0 || count === 0) return null;
  const peak = curve.find(each => each.rank === each.peak_rank);
  const amount = Number(peak?.cumulative ?? 0) - Number(last.total);
  return words.lifetimeValue.concentration.losses(formats.count(count), formats.wholeMoney(amount));
}

function point({formats}: AskedHere, each: RankedValue, isShare: boolean): WhaleCurvePoint {
  const share = (Number(each.cumulative) / Number(each.total)) * 100;
  const amount = formats.wholeMoney(each.cumulative);
  return {
    rank: each.rank,
    cumulative: isShare ? share : Number(each.cumulative),
    peak: each.rank === each.peak_rank,
    customer: each.customer,
    contribution: formats.wholeMoney(each.clv),
    cumulative_text: isShare ? `${formats.percent(share)} (${amount})` : amount,
  };
}
