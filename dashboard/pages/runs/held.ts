import type {Manifest} from '../../../pipelines/manifest.ts';
import {type Html, html} from '../../html/html.ts';
import type {Told} from '../../page.ts';
import {foreign, inEnglish} from '../quarantine/reason.ts';
import type {Held} from './answer.ts';
import {problemLines} from './line_text.ts';

/** Deliveries that wait for somebody to answer for them, and the commands that let them count. */
export function heldView(asked: Told<object>, {deliveries, problem}: Held): Html | null {
  const {held: text} = asked.words.runsPage;
  if (problem !== undefined) {
    return html`<section class="quality" aria-labelledby="held"><h2 id="held">${text.unreadable}</h2><p>${problemLines(problem)}</p></section>`;
  }
  if (deliveries.length === 0) return null;
  const streams = [...new Set(deliveries.map(nameOf))];
  return html`<section class="quality" aria-labelledby="held"><h2 id="held">${text.title}</h2>
<ul>${deliveries.map(each => delivery(asked, each))}</ul>
<p>${text.lead}</p>
<ul>${streams.map(each => html`<li><code>kundenwert accept ${each} --by "…"</code></li>`)}</ul>
<p>${text.afterwards}</p></section>`;
}

const nameOf = ({source, stream}: Manifest) => `${source}/${stream}`;

function delivery({words, formats}: Told<object>, held: Manifest): Html {
  const {held: text} = words.runsPage;
  const received = text.received(formats.moment(held.received_at));
  return html`<li><strong>${foreign(nameOf(held))}</strong>: ${foreign(held.origin.name)}, ${received} <span class="gap">${inEnglish(held.doubts.join('; '))}</span></li>`;
}
