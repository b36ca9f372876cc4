import {type Html, html} from '../html/html.ts';
import {levelChooser, levelSaid, targetsSaid} from '../html/level_chooser.ts';
import {trafficLight} from '../html/light.ts';
import {monthChooser} from '../html/month_chooser.ts';
import type {Asked, Content} from '../page.ts';
import {kpiRow} from './kpi_row.ts';
import type {Quality} from './quality.ts';
import {qualityView} from './quality_view.ts';
import {reasonFor} from './reason.ts';
import type {ObjectiveAnswer, PerspectiveAnswer, ScorecardAnswer} from './scorecard_answer.ts';
import {closedSaid, otherwiseTable} from './scorecard_closed_view.ts';

/** The scorecard: the overall score, the four perspectives, and how good the numbers are. */
export function scorecardView(
  asked: Asked<{lang?: string | undefined}>,
  answer: ScorecardAnswer,
  quality: Quality,
): Content {
  const {words, formats} = asked;
  const {month, months, closed} = answer;
  if (!month) return nothingGraded(asked, quality);
  const title = words.scorecard.title(formats.month(month));
  return {
    title,
    body: html`<div class="title-row"><div><h1>${title}</h1>${levelSaid(asked, asked.level)}${targetsSaid(asked, asked.level)}${closed && closedSaid(asked, closed)}</div>
${monthChooser({...asked, page: '/'}, {months, month, keep: {lang: asked.question.lang}, more: levelChooser(asked, asked.level)})}</div>
${summary(asked, answer)}
${answer.perspectives.map(each => perspective(asked, each))}
<p class="legend quiet">${(['green', 'yellow', 'red', 'no_data'] as const).map(each => trafficLight(each, words))} <span>${words.scorecard.legendText(formats.score(answer.cuts.green), formats.score(answer.cuts.yellow))}</span></p>
${closed && otherwiseTable(asked, closed)}
${qualityView(asked, quality)}`,
  };
}

/** What has no data at all says so by its light. */
const isPartial = ({weight_with_data: share}: {weight_with_data: number}) => share > 0 && share < 1;

function nothingGraded(asked: Asked<object>, quality: Quality): Content {
  const {words} = asked;
  return {
    title: words.page.scorecard,
    body: html`<h1>${words.page.scorecard}</h1>
<div class="empty"><p><strong>${words.scorecard.empty}</strong></p>
<p>${words.scorecard.emptyWhy}</p>
<ul>${quality.missing.map(each => html`<li>${reasonFor({reason: each.reason, missing_entity: each.entity}, words)}</li>`)}</ul></div>
${qualityView(asked, quality)}`,
  };
}

function summary(asked: Asked<object>, {scorecard, perspectives}: ScorecardAnswer): Html {
  const {words, formats} = asked;
  return html`<section class="summary" aria-label="${words.scorecard.overall}">
<div class="tile overall"><span class="label">${words.scorecard.overall} <span class="quiet">${words.scorecard.scale}</span></span>
<span class="figure"><span class="number">${formats.score(scorecard.score)}</span></span>
${trafficLight(scorecard.status, words)}${state(asked, scorecard)}</div>
${perspectives.map(
  each => html`<a class="tile" href="#${each.perspective}"><span class="label">${each.title} <span class="quiet">${words.scorecard.weight(formats.percent(each.weight_share * 100, formats.count))}</span></span>
<span class="figure"><span class="number">${formats.score(each.score)}</span></span>
${trafficLight(each.status, words)}${state(asked, each)}</a>`,
)}
</section>`;
}

/** What a mean would hide: red KPIs, and weight without data. */
function state(
  {words, formats}: Asked<object>,
  node: {weight_with_data: number; red_kpis: number},
): Html {
  const {weight_with_data, red_kpis} = node;
  return html`<span class="state"><span${red_kpis > 0 && html` class="warn"`}>${words.scorecard.redKpis(red_kpis)}</span>${isPartial(node) && html` <span class="gap">${words.scorecard.withData(formats.percent(weight_with_data * 100, formats.count))}</span>`}</span>`;
}

function perspective(asked: Asked<object>, each: PerspectiveAnswer): Html {
  const {words, formats} = asked;
  const {scorecard: text} = words;
  return html`<section class="perspective" id="${each.perspective}" aria-labelledby="${each.perspective}-title">
<header><h2 id="${each.perspective}-title">${each.title}</h2>
<span class="node">${trafficLight(each.status, words)} <span>${text.score} <strong>${formats.score(each.score)}</strong></span></span></header>
<div class="scroll" tabindex="0" role="region" aria-labelledby="${each.perspective}-title">
<table class="kpis">
<thead><tr><th scope="col">${text.kpi}</th><th scope="col" class="number">${text.value}</th><th scope="col" class="number">${text.target}</th><th scope="col" class="number">${text.change}</th><th scope="col" class="number">${text.interval}</th><th scope="col" class="number">${text.score}</th><th scope="col">${text.light}</th><th scope="col">${text.trend}</th></tr></thead>
${each.objectives.map(objective => objectiveRows(asked, objective))}
</table></div></section>`;
}

function objectiveRows(asked: Asked<object>, objective: ObjectiveAnswer): Html {
  const {words, formats} = asked;
  return html`<tbody>
<tr class="objective"><th scope="rowgroup" colspan="5">${objective.title}${isPartial(objective) && html` <span class="gap">${words.scorecard.withData(formats.percent(objective.weight_with_data * 100, formats.count))}</span>`}</th><td class="number">${formats.score(objective.score)}</td><td colspan="2">${trafficLight(objective.status, words)}</td></tr>
${objective.kpis.map(kpi => kpiRow(asked, kpi))}
</tbody>`;
}
