import {z} from 'zod';
import {costComplaints} from './cost_complaints.ts';

const title = z.strictObject({de: z.string().min(1), en: z.string().min(1)});

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'a month such as 2026-09');

const name = z.string().regex(/^[a-z][a-z0-9_]*$/, 'a name such as parts_order');

const percent = z.number().gt(0).max(100);

const share = z.number().min(0).max(100).describe('percent; 0 ends it');

const pattern = z
  .string()
  .regex(/^[^%_\s]+$/, 'a number, or the beginning of numbers with a star, such as 63*')
  .describe('a star stands for any digits: 63*');

/** A rule that changes from a month on keeps the months before as they were. */
const dated = <T extends z.ZodType>(value: T) =>
  z
    .union([
      value.transform(one => [{valid_from: '1900-01', value: one}]),
      z.array(z.strictObject({valid_from: month, value})).min(1),
    ])
    .refine(versions => new Set(versions.map(each => each.valid_from)).size === versions.length, {
      message: 'each month once',
    })
    .describe('one rule for all months, or rules with the month from which each holds');

const expression = z
  .string()
  .min(1)
  .describe('over the columns of the driver, such as 14 + 3 * lines');
const equation = z.union([z.number().transform(String), expression]);

/** The steps of the contribution scheme after DB I; what follows the last of them is the profit. */
export const laterSteps = [
  'contribution_2',
  'contribution_3',
  'contribution_4',
  'contribution_5',
  'contribution_6',
  'profit',
] as const;

const Cost = z
  .strictObject({
    cost_centres: z.array(pattern).min(1).optional(),
    accounts: z.array(pattern).min(1).optional(),
    share: dated(share)
      .default([{valid_from: '1900-01', value: 100}])
      .describe('percent'),
  })
  .refine(({cost_centres, accounts}) => cost_centres || accounts, {
    message: 'cost_centres, or accounts, or both',
  })
  .describe('postings of the ledger; with cost centres and accounts, those that have both');

const Capacity = z
  .union([
    z.strictObject({minutes: z.number().positive().describe('a month')}),
    z.strictObject({
      employees: z.number().positive().describe('full-time equivalents'),
      hours_a_day: z.number().positive().max(24),
      utilisation: percent.describe('percent of the working hours that are left for work'),
    }),
    z.strictObject({
      cost_centres: z.array(pattern).min(1).describe('whose capacity the systems deliver'),
    }),
  ])
  .describe('practical capacity: minutes a month, people, or what systems deliver');

const Activity = z.strictObject({
  title,
  step: z.enum(laterSteps),
  driver: z
    .string()
    .regex(/^(fct|int)_[a-z_]+$/, 'a table such as fct_service_case')
    .optional()
    .describe('each of its rows causes work; a process without one (lmn) is levied'),
  where: dated(expression).optional().describe('which rows'),
  quantity: dated(equation)
    .default([{valid_from: '1900-01', value: '1'}])
    .describe('how many a row stands for; it may be a sum of money'),
  minutes: dated(equation).optional().describe('time equation: minutes of a row'),
  measured: dated(expression).optional().describe('of which rows the minutes were measured'),
  share: dated(share).optional().describe('percent of the pool, unless minutes decide'),
  acquisition: z
    .boolean()
    .default(false)
    .describe('this work wins new customers; the lifetime value of those we have leaves it out'),
  in_contract: z
    .boolean()
    .optional()
    .describe(
      'service contracts include this work: its minutes count against those of the service level; where no activity says so, what cases and contacts cause at contribution_3 does',
    ),
});

const methods = ['time_driven', 'rate_based', 'process'] as const;

const Pool = z.strictObject({
  title,
  method: z
    .enum(methods)
    .default('time_driven')
    .describe(
      'time_driven: minutes at a rate, the rest is unused capacity; rate_based: shares of the cost by quantity; process: the same, with processes that are levied (Prozesskosten)',
    ),
  cost: z.array(Cost).min(1),
  capacity: dated(Capacity)
    .optional()
    .describe('without it, what systems deliver for the cost centres of its cost'),
  activities: z.record(name, Activity),
});

/** What months that are closed were closed with, whatever is asked of `costs.yaml` today. */
export const CostRules = z.strictObject({
  rates: z
    .enum(['year', 'month'])
    .default('year')
    .describe(
      'year: planned cost of a fiscal year by its capacity, or actual cost where nothing is planned; month: actual cost of each month, which makes August expensive',
    ),
  steps: z
    .partialRecord(z.enum(laterSteps), z.strictObject({title}))
    .default({})
    .describe('the contribution scheme after DB I, in the order of their numbers'),
  pools: z.record(name, Pool).default({}),
  order_sizes: z
    .array(z.number().positive())
    .default([100, 250, 500, 1_000, 2_500, 5_000, 10_000, 50_000])
    .refine(sizes => sizes.every((size, at) => at === 0 || size > sizes[at - 1]!), {
      message: 'amounts that rise',
    })
    .describe('where classes of order sizes begin, in company currency; the first begins at 0'),
});

/** `costs.yaml`: what work costs, and who causes it. */
export const CostSettings = CostRules.superRefine((settings, context) => {
  for (const {path, message} of costComplaints(settings)) {
    context.addIssue({code: 'custom', path, message});
  }
}).describe(
  'Cost pools of the ledger, activities and what drives them, and steps of contribution.',
);

export type CostSettings = z.output<typeof CostRules>;
export type CostPool = z.output<typeof Pool>;
export type CostActivity = z.output<typeof Activity>;
export type CapacityRule = z.output<typeof Capacity>;
