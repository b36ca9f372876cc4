import {rowParser} from '../../pipelines/files/delimited.ts';
import {FileError} from '../../pipelines/files/table.ts';

/** How a text is taken apart into fields. */
export interface Dialect {
  delimiter: string;
  quote: string;
  line_break: 'lf' | 'cr';
  /** The rows of the sample, those above the header included; blank lines are left out. */
  rows: string[][];
  /** How many rows have as many fields as most have. */
  even: number;
  width: number;
}

const delimiters = [';', ',', '\t', '|'];

/**
 * Finds the delimiter and the quote by which the most rows have the same number of fields. A text
 * that is only the beginning of a file may end within a row.
 */
export function dialectOf(text: string, isWhole: boolean): Dialect {
  const line_break = text.includes('\r') && !text.includes('\n') ? 'cr' : 'lf';
  const told = /^\uFEFF?sep=(.)\r?\n/i.exec(text)?.[1];
  const tried = (told ? [told] : delimiters).flatMap(delimiter =>
    quotesIn(text, delimiter).map(quote => dialect(text, {delimiter, quote, line_break}, isWhole)),
  );
  return tried.reduce((best, each) => (scoreOf(each) > scoreOf(best) ? each : best));
}

/** An apostrophe is a letter nearly everywhere; it quotes only where nothing else does. */
function quotesIn(text: string, delimiter: string): string[] {
  const sign = RegExp.escape(delimiter);
  const isQuoted = new RegExp(`(^|${sign}|\\n)'[^'\\r\\n]*'(${sign}|\\r|\\n|$)`);
  return text.includes('"') || !isQuoted.test(text) ? ['"'] : ["'"];
}

function dialect(
  text: string,
  form: Pick<Dialect, 'delimiter' | 'quote' | 'line_break'>,
  isWhole: boolean,
): Dialect {
  const rows = rowsOf(text, form, isWhole);
  const widths = Map.groupBy(
    rows.map(fields => fields.length),
    width => width,
  );
  const [width = 0, same = []] =
    [...widths].sort(([a, x], [b, y]) => y.length - x.length || b - a)[0] ?? [];
  return {...form, rows, width, even: same.length};
}

function rowsOf(
  text: string,
  {delimiter, quote, line_break}: Pick<Dialect, 'delimiter' | 'quote' | 'line_break'>,
  isWhole: boolean,
): string[][] {
  const parser = rowParser({delimiter, quote}, line_break === 'cr' ? '\r' : '\n');
  const rows = parser.push(text);
  try {
    if (isWhole) rows.push(...parser.end());
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
  }
  return rows.map(({fields}) => fields.map(field => field ?? ''));
}

/** Many even rows count most; of two that are equally even, the one that finds more fields wins. */
function scoreOf({rows, even, width}: Dialect): number {
  if (rows.length === 0 || width < 2) return 0;
  return (even / rows.length) * (1 + Math.log2(width) / 4);
}
