import {expect, test} from 'vitest';
import {columnsOf} from '../../commands/init/column.ts';
import {dialectOf} from '../../commands/init/dialect.ts';
import {nameFit} from '../../commands/init/dictionary/index.ts';
import {encodingGuesser} from '../../commands/init/encoding.ts';
import {kindOf, recordsIn} from '../../commands/init/kind.ts';
import {bestCandidate, candidateOf, isComplete} from '../../commands/init/mapping.ts';
import {slug, wordsOf} from '../../commands/init/names.ts';
import {numberForm} from '../../commands/init/numbers.ts';
import {tableIn} from '../../commands/init/table.ts';
import {timeForm} from '../../commands/init/times.ts';
import {contract} from '../../warehouse/entities/index.ts';

function encodingOf(...chunks: Buffer[]) {
  const guesser = encodingGuesser();
  for (const chunk of chunks) guesser.push(chunk);
  return guesser.end().encoding;
}

test('an encoding is told by its mark, by valid UTF-8, by its zeros, or is windows-1252', () => {
  const umlaut = Buffer.from('Müller');
  expect(encodingOf(umlaut)).toBe('utf-8');
  expect(encodingOf(umlaut.subarray(0, 2), umlaut.subarray(2))).toBe('utf-8');
  expect(encodingOf(Buffer.from('M\u00fcller', 'latin1'))).toBe('windows-1252');
  expect(encodingOf(Buffer.from('\uFEFFMüller', 'utf16le'))).toBe('utf-16le');
  expect(encodingOf(Buffer.from('Kunde;Ort\n1;Ulm\n', 'utf16le'))).toBe('utf-16le');
});

test('a delimiter is the sign that gives most rows the same number of fields', () => {
  expect(dialectOf('a;b\n"x;y";1,5\n2;2,5\n', true)).toMatchObject({delimiter: ';', width: 2});
  expect(dialectOf('a,b,c\n1,"2;3",4\n', true)).toMatchObject({delimiter: ',', width: 3});
  expect(dialectOf("a|b\n'x|y'|1\n", true)).toMatchObject({delimiter: '|', quote: "'"});
  expect(dialectOf('a;b\r1;2\r', true)).toMatchObject({line_break: 'cr', width: 2});
  expect(dialectOf('a,b,c;d\n1,2,3;4\n', true)).toMatchObject({delimiter: ','});
  expect(dialectOf('sep=;\r\na,b,c;d\r\n1,2,3;4\r\n', true)).toMatchObject({delimiter: ';'});
});

test('a text that is cut within a row is judged by its whole rows', () => {
  expect(dialectOf('a;b;c\n1;2;3\n4;', false)).toMatchObject({even: 2, width: 3});
});

test('names stand above numbers, titles stand above names, sums stand below', () => {
  const rows = [
    ['Report', '2025', '', '', ''],
    ['Kunde', 'Ort', 'x', 'y', 'z'],
    ['1', 'Ulm', '2,5', 'a', 'b'],
    ['2', 'Köln', '3', 'c', 'd'],
    ['Summe', '', '5,5', '', ''],
  ];
  expect(tableIn(rows, 5, true)).toMatchObject({header: 1, first: 2, footer: 1});
  expect(tableIn(rows, 5, false).footer).toBe(0);
  expect(tableIn(rows.slice(2, 4), 5, true)).toMatchObject({header: undefined, first: 0});
});

test('1.234,56 proves both signs, 0.5 one, and 1.234 alone none', () => {
  expect(numberForm(['1.234,56', '7'])).toMatchObject({decimal: ',', thousands: ['.']});
  expect(numberForm(['0.5'])).toMatchObject({decimal: '.', thousands: []});
  expect(numberForm(['1.234.567'])).toMatchObject({decimal: undefined, thousands: ['.']});
  expect(numberForm(['1.234'])).toMatchObject({decimal: undefined, ambiguous: '1.234'});
  expect(numberForm(["1'234.50"])).toMatchObject({decimal: '.', thousands: ["'"]});
  expect(numberForm(['1,50', '1.50'])).toBeUndefined();
  expect(numberForm(['007', '12'])?.isCode).toBe(true);
});

test('signs and currencies are found where they stand', () => {
  expect(numberForm(['250,50-', '1,00'])?.minus).toEqual(['trailing']);
  expect(numberForm(['(2.50)', '-1.00'])?.minus).toEqual(['parentheses', 'leading']);
  expect(numberForm(['€ 5', '7,00 EUR'])?.currency).toEqual(['€', 'EUR']);
  expect(numberForm(['5 Stück'])).toBeUndefined();
});

test('a day above 12 tells day from month, a dot does, and nothing else', () => {
  expect(timeForm(['03/14/2025', '01/02/2025'])).toMatchObject({
    forms: ['%m/%d/%Y'],
    ambiguous: undefined,
  });
  expect(timeForm(['14/03/2025'])).toMatchObject({forms: ['%d/%m/%Y']});
  expect(timeForm(['03/04/2025'])).toMatchObject({
    ambiguous: '03/04/2025',
    turned: ['%m/%d/%Y'],
  });
  expect(timeForm(['14/01/2025', '01/14/2025'])).toBeUndefined();
  expect(timeForm(['31.02.2025'])).toBeUndefined();
});

