import type {FileFormat, SkipRule} from '../../../company/sources/file.ts';
import type {ValueFormat} from '../../../company/sources/values.ts';
import {amountOf, amountText} from '../amount.ts';
import {delimitedRows} from '../delimited.ts';
import {laidOut, named} from '../layout.ts';
import {askAgain, FileError, type SourceRow, type TableReader} from '../table.ts';

/**
 * A list that was saved from SAP: "unkonvertiert" with frames of | and -, or, where a tab is the
 * declared delimiter, as "Tabellenkalkulation". Titles, page headings, subtotals and carry-overs
 * are no rows; what subtotals and a line with the number of rows say must be right. A declared
 * rule of "skip" for such lines takes the place of ours. `skip_lines` counts lines of the table.
 */
export const sapList: TableReader = async (file, {format, values, header: given}) => {
  const said: Said = {count: undefined, last: undefined};
  const lines = tableLines(file, format, said);
  const {header, rest} = await headerOf(lines, format);
  const sorter = rowSorter(header, format, values);
  const names = given ?? sorter.names;

  async function* data(): AsyncGenerator<SourceRow[]> {
    yield sorter.rowsOf(rest);
    for await (const batch of lines) yield sorter.rowsOf(batch);
    sorter.end();
    if (format.delimiter !== '\t') requireWhole(said, header.length);
  }
  const bare = {...format, skip_lines: 0, header_begins: undefined, repeated_header: false};
  const table = await laidOut(data(), {format: bare, values, header: names});

  async function* counted(): AsyncGenerator<SourceRow[]> {
    let count = 0;
    for await (const batch of table.rows) {
      count += batch.length;
      yield batch;
    }
    requireCount(said, count);
  }
  return {...table, rows: counted(), skipped: () => sorter.skipped() + table.skipped()};
};

type Fields = SourceRow['fields'];

/** What the lines around the table say of it, known once all of them have been read. */
interface Said {
  count: {place: number; rows: number} | undefined;
  /** The last line of the file, where it is one of the table. */
  last: SourceRow | undefined;
}

/** The lines of the table, header and subtotals included. Blank fields are null. */
async function* tableLines(
  file: string,
  format: FileFormat,
  said: Said,
): AsyncGenerator<SourceRow[]> {
  const read = format.delimiter === '\t' ? tabbed : framed;
  // SAP quotes nothing, so a quotation mark is a character like any other.
  for await (const batch of delimitedRows(file, {...format, quote: ''})) {
    yield batch.flatMap(line => {
      const row = read({...line, fields: line.fields.map(field => field?.trim() || null)}, line);
      const rows = row ? undefined : countIn(line.fields);
      if (rows !== undefined) said.count = {place: line.place, rows};
      said.last = row;
      return row && filled(row.fields) > 0 ? [row] : [];
    });
  }
}

const filled = (fields: Fields) => fields.filter(Boolean).length;

const notClosed = 'is not a row: the line does not end with its frame';

/** A line of the table begins and ends with a frame; a title does not, and a rule is of dashes. */
function framed(row: SourceRow, {fields}: SourceRow): SourceRow | undefined {
  const [before, ...cells] = row.fields;
  if (before || cells.length === 0) return undefined;
  if (cells.at(-1)) return {...row, fields: cells, refused: row.refused ?? notClosed};
  const isRule = fields.slice(1, -1).every(field => /^[-+]+$/.test(field ?? ''));
  return isRule ? undefined : {...row, fields: cells.slice(0, -1)};
}

/** A line without a tab is a title. */
const tabbed = (row: SourceRow): SourceRow | undefined =>
  row.fields.length < 2 || countIn(row.fields) !== undefined ? undefined : row;

const noun = 'Sätze|Datensätze|Einträge|Treffer|entries|records|hits';
const countForms = [
  new RegExp(`^(?:Anzahl|Number of)\\b[^\\d:]*?(?:${noun})\\s*:?\\s*(\\d[\\d.,]*)$`, 'i'),
  new RegExp(
    `^(\\d[\\d.,]*) (?:${noun})(?: (?:selektiert|gefunden|ausgewählt|selected|found))?\\.?$`,
    'i',
  ),
];

