import {steps} from '../../../pipelines/runs/event.ts';
import type {Progress} from '../../../pipelines/runs/progress.ts';
import {type Html, html} from '../../html/html.ts';
import {linkFrom} from '../../link.ts';
import type {Told} from '../../page.ts';
import {clockText} from './amounts.ts';

/** What the page shows of a run that goes on; `<run-progress>` gets the same, again and again. */
export interface ProgressShown {
  step: string;
  what: string;
  done: number;
  total: number;
  share: string;
  seconds: number;
}

/** A run's progress in the words of the page. */
export function progressShown(
  {words, formats}: Pick<Told<object>, 'words' | 'formats'>,
  {step, what, done, total}: Progress,
  began: string | undefined,
): ProgressShown {
  const {progress: text, step: names} = words.runsPage;
  const place = step ? steps.indexOf(step) + 1 : 0;
  return {
    step: step
      ? text.step(formats.count(place), formats.count(steps.length), names[step])
      : text.begins,
    what,
    done,
    total,
    share: total > 0 ? text.done(formats.count(done), formats.count(total)) : '',
    seconds: began ? Math.max(Math.round((Date.now() - Date.parse(began)) / 1000), 0) : 0,
  };
}

/** The progress as it is now. With script it follows the run; without, the page loads itself again. */
export function progressView(
  {words, link, language}: Told<object>,
  shown: ProgressShown,
  run: string | undefined,
): Html {
  const {progress: text} = words.runsPage;
  const from = linkFrom('/runs/progress', {lang: language, run})();
  const again = link({refresh: undefined});
  const bar =
    shown.total > 0
      ? html`<progress aria-label="${text.label}" max="${shown.total}" value="${shown.done}"></progress>`
      : html`<progress aria-label="${text.label}"></progress>`;
  return html`<run-progress class="quality" data-from="${from}" data-again="${again}" data-seconds="${shown.seconds}">
<h2>${text.title}</h2>
<p class="at" role="status">${shown.step}</p>
<p>${bar} <span class="share">${shown.share}</span> <bdi class="what quiet">${shown.what}</bdi></p>
<p><span class="quiet">${text.elapsed}</span> <span class="elapsed number">${clockText(shown.seconds)}</span> <a href="${again}">${text.reload}</a></p>
</run-progress>`;
}
