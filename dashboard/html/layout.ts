import type {z} from 'zod';
import {messages} from '../../company/messages/index.ts';
import {type Language, languages} from '../../company/settings.ts';
import type {Assets} from '../assets.ts';
import type {Condition} from '../condition.ts';
import type {Content, PageHead, Told} from '../page.ts';
import type {Served} from '../snapshots.ts';
import {ageOf, conditionView} from './age.ts';
import {type Html, html} from './html.ts';

interface Frame extends Content {
  asked: Told<object>;
  /** What is published; nothing yet while the first night runs. */
  served: Served | undefined;
  condition: Condition | undefined;
  page: PageHead<z.ZodObject>;
  assets: Assets;
}

const answers = {
  scorecard: '/',
  profitability: '/profitability',
  breakdown: '/breakdown',
  bridge: '/bridge',
  costs: '/costs',
  contracts: '/contracts',
  'lifetime-value': '/lifetime-value',
  churn: '/churn',
  portfolio: '/portfolio',
  segments: '/segments',
  next: '/next',
  'what-if': '/what-if',
} as const;

/** What tells how the numbers came to be, for those who keep the warehouse. */
const operations = {
  quarantine: '/quarantine',
  identity: '/identity',
  runs: '/runs',
} as const;

type Place = keyof typeof answers | keyof typeof operations;

/** Parameters that mean something on one page only. */
const own = [
  ...['view', 'page', 'sort', 'direction', 'months', 'stream', 'column', 'reason'],
  ...['run', 'refresh', 'show', 'customer', 'group', 'part', 'step', 'one', 'other', 'written'],
  ...['refused', 'by', 'within', 'member', 'against', 'source', 'document'],
  ...['scenario', 'changes', 'add', 'activity', 'pool', 'percent', 'with_cost', 'product_line'],
  ...['product_group', 'segment', 'most', 'to', 'share', 'amount', 'kept'],
  ...['cell', 'abc_class', 'contribution_class', 'rfm', 'cluster', 'stage'],
];

/** Pages that know no month. */
const withoutMonth = [
  'lifetime-value',
  'churn',
  'portfolio',
  'segments',
  'next',
  'quarantine',
  'identity',
  'runs',
];

/** Head and foot of every page. */
export function layout({asked, served, condition, page, assets, ...content}: Frame): Html {
  const {words, language} = asked;
  const name = served?.company.name ?? words.page.print;
  return htmlDocument(
    {...content, language, assets, title: `${content.title} · ${name}`},
    html`
<header class="head">
  <a class="skip" href="#content">${words.page.skip}</a>
  <div class="company">
    <strong>${name}</strong>
    ${served && ageOf(asked, served)}
  </div>
  <nav class="aside" aria-label="${words.page.operations}">${navigation(asked, page, operations)}</nav>
  <nav class="aside" aria-label="${words.page.language}">${languageSwitch(asked)}</nav>
  <nav class="pages" aria-label="${words.page.navigation}">${navigation(asked, page, answers)}</nav>
</header>
${served && condition && conditionView(asked, condition, served.manifest)}
<main id="content" tabindex="-1">
${content.body}
</main>
<footer class="foot">
  <p>${words.page.sameQuestion} <a href="${asked.link({}, `/${page.name}.json`)}">JSON</a> · <a href="${asked.link({page: undefined}, `/${page.name}.csv`)}">CSV</a></p>
  <p>Kundenwert · ${served && html`${words.page.snapshot} ${served.manifest.id}`}</p>
</footer>`,
  );
}

function navigation(
  {words, link}: Told<object>,
  current: PageHead<z.ZodObject>,
  places: typeof answers | typeof operations,
): Html[] {
  return Object.entries(places).map(([name, path]) => {
    const here = name === current.name && html` aria-current="page"`;
    const gone = withoutMonth.includes(name) ? [...own, 'month'] : own;
    const kept = Object.fromEntries(gone.map(each => [each, undefined]));
    return html`<a href="${link(kept, path)}"${here}>${words.page[name as Place]}</a>`;
  });
}

function languageSwitch({language, link}: Told<object>): Html[] {
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
  /** The page loads itself again, whether there is script or not. */
  again?: number | undefined;
  /** The same for browsers without script only. */
  reload?: Content['reload'];
}

export const htmlDocument = (
  {language, assets, title, again, reload, interactive}: Document,
  body: Html,
): Html =>
  html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
${again && html`<meta http-equiv="refresh" content="${again}">`}
${reload && html`<noscript><meta http-equiv="refresh" content="${reload.seconds}${reload.to && `;url=${reload.to}`}"></noscript>`}
<title>${title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${assets.styles}">
<script type="module" src="${assets.scripts.page}"></script>
${interactive && html`<script type="module" src="${assets.scripts.chart}"></script>`}
</head>
<body>
${body}
</body>
</html>
`;
