import {z} from 'zod';

/** The steps of a run, in their order. */
export const steps = ['extract', 'stage', 'build', 'check', 'publish'] as const;
export type Step = (typeof steps)[number];

/** What a run was asked to do: what is new, what waits in quarantine, or everything again. */
export const hows = ['refresh', 'replay', 'full'] as const;
export type How = (typeof hows)[number];

const step = z.enum(steps);
const count = z.number();

const Started = z.object({
  event: z.literal('started'),
  id: z.string(),
  company: z.string(),
  how: z.enum(hows).default('refresh'),
});

const StepBegan = z.object({event: z.literal('step began'), step});

/** A step takes up a stream, a delivery or a model: the one after `done` of `total`. */
const StepAt = z.object({
  event: z.literal('step'),
  step,
  what: z.string(),
  done: count,
  total: count,
});

const Landed = z.object({
  event: z.literal('landed'),
  source: z.string(),
  stream: z.string(),
  file: z.string(),
  rows: count.default(0),
  bytes: count.default(0),
  warnings: z.array(z.string()).default([]),
});

const Staged = z.object({
  event: z.literal('staged'),
  source: z.string(),
  stream: z.string(),
  file: z.string(),
  seconds: count.default(0),
  delivered: count,
  loaded: count,
  quarantined: count,
  duplicate: count.default(0),
});

/** The tables that the night leaves as they were, with their rows; most of them, on most nights. */
const Kept = z.object({
  event: z.literal('kept'),
  tables: z.record(z.string(), count),
  check_seconds: count.default(0),
});

/** A table is as the night leaves it: kept, rebuilt in the parts that were touched, or whole. */
const BuiltModel = z.object({
  event: z.literal('built'),
  model: z.string(),
  rows: count.default(0),
  /** How long it took to build and check, and how much of that were its checks. */
  seconds: count.default(0),
  check_seconds: count.default(0),
  how: z.enum(['kept', 'in part', 'whole']).default('whole'),
  because: z.string().default(''),
});

/** It could not be built on the published snapshot, so everything is built anew. */
const BuildFailed = z.object({event: z.literal('build failed'), reason: z.string()});

const StreamFailed = z.object({
  event: z.literal('stream failed'),
  stream: z.string(),
  problem: z.string(),
});

const CheckFailed = z.object({
  event: z.literal('check failed'),
  model: z.string(),
  severity: z.enum(['check', 'warn']),
  condition: z.string(),
  meaning: z.string().optional(),
  failures: count,
});

const Published = z.object({
  event: z.literal('published'),
  id: z.string(),
  business_date: z.string(),
  status: count,
  bytes: count.default(0),
  /** Rows in quarantine, those that SQL of the company has set aside included. */
  quarantined: count.optional(),
  /** What is different now, in terms of the business. */
  changed: z.string().optional(),
});

const Failed = z.object({event: z.literal('failed'), status: count, problem: z.string()});

/** What a run tells while it goes on: to the terminal, and to `runs/<id>.ndjson`. */
export const RunEvent = z.discriminatedUnion('event', [
  Started,
  StepBegan,
  StepAt,
  Landed,
  Staged,
  BuiltModel,
  Kept,
  BuildFailed,
  StreamFailed,
  CheckFailed,
  Published,
  Failed,
]);
export type RunEvent = z.output<typeof RunEvent>;

/**
 * When a line was written: in seconds since the run began, which no clock moves; where it begins and
 * ends, by the clock, too.
 */
export const Written = z.object({at: z.string().optional(), after: count.default(0)});

export type RunLine = RunEvent & z.output<typeof Written>;
