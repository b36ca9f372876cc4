import type {RunSummary, StepSummary} from '../../../pipelines/runs/summary.ts';
import {type Html, html} from '../../html/html.ts';
import type {Content, Told} from '../../page.ts';
import {foreign} from '../quarantine/reason.ts';
import {durationText, sizeText} from './amounts.ts';
import type {RunAnswer} from './answer.ts';
import {itemsView, logView, warningsView} from './details.ts';
import {statusView} from './status.ts';

/** One run: how it ended, its steps and what they were at, its warnings and its log. */
export function runPage(
  asked: Told<object>,
  answer: RunAnswer,
  published: string | undefined,
): Content {
  const {words, formats, link} = asked;
  const {runsPage: text} = words;
  const {run} = answer;
  const title = text.one(formats.moment(run.began));
  const all = link({run: undefined, page: undefined});
  return {
    title,
    body: html`<div class="title-row"><div><h1>${title}</h1>
<p class="lead">${statusView(run.status, words)} ${text.statusMeans[run.status]}</p></div>
<p><a href="${all}">${text.all}</a></p></div>
${problemView(asked, run)}
${figures(asked, run, published)}
${stepsView(asked, run.steps)}
${warningsView(asked, answer)}
${itemsView(asked, answer)}
${logView(asked, answer)}`,
  };
}

function problemView({words}: Told<object>, {problem, failed_streams: failed}: RunSummary): Html {
  const {runsPage: text} = words;
  return html`${problem !== null && html`<section class="quality" aria-labelledby="problem"><h2 id="problem">${text.problem}</h2><pre lang="en">${problem}</pre></section>`}
${failed.length > 0 && html`<p class="gap">${text.failedStreams}: ${failed.map((each, place) => html`${place > 0 && ', '}<code>${foreign(each)}</code>`)}</p>`}`;
}

function figures(asked: Told<object>, run: RunSummary, published: string | undefined): Html {
  const {words, formats} = asked;
  const {runsPage: text} = words;
  const {column} = text;
  const snapshot = run.published
    ? html`<code>${run.id}</code>${run.id === published && html` <span class="quiet">(${text.snapshotServed})</span>`}`
    : html`${text.notPublished}`;
  const facts: [string, Html | string][] = [
    [column.how, text.how[run.how]],
    [column.duration, durationText(run.seconds, asked)],
    [
      column.deliveries,
      `${formats.count(run.deliveries)} (${words.quality.rows(formats.count(run.rows))})`,
    ],
    [column.quarantined, formats.count(run.quarantined)],
    [column.business_date, run.business_date ? formats.day(run.business_date) : words.noValue],
    [text.snapshotMade, snapshot],
  ];
  return html`<dl class="facts">${facts.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
}

function stepsView(asked: Told<object>, steps: readonly StepSummary[]): Html | null {
  const {words, formats} = asked;
  const {runsPage: text} = words;
  const {column} = text;
  if (steps.length === 0) return null;
  return html`<section class="customers" aria-labelledby="steps">
<div class="scroll" tabindex="0" role="region" aria-labelledby="steps">
<table class="ranking details"><caption id="steps">${text.stepsTitle}</caption>
<thead><tr><th scope="col">${column.step}</th><th scope="col" class="number">${column.duration}</th><th scope="col" class="number">${column.rows}</th><th scope="col" class="number">${text.size}</th><th scope="col" class="number">${column.warnings}</th></tr></thead>
<tbody>${steps.map(each => html`<tr><th scope="row">${text.step[each.step]}</th><td class="number">${durationText(each.seconds, asked)}</td><td class="number">${amount(each.rows, formats.count, words.noValue)}</td><td class="number">${amount(each.bytes, bytes => sizeText(bytes, asked), words.noValue)}</td><td class="number">${amount(each.warnings, formats.count, words.noValue)}</td></tr>`)}</tbody>
</table></div></section>`;
}

/** A step that has no rows or bytes of its own shows a dash and no zero. */
const amount = (value: number, write: (value: number) => string, none: string) =>
  value === 0 ? none : write(value);
