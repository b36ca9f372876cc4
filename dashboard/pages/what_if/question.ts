import {z} from 'zod';
import {Changes, changeKinds} from '../../../models/what_if/changes.ts';
import {common, level} from '../../question.ts';
import {stepInQuestion} from '../contribution_steps.ts';

/** Columns side by side, beside the present. */
export const mostScenarios = 3;

/** A form sends what was not filled in as an empty text. */
const text = (most = 200) =>
  z
    .string()
    .max(most)
    .transform(given => given.trim() || undefined)
    .optional();

const number = z
  .string()
  .regex(/^-?\d{1,10}([.,]\d{1,4})?$|^$/)
  .transform(given => (given === '' ? undefined : Number(given.replace(',', '.'))))
  .optional();

/** A scenario as an address carries it: its changes as JSON. */
const changes = z
  .string()
  .max(4000)
  .transform((given, context) => {
    if (given === '') return undefined;
    const parsed = Changes.safeParse(jsonIn(given));
    if (parsed.success) return parsed.data;
    context.addIssue({code: 'custom', message: 'no changes'});
    return z.NEVER;
  })
  .optional();

function jsonIn(given: string): unknown {
  try {
    return JSON.parse(given);
  } catch {
    return undefined;
  }
}

/** Numbers of saved scenarios: several boxes of a form, or a list. */
const scenario = z
  .union([z.string(), z.array(z.string())])
  .transform(given => [given].flat().flatMap(each => (each === '' ? [] : each.split(','))))
  .pipe(
    z
      .array(z.string().regex(/^[1-9]\d{0,8}$/))
      .max(mostScenarios)
      .transform(each => [...new Set(each.map(Number))]),
  )
  .optional();

/** Why nothing was written down. */
export const refusals = ['nobody', 'unnamed', 'taken', 'unknown'] as const;

/** What can be asked of the page: changes that are not saved, saved scenarios, and one more change. */
export const whatIfQuestion = z.strictObject({
  ...common,
  level,
  months: z.enum(['12', '36', '1']).default('12').transform(Number),
  step: stepInQuestion,
  changes,
  scenario,
  add: z.enum(changeKinds).optional(),
  activity: text(),
  pool: text(),
  percent: number,
  with_cost: z
    .enum(['true', 'false'])
    .transform(given => given === 'true')
    .optional(),
  product_line: text(),
  product_group: text(),
  segment: text(),
  customer: text(),
  most: number,
  to: text(),
  share: number,
  amount: number,
  kept: number,
  written: z.enum(['saved', 'renamed', 'removed']).optional(),
  refused: z.enum(refusals).optional(),
});
export type WhatIfQuestion = z.output<typeof whatIfQuestion>;

/** What the page's forms send; a button of the list names its scenario. */
export const keepForm = z.strictObject({
  lang: common.lang,
  month: common.month,
  level,
  months: whatIfQuestion.shape.months,
  act: z.string().regex(/^(saved|(renamed|removed) [1-9]\d{0,8})$/),
  name: text(100),
  by: text(100),
  changes,
});
