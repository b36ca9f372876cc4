import {type Html, html} from '../../html/html.ts';
import {customerLink} from '../customer_link.ts';
import {minus, plus, units} from './amounts.ts';
import {isStep, type Line, type Pool, type WhatIfAnswer} from './answer.ts';
import {gone, inAddressBar} from './compose.ts';
import {nameOf} from './data.ts';
import type {CustomerRow, GroupRow} from './queries.ts';
import type {AskedHere, Computed} from './scenarios.ts';

type Compared = Pick<Line, 'before' | 'changes'>;

/** A heading for each scenario over its two columns. */
const scenarioHeads = (asked: AskedHere, scenarios: readonly Computed[], span: number) =>
  scenarios.map(
    each =>
      html`<th scope="colgroup" colspan="${span}" class="number group"><bdi>${nameOf(asked, each)}</bdi></th>`,
  );

const afterAndChange = ({words}: AskedHere, scenarios: readonly Computed[]) =>
  scenarios.map(
    () =>
      html`<th scope="col" class="number">${words.whatIf.column.after}</th><th scope="col" class="number">${words.whatIf.column.change}</th>`,
  );

/** What it is, and for each scenario what it would be and by how much that is another. */
const cells = ({formats}: AskedHere, {before, changes}: Compared): Html =>
  html`<td class="number">${formats.amount(before)}</td>${changes.map(
    each =>
      html`<td class="number first">${formats.amount(plus(before, each))}</td><td class="number strong change${tone(each)}">${difference(formats, each)}</td>`,
  )}`;

const tone = (change: unknown) =>
  isShown(change) ? (units(change) > 0n ? ' better' : ' worse') : '';

/** Half a cent is no difference that a reader could see. */
const isShown = (change: unknown) => units(change) >= 50n || units(change) <= -50n;

const difference = (formats: AskedHere['formats'], change: unknown) => {
  if (!isShown(change)) return formats.amount(0);
  const text = formats.amount(plus(change));
  return units(change) > 0n ? `+${text}` : text;
};

/** From revenue to the result, side by side. */
export function linesView(asked: AskedHere, answer: WhatIfAnswer): Html {
  const {words, formats} = asked;
  const {result: text, column} = words.whatIf;
  const {scenarios, lines, ties, toCome} = answer;
  return html`${toCome && html`<p class="gap">${text.toCome(formats.count(toCome.months), formats.money(toCome.cost))}</p>`}
<section class="customers" aria-labelledby="lines-caption">
<div class="scroll" tabindex="0" role="region" aria-labelledby="lines-caption">
<table class="ranking compared"><caption id="lines-caption">${text.caption(formats.currency)}</caption>
<thead><tr><th scope="col" rowspan="2">${column.line}</th><th scope="col" rowspan="2" class="number">${column.present}</th>${scenarioHeads(asked, scenarios, 2)}</tr><tr>${afterAndChange(asked, scenarios)}</tr></thead>
<tbody>${lines.map(each => html`<tr class="${each.kind === 'sum' && 'sum'}"><th scope="row">${lineTitle(asked, each)}</th>${cells(asked, each)}</tr>`)}</tbody>
</table></div>
${scenarios.map((each, at) => check(asked, each, ties[at]!))}
</section>`;
}

function lineTitle({words}: AskedHere, {name}: Line): string {
  const {result: text} = words.whatIf;
  const work = name.replace(/^work_/, '');
  if (work !== name && isStep(work)) return text.work(words.customer.step[work]);
  if (isStep(name)) return words.customer.step[name];
  const titles: Record<string, unknown> = text;
  return String(titles[name]);
}

function check(asked: AskedHere, each: Computed, holds: boolean): Html {
  const {result: text} = asked.words.whatIf;
  return html`<p class="check ${holds ? 'holds' : 'fails'}"><span aria-hidden="true">${holds ? '✓' : '✗'}</span> <bdi>${nameOf(asked, each)}</bdi>: ${holds ? text.holds : text.fails}.</p>`;
}

