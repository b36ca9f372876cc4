import {pipeline} from 'node:stream/promises';
import {type Request, type Response, Router} from 'express';
import {conditionOf} from './condition.ts';
import {csvOf} from './csv.ts';
import {layout} from './html/layout.ts';
import type {LivePage, Told} from './page.ts';
import {type Form, languageOf, type Parts, toldOf, types} from './routes.ts';
import {type Served, Unavailable} from './snapshots.ts';
import {whoAsks} from './who.ts';

/**
 * The addresses of a page that tells of the present: nobody keeps its answers, and it has something
 * to say before anything is published, most of all when the first night has failed.
 */
export function liveRoutes(page: LivePage, parts: Parts): Router {
  const answer = (form: Form) => async (request: Request, response: Response) => {
    const give = (served: Served | undefined) =>
      respond(request, response, {page, form, served, parts});
    await parts.snapshots.use(whoAsks(request), give).catch((error: unknown) => {
      if (error instanceof Unavailable) return give(undefined);
      throw error;
    });
  };
  return Router({strict: true, caseSensitive: true})
    .get(page.path, answer('html'))
    .get(`/${page.name}.json`, answer('json'))
    .get(`/${page.name}.csv`, answer('csv'));
}

interface Asking {
  page: LivePage;
  form: Form;
  served: Served | undefined;
  parts: Parts;
}

async function respond(request: Request, response: Response, asking: Asking): Promise<void> {
  const {page, form, served} = asking;
  const told = toldOf(request, page, {
    who: whoAsks(request),
    language: languageOf(request, served?.company.language),
    habits: served?.company ?? withoutCompany(),
    step: served?.fourthStep ?? 'contribution_4',
    questions: asking.parts.questions,
  });
  const body = await bodyOf(told, asking);
  response.set('Cache-Control', 'no-store').type(`${types[form]}; charset=utf-8`);
  if (form === 'csv') response.attachment(`${page.name}.csv`);
  if (typeof body === 'string') response.end(body);
  else if (request.method === 'HEAD') response.end();
  else await pipeline(body, response);
}

/** The company's habits are in its snapshot; without one, moments are those of this machine. */
const withoutCompany = () => ({
  locale: 'de-DE',
  currency: 'EUR',
  time_zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
});

async function bodyOf(
  told: Told<object>,
  {page, form, served, parts}: Asking,
): Promise<string | AsyncIterable<string>> {
  if (form === 'json') return page.live.json(told);
  if (form === 'csv') return csvOf(await page.live.csv(told), told.language);
  const content = await page.live.html(told);
  const condition = served && (await conditionOf(parts.data, parts.due, served.manifest));
  return layout({...content, asked: told, served, condition, page, assets: parts.assets}).text;
}
