import {messages} from '../../company/messages/index.ts';
import type {Language} from '../../company/settings.ts';
import type {Assets} from '../assets.ts';
import type {Failure} from '../failure.ts';
import {type Html, html} from './html.ts';
import {htmlDocument} from './layout.ts';

/** Where, what, and what now; while the first night runs, a page that loads itself again. */
export function errorPage(
  failure: Failure,
  {language, assets}: {language: Language; assets: Assets},
): Html {
  const {error: words} = messages[language];
  const {title, where, what, next, again} = failure;
  const wait = failure.status === 503 ? failure.retryAfter : undefined;
  return htmlDocument(
    {language, assets, title, again: wait},
    html`<main id="content" class="failure">
<h1>${title}</h1>
<dl>
  <dt>${words.where}</dt><dd><code>${where}</code></dd>
  <dt>${words.what}</dt>${what.map(each => html`<dd>${each}</dd>`)}
  <dt>${words.next}</dt><dd>${next}</dd>
</dl>
${again && html`<p><a href="${again}?lang=${language}">${words.startAgain}</a></p>`}
</main>`,
  );
}
