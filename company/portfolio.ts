import {z} from 'zod';
import {AffinitySettings} from './affinity.ts';
import {cellNames, cells} from './portfolio_cells.ts';

const words = z.strictObject({de: z.string().min(1), en: z.string().min(1)});

const name = z.string().regex(/^[a-z][a-z0-9_]*$/, 'a name such as relative_share');

/** What the warehouse knows of each customer, and whether more of it is better. */
const measures = {
  net_revenue: 'up',
  revenue_growth: 'up',
  contribution_1: 'up',
  contribution_4: 'up',
  profit: 'up',
  contribution_rate: 'up',
  cost_to_serve_rate: 'down',
  lifetime_value: 'up',
  potential: 'up',
  share_of_wallet: 'up',
  order_frequency: 'up',
  product_lines: 'up',
  unbought_lines: 'up',
  tenure: 'up',
  silence: 'down',
  payment_delay: 'down',
  service_promise: 'up',
  complaints: 'down',
  satisfaction: 'up',
  referrals: 'up',
  feedback: 'up',
  churn_risk: 'down',
} as const;

export type Measure = keyof typeof measures;

const isMeasure = (criterion: string): criterion is Measure => criterion in measures;

const Criterion = z
  .strictObject({
    weight: z.number().gt(0).max(1),
    from: z.number().optional().describe('this value or worse is 0 points'),
    to: z.number().optional().describe('this value or better is 100 points'),
    attribute: z
      .string()
      .min(1)
      .optional()
      .describe('the name of an external attribute whose values are numbers'),
    better: z
      .enum(['up', 'down'])
      .optional()
      .describe(
        'whether more is better, where it is ranked; known for the measures of the warehouse',
      ),
  })
  .refine(({from, to}) => (from === undefined) === (to === undefined), {
    message: 'from and to, or neither: then customers are ranked',
  })
  .refine(({from, to}) => from === undefined || from !== to, {
    path: ['to'],
    message: 'another value than from',
  })
  .describe(
    'scaled to 0 to 100 points between from and to, or, without them, by rank among all customers',
  );

/** Columns of the tables in which criteria stand. */
const taken = [
  ...['customer_id', 'customer_key', 'as_of', 'started_on', 'began_as', 'since', 'need'],
  ...['revenue_12', 'revenue_before', 'revenue_36', 'contribution_1_36', 'contribution_4_36'],
  ...['profit_36', 'purchase_days', 'judged_requests', 'kept_requests', 'complaints_24', 'answers'],
  ...[
    'nps_answers',
    'nps_points',
    'days_overdue',
    'last_purchase_on',
    'bought_lines',
    'is_comparable',
  ],
];

const Criteria = z
  .record(name, Criterion)
  .superRefine((criteria, context) => {
    const say = (path: string[], message: string) =>
      context.addIssue({code: 'custom', path, message});
    for (const [criterion, {attribute}] of Object.entries(criteria)) {
      if (taken.includes(criterion)) say([criterion], 'another name; this one is taken');
      if (isMeasure(criterion) === (attribute === undefined)) continue;
      if (attribute === undefined)
        say([criterion], `one of ${Object.keys(measures).join(', ')}, or an "attribute"`);
      else say([criterion, 'attribute'], `no attribute, because ${criterion} is a measure`);
    }
    const sum = Object.values(criteria).reduce((total, {weight}) => total + weight, 0);
    if (Math.abs(sum - 1) > 1e-9)
      say([], `weights that add up to 1; these are ${Number(sum.toFixed(4))}`);
  })
  .describe('measures of a customer and their weights, which add up to 1');

const cutList = z
  .array(z.number().gt(0).lt(100))
  .min(1)
  .max(2)
  .refine(([low, high]) => high === undefined || low! < high, {message: 'points that rise'})
  .optional()
  .describe('points from which on an axis is higher: one for 2x2, two for 3x3');

const Matrix = z
  .strictObject({
    grid: z
      .enum(Object.keys(cells) as [keyof typeof cells, ...(keyof typeof cells)[]])
      .default('2x2')
      .describe('four cells, or nine'),
    cuts: z
      .strictObject({attractiveness: cutList, position: cutList})
      .prefault({})
      .describe('50, or 33.3 and 66.7, unless it says otherwise'),
    attractiveness: Criteria.prefault({
      contribution_4: {weight: 0.4},
      lifetime_value: {weight: 0.3},
      revenue_growth: {weight: 0.2, from: -50, to: 50},
      payment_delay: {weight: 0.1, from: 30, to: 0},
    }).describe('how much a customer is worth to us; weights add up to 1'),
    position: Criteria.prefault({
      share_of_wallet: {weight: 0.4, from: 0, to: 80},
      order_frequency: {weight: 0.2},
      product_lines: {weight: 0.2},
      churn_risk: {weight: 0.2, from: 30, to: 0},
    }).describe('how well we stand at a customer; weights add up to 1'),
    strategies: z
      .partialRecord(
        z.enum(cellNames),
        z.strictObject({title: words.optional(), strategy: words.optional()}),
      )
      .default({})
      .describe('names and norm strategies of cells that are not to be the usual ones'),
  })
  .superRefine(({grid, cuts}, context) => {
    const needed = cells[grid].length - 1;
    for (const [axis, cut] of Object.entries(cuts)) {
      if (!cut || cut.length === needed) continue;
      const message = `${needed} of them, because the grid is ${grid}`;
      context.addIssue({code: 'custom', path: ['cuts', axis], message});
    }
  })
  .describe('two axes of 0 to 100 points, and the cells between their cuts');

