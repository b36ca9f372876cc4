import type {StreamChanges} from '../pipelines/a_stream.ts';

/**
 * The dirt of German, Austrian and Swiss exports: for each kind of it a small file of our own, what
 * a company declares, and what must come out. Where a corpus leaves the outcome to the product, the
 * choice made here is the product's policy.
 */
export interface Hazard {
  /** A file of our own with the same dirt as the one of the corpus, row by row. */
  content: Buffer | string;
  settings?: StreamChanges;
  /** An earlier delivery of the same stream. */
  before?: string;
  /** Part of the message with which the delivery is rejected or held back. */
  rejected?: string;
  /** The sum of the loaded amounts in cents. */
  cents?: number;
  /** How many rows are loaded, and the reasons of those in quarantine by their line. */
  loaded?: number;
  quarantined?: Record<number, string>;
  duplicates?: number;
  ids?: string[];
  /** Values of one column of the loaded rows. */
  values?: [column: string, values: unknown[]];
  warning?: string;
}

const amounts = {values: {decimal: ',', thousands: '.'}, types: {umsatz: cents()}} as const;
const german: StreamChanges = {...amounts, types: {kundennr: 'text', umsatz: cents()}};

function cents() {
  return {type: 'decimal', scale: 2} as const;
}

const latin = (text: string) => Buffer.from(text, 'latin1');
const notANumber = 'is not a number written like 1.234,56';

