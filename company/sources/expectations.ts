import {z} from 'zod';

const share = z.number().min(0).max(1);

/** What a delivery must be like; what is not is rejected, or held until a person accepts it. */
export const Expectations = z.strictObject({
  columns: z
    .enum(['evolve', 'hold', 'reject'])
    .default('evolve')
    .describe('when columns come or go that nothing reads: load with a warning, hold, or reject'),
  rows: share
    .default(0.5)
    .describe('a full delivery with a smaller share of the last one’s rows is held'),
  rejected: share
    .default(0.1)
    .describe('a delivery with a greater share of bad rows fails; 1 lets all bad ones through'),
  quiet_seconds: z
    .int()
    .min(0)
    .default(0)
    .describe('how long a file must not have changed before it is read'),
});

/** A file beside the delivery in which its system says what the delivery holds. */
export const ControlFile = z
  .strictObject({
    file: z
      .string()
      .min(1)
      .describe('its name; {name} is the name of the delivery, {stem} that without its ending'),
    kind: z
      .enum(['json', 'properties', 'sha256sum'])
      .default('json')
      .describe('properties: lines of key=value; sha256sum: what that program prints'),
    rows: z.string().optional().describe('the key of the row count'),
    sha256: z.string().optional().describe('the key of the SHA-256 of the file as it is delivered'),
    sums: z
      .array(
        z.strictObject({
          column: z.string().min(1),
          key: z.string().min(1),
          unit: z.enum(['1', '0.01']).default('1').describe('0.01: the sum is told in cents'),
        }),
      )
      .default([])
      .describe('control sums'),
  })
  .describe('a file beside the delivery that says what it holds');

export type Expectations = z.output<typeof Expectations>;
export type ControlFile = z.output<typeof ControlFile>;
