/** A name as SQL has it, whatever characters it contains. */
export const identifier = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** The names that a qualified name is made of, such as warehouse.main."a table". */
export const namesIn = (table: string): string[] =>
  [...table.matchAll(/"((?:[^"]|"")*)"|[^."]+/g)].map(([whole, quoted]) =>
    quoted === undefined ? whole : quoted.replaceAll('""', '"'),
  );

/** A text as SQL has it. */
export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

export const list = (items: readonly string[], separator = ', '): string => items.join(separator);

/** The beginning of a statement that makes a table, which may be a temporary one (`temp.main.…`). */
export const creation = (table: string): string =>
  `create ${table.startsWith('temp.') ? 'temp table' : 'table'} ${table}`;
