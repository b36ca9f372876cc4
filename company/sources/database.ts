import {z} from 'zod';
import {overlap, variable} from './shared.ts';

/** A database of the company's that streams read tables of. */
export const DatabaseSystem = z
  .strictObject({
    kind: z.enum(['postgres', 'mysql']).describe('mysql is MariaDB, too'),
    url_from: variable.describe('the variable with the address, postgres://user:password@host/db'),
    batch: z.int().min(1).max(100_000).default(2000).describe('rows fetched at a time'),
    timeout_seconds: z.int().min(1).default(600).describe('how long one statement may take'),
  })
  .describe('a database that is read within one consistent transaction a night');

export const databaseStreamFields = {
  table: z
    .string()
    .regex(/^[^\s."]+(\.[^\s."]+)?$/, 'a table, such as orders or sales.orders')
    .optional()
    .describe('the table or view that is read'),
  query: z.string().min(1).optional().describe('a select, where a table will not do'),
  watermark: z
    .string()
    .min(1)
    .optional()
    .describe('the column that grows with each change; only newer rows are read'),
  overlap: overlap
    .optional()
    .describe('how far behind the watermark to read again, for changes that were committed late'),
};

export type DatabaseSystem = z.output<typeof DatabaseSystem>;

/** What a stream reads from a database. */
export interface TableReading {
  system: DatabaseSystem;
  table: string | undefined;
  query: string | undefined;
  watermark: string | undefined;
  overlapSeconds: number;
}
