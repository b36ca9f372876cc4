import {z} from 'zod';
import {overlap, variable} from './shared.ts';

const Authentication = z.union([
  z.strictObject({bearer_from: variable}),
  z.strictObject({basic_from: variable.describe('the variable with user:password')}),
  z.strictObject({header: z.string().min(1), from: variable}),
]);

/** A web service that answers in JSON. */
export const HttpSystem = z
  .strictObject({
    base: z
      .url({protocol: /^https?$/})
      .optional()
      .describe('where paths start'),
    base_from: variable.optional().describe('the variable with that address'),
    authentication: Authentication.optional(),
    headers: z.record(z.string(), z.string()).default({}),
    requests_per_second: z.number().positive().max(1000).default(5),
    attempts: z.int().min(1).max(20).default(6).describe('tries of one request before it fails'),
    timeout_seconds: z.number().positive().default(30).describe('how long one answer may take'),
  })
  .refine(system => (system.base === undefined) !== (system.base_from === undefined), {
    message: 'either base or base_from',
  })
  .describe('a web service that answers in JSON');

const Pages = z.union([
  z.strictObject({
    by: z.literal('cursor'),
    next: z.string().min(1).describe('where an answer holds the next cursor, such as meta.next'),
    parameter: z.string().min(1).describe('the parameter that asks for it'),
  }),
  z.strictObject({
    by: z.literal('page'),
    parameter: z.string().min(1).default('page'),
    first: z.int().min(0).default(1),
  }),
  z.strictObject({by: z.literal('link').describe('the Link header with rel="next"')}),
]);

export const httpStreamFields = {
  path: z.string().min(1).optional().describe('the path below the base of the system'),
  parameters: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
  pages: Pages.optional().describe('how to ask for more; one answer is all unless declared'),
  since: z
    .strictObject({
      field: z.string().min(1).describe('the field of a record that grows with each change'),
      parameter: z.string().min(1).describe('the parameter that asks for newer records'),
      overlap: overlap.optional(),
    })
    .optional()
    .describe('asks for what is new only'),
};

export type HttpSystem = z.output<typeof HttpSystem>;
export type Pages = z.output<typeof Pages>;

/** What a stream asks of a web service. */
export interface HttpReading {
  system: HttpSystem;
  path: string;
  parameters: Record<string, string>;
  pages: Pages | undefined;
  since: {field: string; parameter: string; overlapSeconds: number} | undefined;
  /** Where the list of records stands in an answer; the answer itself unless declared. */
  records: string | undefined;
}
