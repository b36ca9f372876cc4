import {cubeOf, type Part, partNames} from '../../../models/profitability/breakdown.ts';
import {exact} from '../../exact.ts';
import {type Html, html} from '../../html/html.ts';
import {levelChooser, levelSaid} from '../../html/level_chooser.ts';
import {monthChooser} from '../../html/month_chooser.ts';
import {pager} from '../../html/pager.ts';
import type {Asked, Content} from '../../page.ts';
import {pageOf} from '../../paging.ts';
import {stepChooser} from '../contribution_steps.ts';
import type {BreakdownAnswer, Row} from './answer.ts';
import {breakEvenTable} from './break_even_view.ts';
import {addressOf} from './opens.ts';
import type {BreakdownQuestion} from './question.ts';

type AskedHere = Asked<BreakdownQuestion>;

const pageSize = 100;

/** What each member of a part earned; a member opens to the customers, orders or products in it. */
export async function breakdownView(asked: AskedHere, answer: BreakdownAnswer): Promise<Content> {
  const {words, formats, question} = asked;
  const text = words.breakdown;
  const {by, within, period, missing, rows} = answer;
  const horizon = period ? words.customer.horizon(question.months, formats.month(period.to)) : '';
  const title = text.title(text.part[by]);
  return {
    title: `${title}: ${horizon}`,
    body: html`<div class="title-row"><div><h1>${title}</h1>
<p class="lead">${within && html`${text.part[within.part]}: <bdi>${within.label}</bdi> · `}${horizon}</p>${saidOfLevel(asked, by)}</div>
${chooser(asked, answer)}</div>
${
  missing
    ? html`<div class="empty"><p><strong>${words.customer.missing[missing]}</strong></p></div>`
    : html`<p class="explained">${text.explained[cubeOf(by)]}</p>
${await memberTable(asked, answer)}${rows.length > 0 && breakEvenTable(asked, answer)}`
}`,
  };
}

/** Orders and products are the same at each level. */
const saidOfLevel = (asked: AskedHere, by: Part): Html | null => {
  const said = levelSaid(asked, asked.level);
  if (cubeOf(by) === 'customers') return said;
  return said && html`<p class="level">${asked.words.breakdown.noLevel}</p>`;
};

function chooser(asked: AskedHere, answer: BreakdownAnswer) {
  const {period, months, by, within} = answer;
  if (!period) return null;
  const {words, question} = asked;
  const option = (value: string | number, isChosen: boolean, label: string) =>
    html`<option value="${value}"${isChosen && html` selected`}>${label}</option>`;
  const possible = partNames.filter(
    each => !within || (each !== within.part && cubeOf(each) === cubeOf(within.part)),
  );
  const text = words.profitability('');
  const more = html`${levelChooser(asked, asked.level)}
<label><span class="quiet">${words.breakdown.by}</span> <select name="by">${possible.map(each =>
    option(each, each === by, words.breakdown.part[each]),
  )}</select></label>
${stepChooser(asked, answer)}
<label><span class="quiet">${text.horizonLabel}</span> <select name="months">${[36, 12, 1].map(
    each => option(each, each === question.months, text.horizonMonths(each)),
  )}</select></label>`;
  const {lang, within: part, member} = question;
  return monthChooser(
    {...asked, page: '/breakdown'},
    {months, month: period.to, keep: {lang, within: part, member}, more},
  );
}

async function memberTable(asked: AskedHere, answer: BreakdownAnswer): Promise<Html> {
  const {words, formats, question, link} = asked;
  const {by, rows, step, total, period} = answer;
  const text = words.breakdown;
  const part = by === 'customer' ? words.level.column[asked.level.name].customer : text.part[by];
  const name = words.customer.step[step];
  const shown = await pageOf(
    question.page,
    {all: rows.length, size: pageSize},
    async (size, from) => rows.slice(from, from + size),
  );
  const {column} = text;
  const hasOrders = cubeOf(by) === 'orders';
  const heads = [
    ...(hasOrders ? [column.orders] : []),
    column.net_revenue,
    column.product_cost,
    ...(step === 'contribution_1' ? [] : [column.work_cost]),
    name,
    `${name} %`,
    column.before(name),
    column.change,
  ];
  return html`<section aria-labelledby="members-caption">
<div class="scroll" tabindex="0" role="region" aria-labelledby="members-caption">
<table class="ranking named many"><caption id="members-caption">${text.caption(part, formats.count(rows.length), formats.currency)}</caption>
<thead><tr><th scope="col">${part}</th>${heads.map(each => html`<th scope="col" class="number">${each}</th>`)}</tr></thead>
<tbody>${shown.rows.map(each => line(asked, answer, each))}</tbody>
<tfoot>${total && line(asked, answer, {...total, label: text.total}, 'total')}</tfoot>
</table></div>
${period && proof(asked, answer)}
${pager(asked, shown, link)}
</section>`;
}

function line(asked: AskedHere, answer: BreakdownAnswer, each: Row, kind?: 'total'): Html {
  const {formats} = asked;
  const {by, step} = answer;
  const change = Number(each.contribution ?? 0) - Number(each.contribution_before ?? 0);
  const isLoss = kind === undefined && Number(each.contribution) < 0;
  const title = kind ? each.label : nameOf(asked, answer, each);
  return html`<tr${isLoss && html` class="loss"`}${kind && html` class="${kind}"`}><th scope="row">${title}</th>${cubeOf(by) === 'orders' && html`<td class="number">${formats.count(each.orders)}</td>`}<td class="number">${formats.amount(each.net_revenue)}</td><td class="number">${formats.amount(each.product_cost)}</td>${step !== 'contribution_1' && html`<td class="number">${formats.amount(each.work_cost)}</td>`}<td class="number strong">${formats.amount(each.contribution)}</td><td class="number">${formats.share(each.contribution_rate)}</td><td class="number">${formats.amount(each.contribution_before)}</td><td class="number">${formats.amount(change)}</td></tr>`;
}

function nameOf(asked: AskedHere, answer: BreakdownAnswer, row: Row): Html {
  const name = html`<bdi>${row.label}</bdi>`;
  const to = addressOf(asked, answer, row);
  return to ? html`<a href="${to}">${name}</a>` : name;
}

/** The parts are all customers' contribution; those of a member, that member's. */
function proof(
  {words, formats}: AskedHere,
  {rows, total, step, within, customers_total: everybody}: BreakdownAnswer,
): Html {
  const text = words.breakdown;
  const sum = rows.reduce((all, each) => all + exact(each.contribution), 0n);
  const whole = within ? total?.contribution : everybody;
  const holds = sum === exact(whole);
  const said = text.proof(words.customer.step[step], formats.money(whole ?? null), within !== null);
  return html`<p class="check ${holds ? 'holds' : 'fails'}"><span aria-hidden="true">${holds ? '✓' : '✗'}</span> ${said} ${holds ? words.costs.holds : words.costs.fails}.</p>`;
}
