import type {Asked} from '../page.ts';
import {WrongQuestion} from '../wrong_question.ts';
import {type Html, html} from './html.ts';

interface Choice {
  /** The closed months of which something is kept, oldest first, and the one that is asked for. */
  months: readonly string[];
  month: string | undefined;
  /** What else the form keeps. */
  keep: Record<string, string | undefined>;
}

/** Today, or the end of a closed month as it was reported; nothing where no month is closed. */
export function closedMonthChooser(
  {words, formats, manifest, page}: Asked<object> & {page: string},
  {months, month, keep}: Choice,
): Html | null {
  if (months.length === 0) return null;
  const {closedMonths: text} = words;
  return html`<form class="chooser" method="get" action="${page}">
${Object.entries(keep).map(([name, value]) => value && html`<input type="hidden" name="${name}" value="${value}">`)}
<label><span class="quiet">${text.label}</span> <select name="month"><option value="">${text.today(formats.shortDay(manifest.business_date))}</option>${months
    .toReversed()
    .map(
      each =>
        html`<option value="${each.slice(0, 7)}"${each === month && html` selected`}>${text.asReported(formats.month(each))}</option>`,
    )}</select></label>
<button type="submit">${words.page.show}</button>
</form>`;
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
