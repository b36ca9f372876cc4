import {z} from 'zod';
import {ColumnMapping, ColumnType} from './column.ts';
import {DatabaseSystem, databaseStreamFields} from './database.ts';
import {ControlFile, ExpectationSettings} from './expectations.ts';
import {fileFields} from './file.ts';
import {HttpSystem, httpStreamFields} from './http.ts';
import {valueFields} from './values.ts';

const name = z
  .string()
  .regex(/^[a-z][a-z0-9_]*$/, 'a name of small letters, digits and underscores');

const places = ['files', 'table', 'query', 'path'] as const;

const StreamSettings = z
  .strictObject({
    files: z.string().min(1).optional().describe('a path or pattern (*) below the folder of files'),
    ...databaseStreamFields,
    ...httpStreamFields,
    delivery: z
      .enum(['full', 'delta'])
      .optional()
      .describe('full: the newest delivery is all there is; delta: each adds to the others'),
    history: z
      .boolean()
      .optional()
      .describe(
        'false: a row that was delivered differently before was wrong; otherwise it was right until then. Concerns customers and products whose source has no dates of change (default: true)',
      ),
    header: z
      .array(z.string().min(1))
      .optional()
      .describe('names of the columns, for files without a header line'),
    ...fileFields,
    ...valueFields,
    expect: ExpectationSettings.optional(),
    control: ControlFile.optional(),
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
  })
  .refine(stream => !(stream.delivery === 'full' && (stream.watermark ?? stream.since)), {
    path: ['delivery'],
    message: 'delta, because only what is new is read; with full, the new rows would be all',
  })
  .refine(stream => places.filter(place => stream[place] !== undefined).length === 1, {
    message: `one place that the stream is read from: ${places.join(', ')}`,
  });

const SourceSettings = z
  .strictObject({
    database: DatabaseSystem.optional(),
    http: HttpSystem.optional(),
    format: z.strictObject({...fileFields, ...valueFields}).default({}),
    expect: ExpectationSettings.optional(),
    customer_numbers: z
      .enum(['shared', 'own'])
      .optional()
      .describe(
        'shared: the same number is the same customer in all such sources; own: the source numbers its customers for itself, and they are matched (default: shared)',
      ),
    streams: z.record(name, StreamSettings),
  })
  .refine(source => !(source.database && source.http), {
    message: 'either a database or a web service; give the other a name of its own',
  });

/** `sources.yaml`: the systems of the company and what each delivers. */
export const SourcesSettings = z
  .record(name, SourceSettings)
  .describe('The systems of the company and what each delivers.');

export type SourcesSettings = z.output<typeof SourcesSettings>;
export type SourceSettings = SourcesSettings[string];
export type StreamSettings = SourceSettings['streams'][string];
