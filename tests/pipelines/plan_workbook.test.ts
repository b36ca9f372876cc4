import {join} from 'node:path';
import {expect, test} from 'vitest';
import {completeFile, type FileSettings} from '../../company/sources/file.ts';
import {completeValues, type ValueSettings} from '../../company/sources/values.ts';
import {planWorkbook} from '../../pipelines/files/kinds/plan_workbook.ts';
import {temporaryFolder, writeFiles} from '../temporary_folder.ts';
import {aWorkbook, type CellValue, type SheetContent} from './a_workbook.ts';

type PlanSettings = Partial<NonNullable<FileSettings['plan']>>;

async function read(
  sheet: SheetContent,
  plan: PlanSettings = {},
  file: FileSettings = {},
  values: ValueSettings = {},
) {
  const folder = writeFiles(temporaryFolder(), {'plan.xlsx': aWorkbook(sheet)});
  const settings = {header_rows: 2, dimensions: ['product_line'], unit: '1000' as const, ...plan};
  const table = await planWorkbook(join(folder, 'plan.xlsx'), {
    format: completeFile({kind: 'plan_workbook', plan: settings, ...file}),
    values: completeValues(values),
    header: undefined,
  });
  const rows = (await Array.fromAsync(table.rows)).flat();
  return {header: table.header, rows, skipped: table.skipped()};
}

const fieldsOf = async (...asked: Parameters<typeof read>) =>
  (await read(...asked)).rows.map(({fields}) => fields);

/** Two measures with two months each, as a controller would lay them out. */
const typical: SheetContent = {
  rows: [
    ['Produktlinie', 'Region', 'Plan V2 2025/26'],
    [null, null, 'Umsatz', null, null, 'DB I'],
    [null, null, 'Okt 25', 'Nov 25', 'Summe', 'Okt 25', 'Nov 25', 'Summe'],
    ['Pumpen', 'Nord', 120, 80.5, 200.5, 40, null, 40],
    [null, 'Süd', 10, 20, 30, null, null, null],
    ['Summe Pumpen', null, 130, 100.5, 230.5, 40, null, 40],
    ['Ventile', 'Nord', -1.25, null, -1.25, null, null, null],
  ],
  merged: ['A1:A3', 'B1:B3', 'C1:H1', 'C2:E2', 'F2:H2', 'A4:A5'],
};
const twoDimensions = {header_rows: 3, dimensions: ['product_line', 'region']};

test('a plan becomes one row for each amount, in whole euros', async () => {
  expect(await read(typical, twoDimensions)).toEqual({
    header: ['product_line', 'region', 'version', 'measure', 'month', 'amount'],
    rows: [
      [4, 'Pumpen', 'Nord', 'Umsatz', '2025-10-01', '120000'],
      [4, 'Pumpen', 'Nord', 'Umsatz', '2025-11-01', '80500'],
      [4, 'Pumpen', 'Nord', 'DB I', '2025-10-01', '40000'],
      [5, 'Pumpen', 'Süd', 'Umsatz', '2025-10-01', '10000'],
      [5, 'Pumpen', 'Süd', 'Umsatz', '2025-11-01', '20000'],
      [7, 'Ventile', 'Nord', 'Umsatz', '2025-10-01', '-1250'],
    ].map(([place, line, region, measure, month, amount]) => ({
      place,
      fields: [line, region, 'Plan V2 2025/26', measure, month, amount],
    })),
    skipped: 1,
  });
});

test('days and amounts are written as the source declares them', async () => {
  const values: ValueSettings = {decimal: ',', date: '%d.%m.%Y', minus: ['trailing']};
  const rows = await fieldsOf(typical, {...twoDimensions, unit: '1'}, {}, values);
  expect(rows.at(-1)!.slice(-2)).toEqual(['01.10.2025', '1,25-']);
});

/** One line of amounts below months in many forms. */
const below = (
  months: CellValue[],
  amounts: CellValue[] = months.map((_, index) => index + 1),
) => ({
  rows: [
    ['', ...months],
    ['Pumpen', ...amounts],
  ],
});
const declared = {header_rows: 1, version: 'V1', measure: 'revenue', unit: '1' as const};
const monthsOf = async (months: CellValue[], plan: PlanSettings = {}) =>
  (await fieldsOf(below(months), {...declared, ...plan})).map(fields => fields.at(-2));

