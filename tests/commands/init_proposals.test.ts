import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {aWorkbook} from '../pipelines/a_workbook.ts';
import {sharedData, testWithData} from '../shared_data.ts';
import {temporaryFolder} from '../temporary_folder.ts';
import {answer, kundenwert} from './command_line.ts';
import {firstNight, proposed} from './proposals.ts';

const customersCsv = Buffer.from(
  [
    'Debitorenliste;;;;',
    'Stand 31.10.2026;;;;',
    '',
    'Kd-Nr.;Name 1;Ort;Vertriebsweg;Kunde seit',
    '10001;"Müller; Söhne";Köln;Händler;00.00.0000',
    '10002;Öl AG;Ulm;Direkt;31.01.2019',
    '',
  ].join('\r\n'),
  'latin1',
);

test('a German export with a report head loads without a change', async () => {
  const lines = [
    'R1;10;RE;31.01.2026;10001;2;1.234,56;EUR',
    'R1;20;RE;31.01.2026;10001;1,5;10,00;EUR',
    'R2;10;GS;02.02.2026;10002;1-;250,50-;EUR',
  ];
  const header = 'Re-Nr.;Pos;Belegart;Re-Datum;Kd-Nr.;Menge;Betrag netto;WKZ';
  const made = await proposed({
    'Debitoren.csv': customersCsv,
    'Rechnungen_2026-01.csv': [header, ...lines.slice(0, 2), ''].join('\n'),
    'Rechnungen_2026-02.csv': [header, lines[2], ''].join('\n'),
  });
  expect(made.status).toBe(0);
  expect(made.sources).toContain('files: "Rechnungen_*.csv"\n      delivery: delta');
  expect(made.sources).toContain('header_begins: Kd-Nr. # 2 rows stand above the names');
  const {data, loaded} = await firstNight(made);
  expect(loaded).toBe(5);
  expect(
    await answer(data, 'select cast(sum(net_amount) as varchar) as net from fct_invoice_line'),
  ).toEqual({net: '994.0600'});
});

test('orders, offers, open items and payments are told from invoices, by their names', async () => {
  const made = await proposed({
    'Kunden.csv': 'Kd-Nr.;Name 1\n1;Adler GmbH\n2;Bär AG\n',
    'Auftragspositionen.csv':
      'Auftrags-Nr.;Pos;Auftragsdatum;Kd-Nr.;Artikel;Menge;Nettowert;Bestätigt zum\nA1;10;02.03.2026;1;P1;4;400,00;10.03.2026\nA2;10;03.03.2026;2;P1;1;100,00;11.03.2026\n',
    'Lieferpositionen.csv':
      'Lieferschein;Pos;Lieferdatum;Auftrags-Nr.;Auftragsposition;Liefermenge\nL1;1;09.03.2026;A1;10;4\nL2;1;14.03.2026;A2;10;1\n',
    'Angebote.csv':
      'Angebots-Nr.;Version;Anfragedatum;Angebotsdatum;Kd-Nr.;Angebotswert\nN1;1;02.02.2026;05.02.2026;1;400,00\nN2;1;03.02.2026;;2;900,00\n',
    'OP-Liste.csv':
      'OP-Nummer;Buchungsdatum;Rechnungs-Nr.;Debitor;Fällig am;Bruttobetrag\nO1;20.03.2026;R1;1;19.04.2026;476,00\nO2;20.03.2026;R2;2;19.04.2026;119,00\n',
    'Zahlungen.csv':
      'Zahlungs-Nr.;Pos;Bezahlt am;Debitor;Rechnungs-Nr.;Zahlbetrag;Skonto\nZ1;1;25.03.2026;1;R1;466,48;9,52\nZ2;1;30.04.2026;2;R2;119,00;\n',
    'Kostenstellen.csv':
      'Kostenstelle;Bezeichnung;Abteilung\n100;Innendienst;Vertrieb\n200;Hotline;Service\n',
  });
  expect(made.status).toBe(0);
  const entities = [...made.sources.matchAll(/entity: (\w+)/g)].map(match => match[1]);
  expect(entities.sort()).toEqual([
    'cost_centres',
    'customers',
    'delivery_lines',
    'order_lines',
    'payments',
    'quotes',
    'receivables',
  ]);
  const {data, loaded, delivered} = await firstNight(made);
  expect(loaded).toBe(delivered);
  expect(
    await answer(
      data,
      'select count(*) filter (where is_on_time_in_full) as good, count(*) as all from fct_order_line',
    ),
  ).toEqual({good: 1, all: 2});
});

test('an English export with dollars, half days and lines without an end loads, too', async () => {
  const made = await proposed({
    'accounts.csv':
      '\uFEFFAccount ID,Account Name,Billing Country,Created Date\nA1,"Acme, Inc.",US,3/14/2024\nA2,Beta,US,1/2/2024\n',
    'invoices.csv':
      'Invoice Number,Invoice Date,Customer ID,Qty,Net Amount\nI1,2/28/2025,A1,2,"$1,234.50"\nI2,3/1/2025,A2,1,$(5.00)\n',
    'cases.csv':
      'Case Number,Account ID,Date/Time Opened,Type\n1,A1,2/28/2025 3:05 PM,Problem\n2,A2,12/1/2024 11:59 AM,Question',
  });
  expect(made.status).toBe(0);
  const {data, loaded} = await firstNight(made);
  expect(loaded).toBe(6);
  expect(
    await answer(
      data,
      `select cast(sum(net_amount) as varchar) as net, min(invoiced_on) as first,
        (select max(opened_at) from fct_service_case) as opened from fct_invoice_line`,
    ),
  ).toEqual({net: '1229.5000', first: '2025-02-28', opened: '2025-02-28T15:05:00'});
});

