import type {Cell, Table} from '../../csv.ts';
import type {Asked} from '../../page.ts';
import type {CustomerQuestion} from './question.ts';
import type {Value} from './value.ts';

/** The streams of a customer, or what the one that is opened is forecast from. */
export function valueTable(
  {words, formats}: Asked<CustomerQuestion>,
  {streams, stream, evidence}: Value,
): Table {
  const own = words.customerValue.column;
  const {column, stream: named, model, reason} = words.lifetimeValue;
  const money = (heading: string) => `${heading} (${formats.currency})`;
  if (stream)
    return {
      headings: [own.day, own.document, money(own.amount), own.months, own.chance],
      rows: evidence.map((each): Cell[] => [
        ...[each.day, each.document, each.amount, each.months],
        each.chance === null ? null : each.chance * 100,
      ]),
    };
  return {
    headings: [
      ...[column.stream, column.model, column.p_alive, own.orders_of_year, own.orders],
      ...[money(own.expected_margin), money(column.contribution_of_year)],
      ...[money(column.contribution), money(column.clv), money(column.clv_low)],
      ...[money(column.clv_high), column.reason],
    ],
    rows: streams.map((each): Cell[] => [
      named[each.stream],
      each.model && (model[each.model] ?? each.model),
      each.p_alive === null ? null : each.p_alive * 100,
      ...[each.orders_of_year, each.orders, each.expected_margin, each.contribution_of_year],
      ...[each.contribution, each.clv, each.clv_low, each.clv_high],
      each.reason && reason[each.reason],
    ]),
  };
}
