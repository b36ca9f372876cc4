import {createHash} from 'node:crypto';
import {pipeline} from 'node:stream/promises';
import {type Request, type Response, Router} from 'express';
import {messages} from '../company/messages/index.ts';
import {type Language, languages} from '../company/settings.ts';
import type {Assets} from './assets.ts';
import {csvOf} from './csv.ts';
import {formatsOf} from './formats.ts';
import {layout} from './html/layout.ts';
import type {KeptBytes} from './kept_bytes.ts';
import {linkFrom} from './link.ts';
import type {Asked, Page} from './page.ts';
import type {Served, Snapshots} from './snapshots.ts';
import {type Who, whoAsks} from './who.ts';
import {questionIn} from './wrong_question.ts';

type Form = 'html' | 'json' | 'csv';

interface Parts {
  snapshots: Snapshots;
  assets: Assets;
  kept: KeptBytes;
}

const types = {html: 'text/html', json: 'application/json', csv: 'text/csv'} as const;

/** The addresses of one page: HTML, JSON and CSV of the same question. */
export function pageRoutes(page: Page, parts: Parts): Router {
  const answer = (form: Form) => (request: Request, response: Response) => {
    const who = whoAsks(request);
    return parts.snapshots.use(who, served => {
      const asked = askedOf(request, page, served, who);
      return respond(request, response, asked, {page, form, ...parts});
    });
  };
  return Router({strict: true, caseSensitive: true})
    .get(page.path, answer('html'))
    .get(`/${page.name}.json`, answer('json'))
    .get(`/${page.name}.csv`, answer('csv'));
}

interface Asking extends Parts {
  page: Page;
  form: Form;
}

async function respond(
  request: Request,
  response: Response,
  asked: Asked<object>,
  asking: Asking,
): Promise<void> {
  const tag = etag(request, asking, asked);
  if (isHeld(request, tag)) {
    response.status(304).set({ETag: tag, 'Cache-Control': 'private, no-cache'}).end();
    return;
  }
  const body = asking.kept.get(tag) ?? (await bodyOf(asked, asking, tag));
  response.set({ETag: tag, 'Cache-Control': 'private, no-cache'});
  response.type(`${types[asking.form]}; charset=utf-8`);
  if (asking.form === 'csv') response.attachment(fileName(asked, asking.page));
  if (body instanceof Buffer) response.end(body);
  else if (request.method === 'HEAD') response.end();
  else await pipeline(body, response);
}

function askedOf(request: Request, page: Page, served: Served, who: Who): Asked<object> {
  const question = questionIn(page.question, request.query);
  const lang = (question as {lang?: Language}).lang;
  const language = lang ?? served.company.language;
  const words = messages[language];
  return {
    ...served,
    question,
    who,
    language,
    words,
    formats: formatsOf(language, served.company, words),
    link: linkFrom(page.path, request.query as Record<string, string>),
  };
}

/** The same snapshot gives the same answer to the same question of the same person and program. */
function etag({originalUrl}: Request, {assets}: Asking, {manifest, who}: Asked<object>): string {
  const hash = createHash('sha256');
  hash.update(JSON.stringify([assets.version, manifest.id, originalUrl, who]));
  return `"${hash.digest('base64url').slice(0, 27)}"`;
}

const isHeld = (request: Request, tag: string) =>
  (request.get('If-None-Match') ?? '')
    .split(',')
    .some(each => each.trim().replace(/^W\//, '') === tag);

async function bodyOf(
  asked: Asked<object>,
  asking: Asking,
  tag: string,
): Promise<Buffer | AsyncIterable<string>> {
  const text = await textOf(asked, asking);
  if (typeof text !== 'string') return text;
  const bytes = Buffer.from(text);
  asking.kept.set(tag, bytes);
  return bytes;
}

async function textOf(asked: Asked<object>, {page, form, assets}: Asking) {
  if (form === 'json') return page.json(asked);
  if (form === 'csv') return csvOf(await page.csv(asked), asked.language);
  return layout({...(await page.html(asked)), asked, page, assets}).text;
}

function fileName({question, manifest}: Asked<object>, {name}: Page): string {
  const {month} = question as {month?: string};
  return `${name}-${(month ?? manifest.business_date).slice(0, 7)}.csv`;
}

/** The language that an address or a browser asks for, where no page could be asked. */
export function languageOf(request: Request, company: Language | undefined): Language {
  const asked = languages.find(each => each === request.query.lang);
  return asked ?? company ?? (request.acceptsLanguages('en', 'de') === 'de' ? 'de' : 'en');
}
