import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {completeFile, presetValues} from '../../company/sources/file.ts';
import {completeValues, type ValueSettings} from '../../company/sources/values.ts';
import {amountOf} from '../../pipelines/files/amount.ts';
import {fileStream} from '../../pipelines/files/file_stream.ts';
import {datev} from '../../pipelines/files/kinds/datev.ts';
import {verify} from '../../pipelines/verify.ts';
import {temporaryFolder, writeFiles} from '../temporary_folder.ts';
import {aStream} from './a_stream.ts';

const fixture = (name: string) => join(import.meta.dirname, 'fixtures/datev', name);
const format = completeFile({kind: 'datev'});
const valuesWith = (changes: ValueSettings) =>
  completeValues(changes, completeValues(presetValues('datev')));

/** The rows of a file by the names of its columns; a refused one is the reason. */
async function read(file: string, changes: ValueSettings = {}) {
  const table = await datev(file, {format, values: valuesWith(changes), header: undefined});
  const rows = (await Array.fromAsync(table.rows)).flat();
  return rows.map(({fields, refused}) =>
    refused ? refused : Object.fromEntries(table.header.map((name, at) => [name, fields[at]])),
  );
}

interface Stack {
  first?: string;
  names?: string;
  lines?: string[];
}

const firstLine = (yearBegin: string, from: string, to: string) =>
  `"EXTF";700;21;"Buchungsstapel";13;20250301;;"RE";"";"";1001;456;${yearBegin};4;${from};${to};"";"";1;0;0;"EUR"`;
const of2025 = firstLine('20250101', '20250201', '20250228');
const usual =
  'Umsatz (ohne Soll/Haben-Kz);Soll/Haben-Kennzeichen;WKZ Umsatz;Basis-Umsatz;WKZ Basis-Umsatz;Konto;Gegenkonto (ohne BU-Schlüssel);BU-Schlüssel;Belegdatum;Generalumkehr (GU)';

/** Writes a stack with the few columns that matter. */
function aStack({first = of2025, names = usual, lines = []}: Stack): string {
  const text = [first, names, ...lines, ''].join('\r\n');
  return join(
    writeFiles(temporaryFolder(), {'stapel.csv': Buffer.from(text, 'latin1')}),
    'stapel.csv',
  );
}

test('a booking debits one account and credits the other', async () => {
  const lines = ['119,00;"S";"EUR";;"";10007;8400;"";1402;""', '50,00;"H";;;;1000;4930;;0302;0'];
  expect(await read(aStack({lines}))).toMatchObject([
    {Zeile: '3', Seite: 'Konto', Kontonummer: '10007', Betrag: '119,00', Datum: '2025-02-14'},
    {Zeile: '3', Seite: 'Gegenkonto', Kontonummer: '8400', Betrag: '-119,00'},
    {Zeile: '4', Seite: 'Konto', Kontonummer: '1000', Betrag: '-50,00', Datum: '2025-02-03'},
    {Zeile: '4', Seite: 'Gegenkonto', Kontonummer: '4930', Betrag: '50,00'},
  ]);
});

test('a short file has the columns of the ledger all the same, and they are empty', async () => {
  const [side] = await read(aStack({lines: ['50,00;"H";;;;1000;4930;;0302;0']}));
  expect(side).toMatchObject({'KOST1 - Kostenstelle': null, Buchungstext: null});
});

test('two stacks of one period keep their bookings apart, whatever their lines', async () => {
  const [konto, gegenkonto] = (await read(fixture('EXTF_Buchungsstapel.csv'))) as {
    Buchung: string;
    Position: string;
  }[];
  expect(konto?.Buchung).toMatch(/^\d{17}\/3$/);
  expect(gegenkonto?.Buchung).toBe(konto?.Buchung);
  expect([konto?.Position, gegenkonto?.Position]).toEqual(['1', '2']);
});

test('a fiscal year from October to September gives each day its year and period', async () => {
  const sides = await read(fixture('EXTF_Buchungsstapel.csv'));
  const days = sides.map(each => {
    if (typeof each === 'string') return each;
    return [each.Belegdatum, each.Datum, each['WJ-Beginn'], each.Buchungsperiode].join(' ');
  });
  expect(days.filter((_, at) => at % 2 === 0)).toEqual([
    '1510 2024-10-15 2024-10-01 1',
    '2212 2024-12-22 2024-10-01 3',
    '0701 2025-01-07 2024-10-01 4',
    '0801 2025-01-08 2024-10-01 4',
    '2802 2025-02-28 2024-10-01 5',
    '105 2025-05-01 2024-10-01 8',
    '3009 2025-09-30 2024-10-01 12',
  ]);
});

