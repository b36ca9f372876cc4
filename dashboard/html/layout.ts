import {messages} from '../../company/messages/index.ts';
import {type Language, languages} from '../../company/settings.ts';
import type {Assets} from '../assets.ts';
import type {Asked, Content, Page} from '../page.ts';
import {type Html, html} from './html.ts';

interface Frame extends Content {
  asked: Asked<object>;
  page: Page;
  assets: Assets;
}

const places = {
  scorecard: '/',
  profitability: '/profitability',
  quarantine: '/quarantine',
} as const;

/** Parameters that mean something on one page only. */
const own = ['page', 'sort', 'direction', 'months', 'stream', 'column', 'reason'];

/** Head and foot of every page. */
export function layout({title, body, interactive, asked, page, assets}: Frame): Html {
  const {words, language, manifest, company, formats} = asked;
  return htmlDocument(
    {language, assets, title: `${title} · ${company.name}`, interactive},
    html`
<header class="head">
  <a class="skip" href="#content">${words.page.skip}</a>
  <div class="company">
    <strong>${company.name}</strong>
    <span class="dates"><span>${words.page.asOf(formats.day(company.business_date))}</span> <span>${words.page.builtAt(formats.moment(manifest.built_at))}</span></span>
  </div>
  <nav class="pages" aria-label="${words.page.navigation}">${navigation(asked, page)}</nav>
  <nav class="languages" aria-label="${words.page.language}">${languageSwitch(asked)}</nav>
</header>
<main id="content" tabindex="-1">
${body}
</main>
<footer class="foot">
  <p>${words.page.sameQuestion} <a href="${asked.link({}, `/${page.name}.json`)}">JSON</a> · <a href="${asked.link({page: undefined}, `/${page.name}.csv`)}">CSV</a></p>
  <p>Kundenwert · ${words.page.snapshot} ${manifest.id}</p>
</footer>`,
  );
}

function navigation({words, link}: Asked<object>, current: Page): Html[] {
  return Object.entries(places).map(([name, path]) => {
    const here = name === current.name && html` aria-current="page"`;
    const gone = name === 'quarantine' ? [...own, 'month'] : own;
    const kept = Object.fromEntries(gone.map(each => [each, undefined]));
    return html`<a href="${link(kept, path)}"${here}>${words.page[name as keyof typeof places]}</a>`;
  });
}

function languageSwitch({language, link}: Asked<object>): Html[] {
  return languages.map(each => {
    const here = each === language && html` aria-current="true"`;
    return html`<a href="${link({lang: each})}" lang="${each}" hreflang="${each}"${here}>${messages[each].languageName}</a>`;
  });
}

interface Document {
  language: Language;
  assets: Assets;
  title: string;
  interactive?: boolean | undefined;
  /** Seconds after which the page loads itself again. */
  reload?: number | undefined;
}

export const htmlDocument = (
  {language, assets, title, reload, interactive}: Document,
  body: Html,
): Html =>
  html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
${reload && html`<meta http-equiv="refresh" content="${reload}">`}
<title>${title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${assets.styles}">
${interactive && html`<script type="module" src="${assets.script}"></script>`}
</head>
<body>
${body}
</body>
</html>
`;
