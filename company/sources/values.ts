import {z} from 'zod';
import {Problem} from '../problem.ts';

const oneOrMore = <T extends z.ZodType>(schema: T) => z.union([schema, z.array(schema).min(1)]);

const thousandsSigns = ['.', ',', "'", '’', ' ', '\u00a0', '\u2009', '\u202f'] as const;

/** How a system writes numbers, days and words. Every stream and column may change it. */
export const valueFields = {
  decimal: z.enum(['.', ',']).optional().describe('the decimal sign of numbers'),
  thousands: oneOrMore(z.enum(thousandsSigns))
    .optional()
    .describe('the sign or signs between groups of three digits; none unless declared'),
  minus: z
    .array(z.enum(['leading', 'trailing', 'parentheses']))
    .min(1)
    .optional()
    .describe('where negative numbers have their sign; leading unless declared'),
  currency: z
    .array(z.string().regex(/^[^\d\s.,'+()-]+$/, 'a sign or code of a currency'))
    .optional()
    .describe('signs or codes that may stand before or after an amount, such as € or EUR'),
  date: oneOrMore(z.string().min(1))
    .optional()
    .describe('the form of days, such as %d.%m.%Y, or several of them'),
  moment: oneOrMore(z.string().min(1))
    .optional()
    .describe('the form of days with a time, such as %d.%m.%Y %H:%M; %z is an offset from UTC'),
  time_zone: z
    .string()
    .regex(/^[A-Za-z_]+(\/[A-Za-z_+-]+)*$/, 'a time zone, such as Europe/Berlin')
    .optional()
    .describe('the time zone of moments that have no offset'),
  yes: oneOrMore(z.string()).optional().describe('the text or texts that mean yes'),
  no: oneOrMore(z.string()).optional().describe('the text or texts that mean no'),
  nothing: z
    .array(z.string())
    .optional()
    .describe('texts that stand for no value, such as 00.00.0000 or NULL'),
  control_characters: z
    .enum(['reject', 'keep'])
    .optional()
    .describe('what happens to rows with characters that cannot be seen, such as NUL'),
};

const ValueSettings = z.strictObject(valueFields);
export type ValueSettings = z.output<typeof ValueSettings>;

export type MinusPlace = 'leading' | 'trailing' | 'parentheses';

/** The form of values, complete: nothing is left to be guessed. */
export interface ValueFormat {
  decimal: '.' | ',';
  /** Signs that may stand between groups of three digits. */
  thousands: string[];
  minus: MinusPlace[];
  currency: string[];
  date: string[];
  moment: string[];
  time_zone: string | undefined;
  /** The time zone whose clocks the company lives by; moments are told in it. */
  wall_clock: string;
  yes: string[];
  no: string[];
  nothing: string[];
  control_characters: 'reject' | 'keep';
}

/** ISO 8601 and plain numbers: what is meant where nothing else is declared. */
export const isoValues: ValueFormat = {
  decimal: '.',
  thousands: [],
  minus: ['leading'],
  currency: [],
  date: ['%Y-%m-%d'],
  moment: ['%Y-%m-%d %H:%M:%S'],
  time_zone: undefined,
  wall_clock: 'UTC',
  yes: ['true'],
  no: ['false'],
  nothing: [],
  control_characters: 'reject',
};

const lists = ['thousands', 'date', 'moment', 'yes', 'no'] as const;

/** Settings over defaults; what can be one text or several is always a list afterwards. */
export function completeValues(settings: ValueSettings, defaults = isoValues): ValueFormat {
  const format: Record<string, unknown> = {...defaults};
  for (const name of Object.keys(valueFields)) {
    const own = settings[name as keyof ValueSettings];
    if (own === undefined) continue;
    format[name] = (lists as readonly string[]).includes(name) ? [own].flat() : own;
  }
  return format as unknown as ValueFormat;
}

/** With one sign for both, 1.50 would be read as 150. */
export function requireTwoSigns(where: string, {decimal, thousands}: ValueFormat): void {
  if (!thousands.includes(decimal)) return;
  throw new Problem({
    where: `sources.yaml, ${where}`,
    what: `"${decimal}" is the sign for both decimals and thousands`,
    next: `Declare decimal: "${decimal === '.' ? ',' : '.'}" there, or another sign for thousands.`,
  });
}