test('a CSV of Excel with sep= and a sum below loads without its sum', async () => {
  const made = await proposed({
    'kunden.csv': 'sep=;\nKundennummer;Firma\n000001;Adler\n000002;Bär\n',
    'umsatz.csv':
      'sep=;\nRechnung;Datum;Kundennummer;Menge;Umsatz\nR1;1.2.2026;000001;1;1.000\nR2;12.2.2026;000002;1;2.000\nSumme;;;;3.000\n',
  });
  expect(made.sources).toContain('DOUBT 1.000 is read as 1000, but no value proves it.');
  const {data} = await firstNight(made);
  expect(
    await answer(data, 'select cast(sum(net_amount) as varchar) as net from fct_invoice_line'),
  ).toEqual({net: '3000.0000'});
});

test('a required field that no column holds is named, and nothing is mapped', async () => {
  const {sources, stdout} = await proposed({
    'customers.csv': 'customer_no,name\nK1,Adler\nK2,Bear\n',
    'invoices.csv':
      'invoice_no,invoice_date,customer_no,quantity,unit_price\nR1,2026-01-31,K1,2,3.50\nR1,2026-01-31,K1,3,2.25\n',
  });
  expect(sources.replace(/\n\s*#/g, '')).toContain(
    'No entity: invoice_lines would fit, but no column holds the required line, net_amount',
  );
  expect(sources).toContain('unit_price: decimal');
  expect(stdout).toContain('no mistakes found');
});

test('numbers that are the same in each delivery make it the whole list, not an addition', async () => {
  const rows = (name: string) => `customer_no,name\nK1,${name}\nK2,Bear\n`;
  const {sources} = await proposed({
    'customers_2026-01-31.csv': rows('Adler'),
    'customers_2026-02-28.csv': rows('Eagle'),
  });
  expect(sources).toContain('delivery: full # each file has the rows of the one before');
});

test('numbers with zeros before them and numbers without become the same customers', async () => {
  const made = await proposed({
    'kunden.csv': 'Kundennummer,Name\n0000010007,Adler\n0000010042,Bear\n',
    'rechnungen.csv':
      'Rechnung,Rechnungsdatum,Kundennummer,Menge,Nettobetrag\nR1,2026-01-31,10007,1,2.50\nR2,2026-01-31,10042,1,2.50\n',
  });
  expect(made.sources.match(/\{from: Kundennummer, leading_zeros: strip\}/g)).toHaveLength(2);
  const {data} = await firstNight(made);
  expect(
    await answer(data, 'select count(*) as n from dim_customer where customer_id is not null'),
  ).toEqual({n: 2});
});

test('a workbook with a title, true days and numbers loads beside a list of records', async () => {
  const day = (serial: number) => ({number: serial, format: 14});
  const made = await proposed({
    'Rechnungen.xlsx': aWorkbook({
      rows: [
        ['Rechnungsausgang'],
        ['Rechnungsnummer', 'Datum', 'Kundennummer', 'Menge', 'Nettobetrag'],
        ['R1', day(46053), 'K1', 2, 1234.5],
        ['R2', day(46054), 'K2', 1, -0.25],
      ],
    }),
    'customers.json': JSON.stringify({
      data: {
        items: [
          {id: 'K1', name: 'Adler', address: {city: 'Ulm'}},
          {id: 'K2', name: 'Bear'},
        ],
      },
    }),
  });
  expect(made.sources).toContain('header_begins: Rechnungsnummer');
  expect(made.sources).toContain('records: data.items');
  const {data} = await firstNight(made);
  expect(
    await answer(
      data,
      `select cast(sum(net_amount) as varchar) as net, max(invoiced_on) as last,
        (select count(*) from dim_customer where city = 'Ulm') as of_ulm from fct_invoice_line`,
    ),
  ).toEqual({net: '1234.2500', last: '2026-02-01', of_ulm: 1});
});

test('bookings in the DATEV format are entries of the ledger', async () => {
  const fixtures = join(import.meta.dirname, '..', 'pipelines', 'fixtures', 'datev');
  const read = (name: string) => readFileSync(join(fixtures, name));
  const made = await proposed({
    'EXTF_Buchungsstapel.csv': read('EXTF_Buchungsstapel.csv'),
    'EXTF_DebitorenKreditoren.csv': read('EXTF_DebitorenKreditoren.csv'),
  });
  expect(readFileSync(join(made.company, 'company.yaml'), 'utf8')).toContain(
    'fiscal_year_starts: 10',
  );
  expect(made.sources).toMatch(/# DOUBT Buchung counts[^:]*Belegfeld 1[^:]*document: Buchung/);
  const {data} = await firstNight(made);
  expect(
    await answer(data, 'select count(*) > 0 as some, sum(amount) as net from fct_ledger_entry'),
  ).toEqual({some: true, net: 0});
});

testWithData(sharedData('ravenstack'), 'ravenstack loads from its proposal as it is', async () => {
  const exports = sharedData('ravenstack');
  const company = join(temporaryFolder(), 'ravenstack');
  const files = readdirSync(exports)
    .filter(name => name.endsWith('.csv'))
    .map(name => join(exports, name));
  expect((await kundenwert(['init', company, '--from', ...files])).status).toBe(0);
  const {loaded, delivered} = await firstNight({company, exports});
  expect([loaded, delivered]).toEqual([33_079, 33_079]);
});
