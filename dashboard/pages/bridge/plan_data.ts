import type {Table} from '../../csv.ts';
import {jsonHead, jsonWithRows} from '../../json_rows.ts';
import {levelInJson} from '../../levels.ts';
import type {Asked} from '../../page.ts';
import {type PlanAnswer, salesEffects} from './plan_answer.ts';
import type {BridgeQuestion} from './question.ts';

type AskedHere = Asked<BridgeQuestion>;

/** Products, planned and sold. */
export function planTable({words, formats}: AskedHere, {rows}: PlanAnswer): Table {
  const {column, effect} = words.planBridge;
  const money = (title: string) => `${title} (${formats.currency})`;
  const amounts = ['planned_revenue', 'revenue', 'planned_contribution', 'contribution'] as const;
  return {
    headings: [
      column.product_group,
      column.product_line,
      ...amounts.map(each => money(column[each])),
      ...salesEffects.map(each => money(effect(each))),
    ],
    rows: rows.map(each => [
      each.product_group,
      each.product_line,
      ...amounts.map(name => each[name]),
      ...salesEffects.map(name => each[name]),
    ]),
  };
}

/** The same as JSON, with the sums. */
export function planJson(
  asked: AskedHere,
  {months: _, step, steps, rows, missing, ...answer}: PlanAnswer,
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