export const hazards: Record<string, Hazard> = {
  '01_ok_utf8_semicolon.csv': {
    content: 'kundennr;name;umsatz\n00123;Huber Söhne;1.228,56\n00456;Groß KG;1,00\n',
    settings: german,
    loaded: 2,
    cents: 122_956,
    ids: ['00123', '00456'],
  },
  '02_cp1252_euro.csv': {
    content: latin(
      'kundennr;name;umsatz\n1;M\xfcller \x80uro;12,50\n2;\x84Zitat\x93 \x96 GmbH;0,00\n',
    ),
    settings: {...german, file: {encoding: 'windows-1252'}},
    loaded: 2,
    cents: 1250,
    values: ['name', ['Müller €uro', '„Zitat“ – GmbH']],
  },
  '03_utf16le_bom.csv': {
    content: Buffer.from('\uFEFFkundennr;name;umsatz\n1;Jäger;10,00\n', 'utf16le'),
    settings: {...german, file: {encoding: 'utf-16le'}},
    loaded: 1,
    cents: 1000,
  },
  '04_utf16be_bom.csv': {
    content: Buffer.from('\uFEFFkundennr;name;umsatz\n1;Jäger;10,00\n', 'utf16le').swap16(),
    settings: {...german, file: {encoding: 'utf-16be'}},
    loaded: 1,
    cents: 1000,
  },
  '05_utf8_bom.csv': {
    content: '\uFEFFkundennr;name;umsatz\n1;Weiß;1,00\n',
    settings: german,
    loaded: 1,
    cents: 100,
  },
  '06_mojibake_double_utf8.csv': {
    content: 'kundennr;name;umsatz\n1;MÃ¼ller;1,00\n',
    settings: german,
    loaded: 1,
    cents: 100,
    warning: 'encoded twice',
  },
  '07_invalid_utf8_byte.csv': {
    content: Buffer.concat([latin('kundennr;name;umsatz\n1;K\xfchn;1,00\n'), latin('2;B;2,00\n')]),
    settings: german,
    loaded: 1,
    cents: 200,
    quarantined: {2: 'is not a row: holds bytes that are not utf-8'},
  },
  '08_thousands_dot_only.csv': {
    content: 'kundennr;umsatz\n1;2.234\n2;4.678\n',
    settings: german,
    loaded: 2,
    cents: 691_200,
  },
  '09_misplaced_thousands.csv': {
    content: 'kundennr;umsatz\n1;1.2,45\n2;12.34.5\n3;1.234,56\n',
    settings: german,
    loaded: 1,
    cents: 123_456,
    quarantined: {2: notANumber, 3: notANumber},
  },
  '10_trailing_minus_paren_currency.csv': {
    content: 'kundennr;umsatz\n1;12,50-\n2;(12,50)\n3;12,50 EUR\n4;€ 12,50\n5;12,50 S\n6;12,50 H\n',
    settings: {
      ...german,
      values: {
        ...amounts.values,
        minus: ['leading', 'trailing', 'parentheses'],
        currency: ['€', 'EUR'],
      },
    },
    loaded: 4,
    cents: 0,
    values: ['umsatz', [-12.5, -12.5, 12.5, 12.5]],
    quarantined: {6: notANumber, 7: notANumber},
  },
  '11_nbsp_thin_space_thousands.csv': {
    content: "kundennr;umsatz\n1;1\u00a0234,50\n2;1\u202f234,50\n3;1'234.50\n",
    settings: {...german, values: {decimal: ',', thousands: ['\u00a0', '\u202f']}},
    loaded: 2,
    cents: 246_900,
    quarantined: {4: 'is not a number written like 1\u00a0234,56'},
  },
  '12_subcent_and_scale.csv': {
    content: 'kundennr;umsatz\n1;1,005\n2;2,675\n3;0,001\n4;99999999999999999,99\n',
    settings: german,
    loaded: 0,
    quarantined: {
      2: 'has more than 2 decimal places',
      3: 'has more than 2 decimal places',
      4: 'has more than 2 decimal places',
      5: 'does not fit DECIMAL(18,2)',
    },
  },
  '13_inf_nan_exp.csv': {
    content: 'kundennr;umsatz\n1;inf\n2;nan\n3;1e3\n4;0x10\n5;1_000\n6;+5,00\n7;\u22125,00\n',
    settings: german,
    loaded: 1,
    cents: 500,
    quarantined: Object.fromEntries([2, 3, 4, 5, 6, 8].map(line => [line, notANumber])),
  },
  '14_dates_mixed.csv': {
    content:
      'kundennr;datum\n1;01.02.2024\n2;31.02.2024\n3;29.02.2023\n4;1.2.2024\n5;01.02.24\n6;2024-02-01\n7;02/01/2024\n8;01.02.0024\n9;31.12.9999\n10;01.01.1900\n',
    settings: {
      values: {date: ['%d.%m.%Y', '%-d.%-m.%Y'], nothing: ['31.12.9999']},
      types: {datum: 'day'},
    },
    loaded: 3,
    values: ['datum', ['2024-02-01', '2024-02-01', null]],
    quarantined: {
      ...Object.fromEntries(
        [3, 4, 6, 7, 8].map(line => [line, 'is not a day written as %d.%m.%Y or %-d.%-m.%Y']),
      ),
      9: 'is not after 1900-01-01',
      11: 'is not after 1900-01-01',
    },
  },
  '15_dst_local_times.csv': {
    content:
      'kundennr;zeit\n1;2024-03-31 02:30\n2;2024-10-27 02:30\n3;2024-10-27T02:30+02:00\n4;2024-10-27T02:30+01:00\n',
    settings: {
      values: {moment: ['%Y-%m-%d %H:%M', '%Y-%m-%dT%H:%M%z'], time_zone: 'Europe/Berlin'},
      types: {zeit: 'instant'},
    },
    loaded: 2,
    values: ['zeit', ['2024-10-27T00:30:00', '2024-10-27T01:30:00']],
    quarantined: {
      2: 'is no time, or stands twice, on the clocks of Europe/Berlin, which are changed then',
      3: 'is no time, or stands twice, on the clocks of Europe/Berlin, which are changed then',
    },
  },
  '16_header_reordered.csv': {
    content: 'name;kundennr;umsatz\nMeier;00123;1,00\n',
    settings: german,
    loaded: 1,
    ids: ['00123'],
  },
  '17_header_renamed.csv': {
    content: 'kunden_nr;name;umsatz\n1;A;1,00\n',
    settings: german,
    rejected: 'there is no column "kundennr"',
  },
  '18_header_extra_column.csv': {
    before: 'kundennr;name;umsatz\n1;A;1,00\n',
    content: 'kundennr;name;umsatz;neu\n1;A;1,00;x\n',
    settings: german,
    loaded: 1,
    values: ['neu', ['x']],
    warning: 'new columns: number 4',
  },
  '19_header_missing_column.csv': {
    content: 'kundennr;name\n1;A\n',
    settings: german,
    rejected: 'there is no column "umsatz"',
  },
  '20_header_duplicate_case.csv': {
    content: 'kundennr;Kundennr;umsatz\n1;2;1,00\n',
    settings: german,
    rejected: 'have the same name in the header: "Kundennr"',
  },
  '21_header_only.csv': {
    before: 'kundennr;name;umsatz\n1;A;1,00\n',
    content: 'kundennr;name;umsatz\n',
    settings: german,
    rejected: 'held back: it has a header and no rows; the one before had 1',
  },
  '22_zero_bytes.csv': {content: '', settings: german, rejected: 'the file is empty'},
  '23_html_error_page.csv': {
    content: '<!DOCTYPE html><html><body>503 Service Unavailable</body></html>\n',
    settings: german,
    rejected: 'the file is a web page, not a table',
  },
  '24_json_error_body.csv': {
    content: '{"error":"too many requests"}\n',
    settings: german,
    rejected: 'the file is a message in JSON, not a table',
  },
  '25_sep_line_excel.csv': {
    content: 'sep=;\nkundennr;name;umsatz\n1;A;1,00\n',
    settings: german,
    loaded: 1,
    cents: 100,
  },
  '26_preamble_footer.csv': {
    content:
      'Liste Umsatz;;\nStand: 31.01.2025;;\nkundennr;name;umsatz\n1;A;1,00\n2;B;2,00\nSumme;;3,00\n',
    settings: {
      ...german,
      file: {
        header_begins: 'kundennr;',
        skip: [{begins: 'Summe', sum_of: ['umsatz'], since: 'start'}],
      },
    },
    loaded: 2,
    cents: 300,
    ids: ['1', '2'],
  },
  '27_unbalanced_quote.csv': {
    content: 'kundennr;name;umsatz\n1;"Maier;1,00\n2;B;2,00\n3;C;3,00\n',
    settings: german,
    rejected: 'a quote that is opened on line 2 is never closed',
  },
  '28_embedded_newlines.csv': {
    content: 'kundennr;name;umsatz\n1;"Zeile 1\nZeile 2";1,00\n2;"a\r\nb";2,00\n',
    settings: german,
    loaded: 2,
    cents: 300,
    values: ['name', ['Zeile 1\nZeile 2', 'a\r\nb']],
  },
  '29_nul_and_controls.csv': {
    content: 'kundennr;name;umsatz\n1;a\u0000b;1,00\n2;c\u0007d;2,00\n3;e\u202Ef;3,00\n',
    settings: german,
    loaded: 0,
    quarantined: Object.fromEntries(
      [2, 3, 4].map(line => [line, 'has characters that cannot be seen']),
    ),
  },
  '30_cr_only.csv': {
    content: 'kundennr;name;umsatz\r1;A;1,00\r2;B;2,00\r',
    settings: {...german, file: {line_break: 'cr'}},
    loaded: 2,
    cents: 300,
  },
  '31_ragged.csv': {
    content: 'kundennr;name;umsatz\n1;A;1,00\n2;B\n3;C;3,00;x\n4;D;4,00\n',
    settings: german,
    loaded: 2,
    cents: 500,
    quarantined: {3: 'is not a row: missing columns', 4: 'is not a row: too many columns'},
  },
  '32_duplicate_keys.csv': {
    content: 'kundennr;name;umsatz\n1;A;1,00\n1;A;1,00\n1;B;2,00\n',
    settings: {entity: 'customers', columns: {customer_id: 'kundennr', name: 'name'}},
    loaded: 1,
    duplicates: 1,
    quarantined: {4: 'is the key of an earlier, different row of the same delivery'},
  },
  '33_leading_zero_ids_numeric_looking.csv': {
    content: 'kundennr;name\n007;A\n7;B\n1E5;C\n',
    settings: {types: {kundennr: 'text'}},
    loaded: 3,
    ids: ['007', '7', '1E5'],
  },
  '34_csv_injection.csv': {
    content:
      'kundennr;name;umsatz\n1;=1+1;1,00\n2;+49 30 1;2,00\n3;-5 %;3,00\n4;@A1;4,00\n5;"\t=1";5,00\n6;"=2";6,00\n7;＝1;7,00\n8;=HYPERLINK("http://x/";"k");8,00\n',
    settings: german,
    loaded: 7,
    quarantined: {9: 'is not a row: too many columns'},
  },
  '35_very_long_field.csv': {
    content: `kundennr;name\n1;${'x'.repeat(300_000)}\n2;B\n`,
    settings: {types: {name: {type: 'text', max_length: 10_000}}},
    loaded: 1,
    values: ['name', ['B']],
    quarantined: {2: 'is longer than 10000 characters'},
  },
  '36_late_type_flip.csv': {
    content: `kundennr;umsatz\n${Array.from({length: 30_000}, (_, i) => `${i + 1};1,00\n`).join('')}30001;n/a\n`,
    settings: german,
    loaded: 30_000,
    cents: 3_000_000,
    quarantined: {30002: notANumber},
  },
};
