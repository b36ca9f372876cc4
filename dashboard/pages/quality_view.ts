import type {Messages} from '../../company/messages/index.ts';
import {translated} from '../../company/messages/translated.ts';
import {type Html, html} from '../html/html.ts';
import type {Asked} from '../page.ts';
import type {Quality} from './quality.ts';
import {reasonFor} from './reason.ts';

/** Numbers say how good they are: quiet, but never hidden. */
export function qualityView({words, formats, link}: Asked<object>, quality: Quality): Html {
  const {quality: text} = words;
  const {warnings, rows_quarantined, quarantine, failed_streams, missing} = quality;
  const fine = warnings.length + rows_quarantined + failed_streams.length + missing.length === 0;
  return html`<section class="quality" aria-labelledby="quality">
<h2 id="quality">${text.title}</h2>
<p class="quiet">${fine ? text.fine : text.intro}</p>
<div class="findings">
${failed_streams.length > 0 && html`<div><h3>${text.failed}</h3><ul>${failed_streams.map(each => html`<li><code>${each}</code></li>`)}</ul></div>`}
${
  warnings.length > 0 &&
  html`<div><h3>${text.warnings}</h3><ul>${warnings.map(
    each =>
      html`<li>${ownWords(each.text, words)} <span class="quiet">(${text.rows(formats.count(each.rows))}, <code>${each.model}</code>)</span></li>`,
  )}</ul></div>`
}
${
  rows_quarantined > 0 &&
  html`<div><h3><a href="${link({month: undefined}, '/quarantine')}">${text.quarantined(formats.count(rows_quarantined))}</a></h3><ul>${quarantine.map(
    each =>
      html`<li>${words.entity[each.entity] ?? each.entity}: ${text.rows(formats.count(each.rows))}, ${each.column_name && html`<code>${each.column_name}</code> `}${translated(each.reason, words.quarantine) ?? each.reason}</li>`,
  )}</ul></div>`
}
${
  missing.length > 0 &&
  html`<div><h3>${text.missing}</h3><ul>${missing.map(
    each => html`<li>${reasonFor({reason: each.reason, missing_entity: each.entity}, words)}</li>`,
  )}</ul></div>`
}
</div>
</section>`;
}

/** Models state their warnings in English; where there is no translation, the page says so. */
function ownWords(meaning: string, {warning, languageName}: Messages): Html {
  const known = translated(meaning, warning);
  if (known) return html`${known}`;
  return languageName === 'English' ? html`${meaning}` : html`<span lang="en">${meaning}</span>`;
}
