import {type Html, html} from '../../html/html.ts';
import {levelChooser, levelSaid} from '../../html/level_chooser.ts';
import {monthChooser} from '../../html/month_chooser.ts';
import type {Content} from '../../page.ts';
import {stepChooser} from '../contribution_steps.ts';
import type {WhatIfAnswer} from './answer.ts';
import {composeView} from './compose.ts';
import {groupsView, linesView, mostView, poolsView} from './effects.ts';
import type {CustomerRow} from './queries.ts';
import {savedView} from './saved.ts';
import type {AskedHere} from './scenarios.ts';

/** What would be if something were otherwise: forms, the effect, and what is saved. */
export async function whatIfView(
  asked: AskedHere,
  answer: WhatIfAnswer,
  most: {gain: CustomerRow[]; lose: CustomerRow[]},
  canSave: boolean,
): Promise<Content> {
  const {words, formats, question} = asked;
  const text = words.whatIf;
  const title = words.page['what-if'];
  const {period, missing, scenarios} = answer;
  const horizon = period ? text.horizon(question.months, formats.month(period.to)) : '';
  return {
    title: horizon ? `${title}: ${horizon}` : title,
    body: html`<div class="title-row"><div><h1>${title}</h1><p class="lead">${horizon}</p>${levelSaid(asked, asked.level)}</div>
${chooser(asked, answer)}</div>
${notice(asked)}
<p class="explained">${text.lead}</p>
${
  missing
    ? html`<div class="empty"><p><strong>${text.missing[missing]}</strong></p></div>`
    : html`${composeView(asked, answer)}
${
  scenarios.length === 0
    ? html`<div class="empty"><p><strong>${text.empty}</strong></p><p>${text.emptyWhy}</p></div>`
    : html`<h2>${text.result.title}</h2>
<p class="explained">${text.minutesAreNoMoney} ${text.reactions}</p>
${linesView(asked, answer)}
${poolsView(asked, answer)}
${groupsView(asked, answer)}
${mostView(asked, answer, most)}`
}
${savedView(asked, answer, canSave)}`
}`,
  };
}

function notice({words, question}: AskedHere): Html | null {
  const {whatIf: text} = words;
  if (question.written)
    return html`<p class="notice" role="status">${text.written[question.written]}</p>`;
  if (!question.refused) return null;
  return html`<p class="notice" role="alert">${text.refused[question.refused]}</p>`;
}

function chooser(asked: AskedHere, answer: WhatIfAnswer) {
  const {period, months, shown} = answer;
  if (!period) return null;
  const {words, question} = asked;
  const text = words.profitability('');
  const changes = shown.find(each => each.scenario === null)?.changes;
  const choose = (name: string, label: string, options: Html[]) =>
    html`<label><span class="quiet">${label}</span> <select name="${name}">${options}</select></label>`;
  const more = html`${levelChooser(asked, asked.level)} ${stepChooser(asked, answer)} ${choose(
    'months',
    text.horizonLabel,
    [12, 36, 1].map(
      each =>
        html`<option value="${each}"${each === question.months && html` selected`}>${text.horizonMonths(each)}</option>`,
    ),
  )}`;
  const keep = {
    lang: question.lang,
    scenario: question.scenario?.join(','),
    changes: changes && JSON.stringify(changes),
  };
  return monthChooser({...asked, page: '/what-if'}, {months, month: period.to, keep, more});
}
