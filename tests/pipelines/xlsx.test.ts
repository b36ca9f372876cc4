import {join} from 'node:path';
import {expect, test} from 'vitest';
import {completeFile, type FileSettings} from '../../company/sources/file.ts';
import {completeValues, type ValueSettings} from '../../company/sources/values.ts';
import {xlsx} from '../../pipelines/files/kinds/xlsx.ts';
import {temporaryFolder, writeFiles} from '../temporary_folder.ts';
import {aWorkbook, type CellValue} from './a_workbook.ts';

const german: ValueSettings = {
  decimal: ',',
  date: '%d.%m.%Y',
  moment: '%d.%m.%Y %H:%M',
  yes: 'ja',
  no: 'nein',
};

async function opened(bytes: Buffer, file: FileSettings = {}, values: ValueSettings = {}) {
  const folder = writeFiles(temporaryFolder(), {'export.xlsx': bytes});
  return xlsx(join(folder, 'export.xlsx'), {
    format: completeFile({kind: 'xlsx', ...file}),
    values: completeValues(values),
    header: undefined,
  });
}

async function read(bytes: Buffer, file: FileSettings = {}, values: ValueSettings = {}) {
  const table = await opened(bytes, file, values);
  const rows = (await Array.fromAsync(table.rows)).flat();
  return {header: table.header, rows, skipped: table.skipped()};
}

/** The texts of one column, below a header. */
async function column(cells: CellValue[], values: ValueSettings = {}, options = {}) {
  const rows = [['wert', 'ende'], ...cells.map(cell => [cell, '.'])];
  const table = await read(aWorkbook({rows}, options), {}, values);
  return table.rows.map(({fields, refused}) => refused ?? fields[0]);
}

test('a sheet is a table with the numbers of its rows, and blank rows are none', async () => {
  const rows = [['id', 'name'], ['K1', 'Müller & Söhne'], undefined, [null, ''], ['K2', null]];
  expect(await read(aWorkbook({rows}))).toEqual({
    header: ['id', 'name'],
    rows: [
      {place: 2, fields: ['K1', 'Müller & Söhne']},
      {place: 5, fields: ['K2', null]},
    ],
    skipped: 0,
  });
});

test('a value beyond the header is delivered, so that its row is refused', async () => {
  const {rows} = await read(aWorkbook({rows: [['id'], ['K1', null, 'lost'], ['K2', '']]}));
  expect(rows.map(({fields}) => fields)).toEqual([['K1', null, 'lost'], ['K2']]);
});

test('numbers have the 15 digits that Excel vouches for, and no exponent', async () => {
  const numbers = [
    ['1234.5600000000001', '1234.56'],
    ['0.30000000000000004', '0.3'],
    ['5.5511151231257827E-17', '0'],
    ['-1.5E-3', '-0.0015'],
    ['1E+21', '1000000000000000000000'],
    ['1.25E15', '1250000000000000'],
    ['999999999999999.9', '1000000000000000'],
    ['33.333333333333336', '33.3333333333'],
    ['123456789.12', '123456789.12'],
    ['4711', '4711'],
    ['-0', '0'],
  ] as const;
  const cells = numbers.map(([number]) => ({number, format: 'General'}));
  expect(await column(cells)).toEqual(numbers.map(([, text]) => text));
});

test('numbers are written as their source declares them', async () => {
  expect(await column([-1234.5, 0.19], {decimal: ','})).toEqual(['-1234,5', '0,19']);
  expect(await column([-1.5], {minus: ['trailing']})).toEqual(['1.5-']);
  expect(await column([-1.5], {minus: ['parentheses']})).toEqual(['(1.5)']);
});

test('texts stay as they are, in runs, with line breaks and with digits', async () => {
  const cells: CellValue[] = [
    '0012',
    ' two  spaces ',
    {inline: 'in <place>'},
    {runs: ['Roh', 'öl'], spoken: 'ROHÖL'},
    'one_x000D_\ntwo_x005F_x000D_',
    {formula: 'A1&"x"', gives: 'made'},
  ];
  expect(await column(cells)).toEqual([
    '0012',
    ' two  spaces ',
    'in <place>',
    'Rohöl',
    'one\r\ntwo_x000D_',
    'made',
  ]);
});

test('days are days by the format that they are shown in', async () => {
  const day = (format: string | number, number = 45_930) => ({number, format});
  const cells = [
    day(14),
    day('dd.mm.yyyy'),
    day('[$-407]d. mmmm yyyy;@'),
    day('mmm yy'),
    day(22, 45_930.354166666664),
    day('#,##0.00 "days"'),
    day('0.00\\d'),
    day('[Red]0'),
    day('General'),
    {iso: '2025-09-30'},
    {iso: '2025-09-30T08:30:00'},
  ];
  expect(await column(cells, german)).toEqual([
    ...['30.09.2025', '30.09.2025', '30.09.2025', '30.09.2025', '30.09.2025 08:30'],
    ...['45930', '45930', '45930', '45930', '30.09.2025', '30.09.2025 08:30'],
  ]);
});