/** The number of rows that a line below a list tells: "Anzahl selektierter Sätze: 12". */
function countIn(fields: Fields): number | undefined {
  const text = fields.flatMap(field => field?.trim() || []).join(' ');
  const count = countForms.map(form => form.exec(text)?.[1]).find(Boolean);
  return count === undefined ? undefined : Number(count.replace(/\D/g, ''));
}

function requireCount({count}: Said, found: number): void {
  if (!count || count.rows === found) return;
  throw new FileError(
    `line ${count.place} says that there are ${count.rows} rows, but the list has ${found}`,
    'Rows are missing, or SAP was told to list fewer. Have the whole list saved again.',
  );
}

/** A file that ends within a row was cut. */
function requireWhole({last}: Said, width: number): void {
  if (!last || (last.refused !== notClosed && last.fields.length >= width)) return;
  throw new FileError(`the list ends within line ${last.place}`, askAgain);
}

/** The first line that could name columns, with what was read of the lines below it. */
async function headerOf(
  lines: AsyncGenerator<SourceRow[]>,
  {skip_lines, header_begins, delimiter}: FileFormat,
): Promise<{header: Fields; rest: SourceRow[]}> {
  let skip = skip_lines;
  const isHeader = ({fields}: SourceRow) => {
    if (skip > 0) {
      skip -= 1;
      return false;
    }
    if (header_begins === undefined) return filled(fields) > 1;
    const text = fields.slice(leading(fields)).join(delimiter);
    return text.startsWith(header_begins);
  };
  for (let read = await lines.next(); !read.done; read = await lines.next()) {
    const at = read.value.findIndex(isHeader);
    if (at !== -1) return {header: read.value[at]!.fields, rest: read.value.slice(at + 1)};
  }
  throw new FileError(
    header_begins === undefined
      ? 'there is no line that names columns'
      : `no line of the table begins with "${header_begins}"`,
    'Mend header_begins or delimiter in sources.yaml: | for a list with frames, or a tab.',
  );
}

const leading = (fields: Fields) => fields.findIndex(Boolean);

const stars = /^(\*+)(?:\s|$)/;
const carryOver = /^(?:Übertrag|Carry[ -]?forward|Carried forward|Brought forward)(?:[\s:.]|$)/i;

const isDeclared = (skip: readonly SkipRule[], form: RegExp) =>
  skip.some(({begins, contains, is}) => [begins, contains, is].some(each => form.test(each ?? '')));

/** Tells rows from what SAP prints between them, and holds subtotals to the rows above them. */
function rowSorter(header: Fields, {skip, delimiter}: FileFormat, values: ValueFormat) {
  // The columns on the left of a Tabellenkalkulation are empty, or hold the stars of subtotals.
  const margin = delimiter === '\t' ? leading(header) : 0;
  const names = named(header.slice(margin));
  const subtotals = new Subtotals(names, values);
  const ownStars = !isDeclared(skip, stars);
  const ownCarryOver = !isDeclared(skip, carryOver);
  let skipped = 0;

  function within(row: SourceRow): SourceRow {
    const beside = row.fields.slice(0, margin).filter(field => field && !stars.test(field));
    return beside.length > 0 ? row : {...row, fields: row.fields.slice(margin)};
  }

  function isBetween(row: SourceRow): boolean {
    const {fields} = row;
    if (fields.length === header.length && fields.every((field, at) => field === header[at])) {
      return true;
    }
    if (ownCarryOver && carryOver.test(fields[leading(fields)] ?? '')) return true;
    const level = ownStars ? subtotals.levelOf(fields) : 0;
    if (level > 0) subtotals.hear(level, within(row));
    return level > 0;
  }

  return {
    names,
    skipped: () => skipped,
    rowsOf: (lines: readonly SourceRow[]): SourceRow[] =>
      lines.flatMap(line => {
        if (isBetween(line)) {
          skipped += 1;
          return [];
        }
        const row = within(line);
        subtotals.add(row);
        return [row];
      }),
    end: () => subtotals.settle(),
  };
}

