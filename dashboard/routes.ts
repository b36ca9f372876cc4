import {createHash} from 'node:crypto';
import {pipeline} from 'node:stream/promises';
import {type Request, type Response, Router} from 'express';
import type {z} from 'zod';
import {messagesAfter} from '../company/messages/index.ts';
import {type CustomerLevel, type Language, languages} from '../company/settings.ts';
import type {Step} from '../models/profitability/whale_curve.ts';
import type {Assets} from './assets.ts';
import {type Condition, conditionOf, type Due} from './condition.ts';
import {csvOf} from './csv.ts';
import {formatsOf, type Habits} from './formats.ts';
import {layout} from './html/layout.ts';
import type {KeptBytes} from './kept_bytes.ts';
import {linkFrom, type Questions} from './link.ts';
import type {Asked, Page, PageHead, Told} from './page.ts';
import type {Served, Snapshots} from './snapshots.ts';
import {type Who, whoAsks} from './who.ts';
import {questionIn} from './wrong_question.ts';

export type Form = 'html' | 'json' | 'csv';

export interface Parts {
  data: string;
  due: Due;
  snapshots: Snapshots;
  assets: Assets;
  kept: KeptBytes;
  /** What can be asked of each page, for links from one to another. */
  questions: Questions;
}

export const types = {html: 'text/html', json: 'application/json', csv: 'text/csv'} as const;

/** The addresses of one page: HTML, JSON and CSV of the same question. */
export function pageRoutes(page: Page, parts: Parts): Router {
  const answer = (form: Form) => (request: Request, response: Response) => {
    const who = whoAsks(request);
    return parts.snapshots.use(who, async served => {
      const {language} = served.company;
      const told = toldOf(request, page, {
        who,
        language,
        habits: served.company,
        step: served.fourthStep,
        questions: parts.questions,
      });
      const condition = await conditionOf(parts.data, parts.due, served.manifest);
      return respond(request, response, {...served, ...told}, {page, form, condition, ...parts});
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
  condition: Condition;
}

async function respond(
  request: Request,
  response: Response,
  asked: Unlevelled,
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

/** A question of which nobody has looked yet at which level it is asked: a held answer needs none. */
type Unlevelled = Told<object> & Served;

interface Asker {
  who: Who;
  /** What the company speaks, unless the address says another language. */
  language: Language;
  habits: Habits;
  /** What the company calls its contribution_4. */
  step: Step;
  questions: Questions;
}

/** A page's question in the address, and the words for its answer. */
export function toldOf(request: Request, page: PageHead<z.ZodObject>, asker: Asker): Told<object> {
  const {who, habits, questions} = asker;
  const question = questionIn(page.question, request.query);
  const lang = (question as {lang?: Language}).lang;
  const language = lang ?? asker.language;
  const words = messagesAfter(language, asker.step);
  return {
    question,
    who,
    language,
    words,
    formats: formatsOf(language, habits, words),
    link: linkFrom(page.path, request.query as Record<string, string>, questions),
  };
}

/**
 * The same snapshot gives the same answer to the same question of the same person and program. What
 * is wrong with the data stands on the page, too; how old they are, the browser says.
 */
function etag(
  {originalUrl}: Request,
  {assets, condition, page}: Asking,
  {manifest, who}: Unlevelled,
): string {
  const hash = createHash('sha256');
  const state = page.state?.();
  hash.update(JSON.stringify([assets.version, manifest.id, originalUrl, who, condition, state]));
  return `"${hash.digest('base64url').slice(0, 27)}"`;
}

const isHeld = (request: Request, tag: string) =>
  (request.get('If-None-Match') ?? '')
    .split(',')
    .some(each => each.trim().replace(/^W\//, '') === tag);

async function bodyOf(
  asked: Unlevelled,
  asking: Asking,
  tag: string,
): Promise<Buffer | AsyncIterable<string>> {
  const text = await textOf(asked, asking);
  if (typeof text !== 'string') return text;
  const bytes = Buffer.from(text);
  asking.kept.set(tag, bytes);
  return bytes;
}

/** The question at its level. */
async function levelled<Question>(
  asked: Told<Question> & Served,
  tables: readonly string[] | undefined,
): Promise<Asked<Question>> {
  const {level} = asked.question as {level?: CustomerLevel};
  const at = await asked.levels.at(tables ? level : 'customer', tables ?? []);
  return {...asked, ...at, customers: asked.db};
}

async function textOf(told: Unlevelled, {page, form, assets, condition}: Asking) {
  const asked = await levelled(told, page.levelled);
  if (form === 'json') return page.json(asked);
  if (form === 'csv') return csvOf(await page.csv(asked), asked.language);
  const content = await page.html(asked);
  return layout({...content, asked, served: asked, condition, page, assets}).text;
}

function fileName({question, manifest}: Unlevelled, {name}: Page): string {
  const {month, level} = question as {month?: string; level?: CustomerLevel};
  const day = (month ?? manifest.business_date).slice(0, 7);
  return `${name}-${day}${level ? `-${level}` : ''}.csv`;
}

/** The language that an address or a browser asks for, where no page could be asked. */
export function languageOf(request: Request, company: Language | undefined): Language {
  const asked = languages.find(each => each === request.query.lang);
  return asked ?? company ?? (request.acceptsLanguages('en', 'de') === 'de' ? 'de' : 'en');
}
