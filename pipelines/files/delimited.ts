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
  let isDamaged = false;
  const marked = (text: string, rows: SourceRow[]) => {
    isDamaged ||= text.includes(damage);
    return isDamaged ? rows.map(markDamage) : rows;
  };
  for await (const chunk of utf8Chunks(file, format.encoding)) {
    const text = decoder.decode(chunk, {stream: true});
    yield marked(text, parser.push(text));
  }
  const last = decoder.decode();
  yield marked(last, [...parser.push(last), ...parser.end()]);
}

/** What a decoder leaves of bytes that it does not understand. */
const damage = '\uFFFD';

const markDamage = (row: SourceRow): SourceRow =>
  row.fields.some(field => field?.includes(damage)) ? {...row, refused: notUtf8} : row;

/** Takes text apart into rows of fields, chunk by chunk. */
export function rowParser({delimiter, quote}: Delimited, lineBreak: '\n' | '\r') {
  let text = '';
  let line = 1;
  /* Each sign is looked for once, however many fields lie before it. */
  let nextBreak = placesOf(lineBreak);
  let nextDelimiter = placesOf(delimiter);

  function placesOf(sign: string) {
    let place = -1;
    return {
      /** The next one; the end of the text where there is none. */
      from(at: number): number {
        if (place < at) {
          const next = text.indexOf(sign, at);
          place = next === -1 ? text.length : next;
        }
        return place;
      },
    };
  }

  /** Reads one row from `at`; undefined when the text ends before the row does. */
  function row(
    at: number,
    isLast: boolean,
  ): {fields: string[]; next: number; lines: number} | undefined {
    const fields: string[] = [];
    let lines = 0;
    for (let from = at; ; ) {
      let value = '';
      let to = from;
      if (text[from] === quote) {
        for (to = from + 1; ; ) {
          const close = text.indexOf(quote, to);
          if (close === -1 || (close === text.length - 1 && !isLast)) return undefined;
          value += text.slice(to, close);
          lines += breaksIn(text, lineBreak, to, close);
          to = close + 1;
          if (text[to] !== quote) break;
          value += quote;
          to += 1;
        }
        from = to;
      }
      const end = nextBreak.from(from);
      if (end === text.length && !isLast) return undefined;
      const delimiterAt = nextDelimiter.from(from);
      const isLastField = delimiterAt >= end;
      to = isLastField ? end : delimiterAt;
      value += text.slice(from, to);
      if (isLastField && lineBreak === '\n' && value.endsWith('\r')) value = value.slice(0, -1);
      fields.push(value);
      if (isLastField) return {fields, next: to + 1, lines: end < text.length ? lines + 1 : lines};
      from = to + 1;
    }
  }

  function take(isLast: boolean): SourceRow[] {
    const rows: SourceRow[] = [];
    nextBreak = placesOf(lineBreak);
    nextDelimiter = placesOf(delimiter);
    let at = 0;
    while (at < text.length) {
      const next = row(at, isLast);
      if (!next) break;
      const isBlank = next.fields.length === 1 && next.fields[0] === '';
      if (!isBlank) rows.push({place: line, fields: next.fields});
      line += next.lines;
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
  let breaks = 0;
  for (
    let at = text.indexOf(lineBreak, from);
    at !== -1 && at < to;
    at = text.indexOf(lineBreak, at + 1)
  ) {
    breaks += 1;
  }
  return breaks;
}
