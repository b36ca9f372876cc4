import {z} from 'zod';
import type {ValueSettings} from './values.ts';

/** Files are scanned byte by byte, and only ASCII has the same byte in every encoding. */
const oneCharacter = z.string().regex(/^[\t\x20-\x7e]$/, 'one character of ASCII');

const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'iso-8859-1'] as const;

/** What a file is. The named formats of German systems bring their own rules along. */
const fileKinds = [
  'csv',
  'json',
  'ndjson',
  'parquet',
  'xlsx',
  'datev',
  'sap_list',
  'plan_workbook',
] as const;

/** Which rows of a report are no data, and what their figures must be. */
const SkipRule = z
  .strictObject({
    begins: z.string().min(1).optional().describe('the text that such a row begins with'),
    contains: z.string().min(1).optional().describe('a text anywhere in such a row'),
    column: z.string().min(1).optional().describe('the column that "is" looks at'),
    is: z.string().optional().describe('the whole text of that column'),
    sum_of: z
      .array(z.string().min(1))
      .optional()
      .describe('columns in which such a row must hold the sum of the rows above it'),
    since: z
      .enum(['start', 'last'])
      .default('start')
      .describe('start: of all rows above (total, carry-over); last: since the last such row'),
  })
  .refine(rule => rule.begins ?? rule.contains ?? rule.column, {
    message: 'a rule that says which rows: begins, contains, or column and is',
  });

/** How a system writes its files. */
export const fileFields = {
  kind: z.enum(fileKinds).optional().describe('what the files are; csv unless declared'),
  encoding: z.enum(encodings).optional(),
  delimiter: oneCharacter.optional(),
  quote: oneCharacter.optional(),
  line_break: z.enum(['lf', 'cr']).optional().describe('lf also means CR LF'),
  final_line_break: z
    .enum(['required', 'optional'])
    .optional()
    .describe('a file that ends within a line may be cut, and is held back unless optional'),
  skip_lines: z.int().min(0).optional().describe('rows above the header; blank ones do not count'),
  header_begins: z
    .string()
    .min(1)
    .optional()
    .describe('the text that the header row begins with; what stands above it is skipped'),
  footer_lines: z.int().min(0).optional().describe('rows below the data'),
  skip: z.array(SkipRule).optional().describe('rows between the data that are none'),
  repeated_header: z.boolean().optional().describe('whether the header stands again on every page'),
  records: z
    .string()
    .optional()
    .describe('where the list of records stands in a JSON file, such as data.items'),
  sheet: z
    .union([z.string().min(1), z.int().min(1)])
    .optional()
    .describe('name of the sheet, or its number among the visible ones; the first unless declared'),
  range: z
    .string()
    .regex(/^[A-Z]{1,3}\d+:[A-Z]{1,3}\d*$/, 'a range of cells, such as B3:F or B3:F200')
    .optional()
    .describe('the cells of the sheet, header row included'),
  plan: z
    .strictObject({
      header_rows: z
        .int()
        .min(1)
        .max(5)
        .default(2)
        .describe('rows of (merged) headings; blank ones do not count'),
      dimensions: z.array(z.string().min(1)).min(1).describe('names for the columns on the left'),
      unit: z.enum(['1', '1000', '1000000']).default('1000').describe('what one stands for'),
      version: z.string().optional().describe('the plan version; from the headings unless given'),
      year: z
        .int()
        .optional()
        .describe('the year of the first month, where headings name months only'),
      measure: z.string().optional().describe('what is planned, where no heading says it'),
    })
    .optional()
    .describe('how the headings of a plan workbook are to be read'),
};

/** What a landed file was read with. Older manifests know less of it. */
export const FileFormat = z.object({
  kind: z.enum(fileKinds).default('csv'),
  encoding: z.enum(encodings),
  delimiter: z.string(),
  quote: z.string(),
  line_break: z.enum(['lf', 'cr']).default('lf'),
  final_line_break: z.enum(['required', 'optional']).default('required'),
  skip_lines: z.int().default(0),
  header_begins: z.string().optional(),
  footer_lines: z.int().default(0),
  skip: z.array(SkipRule).default([]),
  repeated_header: z.boolean().default(false),
  records: z.string().optional(),
  sheet: z.union([z.string(), z.int()]).optional(),
  range: z.string().optional(),
  plan: fileFields.plan,
});

export type FileFormat = z.output<typeof FileFormat>;
export type SkipRule = z.output<typeof SkipRule>;
export type FileKind = FileFormat['kind'];

/** The form of one delimited text, which is all that a scanner has to know. */
export type Delimited = Pick<FileFormat, 'delimiter' | 'quote'>;

const FileSettings = z.strictObject(fileFields);
export type FileSettings = z.output<typeof FileSettings>;

/** True values that other programs write as text: with or without fractions and offsets. */
const isoMoments = ['', '.%f', '%z', '.%f%z'].flatMap(end => [
  `%Y-%m-%d %H:%M:%S${end}`,
  `%Y-%m-%dT%H:%M:%S${end}`,
]);

type Preset = {file?: FileSettings; values?: ValueSettings; ledger?: Record<string, string>};

/** What the named formats and kinds of system mean, before a stream says otherwise. */
const presets: Partial<Record<FileKind | 'database' | 'http', Preset>> = {
  parquet: {values: {moment: isoMoments}},
  json: {values: {moment: isoMoments}},
  ndjson: {values: {moment: isoMoments}},
  http: {values: {moment: isoMoments}},
  database: {values: {moment: isoMoments, yes: ['true', 't', '1'], no: ['false', 'f', '0']}},
  datev: {
    file: {encoding: 'windows-1252', delimiter: ';'},
    values: {decimal: ',', date: '%Y-%m-%d', yes: '1', no: '0'},
    ledger: {
      document: 'Buchung',
      line: 'Position',
      posted_on: 'Datum',
      period: 'Buchungsperiode',
      account: 'Kontonummer',
      cost_centre: 'KOST1 - Kostenstelle',
      amount: 'Betrag',
      posting_text: 'Buchungstext',
    },
  },
  sap_list: {
    file: {delimiter: '|', final_line_break: 'optional'},
    values: {
      decimal: ',',
      thousands: '.',
      minus: ['leading', 'trailing'],
      date: '%d.%m.%Y',
      nothing: ['00.00.0000'],
      yes: 'X',
      no: '',
    },
  },
};

/** The columns of ledger entries that a named format delivers, if it is one of a ledger. */
export const presetLedger = (kind: FileKind): Record<string, string> | undefined =>
  presets[kind]?.ledger;

/** The values that a named format or a kind of system brings along. */
export const presetValues = (kind: FileKind | 'database' | 'http' = 'csv'): ValueSettings =>
  presets[kind]?.values ?? {};

/** Settings over what their kind of file means. */
export const completeFile = (settings: FileSettings): FileFormat =>
  FileFormat.parse({
    encoding: 'utf-8',
    delimiter: ',',
    quote: '"',
    ...presets[settings.kind ?? 'csv']?.file,
    ...settings,
  });
