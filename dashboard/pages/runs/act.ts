import {hows} from '../../../pipelines/runs/event.ts';
import {type Html, html} from '../../html/html.ts';
import type {Told} from '../../page.ts';
import type {RunsQuestion} from './question.ts';

/** Buttons that start a run; a plain form, so that it works without script. */
export function actView({words, question}: Told<RunsQuestion>): Html {
  const {act: text} = words.runsPage;
  const {lang} = question;
  return html`<section class="quality act" aria-labelledby="act"><h2 id="act">${text.title}</h2>
<form method="post" action="/runs/refresh">${lang && html`<input type="hidden" name="lang" value="${lang}">`}
<dl>${hows.map(how => html`<div><dt><button type="submit" name="how" value="${how}" aria-describedby="act-${how}">${text[how]}</button></dt><dd id="act-${how}">${text[`${how}Means`]}</dd></div>`)}</dl></form></section>`;
}

/** What came of the button that was pressed. */
export function noticeView({words, question}: Told<RunsQuestion>): Html | null {
  const {act: text} = words.runsPage;
  if (question.refresh === undefined) return null;
  return html`<p class="notice" role="status">${text[question.refresh]}</p>`;
}
