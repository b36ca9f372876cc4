import {type Html, html} from '../html/html.ts';
import {trafficLight} from '../html/light.ts';
import {sparkline} from '../html/sparkline.ts';
import type {Asked} from '../page.ts';
import type {Change, KpiAnswer} from './kpi_answer.ts';
import {reasonFor} from './reason.ts';

/** One KPI: its value, what it should be, where it comes from, and how sure it is. */
export function kpiRow(asked: Asked<object>, kpi: KpiAnswer): Html {
  const {words, formats} = asked;
  return html`<tr class="kpi ${kpi.status}"><th scope="row">${definition(asked, kpi)}</th>
<td class="number value" data-label="${words.scorecard.value}">${formats.value(kpi.value, kpi.unit)}</td>
<td class="number" data-label="${words.scorecard.target}">${formats.value(kpi.target, kpi.unit)}</td>
${
  kpi.status === 'no_data'
    ? html`<td class="reason" colspan="2">${reasonFor(kpi, words)}</td>`
    : html`<td class="number" data-label="${words.scorecard.change}">${change(asked, kpi)}</td>
<td class="number" data-label="${words.scorecard.interval}">${interval(asked, kpi)}</td>`
}
<td class="number" data-label="${words.scorecard.score}">${formats.score(kpi.score)}</td>
<td data-label="${words.scorecard.light}">${trafficLight(kpi.status, words)}</td>
<td class="trend">${trend(asked, kpi)}</td></tr>`;
}

function definition({words, formats}: Asked<object>, kpi: KpiAnswer): Html {
  const {scorecard: text} = words;
  const target = formats.value(kpi.target, kpi.unit);
  return html`<details><summary>${kpi.name}</summary><div class="definition">
<p>${kpi.definition}</p>
<p>${text.thresholds(target, formats.value(kpi.red, kpi.unit))}${kpi.denominator !== null && html`; ${text.madeFrom(formats.count(kpi.numerator), formats.count(kpi.denominator))}`}</p>
${kpi.veto && html`<p>${text.veto}</p>`}
${kpi.owner && html`<p>${text.owner(kpi.owner)}</p>`}
</div></details>`;
}

const arrow = (difference: number) => {
  if (difference === 0) return '■';
  return difference > 0 ? '▲' : '▼';
};

/** The arrow says where the value went, the word whether that is good; a small count gets neither. */
function change(
  {words, formats}: Asked<object>,
  {change: changed, unit}: KpiAnswer,
): Html | string {
  const {scorecard: text} = words;
  if (!changed) return words.noValue;
  if (!changed.comparable) {
    return html`<span class="quiet">${text.tooFewToCompare(formats.count(changed.count))}</span>`;
  }
  const verdict = verdictOf(changed);
  return html`<span class="change ${verdict}"><span aria-hidden="true">${arrow(changed.difference)}</span> ${formats.change(changed.difference, unit)} <span class="verdict">${text[verdict]}</span></span>`;
}

function verdictOf({better}: Change): 'better' | 'worse' | 'unchanged' {
  if (better === null) return 'unchanged';
  return better ? 'better' : 'worse';
}

function interval(
  {words, formats}: Asked<object>,
  {value_low, value_high, unit}: KpiAnswer,
): string {
  if (value_low === null || value_high === null) return words.noValue;
  if (unit === 'percent') return `${formats.score(value_low)} – ${formats.percent(value_high)}`;
  return `${formats.value(value_low, unit)} – ${formats.value(value_high, unit)}`;
}

function trend(
  {words, formats}: Asked<object>,
  {kpi, name, history, unit, value, target}: KpiAnswer,
) {
  const values = history.map(each => each.value);
  const known = values.filter(each => each !== null);
  const [first, last] = [history[0], history.at(-1)];
  if (known.length === 0 || !first || !last) return words.noValue;
  const {scorecard: text} = words;
  const range = text.sparklineRange(
    formats.value(Math.min(...known), unit),
    formats.value(Math.max(...known), unit),
  );
  return sparkline({
    id: `trend-${kpi}`,
    title: text.sparkline(name, formats.shortMonth(first.month), formats.shortMonth(last.month)),
    description: `${text.sparklineLast(formats.value(value, unit), formats.value(target, unit))} ${range}`,
    values,
    targets: history.map(each => each.target),
  });
}