test('the calendar of 1900 has two days that never were; that of 1904 has none', async () => {
  const days = [0, 1, 59, 60, 61].map(number => ({number, format: 14}));
  expect(await column(days)).toEqual([
    '1900-01-00',
    '1900-01-01',
    '1900-02-28',
    '1900-02-29',
    '1900-03-01',
  ]);
  expect(await column(days.slice(0, 2), {}, {date1904: true})).toEqual([
    '1904-01-01',
    '1904-01-02',
  ]);
  expect(await column([{iso: '2025-09-30'}], {}, {date1904: true})).toEqual(['2025-09-30']);
  expect(await column([{number: -1, format: 14}])).toEqual([
    'is not a row: cell A2 holds a number as a day, which is none',
  ]);
});

test('a time without a day, and time that has elapsed, is written as on a clock', async () => {
  const cells = [
    {number: 0.354166666666667, format: 'hh:mm'},
    {number: 1.5, format: '[h]:mm'},
    {number: 1.5, format: 46},
  ];
  expect(await column(cells)).toEqual(['08:30:00', '36:00:00', '36:00:00']);
});

test('forms of days may leave out zeros and have parts of a second', async () => {
  const cells = [
    {number: 45_901.500005787, format: 22},
    {number: 45_901, format: 14},
  ];
  const forms = {date: '%-d.%-m.%y', moment: ['%Y-%m-%dT%H:%M:%S%z', '%Y-%m-%d %H:%M:%S.%f']};
  expect(await column(cells, forms)).toEqual(['2025-09-01 12:00:00.500000', '1.9.25']);
  await expect(column(cells, {date: '%d. %B %Y'})).rejects.toThrow(
    'a day of the sheet cannot be written as %d. %B %Y: nothing is known for %B',
  );
});

test('yes and no are the words that the source declares', async () => {
  expect(await column([true, false])).toEqual(['true', 'false']);
  expect(await column([true, false], german)).toEqual(['ja', 'nein']);
});

test('an error, and a formula that nobody calculated, refuse their row only', async () => {
  const cells: CellValue[] = [
    {error: '#DIV/0!'},
    {formula: 'SUM(B1:B9)'},
    {formula: 'SUM(B1:B9)', gives: 12.5},
    {number: 'NaN', format: 'General'},
  ];
  expect(await column(cells)).toEqual([
    'is not a row: cell A2 holds the error #DIV/0!',
    'is not a row: cell A3 holds a formula without a result',
    '12.5',
    'is not a row: cell A5 holds what is no number',
  ]);
  const zeros: CellValue[] = [{formula: 'A1', gives: 0}, 0, {formula: 'A1', gives: 5}];
  expect(await column(zeros)).toEqual(['0', '0', '5']);
  expect(await column(zeros, {}, {uncalculated: true})).toEqual([
    'is not a row: cell A2 holds a formula that its writer did not calculate',
    '0',
    '5',
  ]);
});

test('a range cuts out its cells, and the rows are as wide as it', async () => {
  const rows = [
    ['Bericht'],
    [{error: '#REF!'}, 'id', 'name', 'ort', 'rest'],
    [1, 'K1', 'Meier', null, 2],
    [1, 'K2'],
    [1, 'Summe', null, null, 9],
  ];
  const bytes = aWorkbook({rows});
  expect(await read(bytes, {range: 'B2:D4'})).toMatchObject({
    header: ['id', 'name', 'ort'],
    rows: [
      {place: 3, fields: ['K1', 'Meier', null]},
      {place: 4, fields: ['K2', null, null]},
    ],
  });
  expect((await read(bytes, {range: 'B3:E4'})).header).toEqual(['K1', 'Meier', 'column_3', '2']);
  expect((await read(bytes, {range: 'B4:D4'})).header).toEqual(['K2', 'column_2', 'column_3']);
  expect((await read(bytes, {range: 'B2:C'})).rows.at(-1)).toEqual({
    place: 5,
    fields: ['Summe', null],
  });
});

test('a report above, between and below the data is left out by declared rules', async () => {
  const rows = [
    ['Umsatzliste'],
    undefined,
    ['id', 'umsatz'],
    ['K1', 10.1],
    ['K2', 0.2],
    ['Summe', 10.3],
    ['Stand: gestern'],
  ];
  const rules = {header_begins: 'id', footer_lines: 1};
  const skip = [{begins: 'Summe', sum_of: ['umsatz'], since: 'start' as const}];
  const table = await read(aWorkbook({rows}), {...rules, skip});
  expect(table).toMatchObject({header: ['id', 'umsatz'], skipped: 1});
  expect(table.rows.map(({place}) => place)).toEqual([4, 5]);
  rows[4] = undefined;
  await expect(read(aWorkbook({rows}), {...rules, skip})).rejects.toThrow(
    'row 6 says that umsatz sums to 10.3, but the rows above it sum to 10.1',
  );
});

