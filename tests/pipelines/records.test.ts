import fc from 'fast-check';
import {expect, test} from 'vitest';
import {rowParser} from '../../pipelines/files/delimited.ts';
import {fieldsOf, recordScanner} from '../../pipelines/files/records.ts';

const format = {delimiter: ';', quote: '"'};

/** Scans a text that arrives in pieces, cut at the given places. */
function scan(text: string, cuts: readonly number[] = []) {
  const bytes = Buffer.from(text);
  const places = [...cuts.map(cut => cut % (bytes.length + 1)), bytes.length].sort((a, b) => a - b);
  const lines: number[] = [];
  const scanner = recordScanner(format, (line, blank) => blank || lines.push(line));
  let from = 0;
  for (const to of places) {
    scanner.push(bytes.subarray(from, to));
    from = to;
  }
  return {...scanner.end(), lines};
}

/** Takes a text apart that arrives in pieces: each row with the line that it begins on. */
function parse(text: string, cuts: readonly number[]) {
  const places = [...cuts.map(cut => cut % (text.length + 1)), text.length].sort((a, b) => a - b);
  const parser = rowParser(format, '\n');
  const rows = places.flatMap((to, at) => parser.push(text.slice(places[at - 1] ?? 0, to)));
  return [...rows, ...parser.end()];
}

const piece = fc.constantFrom('a', 'ü', '"', ';', '\r\n', '\n', '5" pipe', ' ', '€', '""');
const field = fc.array(piece, {maxLength: 4}).map(pieces => pieces.join(''));
const row = fc.array(field, {minLength: 2, maxLength: 4});

/** A table, and how many blank lines stand before each of its rows. */
const table = fc.array(fc.record({row, blankLines: fc.nat(2)}), {minLength: 1, maxLength: 5});

const needsQuotes = (value: string) => /[";\r\n]/.test(value);
const written = (value: string) =>
  needsQuotes(value) ? `"${value.replaceAll('"', '""')}"` : value;

test('however a table is written and cut, its records, header and lines are found', () => {
  const world = {
    rows: table,
    end: fc.constantFrom('\n', '\r\n'),
    finalEnd: fc.boolean(),
    cuts: fc.array(fc.nat(), {maxLength: 6}),
  };
  fc.assert(
    fc.property(fc.record(world), ({rows, end, finalEnd, cuts}) => {
      const lines: number[] = [];
      let text = '';
      for (const {row, blankLines} of rows) {
        text += end.repeat(blankLines);
        lines.push(text.split('\n').length);
        text += row.map(written).join(';') + end;
      }
      const whole = finalEnd ? text : text.slice(0, -end.length);
      const scanned = scan(whole, cuts);
      expect(scanned).toMatchObject({records: rows.length, openQuoteOn: undefined, lines});
      expect(fieldsOf(scanned.first, format)).toEqual(rows[0]!.row);
      expect(parse(whole, cuts).filter(({fields}) => fields.length > 1)).toEqual(
        rows.map(({row: fields}, at) => ({place: lines[at], fields})),
      );
    }),
    {numRuns: 500},
  );
});

test('an inch sign within an unquoted field opens nothing', () => {
  expect(scan('id;name\n1;5" pipe\n2;plain\n')).toMatchObject({
    records: 3,
    openQuoteOn: undefined,
    lines: [1, 2, 3],
  });
});

test('a quote that nothing closes is reported with the line that opened it', () => {
  expect(scan('id;name\n1;"two\nlines"\n2;"open\n3;x\n').openQuoteOn).toBe(4);
});

test('a file of blank lines has no records', () => {
  expect(scan('\n\r\n\n')).toMatchObject({records: 0, first: ''});
});
