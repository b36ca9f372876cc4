import {type Html, html} from '../html/html.ts';
import {trafficLight} from '../html/light.ts';
import type {Asked} from '../page.ts';
import type {ClosedAnswer, OtherGrade} from './scorecard_closed.ts';

/** Says that the month is closed, and how much of it would be another now. */
export function closedSaid(
  {words, formats}: Asked<object>,
  {closed_at, closed_by, otherwise}: ClosedAnswer,
): Html {
  const {closedGrades: text} = words;
  const kpis = otherwise.filter(({level}) => level === 'kpi').length;
  const how =
    kpis > 0
      ? text.otherwise(formats.count(kpis), kpis)
      : otherwise.length > 0 && text.otherwiseAbove;
  return html`<p class="level">${text.closed(formats.moment(`${closed_at}Z`), closed_by)} ${how ? html`<a href="#otherwise">${how}</a>.` : text.same}</p>`;
}

/** What was reported, beside what it would be by the rules and the data of now; only where they differ. */
export function otherwiseTable(asked: Asked<object>, {otherwise}: ClosedAnswer): Html | null {
  if (otherwise.length === 0) return null;
  const {closedGrades: text, scorecard} = asked.words;
  const pair = (what: string) =>
    html`<th scope="col" class="number">${text.reported(what)}</th><th scope="col" class="number">${text.now}</th>`;
  return html`<section class="perspective customers" aria-labelledby="otherwise"><header><h2 id="otherwise">${text.title}</h2></header>
<p class="explained">${text.explained}</p>
<div class="scroll" tabindex="0" role="region" aria-labelledby="otherwise">
<table class="ranking named many">
<thead><tr><th scope="col">${text.what}</th>${[scorecard.value, scorecard.target, text.weight, scorecard.score].map(pair)}<th scope="col">${text.reported(scorecard.light)}</th><th scope="col">${text.now}</th></tr></thead>
<tbody>${otherwise.map(each => row(asked, each))}</tbody>
</table></div></section>`;
}

function row(asked: Asked<object>, each: OtherGrade): Html {
  const {words, formats} = asked;
  const {closedGrades: text} = words;
  const value = (of: number | null) =>
    each.unit === null || of === null ? words.noValue : formats.value(of, each.unit);
  const weight = (of: number | null) => (of === null ? words.noValue : formats.score(of));
  const cells = [
    [value(each.reported_value), value(each.value)],
    [value(each.reported_target), value(each.target)],
    each.level === 'scorecard'
      ? [words.noValue, words.noValue]
      : [weight(each.reported_weight), weight(each.weight)],
    [formats.score(each.reported_score), formats.score(each.score)],
  ];
  const lightOf = (status: OtherGrade['status'], missing: string) =>
    status === null ? missing : trafficLight(status, words);
  return html`<tr><th scope="row">${each.title}</th>${cells.map(
    ([reported, now]) =>
      html`<td class="number">${reported}</td><td class="number${reported !== now && ' strong'}">${now}</td>`,
  )}<td>${lightOf(each.reported_status, text.notThen)}</td><td>${lightOf(each.status, text.notNow)}</td></tr>`;
}
