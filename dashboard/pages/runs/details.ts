import {translated} from '../../../company/messages/translated.ts';
import type {RunLine} from '../../../pipelines/runs/event.ts';
import type {RunItem} from '../../../pipelines/runs/items.ts';
import {type Html, html} from '../../html/html.ts';
import type {Told} from '../../page.ts';
import {foreign} from '../quarantine/reason.ts';
import {durationText, sizeText} from './amounts.ts';
import type {RunAnswer} from './answer.ts';
import {lineText, problemLines} from './line_text.ts';

const mostItems = 40;
const mostLines = 200;

/** Streams, deliveries and models, those first that took longest. */
export function itemsView(asked: Told<object>, {items}: RunAnswer): Html | null {
  const {words, formats} = asked;
  const {runsPage: text} = words;
  const {column} = text;
  if (items.length === 0) return null;
  const longest = items.toSorted((a, b) => b.seconds - a.seconds).slice(0, mostItems);
  const some = text.itemsSome(formats.count(longest.length), formats.count(items.length));
  return html`<section class="customers" aria-labelledby="items">
<div class="scroll" tabindex="0" role="region" aria-labelledby="items">
<table class="ranking details"><caption id="items">${text.itemsTitle}</caption>
<thead><tr><th scope="col">${column.item}</th><th scope="col">${column.step}</th><th scope="col" class="number">${column.duration}</th><th scope="col" class="number">${column.rows}</th><th scope="col" class="number">${text.size}</th><th scope="col" class="number">${column.warnings}</th></tr></thead>
<tbody>${longest.map(each => row(asked, each))}</tbody>
</table></div>
${items.length > longest.length && html`<p class="check quiet">${some}</p>`}</section>`;
}

function row(asked: Told<object>, item: RunItem): Html {
  const {words, formats} = asked;
  const or = (value: number, text: string) => (value === 0 ? words.noValue : text);
  return html`<tr><th scope="row">${foreign(item.what)}</th><td>${words.runsPage.step[item.step]}</td><td class="number">${durationText(item.seconds, asked)}</td><td class="number">${or(item.rows, formats.count(item.rows))}</td><td class="number">${or(item.bytes, sizeText(item.bytes, asked))}</td><td class="number">${or(item.warnings, formats.count(item.warnings))}</td></tr>`;
}

/** What the run wants somebody to look at. */
export function warningsView({words, formats}: Told<object>, {log}: RunAnswer): Html | null {
  const {runsPage: text} = words;
  const warnings = log.flatMap(line => warningsIn(line));
  if (warnings.length === 0) return null;
  const known = (warning: string) => {
    const own = translated(warning, words.warning);
    return own ? html`${own}` : problemLines(warning);
  };
  const rows = (count: number | undefined) =>
    count !== undefined &&
    html` <span class="quiet">(${words.quality.rows(formats.count(count))})</span>`;
  return html`<section class="quality" aria-labelledby="warnings"><h2 id="warnings">${text.warningsTitle}</h2>
<ul>${warnings.slice(0, mostLines).map(each => html`<li>${each.where !== undefined && html`<code>${foreign(each.where)}</code>: `}${known(each.text)}${rows(each.rows)}</li>`)}</ul></section>`;
}

interface Warning {
  /** Unknown of a problem, which says so itself. */
  where: string | undefined;
  text: string;
  rows?: number;
}

function warningsIn(line: RunLine): Warning[] {
  if (line.event === 'landed') {
    const where = `${line.source}/${line.stream}, ${line.file}`;
    return line.warnings.map(text => ({where, text}));
  }
  if (line.event === 'stream failed') return [{where: undefined, text: line.problem}];
  if (line.event === 'build failed') return [{where: 'build', text: line.reason}];
  if (line.event !== 'check failed') return [];
  return [{where: line.model, text: line.meaning ?? line.condition, rows: line.failures}];
}

/** What the run told, message by message; it begins to be long, so it is folded. */
export function logView(asked: Told<object>, {log}: RunAnswer): Html | null {
  const {words, formats} = asked;
  const {runsPage: text} = words;
  if (log.length === 0) return null;
  const last = log.slice(-mostLines);
  const some = text.logSome(formats.count(last.length), formats.count(log.length));
  return html`<details class="quality log"><summary><h2>${text.logTitle}</h2></summary>
${log.length > last.length && html`<p class="quiet">${some}</p>`}
<div class="scroll" tabindex="0" role="region" aria-label="${text.logTitle}"><table><tbody>${last.map(line => html`<tr><td class="number quiet when">${durationText(line.after, asked)}</td><td class="kind">${text.log[line.event]}</td><td>${lineText(line, asked)}</td></tr>`)}</tbody></table></div></details>`;
}
