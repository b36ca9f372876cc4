import {translated} from '../../../company/messages/translated.ts';
import type {RunLine} from '../../../pipelines/runs/event.ts';
import {type Html, html} from '../../html/html.ts';
import type {Told} from '../../page.ts';
import {foreign, inEnglish} from '../quarantine/reason.ts';

/** A line of a log as the page shows it. */
export function lineText(line: RunLine, {words, formats}: Told<object>): Html {
  const {runsPage: text, quality} = words;
  const rows = (count: number) => quality.rows(formats.count(count));
  if (line.event === 'started') return html`${text.how[line.how]}`;
  if (line.event === 'step began') return html`<strong>${text.step[line.step]}</strong>`;
  if (line.event === 'step') return foreign(line.what);
  if (line.event === 'landed' || line.event === 'staged') {
    const count = line.event === 'landed' ? line.rows : line.delivered;
    return html`${foreign(`${line.source}/${line.stream}: ${line.file}`)}, ${rows(count)}`;
  }
  if (line.event === 'built') {
    const why = [line.how, line.because].filter(Boolean).join(': ');
    const told = translated(why, words.rebuilds);
    return html`<code>${line.model}</code>, ${rows(line.rows)} ${told ? `(${told})` : inEnglish(`(${why})`)}`;
  }
  if (line.event === 'kept') {
    const names = Object.keys(line.tables);
    return html`${formats.count(names.length)}: ${foreign(names.join(', '))}`;
  }
  if (line.event === 'build failed') return inEnglish(line.reason);
  if (line.event === 'published') {
    return html`<code>${line.id}</code> ${inEnglish(line.changed ?? '')}`;
  }
  if (line.event === 'check failed') {
    return html`<code>${line.model}</code>: ${rows(line.failures)}: ${inEnglish(line.meaning ?? line.condition)}`;
  }
  return problemLines(line.problem);
}

/** A problem as it was told: in English, with its lines. */
export const problemLines = (text: string): Html => html`<bdi class="told" lang="en">${text}</bdi>`;
