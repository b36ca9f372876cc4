import type {StreamDeclaration} from '../../company/sources/declared.ts';
import type {HttpReading} from '../../company/sources/http.ts';
import type {Manifest} from '../manifest.ts';
import type {Access} from './access.ts';
import {type Page, pagesOf} from './pages.ts';
import type {Ask} from './requests.ts';
import {asProblem} from './service_error.ts';
import {earlier, reachOf} from './watermark.ts';

/** All that is read of a stream in one night, once, and how far that reaches. */
export function openNight(
  declaration: StreamDeclaration,
  landed: readonly Manifest[],
  access: Access,
  ask: Ask,
  signal?: AbortSignal,
) {
  const {redact} = access;
  const name = `${declaration.source}/${declaration.stream}`;
  const reading = readingOf(declaration);
  const stopping = new AbortController();
  const whole = signal ? AbortSignal.any([signal, stopping.signal]) : stopping.signal;
  const start = addressOf(name, reading, landed, access);
  const pages = pagesOf(name, reading, start, ask, access, whole);
  const reach = reading.since && reachOf(reading.since.field);
  let peeked: Page | undefined;

  async function next(): Promise<Page | undefined> {
    const page = peeked ?? (await nextWithRecords(pages));
    peeked = undefined;
    return page;
  }

  async function* lines(): AsyncGenerator<string> {
    let place = name;
    try {
      for (let page = await next(); page; page = await next()) {
        place = page.place;
        for (const record of reach ? page.records : []) reach?.add(record);
        yield* batches(page.records);
      }
      reach?.confirm();
    } catch (error) {
      throw asProblem(error, place, redact);
    }
  }

  return {
    lines,
    async isEmpty(): Promise<boolean> {
      peeked = await next();
      return peeked === undefined;
    },
    watermark: reach?.value,
    /** Ends all waiting. */
    stop: (reason?: Error | null) => stopping.abort(reason ?? undefined),
  };
}

/** What a stream asks of its service. */
export function readingOf({place}: StreamDeclaration): HttpReading {
  if (place.from === 'http') return place;
  throw new Error('only a stream with a path is read from a web service');
}

function addressOf(
  name: string,
  {path, parameters, since}: HttpReading,
  landed: readonly Manifest[],
  {base, redact}: Access,
): URL {
  const folder = new URL(base);
  folder.pathname = folder.pathname.replace(/\/*$/, '/');
  const url = new URL(`./${path.replace(/^\/+/, '')}`, folder);
  for (const [key, value] of base.searchParams) url.searchParams.append(key, value);
  for (const [key, value] of Object.entries(parameters)) url.searchParams.set(key, value);
  const watermark = landed.findLast(each => each.watermark !== undefined)?.watermark;
  if (!since || watermark === undefined) return url;
  try {
    url.searchParams.set(since.parameter, earlier(watermark, since.overlapSeconds));
  } catch (error) {
    throw asProblem(error, name, redact);
  }
  return url;
}

/** A page without records need not be the last one: filters can leave it empty. */
async function nextWithRecords(pages: AsyncGenerator<Page>): Promise<Page | undefined> {
  for (;;) {
    const {value, done} = await pages.next();
    if (done) return undefined;
    if (value.records.length > 0) return value;
  }
}

const batchSize = 1000;

function* batches(records: readonly string[]): Generator<string> {
  for (let from = 0; from < records.length; from += batchSize) {
    yield `${records.slice(from, from + batchSize).join('\n')}\n`;
  }
}