const amounts = [
  'ledger_cost',
  'assigned_cost',
  'unused_capacity_cost',
  'unassigned_cost',
] as const;

const useOf = (sums: Pool['before']): number | null => {
  const capacity = Number(sums.capacity_minutes ?? 0);
  return capacity > 0 ? (Number(sums.used_minutes ?? 0) / capacity) * 100 : null;
};

const isOther = ({before, after}: Pool) =>
  after.some(each =>
    [...amounts, 'capacity_minutes', 'used_minutes'].some(
      name => units(each[name as 'ledger_cost']) !== units(before[name as 'ledger_cost']),
    ),
  );

/** Pools in which anything changes; what is freed leads to a scenario that reduces it. */
export function poolsView(asked: AskedHere, answer: WhatIfAnswer): Html {
  const {words, formats} = asked;
  const {pools: text, column} = words.whatIf;
  const {scenarios} = answer;
  const pools = answer.pools.filter(isOther);
  if (pools.length === 0) return html`<p class="quiet">${text.none}</p>`;
  const heads = () =>
    html`${amounts.map(each => html`<th scope="col" class="number">${text[each]}</th>`)}<th scope="col" class="number">${text.use}</th>`;
  return html`<section class="customers" aria-labelledby="pools-caption">
<div class="scroll" tabindex="0" role="region" aria-labelledby="pools-caption">
<table class="ranking compared"><caption id="pools-caption">${text.caption(formats.currency)}</caption>
<thead><tr><th scope="col" rowspan="2">${column.pool}</th><th scope="colgroup" colspan="5" class="number group">${column.present}</th>${scenarioHeads(asked, scenarios, 5)}</tr><tr>${heads()}${scenarios.map(heads)}</tr></thead>
<tbody>${pools.map(each => poolRow(asked, each))}</tbody>
</table></div>
${scenarios.flatMap((scenario, at) => pools.map(each => freedLink(asked, each, scenario, at)))}
</section>`;
}

function poolRow({words, formats}: AskedHere, {title, cost_pool, before, after}: Pool): Html {
  const name = title ?? cost_pool ?? words.whatIf.pools.noPool;
  return html`<tr><th scope="row">${name}</th>${amounts.map(each => html`<td class="number">${formats.amount(before[each])}</td>`)}<td class="number">${formats.share(useOf(before))}</td>${after.map(
    sums =>
      html`${amounts.map(each => html`<td class="number strong">${difference(formats, minus(sums[each], before[each]))}</td>`)}<td class="number">${formats.share(useOf(sums))}</td>`,
  )}</tr>`;
}

/** The share of the capacity that a scenario no longer needs, in whole hundredths of a percent. */
const freedPercent = ({before, after}: Pool, at: number): number => {
  const capacity = Number(after[at]?.capacity_minutes ?? 0);
  const freed = Number(before.used_minutes ?? 0) - Number(after[at]?.used_minutes ?? 0);
  return capacity > 0 ? Math.floor((freed / capacity) * 10_000) / 100 : 0;
};

const mostChanges = 12;

function freedLink(asked: AskedHere, pool: Pool, scenario: Computed, at: number): Html | null {
  const {words, formats, link} = asked;
  const {changes} = scenario;
  const percent = freedPercent(pool, at);
  const isReduced = changes.some(
    each => each.change === 'capacity' && each.pool === pool.cost_pool,
  );
  if (percent <= 0 || isReduced || changes.length >= mostChanges || !pool.cost_pool) return null;
  const smaller = {
    change: 'capacity',
    pool: pool.cost_pool,
    percent: -percent,
    with_cost: true,
  } as const;
  const to = link({...gone, scenario: undefined, changes: inAddressBar([...changes, smaller])});
  const title = pool.title ?? pool.cost_pool;
  return html`<p class="below"><bdi>${nameOf(asked, scenario)}</bdi>: <a href="${to}">${words.whatIf.pools.freed(formats.percent(percent), title)}</a></p>`;
}

