/** Prints results as a table: the first column is text, the others are numbers. */
export function printTable(
  title: string,
  header: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): void {
  const all = [header, ...rows].map(row => row.map(String));
  const widths = header.map((_, at) => Math.max(...all.map(row => row[at]!.length)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, at) => (at === 0 ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]!)))
      .join('  ');
  console.log(`${title}\n\n${all.map(line).join('\n')}\n`);
}
