import type {Months, Step} from '../../../models/profitability/whale_curve.ts';
import {type Html, html} from '../../html/html.ts';
import {levelChooser} from '../../html/level_chooser.ts';
import {monthChooser} from '../../html/month_chooser.ts';
import type {Asked} from '../../page.ts';
import {stepChooser} from '../contribution_steps.ts';
import {type BridgeQuestion, comparisons} from './question.ts';

interface Choices {
  period: Months | null;
  months: string[];
  steps: Step[];
  step: Step;
}

/** Level, step, period, and what it is compared with, of which `version` may say more. */
export function bridgeChooser(
  asked: Asked<BridgeQuestion>,
  choices: Choices,
  version: Html | null = null,
): Html | null {
  const {period, months} = choices;
  if (!period) return null;
  const {words, question} = asked;
  const option = (value: string | number, isChosen: boolean, label: string) =>
    html`<option value="${value}"${isChosen && html` selected`}>${label}</option>`;
  const text = words.profitability('');
  const more = html`${levelChooser(asked, asked.level)} ${stepChooser(asked, choices)}
<label><span class="quiet">${text.horizonLabel}</span> <select name="months">${[36, 12, 1].map(
    each => option(each, each === question.months, text.horizonMonths(each)),
  )}</select></label>
<label><span class="quiet">${words.bridge.againstLabel}</span> <select name="against">${comparisons.map(
    each => option(each, each === question.against, words.bridge.against[each]),
  )}</select></label>
${version}`;
  return monthChooser(
    {...asked, page: '/bridge'},
    {months, month: period.to, keep: {lang: question.lang}, more},
  );
}