const rising = <T extends z.ZodType<{a: number; b: number}>>(cut: T) =>
  cut.refine(({a, b}) => a < b, {path: ['b'], message: 'more than a'});

const Classes = z
  .strictObject({
    by: z
      .enum(['share', 'rank'])
      .default('share')
      .describe('share: of all revenue or contribution; rank: of all customers that have some'),
    share: rising(z.strictObject({a: z.number().gt(0).lt(100), b: z.number().gt(0).max(100)}))
      .default({a: 80, b: 95})
      .describe('percent up to which customers are A and B; who crosses a cut stays above'),
    rank: rising(z.strictObject({a: z.number().gt(0).lt(100), b: z.number().gt(0).max(100)}))
      .default({a: 10, b: 30})
      .describe('percent of customers up to which they are A and B'),
  })
  .prefault({})
  .describe('classes A, B and C');

/** What customers can be grouped by: all that is a number and known of most of them. */
/** What clusters may be made of. */
export const clusterFeatures = [
  'net_revenue',
  'revenue_growth',
  'contribution_rate',
  'cost_to_serve_rate',
  'order_frequency',
  'product_lines',
  'tenure',
  'silence',
] as const;

const Clusters = z
  .strictObject({
    number: z
      .int()
      .min(2)
      .max(12)
      .optional()
      .describe('how many; without it the number from fewest to most with the best silhouette'),
    fewest: z.int().min(2).max(12).default(3),
    most: z.int().min(2).max(12).default(8),
    features: z
      .array(z.enum(clusterFeatures))
      .min(1)
      .refine(features => new Set(features).size === features.length, {message: 'each once'})
      .default([
        'net_revenue',
        'contribution_rate',
        'order_frequency',
        'product_lines',
        'tenure',
        'silence',
      ]),
  })
  .refine(({fewest, most}) => fewest <= most, {path: ['most'], message: 'at least fewest'})
  .prefault({})
  .describe('customers that are alike in these features');

const Lifecycle = z
  .strictObject({
    new_months: z.int().min(1).max(60).default(12).describe('since the first purchase'),
    won_back_months: z.int().min(1).max(60).default(12).describe('since the return'),
    growing: z
      .number()
      .gt(0)
      .default(20)
      .describe('percent by which revenue of 12 months is above that of the 12 before'),
    declining: z.number().gt(0).max(100).default(25).describe('percent by which it is below'),
    star: z
      .enum(['A', 'B'])
      .default('A')
      .describe('the lowest class by contribution of a star that is not declining'),
  })
  .prefault({})
  .describe('when a customer is at which stage of its life');

/** `portfolio.yaml`: criteria, weights and cuts of the portfolio and of segments. */
export const PortfolioSettings = z
  .strictObject({
    portfolio: Matrix.prefault({}),
    abc: Classes,
    clusters: Clusters,
    lifecycle: Lifecycle,
    affinity: AffinitySettings,
    scores: z
      .strictObject({
        loyalty: Criteria.prefault({
          tenure: {weight: 0.25, from: 0, to: 10},
          order_frequency: {weight: 0.25},
          silence: {weight: 0.25, from: 12, to: 0},
          share_of_wallet: {weight: 0.15, from: 0, to: 80},
          satisfaction: {weight: 0.1, from: 0, to: 10},
        }),
        risk: Criteria.prefault({
          churn_risk: {weight: 0.6, from: 0, to: 50},
          revenue_growth: {weight: 0.2, from: 0, to: -50},
          payment_delay: {weight: 0.1, from: 0, to: 30},
          complaints: {weight: 0.1, from: 0, to: 5},
        }),
        reference: Criteria.prefault({
          referrals: {weight: 0.5, from: 0, to: 3},
          satisfaction: {weight: 0.3, from: 0, to: 10},
          tenure: {weight: 0.2, from: 0, to: 10},
        }),
        information: Criteria.prefault({feedback: {weight: 1}}),
        cross_selling: Criteria.prefault({
          unbought_lines: {weight: 0.6},
          potential: {weight: 0.4},
        }),
      })
      .prefault({})
      .describe('scores of 0 to 100 points beside the portfolio, of the same criteria'),
  })
  .superRefine(({portfolio, scores}, context) => {
    const {attractiveness, position} = portfolio;
    const known = new Map<string, string>();
    const all = {attractiveness, position, ...scores};
    for (const [axis, criteria] of Object.entries(all)) {
      const place = axis in scores ? 'scores' : 'portfolio';
      for (const [criterion, {attribute}] of Object.entries(criteria)) {
        if (attribute === undefined) continue;
        if ((known.get(criterion) ?? attribute) === attribute) known.set(criterion, attribute);
        else {
          const message = `${known.get(criterion)}, as elsewhere, or another name of the criterion`;
          context.addIssue({
            code: 'custom',
            path: [place, axis, criterion, 'attribute'],
            message,
          });
        }
      }
    }
  })
  .describe('Criteria, weights and cuts of the portfolio and of segments, and rules of affinity.');

export type PortfolioSettings = z.output<typeof PortfolioSettings>;
/** Whether more of a criterion makes more points; what is good elsewhere is little risk. */
export function isBetter(axis: string, criterion: string, {better}: {better?: Better}): Better {
  const usual = isMeasure(criterion) ? measures[criterion] : 'up';
  return better ?? (axis === 'risk' ? opposite[usual] : usual);
}

type Better = 'up' | 'down';

const opposite = {up: 'down', down: 'up'} as const;

export type CriterionSettings = z.output<typeof Criterion>;