test('all columns of the source stay as they are, umlauts, quotes and semicolons included', async () => {
  const [first] = await read(fixture('EXTF_Buchungsstapel.csv'));
  expect(Object.keys(first!)).toHaveLength(125 + 9);
  expect(first).toMatchObject({
    'Umsatz (ohne Soll/Haben-Kz)': '11900,00',
    'Soll/Haben-Kennzeichen': 'S',
    Konto: '10042',
    'Gegenkonto (ohne BU-Schlüssel)': '8400',
    Buchungstext: 'Prüfstand; Anzahlung "Los 1"',
    'KOST1 - Kostenstelle': '4100',
    Leistungsdatum: '15102024',
  });
});

test('a whole file sums to zero, and a reversed invoice leaves nothing on its accounts', async () => {
  const sides = (await read(fixture('EXTF_Buchungsstapel.csv'))) as Record<string, string>[];
  const sum = (account?: string) =>
    sides
      .filter(({Kontonummer}) => account === undefined || Kontonummer === account)
      .reduce((total, {Betrag}) => total + amountOf(Betrag!, valuesWith({}))!, 0n);
  const euro = 10n ** 10n;
  expect(sides).toHaveLength(14);
  expect(sum()).toBe(0n);
  expect(sum('10042')).toBe(11900n * euro);
  expect(sum('10007')).toBe(0n);
  expect(sum('8400')).toBe(-11900n * euro);
  expect(sum('1000')).toBe((-855n * euro) / 10n);
});

test('a Generalumkehr keeps its side and turns its amount around', async () => {
  const lines = ['G', '1', '0', ''].map(mark => `119,00;S;;;;10007;8400;;1402;${mark}`);
  const sides = await read(aStack({lines}));
  expect(sides.map(side => (side as Record<string, string>).Betrag)).toEqual([
    ...['-119,00', '119,00', '-119,00', '119,00'],
    ...['119,00', '-119,00', '119,00', '-119,00'],
  ]);
});

test('a key of two digits that begins with a Berichtigungsschlüssel is a Generalumkehr, too', async () => {
  const keys = ['23', '3', '9', '40', '80', '203'];
  const lines = keys.map(key => `119,00;S;;;;70001;3400;${key};1402`);
  const sides = await read(aStack({names: usual.replace(';Generalumkehr (GU)', ''), lines}));
  const amounts = sides.map(side => (side as Record<string, string>).Betrag);
  expect(keys.filter((_, at) => amounts[at * 2] === '-119,00')).toEqual(['23', '80']);
});

test('the amount is that of the base currency', async () => {
  const lines = [
    '5400,00;S;USD;5000,00;EUR;10099;8120;;2802;',
    '700,00;S;EUR;756,00;EUR;10099;8120;;2802;',
    '5400,00;S;USD;;;10099;8120;;2802;',
  ];
  expect(await read(aStack({lines}))).toMatchObject([
    {Betrag: '5000,00'},
    {Betrag: '-5000,00'},
    {Betrag: '700,00'},
    {Betrag: '-700,00'},
    'is not a row: Umsatz in a foreign currency has no Basis-Umsatz',
  ]);
});

test('29 February is a day of leap years only', async () => {
  const lines = ['1,00;S;;;;10007;8400;;2902;'];
  const leap = firstLine('20240101', '20240201', '20240229');
  expect(await read(aStack({first: leap, lines}))).toMatchObject([
    {Datum: '2024-02-29', Buchungsperiode: '2'},
    {Datum: '2024-02-29'},
  ]);
  const other = firstLine('20250101', '20250101', '20251231');
  expect(await read(aStack({first: other, lines}))).toEqual([
    'is not a row: Belegdatum is no day between 20250101 and 20251231',
  ]);
});

test('a day outside of the period, and what is no booking, is refused with the reason', async () => {
  const refused = {
    '1,00;S;;;;10007;8400;;0103;': 'Belegdatum is no day between 20250201 and 20250228',
    ';S;;;;10007;8400;;0102;': 'Umsatz is empty',
    'zwei;S;;;;10007;8400;;0102;': 'Umsatz is no amount without sign',
    '-1,00;S;;;;10007;8400;;0102;': 'Umsatz is no amount without sign',
    '1,00;;;;;10007;8400;;0102;': 'Soll/Haben-Kennzeichen is neither S nor H',
    '1,00;S;;;;10007;;;0102;': 'Gegenkonto is empty',
    '1,00;S;;;;10007;8400;;0102;J': 'Generalumkehr is not one of G, 1, 0 or nothing',
    '1,00;S;;;;10007;84': 'has 7 fields, expected 10',
    '1,00;S;;;;10007;8400;;0102;;;x': 'has 12 fields, expected 10',
  };
  expect(await read(aStack({lines: Object.keys(refused)}))).toEqual(
    Object.values(refused).map(reason => `is not a row: ${reason}`),
  );
});

