import {setTimeout as pause} from 'node:timers/promises';
import {type Request, type Response, Router} from 'express';
import {messages} from '../../../company/messages/index.ts';
import {follow} from '../../../pipelines/runs/follow.ts';
import {notBegun, progressAfter} from '../../../pipelines/runs/progress.ts';
import {readRun, runningId} from '../../../pipelines/runs/runs.ts';
import {formatsOf} from '../../formats.ts';
import {languageOf} from '../../routes.ts';
import {progressShown} from './progress_view.ts';

/** Windows that may follow at once; each costs a look at the log twice a second. */
const mostClients = 20;
const heartbeatMs = 15_000;
/** A process that was just started needs a moment until its log is there. */
const patienceMs = 20_000;
const betweenMs = 500;

/** `/runs/progress`: what a run is at, as server-sent events, until it ends. */
export function progressRoute(data: string): Router {
  let clients = 0;
  return Router({strict: true, caseSensitive: true}).get(
    '/runs/progress',
    async (request, response) => {
      response.set('Cache-Control', 'no-store');
      const language = languageOf(request, undefined);
      if (clients >= mostClients) {
        const {busy} = messages[language].runsPage.refused;
        response.status(503).set('Retry-After', '30').type('text').send(`${busy}\n`);
        return;
      }
      response.type('text/event-stream; charset=utf-8');
      if (request.method === 'HEAD') return void response.end();
      clients += 1;
      try {
        await send(request, response, data);
      } finally {
        clients -= 1;
      }
    },
  );
}

async function send(request: Request, response: Response, data: string): Promise<void> {
  const gone = new AbortController();
  response.on('close', () => gone.abort());
  const {signal} = gone;
  const tell = teller(response, signal);
  await tell(': follows the run\n\n');
  const id = await runOf(request, data, signal);
  if (id !== undefined) {
    const language = languageOf(request, undefined);
    const words = messages[language];
    const formats = formatsOf(
      language,
      {locale: 'de-DE', currency: 'EUR', time_zone: 'UTC'},
      words,
    );
    const began = (await readRun(data, id))?.began;
    let progress = notBegun;
    let told = '';
    for await (const lines of follow(data, id, signal)) {
      progress = progressAfter(progress, lines);
      const mark = JSON.stringify(progress);
      const shown = progressShown({words, formats}, progress, began);
      await tell(mark === told ? '' : `event: progress\ndata: ${JSON.stringify(shown)}\n\n`);
      told = mark;
    }
  }
  if (!signal.aborted) response.end('event: ended\ndata: {}\n\n');
}

/** The run that is asked for, if it goes on; else the one that goes on, or begins soon. */
async function runOf(
  {query}: Request,
  data: string,
  signal: AbortSignal,
): Promise<string | undefined> {
  if (query.run !== undefined) {
    const id = await runningId(data);
    return id === query.run ? id : undefined;
  }
  const until = performance.now() + patienceMs;
  while (!signal.aborted) {
    const id = await runningId(data);
    if (id !== undefined || performance.now() > until) return id;
    await pause(betweenMs, undefined, {signal}).catch(() => {});
  }
  return undefined;
}

/** Writes as fast as the window reads, and now and then a word that keeps the line open. */
function teller(response: Response, signal: AbortSignal): (text: string) => Promise<void> {
  let last = performance.now();
  return async text => {
    const isQuiet = performance.now() - last > heartbeatMs;
    const written = text || (isQuiet ? ': still there\n\n' : '');
    if (written === '' || signal.aborted) return;
    last = performance.now();
    if (response.write(written)) return;
    while (response.writableNeedDrain && !signal.aborted) {
      await pause(betweenMs, undefined, {signal}).catch(() => {});
    }
  };
}