test('months are read in the forms that people write them in', async () => {
  const january = {number: 46_053, format: 'mmm yy'};
  const forms = ['Okt 25', 'Nov. 2025', 'Dezember 2025', january, "Feb '26", 'Mrz-26', '04/2026'];
  expect(
    await monthsOf([...forms, '2026-05', '01.06.2026', 202607, 'August 2026', 'Sept. 26']),
  ).toEqual(
    [10, 11, 12]
      .map(month => `2025-${month}-01`)
      .concat([1, 2, 3, 4, 5, 6, 7, 8, 9].map(month => `2026-0${month}-01`)),
  );
  expect(
    await monthsOf(['Mär 26', 'Mai 26', 'Oct 26', 'Dec 26', 'März 27'.normalize('NFD')]),
  ).toEqual(['2026-03-01', '2026-05-01', '2026-10-01', '2026-12-01', '2027-03-01']);
});

test('the declared year is that of the first month, and goes on after December', async () => {
  expect(await monthsOf(['Okt', 'Nov', 'Dez', 'Jan', 'Feb'], {year: 2025})).toEqual([
    '2025-10-01',
    '2025-11-01',
    '2025-12-01',
    '2026-01-01',
    '2026-02-01',
  ]);
  await expect(monthsOf(['Okt'])).rejects.toThrow(
    'no heading says the year of the month in column B',
  );
});

test('a year above the months is theirs, and measures may stand below the months', async () => {
  const sheet = {
    rows: [
      ['Plan V1', 2026, null, 2027, null],
      [null, 'Dez', null, 'Jan', null],
      ['Linie', 'Umsatz', 'DB I', 'Umsatz', 'DB I'],
      ['Pumpen', 1, 2, 3, 4],
    ],
    merged: ['B1:C1', 'D1:E1', 'B2:C2', 'D2:E2'],
  };
  expect(await fieldsOf(sheet, {header_rows: 3, unit: '1'})).toEqual([
    ['Pumpen', 'Plan V1', 'Umsatz', '2026-12-01', '1'],
    ['Pumpen', 'Plan V1', 'DB I', '2026-12-01', '2'],
    ['Pumpen', 'Plan V1', 'Umsatz', '2027-01-01', '3'],
    ['Pumpen', 'Plan V1', 'DB I', '2027-01-01', '4'],
  ]);
});

test('a heading that was not merged reaches over the empty cells to its right', async () => {
  const rows = [
    ['Plan V1', 'Umsatz', null, 'Absatz'],
    ['Linie', 'Jan 26', 'Feb 26', 'Jan 26'],
    ['Pumpen', 1, 2, 3],
  ];
  expect((await fieldsOf({rows})).map(fields => fields[2])).toEqual(['Umsatz', 'Umsatz', 'Absatz']);
});

test('what no heading says has to be declared', async () => {
  const rows = [
    ['Linie', 'Umsatz'],
    [null, 'Jan 26'],
    ['Pumpen', 1],
  ];
  await expect(read({rows, merged: ['A1:A2']})).rejects.toThrow(
    'no heading says the version of column B',
  );
  expect((await fieldsOf({rows}, {version: 'V3'}))[0]).toContain('V3');
  const {measure: _, ...withoutMeasure} = declared;
  await expect(read(below(['Jan 26']), withoutMeasure)).rejects.toThrow(
    'says the measure of column B',
  );
  await expect(read(below(['Umsatz', 'DB I']), declared)).rejects.toThrow(
    'no heading names a month',
  );
});

test('a month that stands twice, or that nobody understands, is not lost without a word', async () => {
  await expect(monthsOf(['Jan 26', 'Januar 2026'])).rejects.toThrow(
    'the columns B and C are both for the same month, measure and version',
  );
  await expect(monthsOf(['Jan 26', 'Febber 26'])).rejects.toThrow(
    'cell C2 holds a number, but its heading names neither a month nor a sum',
  );
  await expect(monthsOf(['Jan 26', '2026-13'])).rejects.toThrow('its heading names neither');
  const remark = below(['Jan 26', 'Bemerkung'], [1, 'wie im Vorjahr']);
  expect(await fieldsOf(remark, declared)).toHaveLength(1);
});