/**
 * Sums of the rows so far, and what lines with stars say of them: * sums the rows since the last *,
 * ** those since the last **. Lines of the same level that follow each other are parts of one sum,
 * because SAP writes a line for each currency. Only what is certain is compared: a column with
 * texts has no sum, and a whole number that repeats the row above is the key of the group.
 */
class Subtotals {
  readonly #names: readonly string[];
  readonly #values: ValueFormat;
  /** A row that can't be read leaves the sums around it unknown. */
  #now: {sums: (bigint | undefined)[]; unread: number};
  readonly #before = new Map<number, {sums: (bigint | undefined)[]; unread: number}>();
  #heard: {level: number; place: number; sums: Map<number, bigint>} | undefined;
  #above: Fields = [];

  constructor(names: readonly string[], values: ValueFormat) {
    this.#names = names;
    this.#values = values;
    this.#now = {sums: names.map(() => 0n), unread: 0};
  }

  /** The number of stars; text behind them makes a subtotal only where there is an amount, too. */
  levelOf(fields: Fields): number {
    const at = leading(fields);
    const mark = stars.exec(fields[at] ?? '')?.[1];
    if (mark === undefined) return 0;
    const isTold = fields.slice(at + 1).some(field => this.#amount(field) !== undefined);
    return mark === fields[at] || isTold ? mark.length : 0;
  }

  add({fields, refused}: SourceRow): void {
    this.settle();
    if (refused || fields.length !== this.#names.length) {
      this.#now.unread += 1;
      return;
    }
    this.#above = fields;
    const {sums} = this.#now;
    for (const [at, field] of fields.entries()) {
      const sum = sums[at];
      if (sum === undefined || field === null || this.#values.nothing.includes(field)) continue;
      const amount = this.#amount(field);
      sums[at] = amount === undefined ? undefined : sum + amount;
    }
  }

  hear(level: number, {place, fields}: SourceRow): void {
    if (this.#heard?.level !== level) this.settle();
    this.#heard ??= {level, place, sums: new Map()};
    this.#heard.place = place;
    for (const [at, field] of fields.entries()) {
      const amount = this.#amount(field);
      const isKey = field === this.#above[at] && !field?.includes(this.#values.decimal);
      if (amount === undefined || isKey) continue;
      this.#heard.sums.set(at, (this.#heard.sums.get(at) ?? 0n) + amount);
    }
  }

  /** Compares what was heard last with the rows that it is about. */
  settle(): void {
    if (!this.#heard) return;
    const {level, place, sums} = this.#heard;
    const before = this.#before.get(level);
    const isCertain = this.#now.unread === (before?.unread ?? 0);
    for (const [at, told] of isCertain ? sums : []) {
      const sum = this.#now.sums[at];
      if (sum !== undefined) this.#confirm(at, place, told, sum - (before?.sums[at] ?? 0n));
    }
    const now = {...this.#now, sums: [...this.#now.sums]};
    for (let each = 1; each <= level; each++) this.#before.set(each, now);
    this.#heard = undefined;
  }

  #confirm(at: number, place: number, told: bigint, sum: bigint): void {
    if (told === sum) return;
    throw new FileError(
      `line ${place} says that column ${at + 1} sums to ${amountText(told)}, but the rows above it sum to ${amountText(sum)}`,
      'Rows are missing or wrong. Have the list saved again, or declare such lines under "skip".',
    );
  }

  /** Numbers with leading zeros are keys. */
  #amount(field: string | null | undefined): bigint | undefined {
    return field && !/^0\d/.test(field) ? amountOf(field, this.#values) : undefined;
  }
}
