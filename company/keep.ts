import {z} from 'zod';

/** How long the past stays at hand. Two snapshots at the least: readers may be opening the older. */
export const KeepSettings = z
  .strictObject({
    snapshots: z
      .int()
      .min(2)
      .max(1000)
      .default(7)
      .describe('so many of the newest snapshots are kept'),
    month_ends: z
      .int()
      .min(0)
      .max(1200)
      .default(13)
      .describe('of so many months the last snapshot is kept'),
  })
  .describe('how many snapshots are kept; those of today, and the published one, always are');

export type KeepSettings = z.output<typeof KeepSettings>;
