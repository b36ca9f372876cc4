/** One row, as the texts that the server wrote; null where it has no value. */
export type TextRow = readonly (string | null)[];

const chunkLength = 1 << 16;

/** Rows as CSV in which nothing but NULL is without quotes, in chunks of some 64 KB. */
export async function* csvChunks(
  header: readonly string[],
  rows: AsyncIterable<TextRow>,
): AsyncGenerator<Buffer> {
  let text = lineOf(header);
  for await (const row of rows) {
    text += lineOf(row);
    if (text.length < chunkLength) continue;
    yield Buffer.from(text);
    text = '';
  }
  if (text) yield Buffer.from(text);
}

/** The only column of a table keeps its quotes when it is NULL: a blank line would be no row. */
const lineOf = (row: TextRow) =>
  row.length === 1 ? `${field(row[0] ?? '')}\n` : `${row.map(field).join(',')}\n`;

const field = (value: string | null) => (value === null ? '' : `"${value.replaceAll('"', '""')}"`);
