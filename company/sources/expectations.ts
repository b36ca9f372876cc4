import {z} from 'zod';
import {given} from '../given.ts';
import {Problem} from '../problem.ts';
import {overlap} from './shared.ts';

const share = z.number().min(0).max(1);
const count = z.int().min(0);

const weekdays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;

/** How often a delivery is expected: on which days, or after how many hours at the latest. */
export type Every = 'day' | 'working day' | 'week' | 'month' | `${number}h`;

const every = z
  .string()
  .regex(
    /^(day|working day|week|month|[1-9]\d{0,3}h)$/,
    'one of day, working day, week, month, or hours such as 6h',
  );

const fields = {
  columns: z
    .enum(['evolve', 'hold', 'reject'])
    .describe(
      'when columns come or go that nothing reads: load with a warning (evolve, unless declared), hold, or reject',
    ),
  rows: z
    .union([share, z.tuple([count, count])], {
      error: 'a share from 0 to 1, or the fewest and the most rows such as [300, 900]',
    })
    .describe(
      'a full delivery with a smaller share of the last one’s rows is held (0.5 unless declared); or the fewest and the most rows of a delivery, such as [300, 900]',
    ),
  rejected: share.describe(
    'a delivery with a greater share of bad rows fails (0.1 unless declared); 1 lets all bad ones through',
  ),
  quiet_seconds: count.describe('how long a file must not have changed before it is read'),
  every: every.describe(
    'how often a delivery is expected: day, working day, week, month, or hours such as 6h; without it none is ever late',
  ),
  on: z
    .union([z.enum(weekdays), z.int().min(1).max(31)], {
      error: 'a weekday such as monday, or a day of the month from 1 to 31',
    })
    .describe('the weekday of a week, or the day of a month (31: its last one)'),
  by: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of day such as "06:00", in quotes')
    .describe('the time of day by which it has been read; put it after the nightly refresh'),
  tolerance: overlap.describe(
    'how much later is still in time: 2 hours unless declared, for a week 1 days, for a month 3 days',
  ),
};

/** What `sources.yaml` says of deliveries, for a stream or for all streams of a source. */
export const ExpectationSettings = z.strictObject(fields).partial();

/** What a delivery must be like; what is not is rejected, or held until a person accepts it. */
export const Expectations = z.strictObject({
  columns: fields.columns.default('evolve'),
  rows: share.default(0.5),
  /** The fewest and the most rows, where they are declared. */
  volume: z.tuple([count, count]).optional(),
  rejected: share.default(0.1),
  quiet_seconds: count.default(0),
  every: every.transform(text => text as Every).optional(),
  on: fields.on.optional(),
  by: fields.by.optional(),
  tolerance: fields.tolerance.optional(),
});

type ExpectationSettings = z.output<typeof ExpectationSettings>;

/**
 * What a stream says over what its source says, completed. A rhythm of its own replaces that of the
 * source as a whole. Throws a Problem where the parts do not go together.
 */
export function completeExpectations(
  where: string,
  source: ExpectationSettings = {},
  stream: ExpectationSettings = {},
): Expectations {
  const rhythm = stream.every ? noRhythm : {};
  const settings: ExpectationSettings = {...given({...source, ...rhythm}), ...given(stream)};
  const fault = faultOf(settings);
  if (fault) {
    throw new Problem({
      where: `sources.yaml, ${where}.expect`,
      what: fault,
      next: 'Mend it in sources.yaml, then run: kundenwert check',
    });
  }
  const {rows, ...others} = settings;
  return Expectations.parse({...others, ...(Array.isArray(rows) ? {volume: rows} : given({rows}))});
}

const noRhythm = {on: undefined, by: undefined, tolerance: undefined};

function faultOf({every, on, by, tolerance, rows}: ExpectationSettings): string | undefined {
  if (Array.isArray(rows) && rows[0] > rows[1]) {
    return `rows is [${rows.join(', ')}], expected the fewest before the most`;
  }
  if (!every) {
    const alone = Object.entries({on, by, tolerance}).find(([, value]) => value !== undefined);
    return alone && `"${alone[0]}" says nothing without "every", such as every: day`;
  }
  if (by !== undefined && /^\d/.test(every)) {
    return `every ${every} counts from the last delivery, so "by" has no meaning`;
  }
  if (on === undefined) return undefined;
  if (every === 'week') return typeof on === 'string' ? undefined : `on is ${on}, not a weekday`;
  if (every !== 'month') return `"on" goes with every: week or every: month, not with ${every}`;
  return typeof on === 'number' ? undefined : `on is ${on}, expected a day of the month`;
}

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