test('days and moments are found in the forms that sources.yaml takes', () => {
  const forms = (...values: string[]) => timeForm(values)?.forms;
  expect(forms('1.2.2025', '12.12.2025')).toEqual(['%-d.%-m.%Y']);
  expect(forms('20250131')).toEqual(['%Y%m%d']);
  expect(forms('31.12.25 14:05')).toEqual(['%d.%m.%y %H:%M']);
  expect(forms('1/14/2025 3:05 PM')).toEqual(['%-m/%-d/%Y %-I:%M %p']);
  expect(forms('2025-01-31T10:00:00.5Z')).toEqual(['%Y-%m-%dT%H:%M:%S.%f%z']);
  expect(forms('2025-01-31', '2025-01-31 03:00:00')).toEqual(['%Y-%m-%d', '%Y-%m-%d %H:%M:%S']);
  expect(forms('Jan 3, 2025')).toEqual(['%b %-d, %Y']);
});

test('texts that stand for nothing do not hide what the others are', () => {
  const [due, amount] = columnsOf(
    ['due', 'amount'],
    [
      ['00.00.0000', '-'],
      ['31.12.2025', '1,5'],
      ['31.12.9999', 'NULL'],
    ],
  );
  expect(due).toMatchObject({filled: 1, nothing: ['00.00.0000', '31.12.9999']});
  expect(due?.time?.forms).toEqual(['%d.%m.%Y']);
  expect(amount).toMatchObject({filled: 1, nothing: ['-', 'NULL']});
});

test('a column is known by its name in German and English, however it is spelt', () => {
  for (const name of [
    'Kundennummer',
    'Kunden-Nr.',
    'KdNr',
    'customer_no',
    'AccountID',
    'Debitor',
  ]) {
    expect(nameFit('invoice_lines', 'customer_id', name).score, name).toBeGreaterThan(0.8);
  }
  expect(nameFit('invoice_lines', 'net_amount', 'Betrag').isDoubtful).toBe(true);
  expect(nameFit('invoice_lines', 'net_amount', 'Bruttobetrag').score).toBe(0);
  expect(nameFit('service_cases', 'minutes', 'first_response_time_minutes').score).toBe(0);
});

const entityOf = (words: string, header: string[], rows: (string | null)[][]) => {
  const columns = columnsOf(header, rows);
  return bestCandidate(contract.map(entity => candidateOf(entity, columns, wordsOf(words))));
};

test('a file of invoices that names customers is none of customers', () => {
  const best = entityOf(
    'sales 2025',
    ['Invoice No', 'Pos', 'Date', 'Customer No', 'Customer Name', 'City', 'Qty', 'Net'],
    [
      ['R1', '1', '2025-01-31', 'K1', 'Adler', 'Ulm', '1', '2.50'],
      ['R1', '2', '2025-01-31', 'K1', 'Adler', 'Ulm', '2', '5.00'],
    ],
  );
  expect(best?.entity.name).toBe('invoice_lines');
  expect(best && isComplete(best)).toBe(true);
});

test('a key that comes twice with other values is no key', () => {
  const rows = [
    ['K1', 'Adler', 'Ulm'],
    ['K1', 'Adler', 'Köln'],
  ];
  const best = entityOf('kunden', ['Kundennummer', 'Name', 'Ort'], rows);
  expect(best).toMatchObject({missing: [], conflicts: 0.5});
  expect(best && isComplete(best)).toBe(false);
});

test('a table without two required fields is known all the same, and both are named', () => {
  const best = entityOf(
    '',
    ['InvoiceNo', 'StockCode', 'Description', 'Quantity', 'InvoiceDate', 'UnitPrice', 'CustomerID'],
    [
      ['536598', '21421', 'ROSE', '12', '2010-12-02 07:48:00', '1.25', '13090.0'],
      ['536598', '21422', 'ROSE', '16', '2010-12-02 07:48:00', '0.85', '13090.0'],
    ],
  );
  expect(best?.entity.name).toBe('invoice_lines');
  expect(best?.missing).toEqual(['line', 'net_amount']);
});

test('kinds are told by the beginning of a file', () => {
  expect(kindOf('"EXTF";700;21').kind).toBe('datev');
  expect(kindOf('{"a":1}\n{"a":2}\n').kind).toBe('ndjson');
  expect(kindOf('{"data": {"items": []}}').kind).toBe('json');
  expect(kindOf('PK\u0003\u0004…').kind).toBe('xlsx');
  expect(kindOf('Liste\n-------\n|Kunde|Ort|\n-------\n|1    |Ulm|\n').kind).toBe('sap_list');
  expect(kindOf('a;b\n1;2\n').kind).toBe('csv');
  expect(recordsIn({meta: {n: 1}, data: {items: [{id: 1}]}})).toBe('data.items');
  expect(recordsIn([{id: 1}])).toBe('');
});

test('names of files become names of streams', () => {
  expect(slug('Umsätze Größe-XL', 'rows')).toBe('umsaetze_groesse_xl');
  expect(slug('2025', 'rows')).toBe('rows');
});
