import type {Cell, Table} from '../../csv.ts';
import {jsonWithRows} from '../../json_rows.ts';
import {type AskedHere, type IdentityAnswer, isMatched} from './answer.ts';
import {identities} from './queries.ts';

/** All rows that the choice leaves, not only a page of them. */
export function identityTable(asked: AskedHere): Table {
  const {column} = asked.words.identityPage;
  return {
    headings: [
      ...[column.source, column.delivered_id, column.delivered_name],
      ...[column.customer_id, column.customer_name],
      ...[column.rule, column.matched_with, column.doubt, column.candidates],
    ],
    rows: tableRows(asked),
  };
}

async function* tableRows(asked: AskedHere): AsyncIterable<Cell[]> {
  if (!isMatched(asked)) return;
  const {db, question, words, who} = asked;
  const {rule} = words.identityPage;
  for await (const each of identities(db, question, who.personal).stream()) {
    yield [
      each.source,
      each.delivered_id,
      each.delivered_name ?? null,
      each.customer_id,
      each.customer_name ?? null,
      rule[each.rule] ?? each.rule,
      each.matched_with,
      each.doubtful_rule === null ? null : (rule[each.doubtful_rule] ?? each.doubtful_rule),
      each.candidates,
    ];
  }
}

/** The same as JSON with the decisions, written in portions. */
export async function* identityJson(
  {db, question, company, manifest, who}: AskedHere,
  answer: IdentityAnswer,
): AsyncIterable<string> {
  const {rows: count, ...others} = answer;
  const {show, customer} = question;
  const head = {
    company: company.name,
    snapshot: manifest.id,
    business_date: manifest.business_date,
    choice: {show, customer},
    ...others,
    row_count: count,
  };
  yield* jsonWithRows(head, count > 0 ? identities(db, question, who.personal).stream() : []);
}
