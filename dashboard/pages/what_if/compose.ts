import {type ChangeKind, changeKinds} from '../../../models/what_if/changes.ts';
import {type Html, html} from '../../html/html.ts';
import type {WhatIfAnswer} from './answer.ts';
import type {AskedHere, Shown} from './scenarios.ts';
import {saidOf} from './words.ts';

/** What a scenario's changes look like in an address. */
export const inAddressBar = (changes: Shown['changes']): string | undefined =>
  changes.length > 0 ? JSON.stringify(changes) : undefined;

/** What a link to another scenario leaves behind: the form that was sent, and what came of it. */
export const gone = {
  ...{add: undefined, activity: undefined, pool: undefined, percent: undefined},
  ...{with_cost: undefined, product_line: undefined, product_group: undefined},
  ...{segment: undefined, customer: undefined, most: undefined, to: undefined},
  ...{share: undefined, amount: undefined, kept: undefined},
  ...{written: undefined, refused: undefined},
};

/** The changes that are not saved, each of which can be taken out again, and forms for one more. */
export function composeView(asked: AskedHere, answer: WhatIfAnswer): Html {
  const {words, link} = asked;
  const {compose: text} = words.whatIf;
  const changes = answer.shown.find(each => each.scenario === null)?.changes ?? [];
  const without = (at: number) =>
    link({...gone, changes: inAddressBar(changes.filter((_, other) => other !== at))});
  return html`<section class="quality" aria-labelledby="compose"><h2 id="compose">${text.title}</h2>
${
  changes.length > 0 &&
  html`<ol class="steps">${changes.map(
    (each, at) =>
      html`<li>${saidOf(asked, answer.possible, each)} <a href="${without(at)}" aria-label="${text.remove}: ${saidOf(asked, answer.possible, each)}">${text.remove}</a></li>`,
  )}</ol>
<p><a href="${link({...gone, changes: undefined})}">${text.clear}</a></p>`
}
<h3>${text.addTitle}</h3>
${changeKinds.filter(each => isOffered(each, answer)).map(each => formOf(asked, answer, each, changes))}</section>`;
}

/** Without costs.yaml there are prices to change, and no work. */
const isOffered = (kind: ChangeKind, {possible}: WhatIfAnswer): boolean => {
  if (kind === 'unit_time') return possible.timed.length > 0;
  if (kind === 'capacity') return possible.pools.length > 0;
  return kind !== 'self_service' || possible.driven.length > 0;
};

function formOf(
  asked: AskedHere,
  answer: WhatIfAnswer,
  kind: ChangeKind,
  changes: Shown['changes'],
): Html {
  const {words, question} = asked;
  const {compose: text} = words.whatIf;
  const {lang, month, level, months, scenario, step} = question;
  const keep = {
    ...{lang, month: month?.slice(0, 7), level, months: String(months), step},
    ...{scenario: scenario?.join(','), changes: inAddressBar(changes), add: kind},
  };
  return html`<details class="add"${question.add === kind && html` open`}><summary>${text.kind[kind]}</summary>
<p class="quiet indented">${text.means[kind]}</p>
<form class="chooser indented" method="get" action="/what-if">${Object.entries(keep).map(
    ([name, value]) =>
      value !== undefined &&
      value !== '' &&
      html`<input type="hidden" name="${name}" value="${value}">`,
  )}
${fields(asked, answer, kind)}
<button type="submit">${text.add}</button></form></details>`;
}

interface Option {
  name: string;
  title: string;
}

function fields({words}: AskedHere, {possible}: WhatIfAnswer, kind: ChangeKind): Html[] {
  const {compose: text} = words.whatIf;
  const label = (title: string, field: Html) =>
    html`<label><span class="quiet">${title}</span> ${field}</label>`;
  const select = (name: string, title: string, options: readonly Option[]) =>
    label(
      title,
      html`<select name="${name}">${options.map(each => html`<option value="${each.name}">${each.title}</option>`)}</select>`,
    );
  const number = (name: string, title: string, [least, most]: readonly [number, number]) =>
    label(
      title,
      html`<input type="number" name="${name}" min="${least}" max="${most}" step="any" required class="short">`,
    );
  const share = [0, 100] as const;
  const change = number('percent', text.percent, [-100, 1000]);
  const members = (name: 'product_line' | 'product_group' | 'segment') =>
    possible[name].length > 0
      ? [
          select(name, text[name], [
            {name: '', title: text.all},
            ...possible[name].map(each => ({name: each, title: each})),
          ]),
        ]
      : [];
  const all: Record<ChangeKind, () => Html[]> = {
    unit_time: () => [select('activity', text.activity, possible.timed), change],
    capacity: () => [
      select('pool', text.pool, possible.pools),
      change,
      select('with_cost', text.withCost, [
        {name: 'true', title: text.withCostYes},
        {name: 'false', title: text.withCostNo},
      ]),
    ],
    price: () => [
      change,
      ...members('product_line'),
      ...members('product_group'),
      ...members('segment'),
      label(text.customer, html`<input name="customer" maxlength="200" class="short">`),
    ],
    discount: () => [number('most', text.most, share)],
    self_service: () => [
      number('share', text.share, share),
      select('activity', text.activity, possible.driven),
      select('to', text.to, [{name: '', title: text.nothing}, ...possible.driven]),
    ],
    minimum_order: () => [
      number('amount', text.amount, [0, 1e9]),
      number('kept', text.kept, share),
    ],
  };
  return all[kind]();
}
