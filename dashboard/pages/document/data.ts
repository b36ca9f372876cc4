import type {Cell, Table} from '../../csv.ts';
import {jsonHead, jsonWithRows} from '../../json_rows.ts';
import type {Asked} from '../../page.ts';
import type {DocumentAnswer} from './answer.ts';

/** The rows with all columns, under their names in the warehouse. */
export function documentTable({source, rows}: DocumentAnswer): Table {
  const names = source?.columns.map(each => each.column_name) ?? [];
  return {
    headings: names,
    rows: rows.map(row => names.map(name => (row[name] ?? null) as Cell)),
  };
}

/** The same as JSON, with what the columns mean. */
export function documentJson(
  asked: Asked<object>,
  {source, rows, persons, order}: DocumentAnswer,
): AsyncIterable<string> {
  const head = {
    ...jsonHead(asked),
    source,
    order,
    persons,
  };
  return jsonWithRows(head, rows);
}