test('columns at the end may be missing on every line', async () => {
  const lines = ['1,00;S;;;;10007;8400;;0102', '2,00;S;;;;10007;8400;;0202', '3,00;S;;;;10007'];
  expect(await read(aStack({lines}))).toMatchObject([
    {Betrag: '1,00', 'Generalumkehr (GU)': null},
    {Betrag: '-1,00'},
    {Betrag: '2,00'},
    {Betrag: '-2,00'},
    'is not a row: has 6 fields, expected 9',
  ]);
});

test('days and amounts are written as the source is declared to write them', async () => {
  const lines = ['1,00;S;;;;10007;8400;;0102;'];
  const sides = await read(aStack({lines}), {date: '%d.%m.%Y', minus: ['trailing']});
  expect(sides).toMatchObject([
    {Datum: '01.02.2025', 'WJ-Beginn': '01.01.2025', Betrag: '1,00'},
    {Betrag: '1,00-'},
  ]);
});

test('both rows of a booking lie on its line', async () => {
  const file = aStack({lines: ['', '1,00;S;;;;10007;8400;;0102;']});
  const table = await datev(file, {format, values: valuesWith({}), header: undefined});
  const rows = (await Array.fromAsync(table.rows)).flat();
  expect(rows.map(({place}) => place)).toEqual([4, 4]);
  expect(table.skipped()).toBe(0);
});

test('customers and suppliers are read as they are; empty columns get names of their own', async () => {
  const customers = await read(fixture('EXTF_DebitorenKreditoren.csv'));
  expect(customers).toMatchObject([
    {Konto: '10007', Ort: 'Göppingen', Leerfeld: '', Leerfeld_2: ''},
    {Konto: '10042', 'Name (Adressattyp Unternehmen)': 'Prüfbau Österle GmbH'},
  ]);
  expect(customers[0]).not.toHaveProperty('Betrag');
});

test('a file that is no DATEV format, or none that is read, says what to do', async () => {
  const fault = (stack: Stack) => read(aStack(stack)).catch(each => `${each.message} ${each.next}`);
  expect(await fault({first: 'Kunde;Umsatz'})).toMatch(/does not begin with EXTF.*kind: csv/);
  expect(await fault({first: of2025.replace(';21;', ';46;')})).toMatch(/category 46.*\(21\)/);
  expect(await fault({names: 'Konto;Umsatz'})).toMatch(/no column "Soll\/Haben-Kennzeichen"/);
  expect(await fault({first: firstLine('20250101', '20241201', '20241231')})).toMatch(
    /WJ-Beginn "20250101", Datum von "20241201".*one fiscal year/,
  );
  expect(await fault({first: firstLine('', '', '')})).toMatch(/WJ-Beginn ""/);
});

test('without a period, the fiscal year is the period', async () => {
  const first = firstLine('20241001', '', '');
  const lines = ['3009', '0110'].map(day => `1,00;S;;;;10007;8400;;${day};`);
  expect(await read(aStack({first, lines}))).toMatchObject([
    {Datum: '2025-09-30'},
    {},
    {Datum: '2024-10-01'},
    {},
  ]);
});

test('a file cut within a line is incomplete or rejected', async () => {
  const whole = readFileSync(fixture('EXTF_Buchungsstapel.csv'));
  const folder = temporaryFolder();
  const stream = fileStream(aStream({file: {...format, final_line_break: 'required'}}), folder);
  const file = join(folder, 'stapel.csv');
  for (let length = whole.length - 400; length < whole.length; length += 1) {
    writeFiles(folder, {'stapel.csv': whole.subarray(0, length)});
    const {complete} = await verify(file, stream).catch(() => ({complete: false}));
    expect(complete, `cut after ${length} bytes`).toBe([10, 13].includes(whole[length - 1]!));
  }
});

test('bookings with tax in their amount, and Skonto in a column, are told and not silently gross', async () => {
  const first = `${of2025};;"";;;"04"`;
  const names = `${usual};Skonto`;
  const lines = [
    '119,00;"S";;;;10007;4400;"";1402;"";',
    '238,00;"S";;;;10007;4000;"3";1402;"";',
    '595,00;"S";;;;6800;1800;"9";1402;"";',
    '100,00;"S";;;;10007;4400;"40";1402;"";',
    '119,00;"S";;;;1800;10007;"";1402;"";2,38',
    '50,00;"S";;;;1800;1460;"20";1402;"";0,00',
  ];
  const file = aStack({first, names, lines});
  const stream = fileStream(aStream({file: format, values: valuesWith({})}), temporaryFolder());
  const {warnings} = await verify(file, stream);
  expect(warnings).toEqual([
    expect.stringMatching(
      /^3 bookings with a tax key or an automatic account, the first on line 3: /,
    ),
    expect.stringMatching(/^1 booking with an amount in the column Skonto, the first on line 7: /),
  ]);
  const plain = aStack({first, names, lines: lines.slice(3, 4)});
  expect((await verify(plain, stream)).warnings).toEqual([]);
});
