import {render} from '../../charts/render.ts';
import {type WaterfallStep, waterfall} from '../../charts/waterfall.ts';
import {chartElement} from '../../html/chart.ts';
import {type Html, html} from '../../html/html.ts';
import type {Asked} from '../../page.ts';
import type {BridgeQuestion} from './question.ts';

type AskedHere = Asked<BridgeQuestion>;

/** Two sums, what leads from one to the other, and whether that is exact. */
export interface Bridged {
  from: {label: string; amount: number};
  to: {label: string; amount: number};
  effects: readonly {label: string; amount: number}[];
  holds: boolean;
  /** What the proof says. */
  proof: string;
  /** What the shares are of. */
  share: string;
}

/** Chart, table and proof of all customers together. */
export async function bridgeFigure(asked: AskedHere, bridged: Bridged): Promise<Html> {
  const {words, formats, language} = asked;
  const text = words.bridge;
  const steps = stepsOf(asked, bridged);
  const {column} = text;
  const look = {
    language,
    words: {part: column.effect, amount: column.amount, share: bridged.share},
  };
  const [wide, narrow] = await Promise.all([
    render(waterfall(steps, {...look, width: 1180, narrow: false})),
    render(waterfall(steps, {...look, width: 340, narrow: true})),
  ]);
  const description = text.description(
    formats.money(bridged.from.amount),
    formats.money(bridged.to.amount),
  );
  const {holds, proof} = bridged;
  return html`<figure class="chart"><figcaption><h2>${description}</h2></figcaption>
${chartElement(wide, description, 'wide')}${chartElement(narrow, description, 'narrow')}</figure>
<section aria-labelledby="effects-caption">
<div class="scroll" tabindex="0" role="region" aria-labelledby="effects-caption">
<table class="ranking named prices"><caption id="effects-caption">${text.caption(formats.currency)}</caption>
<thead><tr><th scope="col">${column.effect}</th><th scope="col" class="number">${column.amount}</th><th scope="col" class="number">${bridged.share}</th></tr></thead>
<tbody>${steps.map(each => {
    const isSum = each.kind === 'level' && html` class="sum"`;
    return html`<tr${isSum}><th scope="row">${each.label}</th><td class="number">${each.amount}</td><td class="number">${each.share}</td></tr>`;
  })}</tbody>
</table></div>
<p class="check ${holds ? 'holds' : 'fails'}"><span aria-hidden="true">${holds ? '✓' : '✗'}</span> ${proof} ${holds ? words.costs.holds : words.costs.fails}.</p>
</section>`;
}

/** From before to after; each effect begins where the last one ended. */
function stepsOf({formats}: AskedHere, {from: first, to: last, effects}: Bridged): WaterfallStep[] {
  const share = (amount: number) =>
    formats.percent(first.amount > 0 ? (amount / first.amount) * 100 : null);
  const level = ({label, amount}: Bridged['from']): WaterfallStep => ({
    ...{label, from: 0, to: amount, kind: 'level'},
    amount: formats.money(amount),
    share: share(amount),
  });
  let from = first.amount;
  const steps = effects.map(({label, amount}): WaterfallStep => {
    const to = from + amount;
    const step = {label, from, to, kind: amount < 0 ? 'down' : 'up'} as const;
    from = to;
    return {...step, amount: formats.money(amount), share: share(amount)};
  });
  return [level(first), ...steps, level(last)];
}
