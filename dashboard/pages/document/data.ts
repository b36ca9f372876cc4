import type {Cell, Table} from '../../csv.ts';
import {jsonWithRows} from '../../json_rows.ts';
import type {Asked} from '../../page.ts';
import type {DocumentAnswer} from './answer.ts';

/** The rows with all columns, under their names in the warehouse. */
export function documentTable({source, rows}: DocumentAnswer): Table {
  const names = source.columns.map(each => each.column_name);
  return {
    headings: names,
    rows: rows.map(row => names.map(name => (row[name] ?? null) as Cell)),
  };
}

/** The same as JSON, with what the columns mean. */
export function documentJson(
  {company, manifest}: Asked<object>,
  {source, rows, order}: DocumentAnswer,
): AsyncIterable<string> {
  const head = {
    company: company.name,
    currency: company.currency,
    snapshot: manifest.id,
    business_date: manifest.business_date,
    source,
    order,
  };
  return jsonWithRows(head, rows);
}
