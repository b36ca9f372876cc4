import type {Delimited} from '../../company/sources/file.ts';

const newline = 10;
const carriageReturn = 13;

interface Scanned {
  /** Records that are not blank, the header line included. */
  records: number;
  /** The first record that is not blank, without its line end. */
  first: string;
  /** The line that it begins on. */
  firstLine: number;
  /** The line on which a quote was opened that nothing closes. */
  openQuoteOn: number | undefined;
  /** Bytes of the longest record. */
  longest: number;
  /** Whether the last record has a line end. */
  complete: boolean;
}

/** Called for each record, blank ones included, with the line that it begins on (from 1). */
type OnRecord = (line: number, blank: boolean) => void;

/**
 * Counts the records of delimited text as RFC 4180 has them: a quote opens only at the start of a
 * field, two quotes inside are one, and line breaks inside quotes belong to the value. It is the
 * second opinion on what DuckDB reads, so it shares no code with it.
 */
export function recordScanner(format: Delimited, onRecord?: OnRecord) {
  const quote = format.quote.charCodeAt(0);
  const delimiter = format.delimiter.charCodeAt(0);
  let records = 0;
  let line = 1;
  let recordLine = 1;
  let inside = false;
  let justClosed = false;
  let previous = newline;
  let length = 0;
  let longest = 0;
  let quoteLine = 1;
  let first: Buffer[] | string = [];
  let firstLine = 1;

  const endRecord = (last: number) => {
    if (length > longest) longest = length;
    const blank = length === 0 || (length === 1 && last === carriageReturn);
    onRecord?.(recordLine, blank);
    if (blank) {
      if (Array.isArray(first)) first = [];
    } else {
      records += 1;
      if (Array.isArray(first)) {
        first = Buffer.concat(first)
          .toString()
          .replace(/\r?\n?$/, '');
        firstLine = recordLine;
      }
    }
    length = 0;
    recordLine = line;
  };

  function push(chunk: Buffer): void {
    let at = 0;
    let nextQuote = chunk.indexOf(quote);
    const advance = (to: number) => {
      if (Array.isArray(first)) first.push(chunk.subarray(at, to));
      length += to - at;
      if (to > at) previous = chunk[to - 1]!;
      at = to;
    };
    while (at < chunk.length) {
      if (nextQuote !== -1 && nextQuote < at) nextQuote = chunk.indexOf(quote, at);
      if (inside) {
        const to = nextQuote === -1 ? chunk.length : nextQuote;
        line += count(chunk, newline, at, to);
        advance(to);
        if (nextQuote === -1) continue;
        inside = false;
        justClosed = true;
        advance(nextQuote + 1);
        continue;
      }
      const nextLine = chunk.indexOf(newline, at);
      if (nextQuote !== -1 && (nextLine === -1 || nextQuote < nextLine)) {
        const doubled = justClosed && nextQuote === at;
        advance(nextQuote);
        const opens = length === 0 || previous === delimiter;
        if (doubled || opens) {
          inside = true;
          if (opens) quoteLine = line;
        }
        justClosed = false;
        advance(nextQuote + 1);
        continue;
      }
      justClosed = false;
      const to = nextLine === -1 ? chunk.length : nextLine;
      advance(to);
      if (nextLine === -1) continue;
      line += 1;
      endRecord(previous);
      at += 1;
      previous = newline;
    }
  }

  function end(): Scanned {
    const complete = length === 0;
    if (!complete) endRecord(previous);
    return {
      records,
      first: Array.isArray(first) ? '' : first,
      firstLine,
      openQuoteOn: inside ? quoteLine : undefined,
      longest,
      complete,
    };
  }

  return {push, end, line: () => line, records: () => records};
}

function count(bytes: Buffer, byte: number, from: number, to: number): number {
  let found = 0;
  for (let at = bytes.indexOf(byte, from); at !== -1 && at < to; at = bytes.indexOf(byte, at + 1)) {
    found += 1;
  }
  return found;
}

/** The fields of one record. */
export function fieldsOf(record: string, {delimiter, quote}: Delimited) {
  const fields: string[] = [];
  let at = 0;
  while (at <= record.length) {
    if (record[at] === quote) {
      let value = '';
      at += 1;
      for (;;) {
        const close = record.indexOf(quote, at);
        const to = close === -1 ? record.length : close;
        value += record.slice(at, to);
        at = to + 1;
        if (record[at] !== quote) break;
        value += quote;
        at += 1;
      }
      fields.push(value);
      at = endOfField(record, delimiter, at) + 1;
    } else {
      const to = endOfField(record, delimiter, at);
      fields.push(record.slice(at, to));
      at = to + 1;
    }
  }
  return fields;
}

function endOfField(record: string, delimiter: string, from: number): number {
  const found = record.indexOf(delimiter, from);
  return found === -1 ? record.length : found;
}