test('a sheet is found by name, or by number among those a person sees', async () => {
  const sheets = [
    {name: 'meta', rows: [['geheim']], state: 'veryHidden' as const},
    {name: 'Übersicht', rows: [['uebersicht']]},
    {name: 'Daten', rows: [['daten']]},
  ];
  const headerOf = async (sheet?: string | number) =>
    (await read(aWorkbook(sheets), sheet === undefined ? {} : {sheet})).header[0];
  expect(await headerOf()).toBe('uebersicht');
  expect(await headerOf(2)).toBe('daten');
  expect(await headerOf('Daten')).toBe('daten');
  expect(await headerOf('meta')).toBe('geheim');
  await expect(headerOf('Umsatz')).rejects.toThrow(
    'the workbook has no sheet "Umsatz"; it has 3 that are not declared',
  );
  await expect(headerOf(3)).rejects.toThrow('has no sheet 3; it has');
});

test('other programs write prefixes, and no numbers of rows and cells', async () => {
  const rows = [
    ['id', 'name'],
    [1, null],
    ['K2', 'Meier'],
  ];
  const written = await read(aWorkbook({rows, unnumbered: true}, {prefix: 'x'}));
  expect(written.header).toEqual(['id', 'name']);
  expect(written.rows).toEqual([
    {place: 2, fields: ['1', null]},
    {place: 3, fields: ['K2', 'Meier']},
  ]);
});

const manyRows = Array.from({length: 3000}, (_, row) => [`K${row}`, row * 7.31, row % 13]);

test('a workbook that is cut anywhere is refused', async () => {
  const whole = aWorkbook({rows: [['id', 'a', 'b'], ...manyRows]});
  expect((await read(whole)).rows).toHaveLength(3000);
  for (const length of [4, 100, whole.length >> 1, whole.length - 200, whole.length - 1]) {
    await expect(read(whole.subarray(0, length)), String(length)).rejects.toThrow(
      'the workbook is damaged or cut',
    );
  }
  await expect(read(Buffer.alloc(0))).rejects.toThrow('the file is empty');
});

test('a single wrong byte within a workbook is noticed', async () => {
  const whole = aWorkbook({rows: [['id', 'a', 'b'], ...manyRows]});
  const sheet = whole.indexOf('xl/worksheets/sheet1.xml');
  for (const offset of [100, 5000, 15_000]) {
    const bytes = Buffer.from(whole);
    bytes[sheet + offset]! ^= 1;
    await expect(read(bytes), String(offset)).rejects.toThrow(/damaged/);
  }
  const checksum = whole.lastIndexOf('xl/worksheets/sheet1.xml') - 30;
  whole[checksum]! ^= 1;
  await expect(read(whole)).rejects.toThrow('the checksum of xl/worksheets/sheet1.xml is wrong');
});

test('what is no workbook is told by what it is', async () => {
  const compound = (name: string) => {
    const bytes = Buffer.alloc(2048);
    bytes.write('d0cf11e0a1b11ae1', 'hex');
    bytes.writeUInt16LE(9, 30);
    bytes.write(name, 1024 - 512, 'utf16le');
    return bytes;
  };
  const told = [
    [compound('EncryptedPackage'), 'the workbook is encrypted with a password'],
    [compound('Workbook'), 'it is a workbook of Excel 97 to 2003 (.xls)'],
    [compound('Other'), 'it is an old workbook (.xls) or an encrypted one'],
    [Buffer.from('\uFEFF<html><table>'), 'it is a web page or XML under the name of a workbook'],
    [Buffer.from('id;name\n1;a\n'), 'it is no workbook: it does not begin as a zip file does'],
  ] as const;
  for (const [bytes, message] of told) await expect(read(bytes)).rejects.toThrow(message);
  const empty = {'_rels/.rels': Buffer.from('<Relationships/>')};
  await expect(read(aWorkbook({rows: []}, {more: empty}))).rejects.toThrow(
    'it is a zip file, but no Excel workbook (.xlsx) is in it',
  );
  await expect(read(aWorkbook({rows: []}))).rejects.toThrow('the file is empty');
});

test('a part that is made to fill the memory is not unpacked', async () => {
  const bomb = {'xl/sharedStrings.xml': Buffer.alloc(3 << 20, ' ')};
  await expect(read(aWorkbook({rows: [['id']]}, {more: bomb}))).rejects.toThrow(
    'its part xl/sharedStrings.xml grows to more than 200 times its size',
  );
});

test('XML that ends within a row, or brings entities of its own, is damaged', async () => {
  const part = (xml: string) => ({'xl/worksheets/sheet1.xml': Buffer.from(xml)});
  const sheet = (more: string) => aWorkbook({rows: []}, {more: part(more)});
  const start = '<worksheet><sheetData><row r="1"><c><v>1</v></c></row>';
  await expect(read(sheet(start))).rejects.toThrow('sheet1.xml is damaged');
  const entity = `<!DOCTYPE a [<!ENTITY e "x">]>${start.replace('1</v>', '&e;</v>')}`;
  await expect(read(sheet(entity))).rejects.toThrow('sheet1.xml is damaged');
  const backwards = `${start}<row r="1"/></sheetData></worksheet>`;
  await expect(read(sheet(backwards))).rejects.toThrow(
    'a row of the sheet has a wrong number; it stands below row 1',
  );
});
