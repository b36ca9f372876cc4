import {join} from 'node:path';
import {expect, test} from 'vitest';
import {completeFile, type FileSettings, presetValues} from '../../company/sources/file.ts';
import {completeValues} from '../../company/sources/values.ts';
import {amountOf} from '../../pipelines/files/amount.ts';
import {fileStream} from '../../pipelines/files/file_stream.ts';
import {sapList} from '../../pipelines/files/kinds/sap_list.ts';
import {verify} from '../../pipelines/verify.ts';
import {temporaryFolder, writeFiles} from '../temporary_folder.ts';
import {aStream} from './a_stream.ts';

const fixture = (name: string) => join(import.meta.dirname, 'fixtures/sap', name);
const values = completeValues(presetValues('sap_list'));

interface Changes extends FileSettings {
  names?: string[];
}

async function readFile(file: string, {names, ...settings}: Changes = {}) {
  const format = completeFile({kind: 'sap_list', ...settings});
  const table = await sapList(file, {format, values, header: names});
  const rows = (await Array.fromAsync(table.rows)).flat();
  return {
    header: table.header,
    rows,
    fields: rows.map(each => each.fields),
    skipped: table.skipped(),
  };
}

/** Reads lines that are written out, without the titles and rules around them. */
function read(lines: string[], changes: Changes = {}) {
  const folder = writeFiles(temporaryFolder(), {'liste.txt': lines.join('\n')});
  return readFile(join(folder, 'liste.txt'), changes);
}

const faultOf = (lines: string[], changes: Changes = {}) =>
  read(lines, changes).then(
    () => 'none',
    error => `${error.message}. ${error.next}`,
  );

test('a list of two pages is one table, whatever SAP prints between the rows', async () => {
  const {header, rows, skipped} = await readFile(fixture('offene_posten.txt'), {
    encoding: 'windows-1252',
  });
  expect(header).toEqual([
    'column_1',
    ...['Kunde', 'Name 1', 'Buch.dat.', 'Währg', 'Betrag', 'Zahlb.dat.'],
  ]);
  const kept = rows.map(({place, fields}) => [place, fields[1], fields[2], ...fields.slice(4)]);
  expect(kept).toEqual([
    [8, '0000010007', 'Förderband Nägele KG', 'EUR', '1.190,00', '00.00.0000'],
    [9, '0000010007', 'Förderband Nägele KG', 'EUR', '250,50-', '28.02.2025'],
    [13, '0000010042', 'Prüfbau Österle GmbH', 'EUR', '11.900,00', '00.00.0000'],
    [27, '0000010042', 'Prüfbau Österle GmbH', 'EUR', '0,50', '00.00.0000'],
    [28, '0000010042', 'Prüfbau Österle GmbH', 'USD', '5.400,00', '00.00.0000'],
  ]);
  expect(skipped).toBe(5 + 2 + 1); // subtotals, carry-overs, the header of the second page
});

test('the amounts of its rows are what its grand totals say, a minus behind them included', async () => {
  const {rows} = await readFile(fixture('offene_posten.txt'), {encoding: 'windows-1252'});
  const sum = (currency: string) =>
    rows
      .filter(({fields}) => fields[4] === currency)
      .reduce((total, {fields}) => total + amountOf(fields[5]!, values)!, 0n);
  expect([sum('EUR'), sum('USD')]).toEqual([128400000000000n, 54000000000000n]);
});

test('a list saved for spreadsheets is read the same way, quotation marks included', async () => {
  const {header, fields, skipped} = await readFile(fixture('tabellenkalkulation.txt'), {
    encoding: 'utf-16le',
    delimiter: '\t',
  });
  expect(header).toEqual(['Kunde', 'Name 1', 'Betrag', 'Währg', 'Buch.dat.']);
  expect(fields).toEqual([
    ['0000010007', '"Nägele" Förderband KG', '1.190,00', 'EUR', '31.01.2025'],
    ['0000010007', '"Nägele" Förderband KG', '250,50-', 'EUR', '14.02.2025'],
    ['0000010042', 'Prüfbau Österle GmbH', '11.900,00', 'EUR', null],
  ]);
  expect(skipped).toBe(3);
});

const head = '|Kunde|Name |  Betrag|';

