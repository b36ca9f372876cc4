/** Rows as lines of aligned columns; numbers to the right. */
export function textTable(
  headings: readonly string[],
  rows: readonly (readonly unknown[])[],
): string {
  const cells = rows.map(row => row.map(cell => (cell === null ? '' : String(cell))));
  const isNumber = headings.map((_, column) =>
    rows.every(row => row[column] === null || /^-?[\d.]+$/.test(String(row[column]))),
  );
  const widths = headings.map((heading, column) =>
    Math.max(heading.length, ...cells.map(row => row[column]?.length ?? 0)),
  );
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) =>
        isNumber[column] ? cell.padStart(widths[column]!) : cell.padEnd(widths[column]!),
      )
      .join('  ')
      .trimEnd();
  return [line(headings), line(widths.map(width => '─'.repeat(width))), ...cells.map(line)].join(
    '\n',
  );
}
