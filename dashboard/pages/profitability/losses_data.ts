import type {Table} from '../../csv.ts';
import {jsonWithRows} from '../../json_rows.ts';
import type {Asked} from '../../page.ts';
import type {ProfitabilityAnswer} from './answer.ts';
import {profitabilityHead} from './data.ts';
import {readCauses, readLossMakers, textOf} from './losses.ts';
import type {ProfitabilityQuestion} from './question.ts';

type AskedHere = Asked<ProfitabilityQuestion>;

/** All loss-makers, not only a page of them. */
export async function lossesTable(asked: AskedHere, answer: ProfitabilityAnswer): Promise<Table> {
  const text = textOf(asked, answer);
  const {column} = text;
  const own = asked.words.level.column[asked.level.name];
  const money = (heading: string) => `${heading} (${asked.formats.currency})`;
  const known = await readCauses(asked, answer);
  const rows = known ? await readLossMakers(asked, answer) : [];
  return {
    headings: [
      own.customer_id,
      own.customer,
      column.segment,
      money(column.net_revenue),
      money(column.contribution),
      column.cause,
      column.own_rate,
      column.peer_rate,
      money(column.excess),
      column.second,
      money(column.second_excess),
      column.peers,
      column.are_of_segment,
    ],
    rows: rows.map(each => [
      each.customer_id,
      each.customer,
      each.segment,
      each.net_revenue,
      each.contribution,
      text.cause[each.cause],
      each.own_rate,
      each.peer_rate,
      each.excess,
      each.second && text.cause[each.second],
      each.second_excess,
      each.peers,
      each.are_of_segment,
    ]),
  };
}

/** The same as JSON, with the sums by cause. */
export async function lossesJson(
  asked: AskedHere,
  answer: ProfitabilityAnswer,
): Promise<AsyncIterable<string>> {
  const causes = await readCauses(asked, answer);
  const head = profitabilityHead(asked, answer);
  const reason = head.no_data_reason ?? (causes ? null : 'older_snapshot');
  const rows = causes ? await readLossMakers(asked, answer) : [];
  return jsonWithRows({...head, no_data_reason: reason, causes: causes ?? []}, rows, 'customers');
}
