import {STATUS_CODES} from 'node:http';
import {endsEarly} from './json_texts.ts';
import {retryAfter} from './retry.ts';
import {nextRefresh, ServiceError} from './service_error.ts';

/** One answer of a service. */
export interface Answer {
  url: URL;
  text: string;
  /** What the text says; nothing where the service says that it has no content. */
  document: unknown;
  /** The Link header. */
  link: string | null;
}

const mostBytes = 64 * 2 ** 20;
const excerptBytes = 1 << 16;

const retried = new Set([408, 425, 429, 500, 502, 503, 504]);
const redirects = new Set([301, 302, 303, 307, 308]);

const advice: Record<number, string> = {
  400: 'Check "parameters" and "since" in sources.yaml.',
  401: 'Check the credentials in the variable that "authentication" in sources.yaml names.',
  403: 'Check what the user or key in the variable that "authentication" names is allowed to read.',
  404: 'Check "base" and "path" in sources.yaml.',
};

/** Reads an answer whole: its JSON, or the address that it redirects to. */
export async function readAnswer(url: URL, response: Response, now: number): Promise<Answer | URL> {
  const {status, headers} = response;
  const location = headers.get('location');
  if (redirects.has(status) && location !== null) {
    await response.body?.cancel();
    return ownAddress(location, url, 'redirects');
  }
  const link = headers.get('link');
  if (status === 204) return {url, text: '', document: undefined, link};
  if (status !== 200) throw await refusal(response, now);
  await requireJson(response);
  const text = decoded(await wholeBody(response), headers.get('content-type'));
  return {url, text, document: parsed(text), link};
}

/** An address that a service names, within its own origin: another must not get our credentials. */
export function ownAddress(text: string, from: URL, verb: string): URL {
  const url = URL.parse(text, from);
  if (url?.origin === from.origin) {
    url.username = '';
    url.password = '';
    return url;
  }
  throw new ServiceError(
    `it ${verb} to ${url ? url.origin : 'what is no address'}, and credentials for ${from.origin} must not go there`,
    {next: 'If the service has moved, mend its address in sources.yaml.'},
  );
}

async function refusal(response: Response, now: number): Promise<ServiceError> {
  const {status, headers} = response;
  const words = await knownWords(response);
  const what = `it answers ${`${status} ${STATUS_CODES[status] ?? ''}`.trim()}${words && `: ${words}`}`;
  if (!retried.has(status)) return new ServiceError(what, {next: advice[status] ?? nextRefresh});
  const isTold = status === 429 || status === 503;
  const after = isTold ? retryAfter(headers.get('retry-after'), now) : undefined;
  return new ServiceError(what, {again: {after}});
}

/** What web services call their errors (RFC 6749, RFC 6750, RFC 9457 and custom). */
const errorWords = new RegExp(
  `\\b(?:${[
    'invalid_(?:request|client|grant|token|scope|parameter|cursor|credentials|api_?key)',
    'unauthorized(?:_client)?|insufficient_scope|access_denied|forbidden|not_found|expired',
    '(?:token|session)_expired|rate_limit(?:ed|_exceeded)?|quota_exceeded|too_many_requests',
    'maintenance|wartung|unavailable|timeout|internal(?:_server)?_error|bad_request',
  ].join('|')})\\b`,
  'gi',
);

/** An answer that is an error may repeat what it was asked, or show a record: only known words are told. */
async function knownWords(response: Response): Promise<string> {
  const text = await beginningOf(response);
  return [...new Set(text.match(errorWords)?.map(word => word.toLowerCase()))].join(', ');
}

/** The beginning of an answer. That it ends early is no news beside its status. */
async function beginningOf(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  try {
    for await (const chunk of response.body ?? []) {
      chunks.push(chunk);
      bytes += chunk.length;
      if (bytes >= excerptBytes) break;
    }
  } catch {}
  return Buffer.concat(chunks).toString();
}

const isJson = /^(application|text)\/([\w.+-]+\+)?json$/;

async function requireJson(response: Response): Promise<void> {
  const type = response.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (!type || isJson.test(type)) return;
  const shown = /^[a-z]+\/[a-z.+-]{1,40}$/.test(type) ? type : 'something else';
  throw new ServiceError(`it answers ${shown} instead of JSON`, {
    next: 'Check "base", "path" and "authentication" in sources.yaml: this may be a login page.',
  });
}

async function wholeBody(response: Response): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes > mostBytes) {
      throw new ServiceError('the answer is larger than 64 MB', {
        next: 'Ask for smaller pages: see "pages" and "parameters" in sources.yaml.',
      });
    }
  }
  return Buffer.concat(chunks);
}

function decoded(bytes: Buffer, contentType: string | null): string {
  const charset = /;\s*charset\s*=\s*"?([^\s;"]+)/i.exec(contentType ?? '')?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(charset, {fatal: true}).decode(bytes);
  } catch (cause) {
    throw new ServiceError(`the answer holds bytes that are not ${charset}`, {
      next: nextRefresh,
      cause,
    });
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    if (endsEarly(text)) {
      throw new ServiceError('the answer is cut: its JSON ends early', {again: {}});
    }
    throw new ServiceError('the answer is not JSON', {next: nextRefresh});
  }
}
