import {z} from 'zod';

const label = z.strictObject({de: z.string().min(1), en: z.string().min(1)});

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'a month such as 2026-09');

const TargetPath = z
  .union([z.number(), z.array(z.strictObject({month, value: z.number()})).min(1)])
  .describe('one value, or a path of values by month that is interpolated between them');

const KpiSettings = z.strictObject({
  target: TargetPath.describe('score 10 at this value or better'),
  red: z.number().describe('score 0 at this value or worse'),
  start: z.number().optional().describe('where the company stood when it set the target'),
  weight: z.number().positive().default(1),
  owner: z.string().optional(),
  veto: z.boolean().default(false).describe('while it is red, its objective is at most yellow'),
});

const ObjectiveSettings = z.strictObject({
  title: label,
  weight: z.number().positive().default(1),
  kpis: z.record(z.string(), KpiSettings),
});

const perspectives = ['finance', 'customers', 'processes', 'learning'] as const;
export type Perspective = (typeof perspectives)[number];

const PerspectiveSettings = z.strictObject({
  weight: z.number().positive(),
  objectives: z.record(z.string(), ObjectiveSettings),
});

/** `scorecard.yaml`: perspectives, objectives, KPIs and targets. */
export const ScorecardSettings = z
  .strictObject({
    status: z
      .strictObject({green: z.number().min(0).max(10), yellow: z.number().min(0).max(10)})
      .default({green: 7, yellow: 4})
      .describe('the lowest score (0 to 10) of each colour; red is below both'),
    perspectives: z.strictObject(
      Object.fromEntries(perspectives.map(each => [each, PerspectiveSettings])) as Record<
        Perspective,
        typeof PerspectiveSettings
      >,
    ),
  })
  .describe('Perspectives, objectives, KPIs and targets.');

export type ScorecardSettings = z.output<typeof ScorecardSettings>;
export type KpiSettings = z.output<typeof KpiSettings>;
