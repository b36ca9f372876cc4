import {createHash} from 'node:crypto';
import type {HttpReading, Pages} from '../../company/sources/http.ts';
import {parsedJson} from '../files/kinds/json.ts';
import {type Access, shownUrl} from './access.ts';
import {type Answer, ownAddress} from './answer.ts';
import {textAt} from './json_texts.ts';
import {linkTo} from './link_header.ts';
import {recordsOf} from './records.ts';
import type {Ask} from './requests.ts';
import {asProblem, ServiceError} from './service_error.ts';

/** The records of one answer, and where a person finds them. */
export interface Page {
  place: string;
  records: string[];
}

const mostPages = 100_000;

/** Asks for one page after the other until there are no more, and holds one at a time. */
export async function* pagesOf(
  name: string,
  {pages, records: path}: HttpReading,
  start: URL,
  ask: Ask,
  {redact}: Access,
  signal: AbortSignal,
): AsyncGenerator<Page> {
  const next = following(start, pages);

  async function read(url: URL, number: number): Promise<Page & {after: URL | undefined}> {
    const place = `${name}, ${pages ? `page ${number} of ` : ''}${shownUrl(start)}`;
    try {
      requireBound(number);
      const answer = await ask(url, signal);
      const records = recordsOf(answer, path);
      return {place, records, after: next(answer, records, number)};
    } catch (error) {
      throw asProblem(error, place, redact);
    }
  }

  let url: URL | undefined = firstPage(start, pages);
  for (let number = 1; url; number++) {
    const {after, ...page}: Awaited<ReturnType<typeof read>> = await read(url, number);
    url = after;
    yield page;
  }
}

function requireBound(number: number): void {
  if (number <= mostPages) return;
  throw new ServiceError(`there are more than ${mostPages.toLocaleString('en')} pages`, {
    next: 'Ask for larger pages, or for what is new only: see "parameters" and "since".',
  });
}

type Following = (answer: Answer, records: string[], number: number) => URL | undefined;

function following(start: URL, pages: Pages | undefined): Following {
  if (!pages) return () => undefined;
  if (pages.by === 'page') return byNumber(start, pages);
  const seen = new Set([digest(start.href)]);
  const find =
    pages.by === 'link'
      ? ({url, link}: Answer) => byLink(url, link)
      : (answer: Answer) => byCursor(start, answer, pages);
  return answer => {
    const url = find(answer);
    if (url) requireNew(url, seen);
    return url;
  };
}

function firstPage(start: URL, pages: Pages | undefined): URL {
  return pages?.by === 'page' ? withParameter(start, pages.parameter, String(pages.first)) : start;
}

function withParameter(start: URL, name: string, value: string): URL {
  const url = new URL(start);
  url.searchParams.set(name, value);
  return url;
}

type By<Kind extends Pages['by']> = Extract<Pages, {by: Kind}>;

/** A service that does not know the parameter answers the same, whatever page it is asked for. */
function byNumber(start: URL, {parameter, first}: By<'page'>): Following {
  let last = '';
  return (_, records, number) => {
    if (records.length === 0) return undefined;
    const hash = digest(records.join('\n'));
    if (hash === last) {
      throw new ServiceError('it holds the same records as the page before', {
        next: `"${parameter}" may not be the parameter that asks for a page: mend "pages" in sources.yaml.`,
      });
    }
    last = hash;
    return withParameter(start, parameter, String(first + number));
  };
}

function byLink(url: URL, header: string | null): URL | undefined {
  const target = linkTo('next', header);
  return target === undefined ? undefined : ownAddress(target, url, 'links');
}

/** The next cursor stands for a page of the same request, or is that page's whole address. */
function byCursor(start: URL, {url, text}: Answer, {next, parameter}: By<'cursor'>) {
  const found = textAt(text, next);
  const value = found === undefined ? null : parsedJson(found, next);
  if (value === null || value === '' || value === false) return undefined;
  if (/^[{[]|^true$/.test(found!)) {
    throw new ServiceError(`"${next}" is no cursor, but ${kindOf(found!)}`, {
      next: 'Mend "next" in sources.yaml: it must lead to a text or a number.',
    });
  }
  const cursor = typeof value === 'string' ? value : found!;
  if (/^https?:\/\//i.test(cursor)) return ownAddress(cursor, url, 'leads');
  return withParameter(start, parameter, cursor);
}

const kindOf = (json: string) =>
  json.startsWith('{') ? 'an object' : json.startsWith('[') ? 'a list' : json;

/** Only digests are kept: a cursor may be long, and there may be many. */
function requireNew({href}: URL, seen: Set<string>): void {
  const hash = digest(href);
  if (seen.has(hash)) {
    throw new ServiceError('it leads to a page that was read before, so that there is no end', {
      next: 'Mend "pages" in sources.yaml: its parameter may not be the one that asks for a page.',
    });
  }
  seen.add(hash);
}

const digest = (text: string) => createHash('sha256').update(text).digest('base64');
