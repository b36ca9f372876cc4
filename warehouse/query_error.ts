/** Errors about the query itself, the disk or memory; they know no rows. */
const harmless = new Set([
  ...['Parser', 'Binder', 'Catalog', 'Syntax', 'Permission', 'Dependency', 'Connection'],
  ...['IO', 'Out of Memory', 'INTERRUPT', 'TransactionContext', 'Failed to extract statements'],
]);

/** Input that is invalid because of what is asked, and not of a value. */
const aboutNoValue =
  /^Invalid Input Error: Cannot (?:execute statement of type|change|enable|disable|set) [^\n]*$/;

const said: Record<string, string> = {
  Conversion: 'a value cannot be converted',
  'Out of Range': 'a number does not fit its type',
  'Invalid Input': 'a value is not what is expected there',
  Constraint: 'a value is missing, or stands there twice',
  'Not implemented': 'this is not known for a value',
};

/** What DuckDB says of a query, without what stands in its rows: errors about a value quote it. */
export function withoutValues(message: string, sql: string): string {
  const kind = /^([A-Z][A-Za-z ]*?)(?: Error)?:/.exec(message)?.[1] ?? 'Unknown';
  if (harmless.has(kind) || aboutNoValue.test(message)) return message;
  const line = /^Invalid Input Error: CSV Error on Line: \d+/.exec(message)?.[0];
  if (line) return line;
  const what = said[kind] ?? 'the query cannot be finished';
  return `${kind} Error: ${kind === 'Conversion' ? conversion(message) : what}${placeIn(message, sql)}`;
}

const type =
  /\b(?:to|type) (U?INT(?:8|16|32|64|128)|DECIMAL\(\d+, ?\d+\)|DATE|TIME|TIMESTAMP|FLOAT|DOUBLE|BOOL|INTERVAL)(?!\w)/;

function conversion(message: string): string {
  const name = type.exec(message)?.[1];
  const to = name === undefined ? '' : ` to ${name}`;
  return message.includes('Casting value')
    ? `Casting value${to} failed`
    : `${said.Conversion}${to}`;
}

/** The line of the query, unless a value only pretends to be one. */
function placeIn(message: string, sql: string): string {
  const [, place, text = ''] = /\n+(LINE \d+: (.*)\n *\^)\s*$/.exec(message) ?? [];
  const shown = text.replace(/^\.\.\./, '').replace(/\.\.\.$/, '');
  return place && sql.includes(shown) ? `\n\n${place}` : '';
}
