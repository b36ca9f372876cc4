import type {PlannedProducts} from '../../../models/profitability/plan_bridge.ts';
import {type Html, html} from '../../html/html.ts';
import {levelSaid} from '../../html/level_chooser.ts';
import type {Asked, Content} from '../../page.ts';
import {bridgeChooser} from './chooser.ts';
import {bridgeFigure} from './figure.ts';
import {type PlanAnswer, salesEffects} from './plan_answer.ts';
import {planChooser} from './plan_choices.ts';
import type {BridgeQuestion} from './question.ts';

type AskedHere = Asked<BridgeQuestion>;

/** From what was planned to what came of it, and below it the products that the plan tells apart. */
export async function planView(asked: AskedHere, answer: PlanAnswer): Promise<Content> {
  const {words, formats, question, level} = asked;
  const text = words.planBridge;
  const {period, missing, versions} = answer;
  const step = words.customer.step[answer.step];
  const title = text.title(step);
  const horizon = period ? words.customer.horizon(question.months, formats.month(period.to)) : '';
  return {
    title: `${title}: ${horizon}`,
    interactive: missing === null,
    body: html`<div class="title-row"><div><h1>${title}</h1><p class="lead">${horizon}${versions.length > 0 && html` · <bdi>${versions.join(', ')}</bdi>`}</p>
${levelSaid(asked, level) && html`<p class="level">${text.noLevel}</p>`}</div>
${bridgeChooser(asked, answer, planChooser(asked, answer.choices))}</div>
${missing ? why(asked, answer, missing) : await told(asked, answer)}`,
  };
}

function why(
  {words}: AskedHere,
  {between, step}: PlanAnswer,
  missing: NonNullable<PlanAnswer['missing']>,
) {
  const text = words.planBridge;
  return html`<div class="empty"><p><strong>${text.missing[missing]}</strong></p>${between.length > 0 && html`<p>${text.between(words.customer.step[step], between.join(', '))}</p>`}</div>`;
}

async function told(asked: AskedHere, answer: PlanAnswer): Promise<Html> {
  const {words, formats} = asked;
  const text = words.planBridge;
  const {step, planned, actual, effects, adds_up: holds, unplanned} = answer;
  const label = (effect: PlanAnswer['effects'][number]['effect']) =>
    text.effect(effect, words.customer.step);
  const bridged = {
    from: {label: text.column.planned, amount: planned},
    to: {label: text.column.actual, amount: actual},
    effects: effects.map(({effect, amount}) => ({label: label(effect), amount})),
    holds,
    share: text.column.share,
    proof: text.proof(words.customer.step[step], formats.money(actual)),
  };
  const hasQuantities = effects.some(each => each.effect === 'volume');
  return html`${unplanned.length > 0 && html`<p class="gap">${text.unplanned(unplanned.join(', '))}</p>`}
${await bridgeFigure(asked, bridged)}
${productTable(asked, answer)}
<p class="quiet">${hasQuantities ? text.explained.quantities : text.explained.revenue}${step !== 'contribution_1' && ` ${text.explained.work}`}</p>`;
}

function productTable({words, formats}: AskedHere, {rows, effects}: PlanAnswer): Html {
  const text = words.planBridge;
  const {column} = text;
  const shown = salesEffects.filter(name => effects.some(each => each.effect === name));
  const heads = [
    column.planned_revenue,
    column.revenue,
    column.planned_contribution,
    ...shown.map(each => text.effect(each)),
    column.contribution,
  ];
  const amount = (value: PlannedProducts['price']) =>
    html`<td class="number">${Number(value) === 0 ? '–' : formats.count(value)}</td>`;
  const row = (each: PlannedProducts) =>
    html`<tr${Number(each.contribution) < Number(each.planned_contribution) && html` class="loss"`}><th scope="row"><bdi>${[each.product_group, each.product_line].filter(Boolean).join(' · ') || text.noProduct}</bdi></th>${amount(each.planned_revenue)}${amount(each.revenue)}${amount(each.planned_contribution)}${shown.map(name => amount(each[name]))}${amount(each.contribution)}</tr>`;
  return html`<section aria-labelledby="products-caption">
<div class="scroll" tabindex="0" role="region" aria-labelledby="products-caption">
<table class="ranking named many"><caption id="products-caption">${text.products(formats.currency)}</caption>
<thead><tr><th scope="col">${column.product}</th>${heads.map(each => html`<th scope="col" class="number">${each}</th>`)}</tr></thead>
<tbody>${rows.map(row)}</tbody>
</table></div>
</section>`;
}
