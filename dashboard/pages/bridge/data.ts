import {effects} from '../../../models/profitability/bridge.ts';
import type {Table} from '../../csv.ts';
import {jsonHead, jsonWithRows} from '../../json_rows.ts';
import type {Asked} from '../../page.ts';
import type {BridgeAnswer} from './answer.ts';
import type {BridgeQuestion} from './question.ts';

type AskedHere = Asked<BridgeQuestion>;

/** The bridge of every customer. */
export function bridgeTable({words, formats}: AskedHere, {rows}: BridgeAnswer): Table {
  const {column, effect} = words.bridge;
  const money = (title: string) => `${title} (${formats.currency})`;
  return {
    headings: [
      words.level.column.customer.customer_id,
      words.level.column.customer.customer,
      column.kind,
      money(column.revenue_before),
      money(column.revenue_after),
      money(column.before),
      ...effects.map(each => money(effect[each])),
      money(column.after),
    ],
    rows: rows.map(each => [
      each.customer_id,
      each.customer,
      words.bridge.kind[each.kind],
      each.revenue_before,
      each.revenue_after,
      each.before,
      ...effects.map(name => each[name]),
      each.after,
    ]),
  };
}

/** The same as JSON, with the sums. */
export function bridgeJson(
  asked: AskedHere,
  {months: _, step, steps, rows, missing, ...answer}: BridgeAnswer,
): AsyncIterable<string> {
  const head = {
    ...jsonHead(asked),
    no_data_reason: missing,
    contribution_step: step,
    possible_steps: steps,
    ...answer,
  };
  return jsonWithRows(head, rows);
}
