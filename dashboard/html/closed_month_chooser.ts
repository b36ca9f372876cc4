import type {Asked} from '../page.ts';
import {WrongQuestion} from '../wrong_question.ts';
import {type Html, html} from './html.ts';
import {levelChooser} from './level_chooser.ts';

interface Choice {
  /** The closed months of which something is kept, oldest first, and the one that is asked for. */
  months: readonly string[];
  month: string | undefined;
  /** What else the form keeps. */
  keep: Record<string, string | undefined>;
}

/** What counts as one customer; and today, or the end of a closed month as it was reported, where one is closed. */
export const standingChooser = (asked: Asked<object> & {page: string}, choice: Choice): Html =>
  html`<form class="chooser" method="get" action="${asked.page}">
${Object.entries(choice.keep).map(([name, value]) => value && html`<input type="hidden" name="${name}" value="${value}">`)}
${levelChooser(asked, asked.level)}
${choice.months.length > 0 && monthChoice(asked, choice)}
<button type="submit">${asked.words.page.show}</button>
</form>`;

function monthChoice({words, formats, manifest}: Asked<object>, {months, month}: Choice): Html {
  const {closedMonths: text} = words;
  return html`<label><span class="quiet">${text.label}</span> <select name="month"><option value="">${text.today(formats.shortDay(manifest.business_date))}</option>${months
    .toReversed()
    .map(
      each =>
        html`<option value="${each.slice(0, 7)}"${each === month && html` selected`}>${text.asReported(formats.month(each))}</option>`,
    )}</select></label>`;
}

/** What is kept of a closed month, of those that are, oldest first; throws a WrongQuestion where nothing is. */
export function requireClosed<Kept extends {month: string}>(
  month: string,
  kept: readonly Kept[],
): Kept {
  const found = kept.find(each => each.month === month);
  if (found) return found;
  const [from = '', to = ''] = [kept[0], kept.at(-1)].map(each => each?.month.slice(0, 7));
  throw new WrongQuestion([
    {
      parameter: 'month',
      value: month.slice(0, 7),
      possible: ({error, allowed, closedMonths}) =>
        kept.length > 0 ? error.expected(allowed.month(from, to)) : closedMonths.none,
    },
  ]);
}
