import type {Delimited, FileFormat} from '../../company/sources/file.ts';
import {askAgain, FileError, type SourceRow} from './table.ts';
import {utf8Chunks} from './text.ts';

/** As long as DuckDB accepts a line. */
const longestRow = 1 << 25;

const notUtf8 = 'is not a row: holds bytes that are not utf-8';

/**
 * The rows of a delimited file, header and report lines included; blank lines are left out. A quote
 * opens only at the start of a field, as in RFC 4180.
 */
export async function* delimitedRows(
  file: string,
  format: FileFormat,
): AsyncGenerator<SourceRow[]> {
  const parser = rowParser(format, format.line_break === 'cr' ? '\r' : '\n');
  const decoder = new TextDecoder('utf-8', {ignoreBOM: true});
  for await (const chunk of utf8Chunks(file, format.encoding)) {
    yield parser.push(decoder.decode(chunk, {stream: true})).map(markDamage);
  }
  yield [...parser.push(decoder.decode()), ...parser.end()].map(markDamage);
}

/** U+FFFD is what a decoder leaves of bytes that it does not understand. */
const markDamage = (row: SourceRow): SourceRow =>
  row.fields.some(field => field?.includes('\uFFFD')) ? {...row, refused: notUtf8} : row;

/** Takes text apart into rows of fields, chunk by chunk. */
export function rowParser({delimiter, quote}: Delimited, lineBreak: '\n' | '\r') {
  let text = '';
  let line = 1;

  /** Reads one row from `at`; undefined when the text ends before the row does. */
  function row(at: number, isLast: boolean): {fields: string[]; next: number} | undefined {
    const fields: string[] = [];
    for (let from = at; ; ) {
      let value = '';
      let to = from;
      if (text[from] === quote) {
        for (to = from + 1; ; ) {
          const close = text.indexOf(quote, to);
          if (close === -1 || (close === text.length - 1 && !isLast)) return undefined;
          value += text.slice(to, close);
          to = close + 1;
          if (text[to] !== quote) break;
          value += quote;
          to += 1;
        }
        from = to;
      }
      const nextDelimiter = text.indexOf(delimiter, from);
      const nextBreak = text.indexOf(lineBreak, from);
      if (nextBreak === -1 && !isLast) return undefined;
      const end = nextBreak === -1 ? text.length : nextBreak;
      const isLastField = nextDelimiter === -1 || nextDelimiter > end;
      to = isLastField ? end : nextDelimiter;
      value += text.slice(from, to);
      if (isLastField && lineBreak === '\n' && value.endsWith('\r')) value = value.slice(0, -1);
      fields.push(value);
      if (isLastField) return {fields, next: to + 1};
      from = to + 1;
    }
  }

  function take(isLast: boolean): SourceRow[] {
    const rows: SourceRow[] = [];
    let at = 0;
    while (at < text.length) {
      const next = row(at, isLast);
      if (!next) break;
      const isBlank = next.fields.length === 1 && next.fields[0] === '';
      if (!isBlank) rows.push({place: line, fields: next.fields});
      line += breaksIn(text, lineBreak, at, Math.min(next.next, text.length));
      at = next.next;
    }
    text = text.slice(at);
    if (text.length > longestRow) {
      throw new FileError(`the row on line ${line} is longer than 32 MB`, askAgain);
    }
    if (isLast && text) {
      throw new FileError(
        `a quote that is opened on line ${line} is never closed`,
        'The file is cut, or "quote" in sources.yaml is not the sign that this system uses.',
      );
    }
    return rows;
  }

  return {
    push(chunk: string): SourceRow[] {
      text += chunk;
      return take(false);
    },
    end: () => take(true),
  };
}

function breaksIn(text: string, lineBreak: string, from: number, to: number): number {
  let found = 0;
  for (
    let at = text.indexOf(lineBreak, from);
    at !== -1 && at < to;
    at = text.indexOf(lineBreak, at + 1)
  ) {
    found += 1;
  }
  return found;
}
