import type {Cell, Table} from '../../csv.ts';
import {jsonHead, jsonWithRows} from '../../json_rows.ts';
import {levelInJson} from '../../levels.ts';
import type {Asked} from '../../page.ts';
import {stepInAddress} from '../contribution_steps.ts';
import {allCustomers, type ProfitabilityAnswer} from './answer.ts';
import type {ProfitabilityQuestion} from './question.ts';

type AskedHere = Asked<ProfitabilityQuestion>;

async function* customersOf(asked: AskedHere, {period, step}: ProfitabilityAnswer) {
  if (period) yield* allCustomers(asked, {period, step}).stream();
}

/** All customers of the question, not only a page of them. */
export function profitabilityTable(asked: AskedHere, answer: ProfitabilityAnswer): Table {
  const {words, formats} = asked;
  const {column} = words.profitability(words.customer.step[answer.step]);
  const own = words.level.column[asked.level.name];
  const money = (heading: string) => `${heading} (${formats.currency})`;
  return {
    headings: [
      column.rank,
      own.customer_id,
      own.customer,
      money(column.net_revenue),
      money(column.product_cost),
      ...(answer.step === 'contribution_1' ? [] : [money(column.work_cost)]),
      money(column.contribution),
      column.contribution_rate,
      column.cumulative_share,
    ],
    rows: tableRows(asked, answer),
  };
}

async function* tableRows(asked: AskedHere, answer: ProfitabilityAnswer): AsyncIterable<Cell[]> {
  for await (const each of customersOf(asked, answer)) {
    yield [
      each.rank,
      each.customer_id,
      each.customer,
      each.net_revenue,
      each.product_cost,
      ...(answer.step === 'contribution_1' ? [] : [each.work_cost]),
      each.contribution,
      each.contribution_rate,
      each.cumulative_share,
    ];
  }
}

/** The same as JSON. */
export const profitabilityJson = (
  asked: AskedHere,
  answer: ProfitabilityAnswer,
): AsyncIterable<string> =>
  jsonWithRows(profitabilityHead(asked, answer), customersOf(asked, answer), 'customers');

/** What JSON says before its rows, in each view. */
export function profitabilityHead(asked: AskedHere, answer: ProfitabilityAnswer) {
  const {months: _all, missing, period, step, steps, ...sums} = answer;
  const {sort, direction, months} = asked.question;
  return {
    ...jsonHead(asked),
    contribution_step: step === 'profit' ? step : Number(stepInAddress(step)),
    possible_steps: steps.map(stepInAddress),
    ...levelInJson(asked.level),
    horizon_months: months,
    period,
    sort,
    direction,
    no_data_reason: missing?.reason ?? null,
    ...sums,
  };
}
