import type {Cell, Table} from '../csv.ts';
import {jsonWithRows} from '../json_rows.ts';
import type {Asked} from '../page.ts';
import {allCustomers, type ProfitabilityAnswer} from './profitability_answer.ts';
import type {ProfitabilityQuestion} from './profitability_question.ts';

type AskedHere = Asked<ProfitabilityQuestion>;

async function* customersOf(asked: AskedHere, {period}: ProfitabilityAnswer) {
  if (period) yield* allCustomers(asked, period).stream();
}

/** All customers of the question, not only a page of them. */
export function profitabilityTable(asked: AskedHere, answer: ProfitabilityAnswer): Table {
  const {words, formats} = asked;
  const {column} = words.profitability;
  const own = words.level.column[asked.level.name];
  const money = (heading: string) => `${heading} (${formats.currency})`;
  return {
    headings: [
      column.rank,
      own.customer_id,
      own.customer,
      money(column.net_revenue),
      money(column.product_cost),
      money(column.contribution_1),
      column.contribution_1_rate,
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
      each.contribution_1,
      each.contribution_1_rate,
      each.cumulative_share,
    ];
  }
}

/** The same as JSON. */
export function profitabilityJson(
  asked: AskedHere,
  answer: ProfitabilityAnswer,
): AsyncIterable<string> {
  const {months: _all, missing, period, ...sums} = answer;
  const {sort, direction, months} = asked.question;
  const head = {
    company: asked.company.name,
    currency: asked.company.currency,
    snapshot: asked.manifest.id,
    business_date: asked.manifest.business_date,
    contribution_step: 1,
    customer_level: asked.level.name,
    same_as_customers: asked.level.same ?? null,
    horizon_months: months,
    period,
    sort,
    direction,
    no_data_reason: missing?.reason ?? null,
    ...sums,
  };
  return jsonWithRows(head, customersOf(asked, answer), 'customers');
}