test('what a plan sums itself must be right, to the digit', async () => {
  const months = ['Jan 26', 'Feb 26', 'Mär 26', 'Q1', 'Apr 26', 'Abw. %', 'Gesamt 2026'];
  const planned = (...amounts: CellValue[]) => fieldsOf(below(months, amounts), declared);
  expect(await planned(0.1, 0.2, 0.3, 0.6, 1, 99, 1.6)).toHaveLength(4);
  await expect(planned(0.1, 0.2, 0.3, 0.6, 1, 99, 1.61)).rejects.toThrow(
    'row 2 says that the sum in column H is 1.61, but its months sum to 1.6',
  );
  await expect(planned(0.1, 0.2, 0.3, 0.7, 1, 99, 1.6)).rejects.toThrow(
    'the sum in column E is 0.7',
  );
  await expect(planned(null, null, null, null, null, null, 12)).rejects.toThrow(
    'the sum in column H is 12, but its months sum to 0',
  );
});

test('thirds that Excel adds up are forgiven what lies beyond its 15 digits', async () => {
  const third = {formula: '100/3', gives: 33.333333333333336};
  const months = ['Jan 26', 'Feb 26', 'Mär 26', 'Summe'];
  const asked = [declared, {unit: '1000'}] as const;
  const plan = {...asked[0], ...asked[1]};
  const sheet = below(months, [third, third, third, {formula: 'SUM(B2:D2)', gives: 100}]);
  expect((await fieldsOf(sheet, plan)).map(fields => fields.at(-1))).toEqual([
    '33333.3333333333',
    '33333.3333333333',
    '33333.3333333333',
  ]);
  const wrong = below(months, [third, third, third, 100.0000001]);
  await expect(read(wrong, plan)).rejects.toThrow('but its months sum to 99999.9999999999');
});

test('a sum belongs to its measure, wherever it stands', async () => {
  const sheet = (sumOfMargin: number) => ({
    rows: [
      ['V1', 'Umsatz', null, null, 'DB I', null, null],
      ['Linie', 'Gesamt', 'Jan 26', 'Feb 26', 'Jan 26', 'Feb 26', 'Gesamt'],
      ['Pumpen', 3, 1, 2, 0.5, 0.5, sumOfMargin],
    ],
    merged: ['B1:D1', 'E1:G1'],
  });
  expect(await fieldsOf(sheet(1))).toHaveLength(4);
  await expect(read(sheet(4))).rejects.toThrow(
    'the sum in column G is 4000, but its months sum to 1000',
  );
});

test('a sum of no measure belongs to the months beside it; one of a year to that year', async () => {
  const sheet = (sum: number) => ({
    rows: [
      ['V1', 'Umsatz', null, null, 'DB I', 'Gesamt'],
      ['Linie', 'Jan 26', 'Summe', 'Jan 27', 'Jan 26', null],
      ['Pumpen', 1, 1, 2, 5, sum],
    ],
    merged: ['F1:F2'],
  });
  expect(await fieldsOf(sheet(5))).toHaveLength(3);
  await expect(read(sheet(3))).rejects.toThrow('is 3000, but its months sum to 5000');
  const years = below(['Jan 26', 'Summe', 'Jan 27', 'Summe'], [1, 1, 2, 2]);
  expect(await fieldsOf(years, declared)).toHaveLength(2);
});

test('a sum may stand above the measures that it sums', async () => {
  const sheet = (sum: number) => ({
    rows: [
      ['V1', 'Jan 26', null, 'Feb 26', null, 'Summe', null],
      ['Linie', 'Umsatz', 'DB I', 'Umsatz', 'DB I', 'Umsatz', 'DB I'],
      ['Pumpen', 10, 1, 20, 2, sum, 3],
    ],
  });
  expect(await fieldsOf(sheet(30))).toHaveLength(4);
  await expect(read(sheet(3))).rejects.toThrow('is 3000, but its months sum to 30000');
});

test('the lowest headings may be merged, too', async () => {
  const rows = [
    ['V1', 'Jan 26', 'Feb 26'],
    ['Linie', 'Umsatz', null],
    ['Pumpen', 1, 2],
  ];
  expect((await fieldsOf({rows, merged: ['B2:C2']})).map(fields => fields[2])).toEqual([
    'Umsatz',
    'Umsatz',
  ]);
});

test('quarters that do not stand behind their months are nobody’s sum', async () => {
  const months = ['Jan', 'Feb', 'Mär', 'Apr', 'Mai', 'Jun', 'Q1', 'Q2', 'H1'];
  const sheet = below(months, [1, 2, 3, 4, 5, 6, 6, 15, 21]);
  expect(await fieldsOf(sheet, {...declared, year: 2026})).toHaveLength(6);
});

