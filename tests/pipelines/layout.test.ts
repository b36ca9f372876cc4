import {describe, expect, test} from 'vitest';
import type {FileSettings} from '../../company/sources/file.ts';
import {outcomes} from '../corpora/outcome.ts';

const outcomeOf = await outcomes();

const loaded = async (text: string, file: FileSettings) => {
  const {rows, rejected} = await outcomeOf('kunden.csv', text, {
    file: {delimiter: ';', ...file},
    values: {decimal: ',', thousands: '.', minus: ['leading', 'trailing']},
    types: {umsatz: {type: 'decimal', scale: 2}},
  });
  return rejected ?? rows.map(row => `${row.kunde} ${row.umsatz}`);
};

const report = [
  'Umsatzliste;Seite 1',
  'kunde;umsatz',
  'A;1.000,00',
  'B;20,00-',
  'Zwischensumme;980,00',
  'Übertrag;980,00',
  'Umsatzliste;Seite 2',
  'kunde;umsatz',
  'C;20,50',
  'Zwischensumme;20,50',
  'Summe;1.000,50',
  'erstellt von;EDV',
].join('\n');

const rules: FileSettings = {
  header_begins: 'kunde;',
  footer_lines: 1,
  repeated_header: true,
  skip: [
    {begins: 'Umsatzliste', since: 'start'},
    {begins: 'Zwischensumme', sum_of: ['umsatz'], since: 'last'},
    {column: 'kunde', is: 'Übertrag', sum_of: ['umsatz'], since: 'start'},
    {begins: 'Summe', sum_of: ['umsatz'], since: 'start'},
  ],
};

describe('a report is a table with things around it that are declared', () => {
  test('headings, carry-overs, subtotals and totals are no data', async () => {
    expect(await loaded(report, rules)).toEqual(['A 1000', 'B -20', 'C 20.5']);
  });

  test.each([
    [
      'a subtotal',
      'Zwischensumme;20,50',
      'Zwischensumme;20,51',
      'row 10 says that umsatz sums to 20,51, but the rows above it sum to 20.5',
    ],
    ['a carry-over', 'Übertrag;980,00', 'Übertrag;979,00', 'row 6 says that umsatz sums to 979,00'],
    [
      'a total, because a row was lost',
      '\nB;20,00-',
      '',
      'sums to 980,00, but the rows above it sum to 1000',
    ],
  ])('%s that is wrong rejects the delivery', async (_, right, wrong, message) => {
    expect(await loaded(report.replace(right, wrong), rules)).toContain(message);
  });

  test('a line above the header is skipped by number, too', async () => {
    expect(await loaded('Bericht\nkunde;umsatz\nA;1,00\n', {skip_lines: 1})).toEqual(['A 1']);
  });

  test('a header that is nowhere is missed, and not looked for in the data', async () => {
    expect(await loaded('Bericht\nA;1,00\n', rules)).toContain('no row begins with "kunde;"');
  });

  test('a rule for a column that is not there is told', async () => {
    const skip = [{column: 'konto', is: 'Summe', since: 'start' as const}];
    expect(await loaded('kunde;umsatz\nA;1,00\n', {skip})).toContain(
      'a rule of "skip" names the column "konto", which the file does not have',
    );
  });
});
