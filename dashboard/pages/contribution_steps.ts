import {z} from 'zod';
import {type Step, steps} from '../../models/profitability/whale_curve.ts';
import type {Warehouse} from '../../warehouse/query.ts';
import {type Html, html} from '../html/html.ts';
import {knowsCosts} from '../known_tables.ts';
import type {Told} from '../page.ts';
import {WrongQuestion} from '../wrong_question.ts';

/** The step that pages show unless they are asked for another one, where a company has it. */
const usual: Step = 'contribution_4';

/** The steps that a company's costs have: DB I always, profit where there are any. */
export async function stepsOf(db: Warehouse): Promise<Step[]> {
  if (!(await knowsCosts(db))) return ['contribution_1'];
  const own = await db.selectFrom('set_contribution_step').select('step').execute();
  const pools = await db.selectFrom('set_cost_pool').select('cost_pool').execute();
  const has = (step: Step) =>
    step === 'contribution_1' ||
    (pools.length > 0 && (step === 'profit' || own.some(each => each.step === step)));
  return steps.filter(has);
}

/** The last step up to DB IV: where a company does not have that, contribution_4 is what it is after this one. */
export const fourthOf = (known: readonly Step[]): Step =>
  known.filter(step => step <= usual).at(-1)!;

/** A step in an address; without it, DB IV where there is one. */
export const stepInQuestion = z.enum(['1', '2', '3', '4', '5', '6', 'profit']).optional();

/** How an address calls a step. */
export const stepInAddress = (step: Step): string => step.replace('contribution_', '');

/** The step that is asked for; throws a WrongQuestion where the company does not have it. */
export function stepAsked(known: readonly Step[], asked: string | undefined): Step {
  if (asked === undefined) {
    if (known.includes(usual)) return usual;
    return known.filter(step => step !== 'profit').at(-1)!;
  }
  const step = known.find(each => stepInAddress(each) === asked);
  if (step) return step;
  throw new WrongQuestion([
    {
      parameter: 'step',
      value: asked,
      possible: ({error}) => error.expected(known.map(stepInAddress).join(', ')),
    },
  ]);
}

/** The steps of the company, for a form. */
export function stepChooser(
  {words}: Told<object>,
  {steps: known, step}: {steps: readonly Step[]; step: Step},
): Html | null {
  if (known.length === 1) return null;
  return html`<label><span class="quiet">${words.profitability('').stepLabel}</span> <select name="step">${known.map(
    each =>
      html`<option value="${stepInAddress(each)}"${each === step && html` selected`}>${words.customer.step[each]}</option>`,
  )}</select></label>`;
}
