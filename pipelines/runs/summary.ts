import {z} from 'zod';
import {hows, steps} from './event.ts';

/** `died`: it neither ended nor goes on; its process was killed, or the machine went down. */
export const runStatuses = ['fine', 'partial', 'failed', 'interrupted', 'died', 'running'] as const;
export type RunStatus = (typeof runStatuses)[number];

const StepSummary = z.object({
  step: z.enum(steps),
  /** Since the run began. */
  after: z.number(),
  seconds: z.number(),
  rows: z.number(),
  bytes: z.number(),
  warnings: z.number(),
});
export type StepSummary = z.output<typeof StepSummary>;

/** What a run did, in a few lines; the last line of its log. */
export const RunSummary = z.object({
  id: z.string(),
  how: z.enum(hows),
  status: z.enum(runStatuses),
  began: z.string(),
  /** Unknown of a run that died. */
  ended: z.string().nullable(),
  seconds: z.number(),
  business_date: z.string().nullable(),
  /** Whether it made a snapshot, which has its id. */
  published: z.boolean(),
  /** What landed: deliveries, and rows in them. */
  deliveries: z.number(),
  rows: z.number(),
  quarantined: z.number(),
  warnings: z.number(),
  failed_streams: z.array(z.string()),
  problem: z.string().nullable(),
  steps: z.array(StepSummary),
});
export type RunSummary = z.output<typeof RunSummary>;
