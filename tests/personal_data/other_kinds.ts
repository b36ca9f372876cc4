import {join} from 'node:path';
import {openDatabase} from '../../warehouse/database.ts';
import {customers} from '../../warehouse/entities/customers.ts';
import {literal} from '../../warehouse/sql.ts';
import {aWorkbook} from '../pipelines/a_workbook.ts';
import {asCsv, asRecords, rowsOf} from './every_entity.ts';
import {everything, person} from './person.ts';

const {header, rows} = rowsOf(customers, true);
const columns = Object.fromEntries(Object.keys(customers.fields).map(name => [name, name]));
/** Of each system the ids are others, so that none hides behind the other. */
const of = (system: string) => rows.map(row => row.with(0, `${system} ${row[0]}`));
const stream = (files: string, more: object = {}) => ({
  files,
  entity: 'customers',
  columns,
  expect: {rejected: 1},
  ...more,
});

const records = (system: string) => asRecords(header, of(system));

const german = () =>
  Buffer.from(
    [
      `Auswertung für ${everything}`,
      asCsv(header, of('german'), ';').trimEnd(),
      `"K9";${everything}`,
      `Summe;${everything}`,
      `erstellt von ${everything}\r\n`,
    ].join('\r\n'),
    'latin1',
  );

const ndjson = () =>
  [
    ...records('ndjson').map(each =>
      JSON.stringify({...each, [person.mail]: {name: person.name}, list: [everything]}),
    ),
    JSON.stringify(everything),
    `{"name": ${everything}`,
    '',
  ].join('\n');

const workbook = () =>
  aWorkbook([
    {name: 'Daten', rows: [header, ...of('xlsx'), [{error: person.name}, everything]]},
    {name: person.name, rows: [[everything]]},
  ]);

const datev = () =>
  Buffer.from(
    [
      `"EXTF";700;21;"Buchungsstapel";13;20250301;;"RE";"${person.name}";"";1001;456;20250101;4;20250201;20250228;"${everything}";"";1;0;0;"EUR"`,
      'Umsatz (ohne Soll/Haben-Kz);Soll/Haben-Kennzeichen;WKZ Umsatz;Basis-Umsatz;WKZ Basis-Umsatz;Konto;Gegenkonto (ohne BU-Schlüssel);BU-Schlüssel;Belegdatum;Generalumkehr (GU);Buchungstext',
      `119,00;S;EUR;;;10007;8400;;1402;;"${everything}"`,
      `"${everything}";S;EUR;;;10007;8400;;1402;;"${everything}"`,
      `1,00;"${everything}";EUR;;;10007;8400;;1402;;`,
      `1,00;S;"${everything}";;;10007;8400;;1402;;`,
      `1,00;S;USD;"${everything}";EUR;10007;8400;;1402;;`,
      `1,00;S;EUR;;;10007;8400;;"${everything}";;`,
      `1,00;S;EUR;;;10007;8400;;1402;"${everything}";`,
      `1,00;"${everything}"`,
      '',
    ].join('\r\n'),
    'latin1',
  );

const sap = () =>
  Buffer.from(
    [
      `02.04.2025   Offene Posten, gedruckt von ${everything}`,
      '-'.repeat(60),
      '|Beleg|Konto|Buch.dat.|Betrag|Name 1|',
      '-'.repeat(60),
      `|1|1400|31.01.2025|1.190,00|${everything}|`,
      `|2|1400|${everything}|1,00|x|`,
      `|3|1400|31.01.2025|${everything}|x|`,
      `|4|1400|31.01.2025|1,00|${everything}`,
      '-'.repeat(60),
      `${everything}`,
      '',
    ].join('\r\n'),
    'latin1',
  );

const plan = () =>
  aWorkbook({
    rows: [
      [everything, null, null],
      ['Konto', 'Jan 26', 'Feb 26'],
      ['4100', 10, 20],
      ['4200', everything, 5],
      ['4300', {error: person.name}, 6],
    ],
  });

/** One stream of every kind of file, each with the person wherever its format lets one write. */
export const otherKinds = {
  german: stream('german.csv', {
    encoding: 'iso-8859-1',
    delimiter: ';',
    skip_lines: 1,
    footer_lines: 1,
    skip: [{begins: 'Summe'}],
  }),
  ndjson: stream('kunden.ndjson', {kind: 'ndjson', final_line_break: 'optional'}),
  json: stream('kunden.json', {kind: 'json', records: 'data'}),
  xlsx: stream('kunden.xlsx', {kind: 'xlsx', sheet: 'Daten'}),
  parquet: stream('kunden.parquet', {kind: 'parquet'}),
  datev: {files: 'stapel.csv', kind: 'datev', expect: {rejected: 1}},
  sap: {
    files: 'sap.txt',
    kind: 'sap_list',
    entity: 'ledger_entries',
    columns: {
      document: 'Beleg',
      line: {from: 'Beleg'},
      account: 'Konto',
      posted_on: 'Buch.dat.',
      amount: 'Betrag',
      posting_text: 'Name 1',
    },
    expect: {rejected: 1},
  },
  plan: {
    files: 'plan.xlsx',
    kind: 'plan_workbook',
    plan: {dimensions: ['account'], measure: 'amount'},
    types: {amount: 'decimal'},
    expect: {rejected: 1},
  },
};

/** The files of those streams. */
export async function otherFiles(folder: string): Promise<Record<string, string | Buffer>> {
  await writeParquet(join(folder, 'kunden.parquet'));
  return {
    'german.csv': german(),
    'kunden.ndjson': ndjson(),
    'kunden.json': JSON.stringify({data: records('json'), about: everything}),
    'kunden.xlsx': workbook(),
    'stapel.csv': datev(),
    'sap.txt': sap(),
    'plan.xlsx': plan(),
  };
}

async function writeParquet(file: string): Promise<void> {
  const database = await openDatabase();
  const db = await database.connect();
  const tuples = of('parquet').map(row => `(${row.map(literal).join(', ')})`);
  const names = header.map(name => `"${name}"`).join(', ');
  await db.run(
    `copy (from (values ${tuples.join(', ')}) as t(${names})) to ${literal(file)} (format parquet)`,
  );
  database.close();
}
