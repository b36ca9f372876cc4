import {z} from 'zod';
import {valueFields} from './values.ts';

/** What is taken off a text, and what its value must keep to: a row that does not is quarantined. */
const limitFields = {
  leading_zeros: z
    .enum(['keep', 'strip'])
    .optional()
    .describe('strip: 0000012345 and 12345 are the same number'),
  strip_end: z
    .string()
    .min(1)
    .optional()
    .describe('a text that is taken off the end, such as .0 of 17850.0'),
  scale: z.int().min(0).max(10).optional().describe('decimal places at the most'),
  min: z.union([z.number(), z.iso.date()]).optional().describe('the least number or first day'),
  max: z.union([z.number(), z.iso.date()]).optional().describe('the greatest number or last day'),
  max_length: z.int().min(1).optional().describe('characters at the most'),
};

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
    ...limitFields,
    ...valueFields,
  }),
]);

const columnTypes = [
  'text',
  'integer',
  'decimal',
  'double',
  'day',
  'moment',
  'instant',
  'yes_no',
] as const;

/** The type of a source's own column, where a staging model does the mapping. */
export const ColumnType = z.union([
  z.enum(columnTypes),
  z.strictObject({type: z.enum(columnTypes), ...limitFields, ...valueFields}),
]);

export type ColumnMapping = z.output<typeof ColumnMapping>;
export type ColumnType = z.output<typeof ColumnType>;
