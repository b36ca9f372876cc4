import type {Cell, Table} from '../../csv.ts';
import {type Html, html} from '../../html/html.ts';
import type {AskedHere} from './answer.ts';
import type {MonthRow} from './months_answer.ts';

const counts = [
  'customers_start',
  'new_customers',
  'won_back_customers',
  'lost_customers',
] as const satisfies (keyof MonthRow)[];
/** The customers that a number counts. */
const groupOf = {
  customers_start: 'start',
  new_customers: 'new',
  won_back_customers: 'won_back',
  lost_customers: 'lost',
} as const;
/** Groups that members joined or left: neither won nor lost. */
const regrouped = 'regrouped_customers';
const recurring = ['gross_mrr_retention', 'net_mrr_retention'] as const;

/** The newest month first; recurring revenue and notes only where there are any. */
export function monthsTable(asked: AskedHere, rows: readonly MonthRow[], all: number): Html {
  const {words, formats, link} = asked;
  const text = words.churnMonths;
  const {column} = text;
  const hasContracts = rows.some(each => each.gross_mrr_retention !== null);
  const isRegrouped = rows.some(each => each[regrouped] !== 0);
  const hasNotes = rows.some(each => each.reason !== null);
  const number = (title: string) => html`<th scope="col" class="number">${title}</th>`;
  const rate = (value: number | null) => html`<td class="number">${formats.amount(value)}</td>`;
  const opened = (each: MonthRow, name: (typeof counts)[number]) =>
    each[name] === 0
      ? formats.count(0)
      : html`<a href="${link({month: each.month.slice(0, 7), group: groupOf[name], page: undefined})}">${formats.count(each[name])}</a>`;
  const row = (each: MonthRow) =>
    html`<tr><th scope="row">${formats.shortMonth(each.month)}</th>${counts.map(name => html`<td class="number">${opened(each, name)}</td>`)}${isRegrouped && html`<td class="number">${formats.count(each[regrouped])}</td>`}<td class="number strong">${formats.amount(each.churn_rate)}</td>${rate(each.mean_churn_rate)}<td class="number">${formats.amount(each.lost_revenue)}</td>${rate(each.revenue_churn_rate)}<td class="number">${formats.amount(each.lost_contribution)}</td>${rate(each.contribution_churn_rate)}${hasContracts && recurring.map(name => html`<td class="number">${formats.share(each[name])}</td>`)}${hasNotes && html`<td>${each.reason && text.reason[each.reason]}</td>`}</tr>`;
  const title = text.table(formats.count(rows.length), formats.count(all), formats.currency);
  return html`<section class="customers" aria-labelledby="months-caption">
<div class="scroll" tabindex="0" role="region" aria-labelledby="months-caption">
<table class="ranking named many"><caption id="months-caption">${title}</caption>
<thead><tr><th scope="col">${column.month}</th>${counts.map(name => number(column[name]))}${isRegrouped && number(column[regrouped])}${number(column.churn_rate)}${number(column.mean_churn_rate)}${number(column.lost_revenue)}${number(column.revenue_churn_rate)}${number(column.lost_contribution)}${number(column.contribution_churn_rate)}${hasContracts && recurring.map(name => number(column[name]))}${hasNotes && html`<th scope="col">${column.reason}</th>`}</tr></thead>
<tbody>${rows.toReversed().map(row)}</tbody>
</table></div>
<p class="explained">${text.money}${isRegrouped && html` ${text.regrouped}`}${hasContracts && html` ${text.recurring}`}</p>
</section>`;
}

/** The same as a table of data. */
export function monthsWords({words, formats}: AskedHere, rows: readonly MonthRow[]): Table {
  const {column, reason} = words.churnMonths;
  const money = (heading: string) => `${heading} (${formats.currency})`;
  return {
    headings: [
      ...[column.month, ...counts.map(name => column[name])],
      ...[column[regrouped], column.customers_end],
      ...[column.churn_rate, column.mean_churn_rate],
      ...[money(column.lost_revenue), column.revenue_churn_rate],
      ...[money(column.lost_contribution), column.contribution_churn_rate],
      ...[...recurring.map(name => column[name]), column.reason],
    ],
    rows: rows.map((each): Cell[] => [
      ...[each.month, ...counts.map(name => each[name]), each[regrouped], each.customers_end],
      ...[each.churn_rate, each.mean_churn_rate],
      ...[each.lost_revenue, each.revenue_churn_rate],
      ...[each.lost_contribution, each.contribution_churn_rate],
      ...[...recurring.map(name => each[name]), each.reason && reason[each.reason]],
    ]),
  };
}
