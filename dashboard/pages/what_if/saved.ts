import {Changes} from '../../../models/what_if/changes.ts';
import type {Scenario} from '../../../pipelines/scenarios.ts';
import {type Html, html} from '../../html/html.ts';
import type {WhatIfAnswer} from './answer.ts';
import {gone, inAddressBar} from './compose.ts';
import type {AskedHere} from './scenarios.ts';
import {saidOf} from './words.ts';

const formId = 'keep-form';

/** Saved scenarios, boxes to compare them, and the form that saves, renames and removes. */
export function savedView(asked: AskedHere, answer: WhatIfAnswer, canSave: boolean): Html {
  const {words} = asked;
  const {list: text} = words.whatIf;
  return html`${canSave && keepForm(asked, answer)}
${
  answer.saved.length === 0
    ? html`<p class="quiet" id="saved">${text.none}</p>`
    : html`<section class="customers" id="saved" aria-labelledby="saved-title">${table(asked, answer, canSave)}</section>`
}`;
}

/** Its buttons in the list send the same name and person along. */
function keepForm({words, question}: AskedHere, {shown}: WhatIfAnswer): Html {
  const {save: text} = words.whatIf;
  const changes = shown.find(each => each.scenario === null)?.changes;
  const keep = {
    lang: question.lang,
    month: question.month?.slice(0, 7),
    level: question.level,
    months: String(question.months),
    changes: changes && JSON.stringify(changes),
  };
  return html`<section class="quality" aria-labelledby="keep"><h2 id="keep">${text.title}</h2><p class="quiet">${text.means}</p>
<form id="${formId}" class="chooser" method="post" action="/what-if/keep">${Object.entries(
    keep,
  ).map(([name, value]) => value && html`<input type="hidden" name="${name}" value="${value}">`)}
<label><span class="quiet">${text.name}</span> <input name="name" maxlength="100"></label>
<label><span class="quiet">${text.by}</span> <input name="by" maxlength="100" autocomplete="name"></label>
${changes && html`<button type="submit" name="act" value="saved">${text.save}</button>`}</form></section>`;
}

function table(asked: AskedHere, answer: WhatIfAnswer, canSave: boolean): Html {
  const {words, question} = asked;
  const {list: text} = words.whatIf;
  const {lang, month, level, months, step} = question;
  const own = answer.shown.find(each => each.scenario === null)?.changes;
  const keep = {
    ...{lang, month: month?.slice(0, 7), level, months: String(months), step},
    changes: own && JSON.stringify(own),
  };
  return html`<form id="compare-form" method="get" action="/what-if">${Object.entries(keep).map(
    ([name, value]) => value && html`<input type="hidden" name="${name}" value="${value}">`,
  )}</form>
<div class="scroll" tabindex="0" role="region" aria-labelledby="saved-title">
<table class="ranking details"><caption id="saved-title">${text.title}</caption>
<thead><tr><th scope="col">${text.compare}</th><th scope="col">${text.name}</th><th scope="col">${text.changes}</th><th scope="col">${text.by}</th><th scope="col">${text.at}</th><th scope="col">${text.act}</th></tr></thead>
<tbody>${answer.saved.map(each => row(asked, answer, each, canSave))}</tbody>
</table></div>
<p class="below"><button type="submit" form="compare-form">${text.compare}</button> <span class="quiet">${text.compareHint}</span></p>`;
}

function row(asked: AskedHere, answer: WhatIfAnswer, each: Scenario, canSave: boolean): Html {
  const {words, formats, link} = asked;
  const {list: text} = words.whatIf;
  const {scenario, name, by, at} = each;
  const parsed = Changes.safeParse(JSON.parse(each.changes));
  const said = parsed.success
    ? parsed.data.map(change => saidOf(asked, answer.possible, change)).join('; ')
    : words.whatIf.unreadable;
  const isShown = answer.shown.some(one => one.scenario === scenario);
  const alone = link({...gone, changes: undefined, scenario});
  const edit = parsed.success
    ? link({...gone, scenario: undefined, changes: inAddressBar(parsed.data)})
    : undefined;
  const button = (act: string, title: string) =>
    html`<button type="submit" form="${formId}" name="act" value="${act} ${scenario}" aria-label="${title}: ${name}">${title}</button>`;
  return html`<tr><td><input type="checkbox" form="compare-form" name="scenario" value="${scenario}" aria-label="${text.compare}: ${name}"${isShown && html` checked`}></td><th scope="row"><a href="${alone}"><bdi>${name}</bdi></a></th><td>${said}</td><td><bdi>${by}</bdi></td><td>${formats.moment(at)}</td><td>${edit && html`<a href="${edit}">${text.edit}</a>`}${canSave && html` ${button('renamed', text.rename)} ${button('removed', text.remove)}`}</td></tr>`;
}
