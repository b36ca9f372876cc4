import type {Table} from '../../csv.ts';
import {jsonHead, jsonWithRows} from '../../json_rows.ts';
import {levelInJson} from '../../levels.ts';
import type {Asked} from '../../page.ts';
import {type BridgeAnswer, effectsAt} from './answer.ts';
import type {BridgeQuestion} from './question.ts';

type AskedHere = Asked<BridgeQuestion>;

/** The bridge of every customer. */
export function bridgeTable({words, formats, level}: AskedHere, {rows}: BridgeAnswer): Table {
  const {column, effect} = words.bridge;
  const own = words.level.column[level.name];
  const effects = effectsAt(level);
  const money = (title: string) => `${title} (${formats.currency})`;
  return {
    headings: [
      own.customer_id,
      own.customer,
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
  {months: _, groups: _groups, step, steps, rows, missing, ...answer}: BridgeAnswer,
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
