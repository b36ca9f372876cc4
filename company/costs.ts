import {z} from 'zod';

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

/** `costs.yaml`: what work costs, and who causes it. */
export const CostSettings = z
  .strictObject({
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
  })
  .superRefine((settings, context) => {
    for (const {path, message} of complaints(settings)) {
      context.addIssue({code: 'custom', path, message});
    }
  })
  .describe(
    'Cost pools of the ledger, activities and what drives them, and steps of contribution.',
  );

export type CostSettings = z.output<typeof CostSettings>;
export type CostPool = z.output<typeof Pool>;
export type CostActivity = z.output<typeof Activity>;
export type CapacityRule = z.output<typeof Capacity>;

/** A rule with the month from which each of its versions holds, in any order. */
export type Dated<T> = readonly {valid_from: string; value: T}[];

interface Complaint {
  path: string[];
  message: string;
}

type Checked = Pick<CostSettings, 'steps' | 'pools'>;

/** What no single setting shows: it takes two of them to be wrong. */
function complaints({steps, pools}: Checked): Complaint[] {
  return Object.entries(pools).flatMap(([pool, settings]) => [
    ...Object.entries(settings.activities).flatMap(([activity, own]) =>
      activityComplaints(settings, own, steps).map(({path, message}) => ({
        path: ['pools', pool, 'activities', activity, ...path],
        message,
      })),
    ),
    ...twice(pool, pools),
    ...shareComplaints(settings).map(message => ({path: ['pools', pool, 'activities'], message})),
  ]);
}

function activityComplaints(
  {method}: CostPool,
  {step, driver, minutes, share}: CostActivity,
  steps: CostSettings['steps'],
): Complaint[] {
  const found: Complaint[] = [];
  const say = (path: string[], message: string) => found.push({path, message});
  if (step !== 'profit' && !steps[step]) say(['step'], `a step that "steps" has`);
  if (!driver && method !== 'process')
    say([], 'a driver; only a pool with method: process levies what has none');
  if (method === 'time_driven' && !minutes) say([], 'minutes, because its pool is time_driven');
  if (method !== 'time_driven' && !share) say([], `a share, because its pool is ${method}`);
  return found;
}

/** An activity, and so its name in tables, is one thing in the whole company. */
function twice(pool: string, pools: Checked['pools']): Complaint[] {
  const names = Object.keys(pools);
  const others = names.slice(0, names.indexOf(pool));
  return Object.keys(pools[pool]!.activities).flatMap(activity => {
    const other = others.find(each => pools[each]!.activities[activity]);
    return other
      ? [
          {
            path: ['pools', pool, 'activities', activity],
            message: `another name; ${other} has an activity of this one`,
          },
        ]
      : [];
  });
}

/** In each month in which a share changes, those that hold then must fit into the pool. */
function shareComplaints({activities}: CostPool): string[] {
  const shares = Object.values(activities).flatMap(({share}) => (share ? [share] : []));
  const months = [...new Set(shares.flat().map(each => each.valid_from))].sort();
  const full = months.find(month => sumAt(shares, month) > 100 + 1e-9);
  if (!full) return [];
  return [`shares of at most 100 % together; from ${full} on they are ${sumAt(shares, full)} %`];
}

const sumAt = (shares: readonly Dated<number>[], month: string) =>
  shares.reduce((sum, versions) => sum + (valueAt(versions, month) ?? 0), 0);

/** What holds in a month; nothing before the first rule. */
export const valueAt = <T>(versions: Dated<T>, month: string): T | undefined =>
  versions
    .filter(each => each.valid_from <= month)
    .sort((a, b) => (a.valid_from < b.valid_from ? 1 : -1))[0]?.value;
