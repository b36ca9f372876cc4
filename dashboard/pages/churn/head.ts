import {type Html, html} from '../../html/html.ts';
import {jsonHead} from '../../json_rows.ts';
import {levelInJson} from '../../levels.ts';
import type {AskedHere, ChurnAnswer} from './answer.ts';

/** What JSON says before its rows, whatever the view. */
export const churnHead = (
  asked: AskedHere,
  {warnings: _, history: __, groups: ___, missing, ...answer}: ChurnAnswer,
) => ({
  ...jsonHead(asked),
  ...levelInJson(asked.level),
  no_data_reason: missing,
  ...answer,
});

/** How far the risk can be relied on, or why there is none; and what it is not. */
export function qualityView({words, formats}: AskedHere, {qualities}: ChurnAnswer): Html {
  const text = words.churn;
  const percent = (share: number | null) => formats.percent(share === null ? null : share * 100);
  const brierText = ({brier, brier_of_base_rate: ofMean}: ChurnAnswer['qualities'][number]) =>
    brier !== null &&
    ofMean !== null &&
    (brier < ofMean ? text.brier : text.brierNoBetter)(formats.small(brier), formats.small(ofMean));
  return html`${qualities.map(each => {
    const basis = text.basis[each.basis];
    const tried =
      each.as_of &&
      html`<p class="explained">${text.quality(basis, formats.day(each.as_of), percent(each.auc), percent(each.auc_low), percent(each.auc_high), formats.share(each.top_decile_lift))} ${brierText(each)}</p>`;
    return html`${tried}${each.reason && html`<p class="gap">${basis}: ${text.noRisk[each.reason]}</p>`}`;
  })}
<p class="explained">${text.proposal}</p>`;
}

/** That silence takes its time to be a loss; nothing where contracts alone say who is there. */
export const nobodyBefore = (
  {words, company, formats}: AskedHere,
  {qualities}: ChurnAnswer,
): Html | null =>
  qualities.some(({basis}) => basis === 'purchase')
    ? html`<p class="explained">${words.churn.nobodyBefore(formats.count(company.active_months))}</p>`
    : null;
