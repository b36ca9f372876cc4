import type {PriceWaterfall, WaterfallPart} from '../../../models/profitability/price_waterfall.ts';
import {render} from '../../charts/render.ts';
import {type WaterfallStep, waterfall} from '../../charts/waterfall.ts';
import {exact} from '../../exact.ts';
import {chartElement} from '../../html/chart.ts';
import {type Html, html} from '../../html/html.ts';
import type {Told} from '../../page.ts';
import type {Prices} from './answer.ts';
import {amountOf, shareOfList, sign, titleOf} from './part.ts';

/** Chart, table and proof; `of` says whose prices they are, where the page does not. */
export async function priceFigure(asked: Told<object>, prices: Prices, of?: string): Promise<Html> {
  const text = asked.words.prices;
  if (!prices.waterfall)
    return html`<div class="empty"><p><strong>${text.missing[prices.missing]}</strong></p></div>`;
  const found = prices.waterfall;
  const shown = found.parts.filter(each => each.kind === 'sum' || isVisible(each));
  const steps = stepsIn(asked, found, shown);
  const look = {language: asked.language, words: {...text.column, share: text.shareOf}};
  const [wide, narrow] = await Promise.all([
    render(waterfall(steps, {...look, width: 1180, narrow: false})),
    render(waterfall(steps, {...look, width: 340, narrow: true})),
  ]);
  const description = text.description(
    asked.formats.money(amountOf(found, 'list_revenue')),
    asked.formats.money(found.net_revenue),
    asked.formats.money(found.parts.at(-1)!.amount),
  );
  return html`<figure class="chart"><figcaption><h2>${text.title}</h2>${of && html`<p>${of}</p>`}${said(asked, found)}</figcaption>
${chartElement(wide, description, 'wide')}${chartElement(narrow, description, 'narrow')}</figure>
${table(asked, found, shown)}`;
}

/** Fractions of a cent are in the proof, and no bar. */
const isVisible = ({amount}: WaterfallPart) => Math.abs(Number(amount)) >= 0.005;

function stepsIn(
  asked: Told<object>,
  found: PriceWaterfall,
  parts: readonly WaterfallPart[],
): WaterfallStep[] {
  const {formats} = asked;
  let level = 0;
  return parts.map(each => {
    const change = Number(each.amount) * sign(each);
    const isLevel = each.kind === 'sum' || each.kind === 'start';
    const from = isLevel ? 0 : level;
    level = isLevel ? Number(each.amount) : level + change;
    return {
      label: titleOf(asked, each),
      from,
      to: level,
      kind: isLevel ? 'level' : change < 0 ? 'down' : 'up',
      amount: formats.money(change),
      share: formats.percent(shareOfList(found, change)),
    };
  });
}

function said({words, formats}: Told<object>, found: PriceWaterfall): Html {
  const text = words.prices;
  const list = Number(amountOf(found, 'list_revenue'));
  const invoice = Number(amountOf(found, 'invoice_revenue'));
  const without = amountOf(found, 'revenue_without_list');
  const onInvoice = list + Number(without) - invoice;
  const later = invoice - Number(found.net_revenue);
  return html`${
    list > 0 &&
    Number(without) === 0 &&
    html`<p>${text.said(
      formats.percent(shareOfList(found, found.net_revenue)),
      formats.percent(shareOfList(found, onInvoice)),
      formats.percent(shareOfList(found, later)),
    )}</p>`
  }
${Number(without) !== 0 && html`<p class="gap">${text.withoutList(formats.percent(invoice > 0 ? (Number(without) / invoice) * 100 : null), formats.money(without))}</p>`}
<p class="explained">${text.explained}${Number(found.freight_charged) !== 0 && ` ${text.freight(formats.money(found.freight_charged))}`}</p>`;
}

function table(asked: Told<object>, found: PriceWaterfall, parts: readonly WaterfallPart[]): Html {
  const {words, formats} = asked;
  const text = words.prices;
  const {column} = text;
  return html`<section class="customers" aria-labelledby="prices-caption">
<div class="scroll" tabindex="0" role="region" aria-labelledby="prices-caption">
<table class="ranking named prices"><caption id="prices-caption">${text.table(formats.currency)}</caption>
<thead><tr><th scope="col">${column.part}</th><th scope="col" class="number">${column.amount}</th><th scope="col" class="number">${column.share}</th></tr></thead>
<tbody>${parts.map(each => {
    const amount = each.kind === 'sum' ? each.amount : Number(each.amount) * sign(each);
    const isSum = each.kind === 'sum' || each.kind === 'start';
    return html`<tr class="${isSum && 'sum'}"><th scope="row">${titleOf(asked, each)}</th><td class="number${isSum && ' strong'}">${formats.amount(amount)}</td><td class="number">${formats.share(shareOfList(found, amount))}</td></tr>`;
  })}</tbody>
</table></div>
${proof(asked, found)}
</section>`;
}

/** Whether each sum is what stands before it, and the pocket price is net revenue, to the last digit. */
function addsUp({parts, net_revenue: revenue}: PriceWaterfall): boolean {
  let level = 0n;
  return parts.every(each => {
    const amount = exact(each.amount);
    if (each.kind !== 'sum') level += amount * BigInt(sign(each));
    return (
      each.kind !== 'sum' ||
      (level === amount && (each.name !== 'net_revenue' || amount === exact(revenue)))
    );
  });
}

function proof({words, formats}: Told<object>, found: PriceWaterfall): Html {
  const {matches, differs} = words.prices;
  const holds = addsUp(found);
  const pocket = formats.money(amountOf(found, 'net_revenue'));
  return html`<p class="check ${holds ? 'holds' : 'fails'}"><span aria-hidden="true">${holds ? '✓' : '✗'}</span> ${holds ? matches(pocket) : differs(pocket, formats.money(found.net_revenue))}</p>`;
}
