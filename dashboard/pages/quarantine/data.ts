import type {Cell, Table} from '../../csv.ts';
import {jsonWithRows} from '../../json_rows.ts';
import type {Asked} from '../../page.ts';
import {choiceOf, type QuarantineAnswer} from './answer.ts';
import {rejectedRows} from './queries.ts';
import type {QuarantineQuestion} from './question.ts';
import {translatedReason} from './reason.ts';

type AskedHere = Asked<QuarantineQuestion>;

/** All rows that the choice leaves, not only a page of them. */
export function quarantineTable(asked: AskedHere): Table {
  const {column} = asked.words.quarantinePage;
  return {
    headings: [
      column.stream,
      column.delivery,
      column.file,
      column.line,
      column.column,
      column.value,
      column.reason,
    ],
    rows: tableRows(asked),
  };
}

async function* tableRows({db, question, words, who}: AskedHere): AsyncIterable<Cell[]> {
  for await (const each of rejectedRows(db, choiceOf(question)).stream()) {
    yield [
      each.stream,
      each.delivery,
      each.file,
      each.line,
      each.column_name,
      who.personal ? each.value : words.quarantinePage.rows.notShown,
      translatedReason(each.reason, words) ?? each.reason,
    ];
  }
}

/** The same as JSON with its proof, written in portions. */
export async function* quarantineJson(
  {db, question, company, manifest}: AskedHere,
  answer: QuarantineAnswer,
): AsyncIterable<string> {
  const {possible: _, rows: count, ...proof} = answer;
  const choice = choiceOf(question);
  const head = {
    company: company.name,
    snapshot: manifest.id,
    business_date: manifest.business_date,
    choice,
    ...proof,
    row_count: count,
  };
  yield* jsonWithRows(head, rejectedRows(db, choice).stream());
}
