import {z} from 'zod';
import {given} from './given.ts';
import {Problem} from './problem.ts';

const name = z
  .string()
  .regex(/^[a-z][a-z0-9_]*$/, 'a name of small letters, digits and underscores');

/** Files are scanned byte by byte, and only ASCII has the same byte in every encoding. */
const oneCharacter = z.string().regex(/^[\t\x20-\x7e]$/, 'one character of ASCII');

export const encodings = ['utf-8', 'windows-1252'] as const;

/** How a system writes its files and values. Every stream may change what its system says. */
const formatFields = {
  encoding: z.enum(encodings).optional(),
  delimiter: oneCharacter.optional(),
  quote: oneCharacter.optional(),
  decimal: z.enum(['.', ',']).optional().describe('the decimal sign of numbers'),
  thousands: z
    .enum(['.', ',', "'", ' '])
    .optional()
    .describe('the sign between groups of three digits; none unless declared'),
  date: z.string().optional().describe('the form of days, such as %d.%m.%Y'),
  moment: z.string().optional().describe('the form of days with a time, such as %d.%m.%Y %H:%M'),
  yes: z.string().optional().describe('the text that means yes'),
  no: z.string().optional().describe('the text that means no'),
};

const SystemFormat = z.strictObject(formatFields);

/** How one column of a source becomes one column of the contract. */
export const ColumnMapping = z.union([
  z.string().min(1),
  z.strictObject({
    from: z.string().min(1).optional().describe('the column of the source'),
    constant: z.string().optional().describe('the same text for every row'),
    values: z
      .record(z.string(), z.string())
      .optional()
      .describe("the source's words and what they mean here"),
    scale: z.int().min(0).max(10).optional().describe('decimal places at the most'),
    decimal: formatFields.decimal,
    thousands: formatFields.thousands,
    date: formatFields.date,
    moment: formatFields.moment,
    yes: formatFields.yes,
    no: formatFields.no,
  }),
]);

const columnTypes = ['text', 'integer', 'decimal', 'double', 'day', 'moment', 'yes_no'] as const;

/** The type of a source's own column, where a staging model does the mapping. */
const ColumnType = z.union([
  z.enum(columnTypes),
  z.strictObject({
    type: z.enum(columnTypes),
    ...formatFields,
    scale: z.int().min(0).max(10).optional(),
  }),
]);

const StreamSettings = z
  .strictObject({
    files: z.string().min(1).describe('a path or pattern (*) below the folder of files'),
    delivery: z
      .enum(['full', 'delta'])
      .default('full')
      .describe('full: the newest file is all there is; delta: every file adds to the others'),
    header: z
      .array(z.string().min(1))
      .optional()
      .describe('names of the columns, for files without a header line'),
    ...formatFields,
    entity: name.optional().describe('the entity of the contract that this stream delivers'),
    columns: z
      .record(z.string(), ColumnMapping)
      .optional()
      .describe('column of the contract: column of the source'),
    types: z
      .record(z.string(), ColumnType)
      .optional()
      .describe('types of source columns, for streams that a staging model reads; others are text'),
  })
  .refine(stream => !stream.entity || stream.columns, {
    path: ['columns'],
    message: 'a mapping of columns, because the stream names an entity',
  })
  .refine(stream => stream.entity || !stream.columns, {
    path: ['entity'],
    message: 'the entity that the mapped columns belong to',
  });

const SourceSettings = z.strictObject({
  format: SystemFormat.default({}),
  streams: z.record(name, StreamSettings),
});

/** `sources.yaml`: the systems of the company and what each delivers. */
export const SourcesSettings = z
  .record(name, SourceSettings)
  .describe('The systems of the company and what each delivers.');

export type SourcesSettings = z.output<typeof SourcesSettings>;
export type ColumnMapping = z.output<typeof ColumnMapping>;
export type ColumnType = z.output<typeof ColumnType>;
type StreamSettings = z.output<typeof StreamSettings>;

/** The form of values, complete: nothing is left to be guessed. */
export interface ValueFormat {
  decimal: '.' | ',';
  thousands: '.' | ',' | "'" | ' ' | undefined;
  date: string;
  moment: string;
  yes: string;
  no: string;
}

/** The form of a delimited file, complete. */
export interface FileFormat {
  encoding: (typeof encodings)[number];
  delimiter: string;
  quote: string;
}

/** One stream of one system, with everything that its system's defaults say filled in. */
export interface StreamDeclaration {
  source: string;
  stream: string;
  files: string;
  delivery: 'full' | 'delta';
  header: string[] | undefined;
  file: FileFormat;
  values: ValueFormat;
  entity: string | undefined;
  columns: Record<string, ColumnMapping>;
  types: Record<string, ColumnType>;
}

/** All streams of a company, in the order of `sources.yaml`. */
export function declaredStreams(sources: SourcesSettings): StreamDeclaration[] {
  return Object.entries(sources).flatMap(([source, {format, streams}]) =>
    Object.entries(streams).map(([stream, settings]) => declared(source, stream, format, settings)),
  );
}

function declared(
  source: string,
  stream: string,
  system: z.output<typeof SystemFormat>,
  settings: StreamSettings,
): StreamDeclaration {
  const format = {...system, ...given(settings)};
  requireTwoSigns(`${source}.streams.${stream}`, format);
  for (const part of ['columns', 'types'] as const) {
    for (const [column, own] of Object.entries(settings[part] ?? {})) {
      if (typeof own === 'string') continue;
      const where = `${source}.streams.${stream}.${part}.${column}`;
      requireTwoSigns(where, {...format, ...given(own)});
    }
  }
  return {
    source,
    stream,
    files: settings.files,
    delivery: settings.delivery,
    header: settings.header,
    file: {
      encoding: format.encoding ?? 'utf-8',
      delimiter: format.delimiter ?? ',',
      quote: format.quote ?? '"',
    },
    values: {
      decimal: format.decimal ?? '.',
      thousands: format.thousands,
      date: format.date ?? '%Y-%m-%d',
      moment: format.moment ?? '%Y-%m-%d %H:%M:%S',
      yes: format.yes ?? 'true',
      no: format.no ?? 'false',
    },
    entity: settings.entity,
    columns: settings.columns ?? {},
    types: settings.types ?? {},
  };
}

/** With one sign for both, 1.50 would be read as 150. */
function requireTwoSigns(
  where: string,
  {decimal = '.', thousands}: z.output<typeof SystemFormat>,
): void {
  if (decimal !== thousands) return;
  throw new Problem({
    where: `sources.yaml, ${where}`,
    what: `"${decimal}" is the sign for both decimals and thousands`,
    next: `Declare decimal: "${decimal === '.' ? ',' : '.'}" there, or another sign for thousands.`,
  });
}
