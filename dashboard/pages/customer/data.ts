import type {Table} from '../../csv.ts';
import {jsonHead, jsonWithRows} from '../../json_rows.ts';
import type {Asked} from '../../page.ts';
import type {CustomerAnswer} from './answer.ts';
import type {CustomerQuestion} from './question.ts';
import type {Standings} from './standing.ts';

type AskedHere = Asked<CustomerQuestion>;

/** The scheme of the customer, or the documents of the line that is opened. */
export function customerTable(
  {words, formats}: AskedHere,
  {lines, part, rows}: CustomerAnswer,
): Table {
  const {column} = words.customer;
  const amount = `${column.amount} (${formats.currency})`;
  if (part)
    return {
      headings: [
        column.month,
        column.source,
        column.document,
        column.quantity,
        column.minutes,
        column.measured,
        amount,
      ],
      rows: rows.map(each => [
        each.month,
        each.source,
        each.document,
        each.quantity,
        each.minutes,
        each.is_measured,
        each.amount,
      ]),
    };
  return {
    headings: [column.line, column.quantity, column.minutes, column.estimated_share, amount],
    rows: lines.map(each => [
      each.title,
      each.quantity,
      each.minutes,
      each.estimated_share,
      each.amount,
    ]),
  };
}

/** The same as JSON: the scheme, and the rows of the line that is opened. */
export const customerJson = (
  asked: AskedHere,
  {rows, lines, part, ...answer}: CustomerAnswer,
  more: {standing: Standings | null; next: object | null; churn: object | null},
): AsyncIterable<string> =>
  jsonWithRows({...customerHead(asked, answer), ...more, lines, part}, rows);

type Head = Pick<CustomerAnswer, 'customer' | 'name' | 'period' | 'missing'>;

/** What JSON says before its rows, in each view. */
export const customerHead = (asked: AskedHere, {customer, name, period, missing}: Head) => ({
  ...jsonHead(asked),
  no_data_reason: missing,
  customer,
  name,
  period,
});
