import type {FileFormat, SkipRule} from '../../company/sources/file.ts';
import type {ValueFormat} from '../../company/sources/values.ts';
import {shownNames} from '../names.ts';
import {amountOf, amountText} from './amount.ts';
import {askAgain, FileError, type Reading, type SourceRow, type SourceTable} from './table.ts';

/**
 * Finds the table within a report, by declared rules only: what stands above the header and below
 * the data, page headings, subtotals and carry-overs. Sums in such rows must be right.
 */
export async function laidOut(
  grid: AsyncIterable<SourceRow[]>,
  {format, values, header: given}: Reading,
): Promise<SourceTable> {
  const {next, rest} = rowsIn(grid);
  const header = await headerOf(next, format, given);
  let skipped = 0;
  const totals = format.skip.map(rule => new Totals(rule, header, values));

  function isData(row: SourceRow): boolean {
    if (format.repeated_header && isHeader(row, header)) {
      skipped += 1;
      return false;
    }
    const rule = totals.find(each => each.matches(row));
    if (rule) {
      rule.confirm(row);
      skipped += 1;
      return false;
    }
    for (const each of totals) each.add(row);
    return true;
  }

  async function* data(): AsyncGenerator<SourceRow[]> {
    for await (const batch of withoutFooter(rest(), format.footer_lines))
      yield batch.filter(isData);
  }
  return {header, rows: data(), skipped: () => skipped};
}

/** The rows of a grid: some one by one, and all that follow them in batches, which costs less. */
function rowsIn(grid: AsyncIterable<SourceRow[]>) {
  const batches = grid[Symbol.asyncIterator]();
  let batch: SourceRow[] = [];
  let at = 0;
  return {
    async next(): Promise<SourceRow | undefined> {
      while (at === batch.length) {
        const {value, done} = await batches.next();
        if (done) return undefined;
        [batch, at] = [value, 0];
      }
      return batch[at++];
    },
    async *rest(): AsyncGenerator<SourceRow[]> {
      try {
        yield batch.slice(at);
        for (let read = await batches.next(); !read.done; read = await batches.next()) {
          yield read.value;
        }
      } finally {
        await batches.return?.();
      }
    },
  };
}

/** The header, with the rows positioned after it; a file without one begins with its data. */
async function headerOf(
  next: () => Promise<SourceRow | undefined>,
  {skip_lines, header_begins, delimiter}: FileFormat,
  given: string[] | undefined,
): Promise<string[]> {
  for (let line = 0; line < skip_lines; line++) await next();
  if (given && header_begins === undefined) return given;
  for (;;) {
    const row = await next();
    if (!row) {
      throw new FileError(
        header_begins ? `no row begins with "${header_begins}"` : 'the file is empty',
        header_begins
          ? 'Mend header_begins in sources.yaml, or ask for the report again.'
          : askAgain,
      );
    }
    if (isSeparatorLine(row, delimiter)) continue;
    if (header_begins !== undefined && !textOf(row, delimiter).startsWith(header_begins)) continue;
    return given ?? named(row.fields);
  }
}

/** A column without a name gets one: many systems end their lines with a delimiter. */
export const named = (fields: readonly (string | null)[]): string[] =>
  fields.map((name, index) => name || `column_${index + 1}`);

/** Names that come again, as Leerfeld does in DATEV's files, get a number: Leerfeld_2. */
export function distinct(names: readonly string[]): string[] {
  const uses = new Map<string, number>();
  return names.map(name => {
    const use = (uses.get(name.toLowerCase()) ?? 0) + 1;
    uses.set(name.toLowerCase(), use);
    return use === 1 ? name : `${name}_${use}`;
  });
}

/** Excel's own first line, sep=; where it names the declared delimiter. */
export const isSeparatorLine = ({place, fields}: SourceRow, delimiter: string) =>
  place === 1 && fields.join(delimiter).toLowerCase() === `sep=${delimiter}`;

const textOf = ({fields}: SourceRow, delimiter: string) => fields.join(delimiter);

const isHeader = ({fields}: SourceRow, header: readonly string[]) =>
  fields.length === header.length && named(fields).every((name, index) => name === header[index]);

async function* withoutFooter(
  batches: AsyncIterable<SourceRow[]>,
  count: number,
): AsyncGenerator<SourceRow[]> {
  let held: SourceRow[] = [];
  for await (const batch of batches) {
    const rows = [...held, ...batch];
    held = rows.splice(Math.max(0, rows.length - count));
    yield rows;
  }
}

/** One rule for rows that are no data, and the running sums that such rows must show. */
class Totals {
  readonly #rule: SkipRule;
  readonly #values: ValueFormat;
  readonly #header: readonly string[];
  readonly #column: number;
  readonly #sums: Map<number, bigint>;

  constructor(rule: SkipRule, header: readonly string[], values: ValueFormat) {
    const place = (name: string) => {
      const index = header.indexOf(name);
      if (index !== -1) return index;
      throw new FileError(
        `a rule of "skip" names the column "${name}", which the file does not have`,
        `Its columns are: ${shownNames(header, [name])}. Mend "skip" in sources.yaml.`,
      );
    };
    this.#rule = rule;
    this.#values = values;
    this.#header = header;
    this.#column = rule.column === undefined ? -1 : place(rule.column);
    this.#sums = new Map((rule.sum_of ?? []).map(name => [place(name), 0n]));
  }

  matches({fields}: SourceRow): boolean {
    const {begins, contains, column, is = ''} = this.#rule;
    return (
      (begins === undefined || (fields.find(Boolean) ?? '').startsWith(begins)) &&
      (contains === undefined || fields.some(field => field?.includes(contains))) &&
      (column === undefined || (fields[this.#column] ?? '') === is)
    );
  }

  /** What can't be read as an amount goes to quarantine later, and is no part of any sum. */
  add({fields}: SourceRow): void {
    for (const [column, sum] of this.#sums) {
      this.#sums.set(column, sum + (amountOf(fields[column] ?? '', this.#values) ?? 0n));
    }
  }

  confirm({place, fields}: SourceRow): void {
    for (const [column, sum] of this.#sums) {
      const told = amountOf(fields[column] ?? '', this.#values);
      if (told !== sum) {
        throw new FileError(
          `row ${place} says that ${this.#header[column]} sums to ${told === undefined ? 'what is no number' : fields[column]}, but the rows above it sum to ${amountText(sum)}`,
          'Rows are missing or wrong. Ask the system for the delivery again.',
        );
      }
      if (this.#rule.since === 'last') this.#sums.set(column, 0n);
    }
  }
}
