import {
  type PlanChoice,
  type PlanChosen,
  planChoices,
} from '../../../models/profitability/plan_versions.ts';
import type {Months} from '../../../models/profitability/whale_curve.ts';
import {type Html, html} from '../../html/html.ts';
import {knowsPlanVersions} from '../../known_tables.ts';
import type {Asked} from '../../page.ts';
import {WrongQuestion} from '../../wrong_question.ts';
import type {BridgeQuestion} from './question.ts';

type AskedHere = Asked<BridgeQuestion>;

interface Choices {
  /** Those that say something of the months, and the one that is asked for. */
  choices: PlanChoice[];
  /** Empty: the version that is asked for says nothing of these months. */
  chosen: PlanChosen | undefined;
}

/** The versions to choose among, and the one that is asked for. Throws where nobody knows it. */
export async function choicesOf(asked: AskedHere, months: Months): Promise<Choices> {
  const {customers: db, question} = asked;
  const all = (await knowsPlanVersions(db)) ? await planChoices(db, months) : [];
  const choice = all.find(({version}) => version === question.plan);
  if (question.plan && !choice) throw unknownPlan(question.plan, all);
  return {
    choices: all.filter(each => isAbout(each) || each === choice),
    chosen: choice ? partsOf(choice) : {},
  };
}

const isAbout = (each: PlanChoice) => each.sales_months + each.work_months > 0;

/** What a version does not plan is held against the plan of each year. */
function partsOf(choice: PlanChoice): PlanChosen | undefined {
  const {version, sales_months, work_months} = choice;
  if (!isAbout(choice)) return undefined;
  return {
    sales: sales_months > 0 ? version : undefined,
    work: work_months > 0 ? version : undefined,
  };
}

const unknownPlan = (plan: string, all: readonly PlanChoice[]) =>
  new WrongQuestion([
    {
      parameter: 'plan',
      value: plan,
      possible: ({error, allowed, planBridge}) =>
        all.length > 0
          ? error.expected(allowed.oneOf(all.map(({version}) => version)))
          : planBridge.missing.no_plan,
    },
  ]);

/** The versions, for a form. */
export function planChooser(
  {words, question, formats}: AskedHere,
  choices: readonly PlanChoice[],
): Html | null {
  if (choices.length === 0) return null;
  const {versions: text} = words.planBridge;
  const label = ({version, status, sales_months, work_months}: PlanChoice) => {
    const months = Math.max(sales_months, work_months);
    const part =
      months < question.months
        ? text.months(formats.count(months), formats.count(question.months))
        : null;
    const about = [status && text.status[status], part].filter(Boolean).join(', ');
    return about ? `${version} (${about})` : version;
  };
  return html`<label><span class="quiet">${text.label}</span> <select name="plan"><option value="">${text.usual}</option>${choices.map(
    each =>
      html`<option value="${each.version}"${each.version === question.plan && html` selected`}>${label(each)}</option>`,
  )}</select></label>`;
}
