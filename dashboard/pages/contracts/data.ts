import {
  type ContractCustomer,
  contractCustomers,
} from '../../../models/service/contract_customers.ts';
import type {Table} from '../../csv.ts';
import {jsonHead, jsonWithRows} from '../../json_rows.ts';
import {levelInJson, namesFor} from '../../levels.ts';
import type {Asked} from '../../page.ts';
import type {ContractsAnswer} from './answer.ts';
import type {ContractsQuestion} from './question.ts';

type AskedHere = Asked<ContractsQuestion>;

/** Every customer with a contract, those first who use most beyond what is included. */
async function allCustomers(
  asked: AskedHere,
  {period, missing}: ContractsAnswer,
): Promise<ContractCustomer[]> {
  if (!period || missing) return [];
  return contractCustomers(asked.db, period, {
    which: 'all',
    order: 'excess',
    personal: namesFor(asked),
  });
}

/** All customers with a contract, not only those that the page shows. */
export async function contractsTable(asked: AskedHere, answer: ContractsAnswer): Promise<Table> {
  const {words, formats, level} = asked;
  const own = words.level.column[level.name];
  const {column, verdict} = words.contracts;
  const money = (heading: string) => `${heading} (${formats.currency})`;
  const customers = await allCustomers(asked, answer);
  return {
    headings: [
      own.customer_id,
      own.customer,
      column.tier,
      column.service_level,
      money(column.contract_revenue),
      column.included_minutes,
      column.used_minutes,
      column.excess_minutes,
      column.use_rate,
      money(column.service_cost),
      money(column.contribution),
      column.judged_requests,
      column.promise_kept,
      column.response_share,
      column.verdict,
    ],
    rows: customers.map(each => [
      each.customer_id,
      each.customer,
      each.tier,
      each.service_level,
      each.contract_revenue,
      each.included_minutes,
      each.used_minutes,
      each.excess_minutes,
      each.use_rate,
      each.service_cost,
      each.contribution,
      each.judged_requests,
      each.promise_kept,
      each.response_share,
      verdict[each.verdict],
    ]),
  };
}

/** The tiers, and all customers with a contract. */
export async function contractsJson(
  asked: AskedHere,
  answer: ContractsAnswer,
): Promise<AsyncIterable<string>> {
  const {months: _, groups: _groups, missing, ...sums} = answer;
  const head = {
    ...jsonHead(asked),
    ...levelInJson(asked.level),
    no_data_reason: missing,
    ...sums,
  };
  return jsonWithRows(head, await allCustomers(asked, answer), 'customers');
}