test('rows that sum others are skipped, and held to it where that is declared', async () => {
  const sheet = (sum: number) => ({
    rows: [
      ['', 'Jan 26', 'Feb 26'],
      ['Pumpen', 1, 2],
      ['Ventile', 3, null],
      ['Ergebnis', 4, sum],
      ['Totalstationen', 7, 7],
      ['Ergebnis', 7, 7],
      ['Gesamt', 99, 99],
    ],
  });
  const skip = [{begins: 'Ergebnis', sum_of: ['amount'], since: 'last' as const}];
  const table = await read(sheet(2), declared, {skip});
  expect(table.skipped).toBe(3);
  expect(table.rows.map(({fields}) => fields[0])).toEqual([
    'Pumpen',
    'Pumpen',
    'Ventile',
    'Totalstationen',
    'Totalstationen',
  ]);
  await expect(read(sheet(2.5), declared, {skip})).rejects.toThrow(
    'row 4 says that column C sums to 2.5, but the rows above it sum to 2',
  );
  const wrong = [{begins: 'Ergebnis', sum_of: ['umsatz'], since: 'last' as const}];
  await expect(read(sheet(2), declared, {skip: wrong})).rejects.toThrow('names "umsatz"');
});

test('a group stands for the rows below it, until the next or its sum', async () => {
  const rows = [
    ['', '', '', 'Jan 26'],
    ['Pumpen', null, null, null],
    [null, 'DE', 'Nord', 1],
    [null, null, 'Süd', 2],
    [null, null, null, 2],
    [null, null, null, 3],
    ['Ventile', null, 'Nord', 3],
    ['Summe', null, null, 6],
    [null, 'AT', 'Wien', 7],
  ];
  const plan = {...declared, dimensions: ['line', 'country', 'region']};
  const table = await read({rows, merged: ['C4:C5']}, plan);
  expect(table.rows.map(({fields, refused}) => refused ?? fields.slice(0, 3))).toEqual([
    ['Pumpen', 'DE', 'Nord'],
    ['Pumpen', 'DE', 'Süd'],
    ['Pumpen', 'DE', 'Süd'],
    'is not a row: has amounts, but no region in column C',
    'is not a row: has amounts, but no country in column B',
    'is not a row: has amounts, but no line in column A',
  ]);
});

test('a cell that is no amount refuses its amount only', async () => {
  const months = ['Jan 26', 'Feb 26', 'Mär 26', 'Apr 26', 'Mai 26', 'Jun 26', null, 'Summe'];
  const cells: CellValue[] = [
    {error: '#REF!'},
    'offen',
    '-',
    '1.500,5',
    {formula: 'B1'},
    5,
    null,
    4711,
  ];
  const sheet = {...below(months, cells), merged: ['G2:H2']};
  const values: ValueSettings = {decimal: ',', thousands: '.', nothing: ['-']};
  const {rows} = await read(sheet, {...declared, unit: '1000000'}, {}, values);
  expect(rows.map(({fields, refused}) => refused ?? fields.at(-1))).toEqual([
    'is not a row: cell B2 holds the error #REF!',
    'is not a row: cell C2 holds what is no amount',
    '1500500000',
    'is not a row: cell F2 holds a formula without a result',
    'is not a row: cell G2 holds one amount for several cells',
  ]);
});

test('a plan may begin further down and to the right, and end above remarks', async () => {
  const rows = [
    [null, 'Musterwerk AG'],
    undefined,
    [null, 'Linie', 'Jan 26', 'Feb 26', 'geheim'],
    [null, 'Pumpen', 1, 2, 3],
    [null, 'Stand', 45_000],
  ];
  const sheet = {rows};
  const cut = {range: 'B3:D', footer_lines: 1};
  expect(await read(sheet, declared, cut)).toMatchObject({rows: [{place: 4}, {place: 4}]});
  const below = {range: 'B1:D', skip_lines: 1, footer_lines: 1};
  expect(await read(sheet, declared, below)).toMatchObject({rows: [{place: 4}, {place: 4}]});
  const begun = {range: 'B1:D', header_begins: 'Linie', footer_lines: 1};
  expect(await read(sheet, declared, begun)).toMatchObject({rows: [{place: 4}, {place: 4}]});
  await expect(read(sheet, declared, {header_begins: 'Region'})).rejects.toThrow(
    'no row begins with "Region"',
  );
});