/** What customers leave at the step, by what they are today. */
export function groupsView(asked: AskedHere, answer: WhatIfAnswer): Html {
  return html`${groupTable(asked, answer, 'segment', answer.segments)}
${groupTable(asked, answer, 'abc_class', answer.classes)}`;
}

const changesIn = (row: GroupRow | CustomerRow, scenarios: readonly unknown[]) =>
  scenarios.map((_, at) => row[`change_${at}`]!);

function groupTable(
  asked: AskedHere,
  {scenarios, step}: WhatIfAnswer,
  by: 'segment' | 'abc_class',
  rows: readonly GroupRow[],
): Html {
  const {words, formats} = asked;
  const {groups: text, column} = words.whatIf;
  const title = ({kind, member}: GroupRow) =>
    kind === 'counted' ? (member ?? text.without) : text.kind[kind];
  const id = `${by}-caption`;
  return html`<section class="customers" aria-labelledby="${id}">
<div class="scroll" tabindex="0" role="region" aria-labelledby="${id}">
<table class="ranking compared"><caption id="${id}">${text[by](words.customer.step[step], formats.currency)}</caption>
<thead><tr><th scope="col" rowspan="2">${column[by]}</th><th scope="col" rowspan="2" class="number">${text.customers}</th><th scope="col" rowspan="2" class="number">${column.present}</th>${scenarioHeads(asked, scenarios, 2)}</tr><tr>${afterAndChange(asked, scenarios)}</tr></thead>
<tbody>${rows.map(each => html`<tr><th scope="row"><bdi>${title(each)}</bdi></th><td class="number">${each.kind !== 'unknown' && formats.count(each.customers)}</td>${cells(asked, {before: each.before, changes: changesIn(each, scenarios)})}</tr>`)}</tbody>
</table></div></section>`;
}

/** The customers for whom the first scenario changes most. */
export function mostView(
  asked: AskedHere,
  answer: WhatIfAnswer,
  {gain, lose}: {gain: CustomerRow[]; lose: CustomerRow[]},
): Html {
  const {words, link} = asked;
  const {most: text} = words.whatIf;
  return html`${customerTable(asked, answer, 'gain', gain)}
${customerTable(asked, answer, 'lose', lose)}
<p><a href="${link({}, '/what-if.csv')}">${text.all}</a></p>`;
}

function customerTable(
  asked: AskedHere,
  {scenarios, step, groups}: WhatIfAnswer,
  kind: 'gain' | 'lose',
  rows: readonly CustomerRow[],
): Html {
  const {words, formats, level, question} = asked;
  const {most: text, column} = words.whatIf;
  const id = `${kind}-caption`;
  const caption = text[kind](
    words.customer.step[step],
    nameOf(asked, scenarios[0]!),
    formats.currency,
  );
  if (rows.length === 0) return html`<p class="quiet">${caption}: ${text.nobody}</p>`;
  const other = {changes: undefined, scenario: undefined, step: undefined};
  const left = {...gone, ...other, months: question.months};
  const name = ({customer, customer_id: of}: CustomerRow) => {
    const href = customerLink(asked, of, groups, left);
    const said = html`<bdi>${customer}</bdi>`;
    return html`${href ? html`<a href="${href}">${said}</a>` : said}${customer !== of && html` <bdi class="id">${of}</bdi>`}`;
  };
  return html`<section class="customers" aria-labelledby="${id}">
<div class="scroll" tabindex="0" role="region" aria-labelledby="${id}">
<table class="ranking compared"><caption id="${id}">${caption}</caption>
<thead><tr><th scope="col" rowspan="2">${words.level.column[level.name].customer}</th><th scope="col" rowspan="2" class="number">${column.present}</th>${scenarioHeads(asked, scenarios, 2)}</tr><tr>${afterAndChange(asked, scenarios)}</tr></thead>
<tbody>${rows.map(each => html`<tr><th scope="row">${name(each)}</th>${cells(asked, {before: each.before, changes: changesIn(each, scenarios)})}</tr>`)}</tbody>
</table></div></section>`;
}
