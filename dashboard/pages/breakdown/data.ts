import type {Table} from '../../csv.ts';
import {jsonHead, jsonWithRows} from '../../json_rows.ts';
import {levelInJson} from '../../levels.ts';
import type {Asked} from '../../page.ts';
import type {BreakdownAnswer} from './answer.ts';
import type {BreakdownQuestion} from './question.ts';

type AskedHere = Asked<BreakdownQuestion>;

/** All members, also where the page shows a part of them. */
export function breakdownTable(
  {words, formats, level}: AskedHere,
  {by, step, rows}: BreakdownAnswer,
): Table {
  const {column, part} = words.breakdown;
  const name = words.customer.step[step];
  const money = (title: string) => `${title} (${formats.currency})`;
  return {
    headings: [
      column.member,
      by === 'customer' ? words.level.column[level.name].customer : part[by],
      money(column.net_revenue),
      money(column.product_cost),
      money(column.work_cost),
      money(name),
      `${name} %`,
      money(column.before(name)),
      column.orders,
    ],
    rows: rows.map(each => [
      each.member,
      each.label,
      each.net_revenue,
      each.product_cost,
      each.work_cost,
      each.contribution,
      each.contribution_rate,
      each.contribution_before,
      each.orders,
    ]),
  };
}

/** The same as JSON, with the break-even of orders. */
export function breakdownJson(
  asked: AskedHere,
  {months: _, groups: _groups, steps, step, rows, missing, ...answer}: BreakdownAnswer,
): AsyncIterable<string> {
  const head = {
    ...jsonHead(asked),
    ...levelInJson(asked.level),
    no_data_reason: missing,
    contribution_step: step,
    possible_steps: steps,
    ...answer,
  };
  return jsonWithRows(head, rows);
}
