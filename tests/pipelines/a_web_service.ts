import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import type {AddressInfo, Socket} from 'node:net';
import {setTimeout as pause} from 'node:timers/promises';
import {onTestFinished} from 'vitest';
import type {StreamDeclaration} from '../../company/sources/declared.ts';
import {type HttpReading, HttpSystem} from '../../company/sources/http.ts';
import {httpSystem} from '../../pipelines/http/http_stream.ts';
import type {Time} from '../../pipelines/http/time.ts';
import type {Manifest} from '../../pipelines/manifest.ts';
import {aStream} from './a_stream.ts';

/** How a service answers one request. */
export type Answering = (response: ServerResponse, request: IncomingMessage) => unknown;

/** A service on loopback; `answer` is given the number of the request, from 1. */
export async function aWebService(answer: (number: number, path: string) => Answering) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url!);
    answer(asked.length, request.url!)(response, request);
  });
  const listen = (port: number) =>
    new Promise<void>(done => server.listen(port, '127.0.0.1', () => done()));
  const leave = () => {
    const left = new Promise(done => server.close(done));
    server.closeAllConnections();
    return left;
  };
  await listen(0);
  const {port} = server.address() as AddressInfo;
  onTestFinished(async () => void (await leave()));
  return {
    base: `http://127.0.0.1:${port}`,
    /** The paths that were asked for. */
    asked,
    leave,
    comeBack: () => listen(port),
  };
}

export const json =
  (value: unknown, headers: Record<string, string> = {}): Answering =>
  response => {
    response.writeHead(200, {'content-type': 'application/json', ...headers});
    response.end(typeof value === 'string' ? value : JSON.stringify(value));
  };

export const status =
  (code: number, headers: Record<string, string> = {}, text = ''): Answering =>
  response =>
    response.writeHead(code, headers).end(text);

export const bytes =
  (content: Buffer, type: string): Answering =>
  response => {
    response.writeHead(200, {'content-type': type});
    response.end(content);
  };

/** Answers with what it was asked, credentials included. */
export const repeats =
  (code: number): Answering =>
  (response, {url, headers: {authorization, ...headers}}) => {
    response.writeHead(code, {'content-type': 'application/json'});
    response.end(JSON.stringify([{url, authorization, ...headers}]));
  };

/** Promises more bytes than it sends, and hangs up. */
export const cut: Answering = async (response, {socket}) => {
  response.writeHead(200, {'content-type': 'application/json', 'content-length': 100});
  response.write('[{"id":1}');
  await hangUp(socket);
};

/** Hangs up between two chunks of what looks like a whole document. */
export const brokenChunks: Answering = async (response, {socket}) => {
  response.writeHead(200, {'content-type': 'application/json'});
  response.write('[{"id":1}]');
  await hangUp(socket);
};

async function hangUp(socket: Socket): Promise<void> {
  await pause(20);
  socket.destroy();
}

/** Begins an answer and never ends it. */
export const stopsMidBody: Answering = response => {
  response.writeHead(200, {'content-type': 'application/json'});
  response.write('[{"id":');
};

/** Sends a blank every now and then, so that something always arrives. */
export const trickles: Answering = async response => {
  response.writeHead(200, {'content-type': 'application/json'});
  while (response.write(' ')) await pause(20);
};

/** More bytes than any answer may have. */
export const endless: Answering = (response, {socket}) => {
  response.writeHead(200, {'content-type': 'application/json'});
  const chunk = Buffer.alloc(1 << 20, ' ');
  const more = () => {
    while (!socket.destroyed && response.write(chunk));
  };
  response.on('drain', more);
  more();
};

/** A time that passes only where somebody waits; `waits` are in milliseconds, without turns. */
export function patience(): Time & {waits: number[]} {
  let now = Date.parse('2026-01-05T02:00:00Z');
  const waits: number[] = [];
  return {
    waits,
    now: () => now,
    elapsed: () => now,
    async pause(milliseconds, signal) {
      signal.throwIfAborted();
      if (milliseconds > 1) waits.push(milliseconds);
      now += milliseconds;
    },
    random: () => 0.5,
  };
}

export const byCursor = {
  pages: {by: 'cursor', next: 'next', parameter: 'after'},
  records: 'items',
} as const;
export const byNumber = {pages: {by: 'page', parameter: 'page', first: 1}} as const;
export const since = {field: 'changed', parameter: 'since', overlapSeconds: 3600};

/** Orders 1, 2 and 3 on a page each, with a cursor to the next. */
export function threePages(path: string): Answering {
  const after = Number(/after=(\d)/.exec(path)?.[1] ?? 0);
  return json({items: [{id: after + 1}], next: after < 2 ? after + 1 : null});
}
export const three = ['{"id":1}', '{"id":2}', '{"id":3}'];

/** A service that first does what it is told, and then delivers order 1. */
export const first = (...answers: Answering[]) =>
  aWebService(number => answers[number - 1] ?? json([{id: 1}]));

interface Wishes extends Omit<Partial<HttpReading>, 'system'> {
  system?: Partial<HttpSystem>;
  environment?: NodeJS.ProcessEnv;
  time?: Time;
  signal?: AbortSignal;
}

/** A stream `shop/orders` of a service at an address, as `sources.yaml` would declare it. */
export function ordersOf(base: string, {environment = {}, time, signal, ...wishes}: Wishes = {}) {
  const system = HttpSystem.parse({base, requests_per_second: 1000, ...wishes.system});
  const declaration = declaredOrders({...wishes, system});
  const service = httpSystem('shop', system, environment, {
    time: time ?? patience(),
    ...(signal ? {signal} : {}),
  });
  return service.stream(declaration);
}

/** The declaration of such a stream. */
export const declaredOrders = (reading: Partial<HttpReading> & {system: HttpSystem}) =>
  aStream({
    source: 'shop',
    stream: 'orders',
    place: {
      from: 'http',
      path: '/orders',
      parameters: {},
      pages: undefined,
      since: undefined,
      records: undefined,
      ...reading,
    },
    delivery: reading.since ? 'delta' : 'full',
    file: {kind: 'ndjson', final_line_break: 'required'},
  }) satisfies StreamDeclaration;

/** What a stream delivers in one night: the lines, and how far they reach; nothing where no news. */
export async function delivered(
  stream: ReturnType<typeof ordersOf>,
  landed: readonly Manifest[] = [],
) {
  const [offer] = await Array.fromAsync(stream.offers(landed));
  if (!offer) return undefined;
  const text = (await Array.fromAsync(offer.read())).join('');
  return {lines: text.split('\n').slice(0, -1), watermark: offer.watermark?.()};
}
