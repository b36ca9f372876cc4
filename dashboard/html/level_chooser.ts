import {customerLevels} from '../../company/settings.ts';
import type {Level} from '../levels.ts';
import type {Told} from '../page.ts';
import {type Html, html} from './html.ts';

/** What counts as one customer, for a form. */
export const levelChooser = ({words}: Told<object>, level: Level): Html =>
  html`<label><span class="quiet">${words.level.label}</span> <select name="level">${customerLevels.map(
    each =>
      html`<option value="${each}"${each === level.name && html` selected`}>${words.level.name[each]}</option>`,
  )}</select></label>`;

/** The same as a form of its own, which keeps these parameters. */
export const levelForm = (
  asked: Told<object>,
  level: Level,
  {page, keep}: {page: string; keep: Record<string, string | undefined>},
): Html =>
  html`<form class="chooser" method="get" action="${page}">
${Object.entries(keep).map(([name, value]) => value && html`<input type="hidden" name="${name}" value="${value}">`)}
${levelChooser(asked, level)}
<button type="submit">${asked.words.page.show}</button>
</form>`;

/** Says what counts as one customer, where that is not the customer, and why it makes no difference. */
export function levelSaid({words}: Told<object>, {name, usual, same}: Level): Html | null {
  const {level: text} = words;
  if (same) return html`<p class="level gap">${text.same[same]}</p>`;
  if (name === 'customer' && usual === 'customer') return null;
  return html`<p class="level">${text.meaning[name]}</p>`;
}

/** The same for the scorecard, whose targets are set for one level. */
export const targetsSaid = ({words}: Told<object>, {name, usual, same}: Level): Html | null =>
  name === usual || same
    ? null
    : html`<p class="level">${words.level.targets(words.level.name[usual])}</p>`;
