import {z} from 'zod';
import {customerLevels, languages} from '../company/settings.ts';

/** Which page of a table. */
export const page = z
  .string()
  .regex(/^[1-9]\d{0,6}$/)
  .default('1')
  .transform(Number);

/** What counts as one customer; without it, what company.yaml says. */
export const level = z.enum(customerLevels).optional();

/** What every page can be asked. */
export const common = {
  lang: z.enum(languages).optional(),
  month: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
    .transform(month => `${month}-01`)
    .optional(),
};

/** A closed month; none where a form leaves it at today. */
export const closedMonth = z.union([z.literal('').transform(() => undefined), common.month]);
