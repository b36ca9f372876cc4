import {verdicts} from '../../../models/service/contract_customers.ts';
import {type Html, html} from '../../html/html.ts';
import {levelChooser, levelSaid} from '../../html/level_chooser.ts';
import {monthChooser} from '../../html/month_chooser.ts';
import type {Asked, Content} from '../../page.ts';
import {noneOf} from '../none_of.ts';
import type {ContractsAnswer, Promise_, Tier, TierSums} from './answer.ts';
import {customerLists, tierName} from './customers_view.ts';
import type {ContractsQuestion} from './question.ts';

type AskedHere = Asked<ContractsQuestion>;

/** Tiers against the minutes that they use, how their promises are kept, and for whom not. */
export async function contractsView(asked: AskedHere, answer: ContractsAnswer): Promise<Content> {
  const {words, formats, question} = asked;
  const text = words.contracts;
  const {period, missing} = answer;
  const horizon = period ? text.horizon(question.months, formats.month(period.to)) : '';
  return {
    title: `${text.title}: ${horizon}`,
    body: html`<div class="title-row"><div><h1>${text.title}</h1><p class="lead">${horizon}</p>${levelSaid(asked, asked.level)}</div>
${chooser(asked, answer)}</div>
${
  missing || !answer.total
    ? html`<div class="empty"><p><strong>${text.empty}</strong></p><p>${missing && (await whyNone(asked, missing))}</p></div>`
    : html`<p class="explained">${text.explained}</p>
${notes(asked, answer, answer.total)}
${tierTable(asked, answer, answer.total)}
${answer.promises.length > 0 && promiseTable(asked, answer)}
${answer.period && (await customerLists(asked, answer.period, answer))}`
}`,
  };
}

function whyNone(asked: AskedHere, missing: NonNullable<ContractsAnswer['missing']>) {
  const text = asked.words.contracts.missing[missing];
  return missing === 'no_contracts' ? noneOf(asked, ['subscriptions'], text) : text;
}

function chooser(asked: AskedHere, {period, months}: ContractsAnswer) {
  if (!period) return null;
  const {words, question} = asked;
  const {horizonLabel, horizonMonths} = words.profitability('');
  const more = html`${levelChooser(asked, asked.level)} <label><span class="quiet">${horizonLabel}</span> <select name="months">${[
    12, 36, 1,
  ].map(
    each =>
      html`<option value="${each}"${each === question.months && html` selected`}>${horizonMonths(each)}</option>`,
  )}</select></label>`;
  const keep = {lang: question.lang};
  return monthChooser({...asked, page: '/contracts'}, {months, month: period.to, keep, more});
}

function notes({words, formats}: AskedHere, answer: ContractsAnswer, total: TierSums): Html {
  const text = words.contracts;
  const {customers_without_included: unknown} = answer;
  return html`${unknown > 0 && html`<p class="gap">${text.unknownIncluded(formats.count(unknown))}</p>`}
${total.service_cost === null && html`<p class="gap">${text.noCosts}</p>`}`;
}

const sumColumns = [
  'contracts',
  'contract_revenue',
  'included_minutes',
  'used_minutes',
  'use_rate',
  'service_cost',
  'contribution',
] as const;

function tierTable(asked: AskedHere, answer: ContractsAnswer, total: TierSums): Html {
  const {words, formats} = asked;
  const text = words.contracts;
  const {column} = text;
  return html`<section aria-labelledby="tiers-caption">
<div class="scroll" tabindex="0" role="region" aria-labelledby="tiers-caption">
<table class="ranking named many"><caption id="tiers-caption">${text.tiers(formats.currency)}</caption>
<thead><tr><th scope="col">${column.tier}</th><th scope="col" class="number">${column.customers}</th>${sumColumns.map(each => html`<th scope="col" class="number">${column[each]}</th>`)}</tr></thead>
<tbody>${answer.tiers.map(each => tierRow(asked, each))}</tbody>
<tfoot><tr class="total"><th scope="row">${text.total}</th><td></td>${cells(asked, total)}</tr></tfoot>
</table></div>
${check(asked, answer, total)}
</section>`;
}

function tierRow(asked: AskedHere, each: Tier): Html {
  const {words, formats} = asked;
  const name = each.has_contract ? tierName(asked, each.tier) : words.contracts.withoutContract;
  return html`<tr${(each.contribution ?? 0) < 0 && html` class="loss"`}><th scope="row">${name}</th><td class="number">${formats.count(each.customers)}</td>${cells(asked, each)}</tr>`;
}

const cells = ({formats}: AskedHere, each: TierSums) =>
  html`<td class="number">${formats.count(each.contracts)}</td><td class="number">${formats.amount(each.contract_revenue)}</td><td class="number">${formats.count(each.included_minutes)}</td><td class="number">${formats.count(each.used_minutes)}</td><td class="number">${formats.share(each.use_rate)}</td><td class="number">${formats.amount(each.service_cost)}</td><td class="number strong">${formats.amount(each.contribution)}</td>`;

/** The proof stands beside the sum. */
function check({words, formats}: AskedHere, {service_minutes}: ContractsAnswer, total: TierSums) {
  const text = words.contracts;
  const holds = String(service_minutes) === String(total.used_minutes);
  return html`<p class="check ${holds ? 'holds' : 'fails'}"><span aria-hidden="true">${holds ? '✓' : '✗'}</span> ${text.proof(formats.count(service_minutes))} ${holds ? text.holds : text.fails}.</p>`;
}

const hours = [
  'promised_response_hours',
  'response_hours',
  'promised_resolution_hours',
  'resolution_hours',
] as const;

function promiseTable(asked: AskedHere, {promises, verdicts: counts, cuts}: ContractsAnswer): Html {
  const {words, formats} = asked;
  const text = words.contracts;
  const {column} = text;
  const judged = verdicts.slice(0, 4);
  const customers = (tier: string | null, verdict: string) =>
    counts.find(each => each.tier === tier && each.verdict === verdict)?.customers ?? 0;
  const row = (each: Promise_) =>
    html`<tr><th scope="row">${tierName(asked, each.tier)}</th>${hours.map(name => html`<td class="number">${formats.share(each[name])}</td>`)}<td class="number">${formats.count(each.judged_requests)}</td><td class="number strong">${formats.share(each.promise_kept)}</td>${judged.map(verdict => html`<td class="number">${formats.count(customers(each.tier, verdict))}</td>`)}</tr>`;
  return html`<section aria-labelledby="levels-caption">
<div class="scroll" tabindex="0" role="region" aria-labelledby="levels-caption">
<table class="ranking named many"><caption id="levels-caption">${text.levels}</caption>
<thead><tr><th scope="col">${column.tier}</th>${[...hours, 'judged_requests' as const, 'promise_kept' as const].map(each => html`<th scope="col" class="number">${column[each]}</th>`)}${judged.map(each => html`<th scope="col" class="number">${column.customers}: ${text.verdict[each]}</th>`)}</tr></thead>
<tbody>${promises.map(row)}</tbody>
</table></div>
${cuts && html`<p class="explained">${text.rule(formats.percent(cuts.kept), formats.percent(cuts.exceeded), formats.count(cuts.requests))}</p>`}
</section>`;
}