test('a subtotal that is not the sum of its rows rejects the list with its line', async () => {
  const lines = [head, '|10001|A    |  100,00|', '|10002|B    |   50,00|'];
  expect(await faultOf([...lines, '|*    |     |  150,00|', ''])).toBe('none');
  expect(await faultOf([...lines, '|*    |     |  250,00|', ''])).toMatch(
    /^line 4 says that column 3 sums to 250, but the rows above it sum to 150.*saved again/,
  );
  expect(await faultOf([...lines, '|* Summe   ||  250,00|', ''])).toMatch(/^line 4 says/);
});

test('one star sums up to the last one, two stars sum up to the last two', async () => {
  const group = ['|10001|A    |  100,00|', '|*    |     |  100,00|'];
  const lines = [head, ...group, ...group, '|**   |     |  200,00|', ...group];
  expect(await faultOf([...lines, '|**   |     |  100,00|', ''])).toBe('none');
  expect(await faultOf([...lines, '|**   |     |  300,00|', ''])).toMatch(/^line 9 .* sum to 100/);
  expect(await faultOf([...lines, '|***  |     |  300,00|', ''])).toBe('none');
  expect(await faultOf([...lines, '|*    |     |  100,00|', ''])).toMatch(/^line 9 says/);
  const sparse = [head, group[0]!, '|**   |     |  100,00|', ...group, '|**   |     |  100,00|'];
  expect(await faultOf([...sparse, ''])).toBe('none');
});

test('subtotals in several currencies are one sum together', async () => {
  const lines = [head, '|10001|EUR  |  100,00|', '|10001|USD  |   50,00|'];
  const told = ['|*    |EUR  |  100,00|', '|*    |USD  |   50,00|'];
  expect(await faultOf([...lines, ...told, ''])).toBe('none');
  expect(await faultOf([...lines, ...told.slice(0, 1), ''])).toMatch(/^line 4 says/);
});

test('what a subtotal says of a group, or of texts, is no sum', async () => {
  const row = '|  |10001|A1   |   20|  100,00|';
  const lines = ['|  |Kunde|Los  |Menge|  Betrag|', row, row];
  expect(await faultOf([...lines, '|* |10001|1    |   40|  200,00|', ''])).toBe('none');
  expect(await faultOf([...lines, '|* |10001|1    |*0,00|  200,00|', ''])).toBe('none');
  expect(await faultOf([...lines, '|* |10001|1    |   41|  200,00|', ''])).toMatch(
    /column 4 sums to 41/,
  );
});

test('a field that says nothing counts as nothing in a sum', async () => {
  const lines = [head, '|10001|A    |00.00.0000|', '|10002|B    |   50,00|'];
  expect(await faultOf([...lines, '|*    |     |   50,00|', ''])).toBe('none');
  expect(await faultOf([...lines, '|*    |     |   60,00|', ''])).toMatch(/^line 4 says/);
});

test('a name that begins with a star is a name where no amount is told', async () => {
  const {fields} = await read([head, '|* Neu|0012 |        |', '|10002|B    |   50,00|', '']);
  expect(fields).toEqual([
    ['* Neu', '0012', null],
    ['10002', 'B', '50,00'],
  ]);
});

test('rules of dashes are no rows, with or without frames; a dash in a field is a value', async () => {
  const rules = ['-----------------------', '|-----|-----|---------|', '|-----+-----+---------|'];
  const {fields} = await read([...rules, head, ...rules, '|-    |-    |   -     |', ...rules, '']);
  expect(fields).toEqual([['-', '-', '-']]);
});

test('a declared rule for subtotals takes the place of ours', async () => {
  const lines = [head, '|*    |     |    9,00|', '|10001|A    |  100,00|', ''];
  expect(await faultOf(lines)).toMatch(/^line 2 says/);
  const begins = {begins: '*', since: 'start'} as const;
  expect(await read(lines, {skip: [begins]})).toMatchObject({
    fields: [['10001', 'A', '100,00']],
    skipped: 1,
  });
  const summed = {...begins, sum_of: ['Betrag']};
  expect(await faultOf(lines, {skip: [summed]})).toMatch(/^row 2 says that Betrag sums to 9,00/);
});

