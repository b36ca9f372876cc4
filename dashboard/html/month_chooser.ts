import type {Asked} from '../page.ts';
import {type Html, html} from './html.ts';

interface Choice {
  months: readonly string[];
  month: string;
  /** What else the form keeps. */
  keep: Record<string, string | undefined>;
  more?: Html;
}

/** Previous month, any month, next month; a plain form, so that it works without script. */
export function monthChooser(
  {words, formats, link, page}: Asked<object> & {page: string},
  choice: Choice,
): Html {
  const {months, month, keep, more} = choice;
  const at = months.indexOf(month);
  const step = (to: string | undefined, sign: string, label: string) =>
    to
      ? html`<a class="step" href="${link({month: to.slice(0, 7), page: undefined})}" title="${label}" aria-label="${label}: ${formats.month(to)}">${sign}</a>`
      : html`<span class="step" aria-hidden="true">${sign}</span>`;
  return html`<form class="chooser" method="get" action="${page}">
${Object.entries(keep).map(([name, value]) => value && html`<input type="hidden" name="${name}" value="${value}">`)}
${more}
<span class="months">${step(months[at - 1], '‹', words.list.previousMonth)}
<label><span class="quiet">${words.list.month}</span> <select name="month">${months.toReversed().map(each => html`<option value="${each.slice(0, 7)}"${each === month && html` selected`}>${formats.month(each)}</option>`)}</select></label>
${step(months[at + 1], '›', words.list.nextMonth)}</span>
<button type="submit">${words.page.show}</button>
</form>`;
}
