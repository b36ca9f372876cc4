import {z} from 'zod';
import {refusals} from '../../../warehouse/identity/decide.ts';
import {matchRules} from '../../../warehouse/identity/match.ts';
import {common, page} from '../../question.ts';

const rules = ['decision', 'account', 'customer_number', ...matchRules, 'none'] as const;

/** What can be shown: all, a part that wants looking at, or what one rule did. */
export const shows = ['all', 'doubtful', 'unmatched', ...rules] as const;

/** A form sends what was not filled in as an empty text. */
const text = (most: number) =>
  z
    .string()
    .max(most)
    .transform(given => given.trim() || undefined)
    .optional();

/** What can be asked of the page; `one` and `other` are put into the form of a decision. */
export const identityQuestion = z.strictObject({
  lang: common.lang,
  show: z.enum(shows).default('all'),
  customer: text(300),
  one: text(300),
  other: text(300),
  written: z.literal('yes').optional(),
  refused: z.enum(refusals).optional(),
  page,
});
export type IdentityQuestion = z.output<typeof identityQuestion>;

function isEncoded(text: string): boolean {
  try {
    return decodeURIComponent(text) !== '';
  } catch {
    return false; // such as %E0 alone, which no browser of ours sends
  }
}

/**
 * What the page's forms send: the button that was pressed, which names two customers where they
 * stand in a table, and the fields.
 */
export const decisionForm = z.strictObject({
  lang: common.lang,
  act: z
    .string()
    .regex(/^(same|different|withdrawn)( \S+ \S+)?$/)
    .refine(isEncoded),
  one: text(300),
  other: text(300),
  by: text(100),
  note: text(500),
});