test('the line that counts the rows must be right, wherever it stands', async () => {
  const lines = [head, '|10001|A    |  100,00|', '|10002|B    |   50,00|', '-----'];
  const right = ['Anzahl selektierter Sätze: 2', '2 Sätze', 'Number of entries: 2', '2 hits found'];
  for (const line of right) expect(await faultOf([...lines, line, '']), line).toBe('none');
  for (const line of right) {
    expect(await faultOf([...lines, line.replace('2', '1.203'), ''])).toMatch(
      /^line 5 says that there are 1203 rows, but the list has 2. .*whole list/,
    );
  }
  expect(await faultOf(['Anzahl Treffer  3', ...lines, ''])).toMatch(/^line 1 says/);
  expect(await faultOf([...lines, 'Listbreite 250', 'Anzahl Spalten: 3', ''])).toBe('none');
});

test('a frame within a text makes a row too wide, and its sums are not blamed', async () => {
  const wide = '|10001|A|B|  100,00|';
  const {fields} = await read([head, wide, '|10002|C    |   50,00|', '|*    |     |  150,00|', '']);
  expect(fields).toEqual([
    ['10001', 'A', 'B', '100,00'],
    ['10002', 'C', '50,00'],
  ]);
});

test('a row that a line break has torn is refused, and the rest of it is a heading', async () => {
  const {rows} = await read([head, '|10001|A', 'und B|  100,00|', '|10002|C    |   50,00|', '']);
  expect(rows).toEqual([
    {place: 2, fields: ['10001', 'A'], refused: expect.stringContaining('does not end with')},
    {place: 4, fields: ['10002', 'C', '50,00']},
  ]);
});

test('a list that ends within a row was cut', async () => {
  const lines = [head, '|10001|A    |  100,00|', '|10002|B    |   50,00|'];
  const whole = lines.join('\n');
  for (let length = whole.length - 19; length < whole.length; length++) {
    const fault = await faultOf([whole.slice(0, length)]);
    expect(fault, `cut after ${length}`).toMatch(/^the list ends within line 3. Ask the system/);
  }
  expect(await faultOf([whole])).toBe('none');
});

test('the header is the first line of two names, the declared one, or comes after declared lines', async () => {
  const lines = ['|Mühlbach GmbH      |', '|Werk |1000 |2025    |', head, '|10001|A|1,00|', ''];
  const expected = {header: ['Kunde', 'Name', 'Betrag'], fields: [['10001', 'A', '1,00']]};
  expect(await read(lines.slice(2))).toMatchObject(expected);
  expect(await read(lines.toSpliced(1, 1))).toMatchObject(expected);
  expect(await read(lines, {header_begins: 'Kunde'})).toMatchObject(expected);
  expect(await read(lines, {skip_lines: 2})).toMatchObject(expected);
  expect(await faultOf(lines, {header_begins: 'Artikel'})).toMatch(/no line .* "Artikel".*Mend/);
  expect(await faultOf(['Kunde;Name', ''])).toMatch(/no line that names columns/);
});

test('names that are given take the place of those in the list', async () => {
  const lines = ['|Betr.|Währg|Betr.|Währg|', '| 1,00|EUR  | 1,10|USD  |', ''];
  const names = ['Betrag', 'Währung', 'Betrag FW', 'Fremdwährung'];
  expect(await read(lines, {names})).toMatchObject({
    header: names,
    fields: [['1,00', 'EUR', '1,10', 'USD']],
  });
});

test('rows below the data and declared rows between them are left out', async () => {
  const lines = [
    head,
    '|10001|A|1,00|',
    '|Seite|1||',
    '|10002|B|2,00|',
    '|Ende|der|Liste|',
    '2 Sätze',
  ];
  const changes = {skip: [{begins: 'Seite', since: 'start' as const}], footer_lines: 1};
  expect(await read([...lines, ''], changes)).toMatchObject({
    fields: [
      ['10001', 'A', '1,00'],
      ['10002', 'B', '2,00'],
    ],
    skipped: 1,
  });
});

test('a landed list has its rows and what was left out counted', async () => {
  const folder = temporaryFolder();
  const file = completeFile({kind: 'sap_list', encoding: 'windows-1252'});
  const stream = fileStream(aStream({file, values: presetValues('sap_list')}), folder);
  const verified = await verify(fixture('offene_posten.txt'), stream, ['Betrag']);
  expect(verified).toMatchObject({
    records: 5,
    skipped: 8,
    sums: new Map([['Betrag', 182400000000000n]]),
  });
});
